"""`python -m papi plan` and `brief --out`: files, clear errors, exit codes."""

import io
import subprocess
import sys

import docx
import openpyxl
import pytest
from pptx import Presentation

from papi.__main__ import main
from tests.conftest import ROOT


@pytest.fixture
def run(warehouse_path, capsys):
    """Runs a command in this process; what raises here would be a trace there."""

    def papi(*arguments: str) -> subprocess.CompletedProcess[str]:
        capsys.readouterr()
        try:
            code = main([*arguments, "--warehouse", str(warehouse_path)])
        except SystemExit as ended:  # the parser of arguments
            code = int(ended.code or 0)
        said = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, code, said.out, said.err)

    return papi


@pytest.fixture
def start(warehouse_path):
    """Runs a command in a process of its own, as who types it does."""

    def papi(*arguments: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "papi", *arguments, "--warehouse", str(warehouse_path)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in done.stderr
        return done

    return papi


def text_of(path) -> str:
    opened = docx.Document(io.BytesIO(path.read_bytes()))
    return "\n".join(paragraph.text for paragraph in opened.paragraphs)


def test_a_plan_is_written_for_any_spelling_in_vietnamese(start, tmp_path):
    out = tmp_path / "plan.docx"
    done = start("plan", "--province", "lang son", "--year", "2023", "--out", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Đã ghi: {out}" in done.stdout
    assert "II. NỘI DUNG TẬP TRUNG KHẮC PHỤC, CẢI THIỆN" in text_of(out)


def test_english_target_and_level_on_request(run, tmp_path):
    out = tmp_path / "plan.docx"
    done = run(
        "plan",
        "--province",
        "Long An",
        "--year",
        "2023",
        "--lang",
        "en",
        "--level",
        "commune",
        "--target",
        "rank:30",
        "--out",
        str(out),
    )
    assert done.returncode == 0
    text = text_of(out)
    assert "Target for 2024: rank 30 or better on the total." in text
    assert "Department of Finance" not in text


@pytest.mark.parametrize("points", ["points:42,5", "points:42.5"])
def test_a_target_in_points_is_typed_with_comma_or_dot(run, tmp_path, points):
    out = tmp_path / "plan.docx"
    done = run(
        "plan", "--province", "Long An", "--year", "2023", "--target", points, "--out", str(out)
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "42,50 điểm" in text_of(out)


def test_an_edited_spreadsheet_is_continued_as_a_document(run, tmp_path):
    rows, out = tmp_path / "rows.xlsx", tmp_path / "plan.docx"
    asked = ("plan", "--province", "Lạng Sơn", "--year", "2023")
    assert run(*asked, "--out", str(rows)).returncode == 0
    book = openpyxl.load_workbook(rows)
    sheet = book.worksheets[0]
    sheet.delete_rows(3, sheet.max_row)
    sheet["B2"] = "Một nhiệm vụ do tỉnh tự đặt ra"
    book.save(rows)
    assert run(*asked, "--rows", str(rows), "--out", str(out)).returncode == 0
    tables = docx.Document(io.BytesIO(out.read_bytes())).tables
    assert [row.cells[1].text for row in tables[-1].rows][-1] == "Một nhiệm vụ do tỉnh tự đặt ra"
    assert len(tables[-1].rows) == 3


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        (["--target", "the moon"], "“the moon” is not understood"),
        (["--target", "rank:62"], "There is no rank 62"),
        (["--target", "points:90"], "outside the scale of 8 to 80"),
        (["--province", "Log An"], "Nearest: Long An"),
        (["--year", "1999"], "years: 2011–2024"),
        (["--out", "plan.pdf"], "must end in one of: .docx, .xlsx"),
    ],
)
def test_what_is_not_understood_is_said_with_exit_2(run, tmp_path, extra, said):
    out = tmp_path / "plan.docx"
    done = run(
        "plan", "--province", "Long An", "--year", "2023", "--lang", "en", "--out", str(out), *extra
    )
    assert done.returncode == 2
    assert said in done.stderr
    assert not out.exists()


def test_a_foreign_file_of_rows_is_exit_2_and_a_missing_one_exit_1(run, tmp_path):
    out, foreign = tmp_path / "plan.docx", tmp_path / "foreign.xlsx"
    foreign.write_bytes(b"not a workbook")
    asked = ("plan", "--province", "Long An", "--year", "2023", "--out", str(out), "--rows")
    done = run(*asked, str(foreign))
    assert (done.returncode, "không phải tệp .xlsx" in done.stderr) == (2, True)
    assert run(*asked, str(tmp_path / "none.xlsx")).returncode == 1
    assert not out.exists()


def test_a_file_that_cannot_be_written_is_exit_1(run, tmp_path):
    out = tmp_path / "no such folder" / "plan.docx"
    done = run("plan", "--province", "Long An", "--year", "2023", "--out", str(out))
    assert done.returncode == 1
    assert "No such file or directory" in done.stderr


def test_a_brief_is_written_as_a_page_and_else_printed(run, start, tmp_path):
    out = tmp_path / "brief.docx"
    asked = ("brief", "--province", "Long An", "--year", "2023", "--lang", "en")
    assert run(*asked, "--out", str(out)).returncode == 0
    first = start(*asked).stdout.splitlines()[0]
    assert text_of(out).splitlines()[0] == first
    assert run(*asked, "--out", str(tmp_path / "brief.txt")).returncode == 2


REPORT = ("report", "--province", "Long An", "--year", "2024")


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "pptx"])
def test_a_report_is_written_in_each_form(run, tmp_path, suffix):
    out = tmp_path / f"report.{suffix}"
    done = run(*REPORT, "--out", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Đã ghi: {out}" in done.stdout
    if suffix == "docx":
        assert "Phân tích kết quả Chỉ số PAPI năm 2024 của Long An" in text_of(out)
    elif suffix == "xlsx":
        names = openpyxl.load_workbook(out).sheetnames
        assert names[0] == "PAPI" and len(names) > 8
    else:
        assert len(Presentation(str(out)).slides) == 9


def test_a_report_of_other_peers_without_some_sections(run, tmp_path):
    out = tmp_path / "report.docx"
    options = ("--lang", "en", "--peers", "group", "--without", "nation", "years")
    assert run(*REPORT, *options, "--out", str(out)).returncode == 0
    text = text_of(out)
    assert "others in the low-average group (computed)" in text
    assert "The country in that year" not in text and "Several years" not in text


def test_a_report_is_said_on_the_terminal_without_a_file(run):
    said = run(*REPORT, "--lang", "en").stdout
    assert said.startswith("Analysis of the PAPI 2024 results of Long An")
    assert "Source: CECODES" in said


def test_a_report_in_an_offices_template_or_a_calm_refusal(run, tmp_path):
    office = tmp_path / "office.pptx"
    Presentation().save(str(office))
    out = tmp_path / "slides.pptx"
    assert run(*REPORT, "--template", str(office), "--out", str(out)).returncode == 0
    assert Presentation(str(out)).slide_width == 9144000
    out.unlink()
    office.write_text("no slides", encoding="utf-8")
    done = run(*REPORT, "--lang", "en", "--template", str(office), "--out", str(out))
    assert (done.returncode, out.exists()) == (2, False)
    assert "This is not a PowerPoint template" in done.stderr
    gone = run(*REPORT, "--template", str(tmp_path / "none.pptx"), "--out", str(out))
    assert gone.returncode == 1 and "none.pptx" in gone.stderr


def test_a_report_names_the_forms_and_the_peers_that_there_are(run, tmp_path):
    done = run(*REPORT, "--lang", "en", "--out", str(tmp_path / "report.pdf"))
    assert done.returncode == 2 and ".docx, .xlsx, .pptx" in done.stderr
    no_total = ("report", "--province", "Bắc Giang", "--year", "2022", "--lang", "en")
    done = run(*no_total, "--peers", "group")
    assert done.returncode == 2 and "There are no peers “group” here; there are:" in done.stderr
