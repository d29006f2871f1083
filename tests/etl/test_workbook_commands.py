"""`python -m etl check | add | build`, as a person at a terminal uses them."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from etl.__main__ import main
from tests.conftest import ROOT
from tests.etl import workbook_content as contents
from tests.etl import workbook_maker as made


def changed_year(year: int = 2023) -> contents.Content:
    """The published scores with one that differs: Hà Nội's 1.1 is 0.1 more."""
    content = contents.published(year)
    before = content.scores["01", "1.1"]
    assert before is not None
    content.scores["01", "1.1"] = before + 0.1
    return content


@pytest.fixture
def places(few_years: Path, tmp_path: Path) -> list[str]:
    folder, warehouse = str(tmp_path / "workbooks"), str(tmp_path / "papi.duckdb")
    return ["--published", str(few_years), "--workbooks", folder, "--to", warehouse]


def asked(tmp_path: Path, question: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(tmp_path / "papi.duckdb"), read_only=True) as con:
        return con.execute(question).fetchall()


def test_check_says_what_a_file_is_and_what_would_change(tmp_path, places, capsys):
    path = made.write_year(tmp_path, 2024)
    assert main(["check", str(path), *places]) == 0
    said = capsys.readouterr().out
    for words in (
        made.FILES[2024],
        "sheet 2024_PAPI_VIE_ENG is read as 2024: the sheet of provincial indicators",
        "layout: provinces in columns, English and Vietnamese labels",
        "provinces: 63 of the division into 63",
        "rows: 1 totals, 8 dimensions, 28 sub-dimensions",
        "statistics: lower bound, upper bound, standard error (unweighted)",
        "would be loaded: 1708 sub-dimension scores, 0 indicator values, 61 margins",
        "not published: Vĩnh Phúc (all), Tiền Giang (all)",
        "±1.645 standard errors",
        "not read: 2023_VIE_ENG: 2023 is taken from its own publication, already held",
        "No figure differs from those held by more than 0.001.",
        "No problems: this can be loaded.",
    ):
        assert words in said
    assert not (tmp_path / "workbooks").exists()
    assert not (tmp_path / "papi.duckdb").exists()


def test_check_lists_what_differs_from_the_figures_held(tmp_path, places, capsys):
    path = made.write_year(tmp_path, 2023, changed_year())
    assert main(["check", str(path), *places]) == 0
    said = capsys.readouterr().out
    assert "1 figures differ from those held; the largest by 0.1000:" in said
    assert "2023_VIE_ENG!D8: 2023 01 civic_knowledge: held 1.32393, here 1.42393" in said


def test_add_keeps_the_file_and_builds_and_a_later_check_compares_with_it(tmp_path, places, capsys):
    path = made.write_year(tmp_path / "download", 2023, changed_year())
    assert main(["add", str(path), *places]) == 0
    assert (tmp_path / "workbooks" / path.name).read_bytes() == path.read_bytes()
    ((value, title),) = asked(
        tmp_path,
        """SELECT s.value, f.title FROM score AS s JOIN source AS f USING (source)
        WHERE s.year = 2023 AND province_code = '01' AND measure = 'civic_knowledge'""",
    )
    assert value == pytest.approx(1.423925)
    assert title == f"{path.name}, sheet 2023_VIE_ENG"
    capsys.readouterr()
    assert main(["check", str(path), *places]) == 0
    assert "No figure differs from those held" in capsys.readouterr().out

    # The publisher corrects the file: the one of the same name is replaced.
    made.write_year(tmp_path / "download", 2023, contents.published(2023))
    assert main(["add", str(path), *places]) == 0
    assert [p.name for p in (tmp_path / "workbooks").iterdir()] == [path.name]
    assert asked(tmp_path, "SELECT count(*) FROM workbook_difference") == [(0,)]


def test_check_names_each_new_indicator_by_its_title(tmp_path, places, capsys):
    content = contents.published(2023)
    shares: dict[str, float | None] = dict.fromkeys(contents.NAMES, 0.5)
    content.indicators["7.2"] = [("Chỉ tiêu mới (%)", "New", "0%-100%", shares)]
    path = made.write_year(tmp_path, 2023, content)
    rows = made.layout(2023, content)
    row, _ = made.find(rows, "Chỉ tiêu mới", "Hà Nội")
    assert main(["check", str(path), *places]) == 0
    said = capsys.readouterr().out
    assert f"new indicator: 'Chỉ tiêu mới (%)' (A{row + 1}), scale 0%-100%" in said


def test_check_and_add_speak_vietnamese_when_asked_or_when_the_system_does(
    tmp_path, places, capsys, monkeypatch
):
    path = made.write_year(tmp_path / "download", 2023, changed_year())
    assert main(["check", "--lang", "vi", str(path), *places]) == 0
    asked_for = capsys.readouterr().out
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    assert main(["check", str(path), *places]) == 0
    assert capsys.readouterr().out == asked_for
    for words in (
        "trang tính 2023_VIE_ENG được đọc là năm 2023: trang chỉ tiêu cấp tỉnh",
        "sẽ nạp: 1708 điểm nội dung thành phần, 0 giá trị chỉ tiêu, 61 sai số",
        "không công bố: Quảng Ninh (tất cả), Bình Dương (tất cả)",
        "1 số khác số liệu đang có; khác nhiều nhất là 0,1000:",
        "đang có 1,32393, ở đây 1,42393",
        "Không có lỗi: nạp được.",
    ):
        assert words in asked_for
    assert main(["add", str(path), *places]) == 0
    said = capsys.readouterr().out
    assert "nội dung thành phần" in said.splitlines()[-6]
    assert said.splitlines()[-1] == f"đã dựng {tmp_path / 'papi.duckdb'}"
    assert main(["add", str(path), *places]) == 1
    again = capsys.readouterr()
    assert again.out == f"{path.name}: đã nạp với tên {path.name}; không cần làm gì\n"
    assert "không có gì thay đổi" in again.err


def test_build_lists_every_difference(tmp_path, places, capsys):
    made.write_year(tmp_path / "workbooks", 2023, changed_year())
    assert main(["build", *places]) == 0
    said = capsys.readouterr().out
    assert f"loaded {made.FILES[2023]}, sheet 2023_VIE_ENG" in said
    assert "2023_VIE_ENG!D8: 2023 01 civic_knowledge: held 1.32393, here 1.42393" in said


def test_a_build_refuses_a_folder_with_a_bad_file_and_keeps_the_warehouse(tmp_path, places, capsys):
    (tmp_path / "workbooks").mkdir()
    (tmp_path / "workbooks" / "2025.xlsx").write_bytes(b"no workbook")
    (tmp_path / "papi.duckdb").write_bytes(b"as it was")
    assert main(["build", *places]) == 1
    assert "2025.xlsx: is not an Excel workbook" in capsys.readouterr().err
    assert (tmp_path / "papi.duckdb").read_bytes() == b"as it was"


def test_a_year_that_contradicts_an_added_one_is_refused(tmp_path, places, capsys):
    first = made.write_year(tmp_path / "workbooks", 2023)
    second = made.write_year(tmp_path / "download", 2023, changed_year())
    second = second.rename(second.with_name("PAPI 2023 (bản mới).xlsx"))
    assert main(["add", str(second), *places]) == 1
    assert "are 2 files for 2023; keep one of them" in capsys.readouterr().out
    assert [p.name for p in (tmp_path / "workbooks").iterdir()] == [first.name]


def test_what_cannot_be_loaded_exits_with_one_from_the_shell(tmp_path, places):
    bad = tmp_path / "2025.xlsx"
    bad.write_bytes(b"no workbook")
    ran = subprocess.run(
        [sys.executable, "-m", "etl", "check", str(bad), *places],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert ran.stdout.splitlines() == [
        "1 problem:",
        "  2025.xlsx: is not an Excel workbook",
        "This cannot be loaded.",
    ]
    assert not ran.stderr
