"""Other indices: an optional table, checked as all others are, and shown where it holds rows."""

import shutil
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from etl import tables
from etl.build import build, fingerprint
from etl.problem import LoadRefused
from papi.common.language import Language
from papi.common.parts import View
from papi.compare.peers import Peers
from papi.overview import parts as overview
from papi.report import document, further_parts
from papi.report.choice import ReportChoice
from papi.warehouse import connection
from tests.papi.report.read_back import number
from tests.papi.report.read_back import tables as printed

HEADS = "index,year,place,value,rank,of,source"
ROWS = [
    "PAR INDEX,2022,Long An,83.12,35,63,MOHA 2023",
    "par index,2023,long an,86.5,29,63,MOHA 2024",
    "SIPAS,2023,80,,12,63,MOHA 2024",
    "PCI,2021,Tỉnh Long An,66.58,13,63,VCCI 2022",
    "PCI,2023,Long An,70.94,2,63,VCCI 2024",
    "DTI,2024,Long An,0.61,20,63,MIC 2025",
]


@pytest.fixture
def published(tmp_path, few_years) -> Path:
    """A copy of the tables of the last four years, to which rows are added."""
    return Path(shutil.copytree(few_years, tmp_path / "published"))


def write(folder: Path, rows: list[str]) -> None:
    (folder / "other_indices.csv").write_text("\n".join([HEADS, *rows]) + "\n", encoding="utf-8")


def refusal(folder: Path, tmp_path: Path) -> str:
    with pytest.raises(LoadRefused) as refused:
        build(folder, tmp_path / "none.duckdb", show_progress=False)
    assert not (tmp_path / "none.duckdb").exists()
    return "\n".join(map(str, refused.value.problems))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("PAPI,2023,Long An,40,46,61,press", "index is none of PAR INDEX, SIPAS, PCI and DTI"),
        ("PCI,2023,Long Ann,70,2,63,VCCI", "place is no province of that year (found: Long Ann)"),
        ("PCI,2025,Long An,70,2,34,VCCI", "place is no province of that year (found: Long An)"),
        ("PCI,2023,Long An,,,,VCCI", "neither a value nor a rank is given"),
        ("PCI,2023,Long An,70,64,63,VCCI", "rank and of do not go together (found: 64 of 63)"),
        ("PCI,2023,Long An,70,2,,VCCI", "rank and of do not go together"),
        ("PCI,2023,Long An,170,2,63,VCCI", "value is not between 0 and 100"),
        ("PCI,1999,Long An,70,2,63,VCCI", "year is not between 2005 and 2100"),
        ("PCI,2023,Long An,70,2,63,", "source must not be empty"),
        ("PCI,2023,Long An,seventy,2,63,VCCI", "value is not a number (found: seventy)"),
    ],
)
def test_a_row_that_cannot_be_is_named_with_its_line(published, tmp_path, row, reason):
    write(published, ["SIPAS,2023,Hà Nội,85,3,63,MOHA", row])
    said = refusal(published, tmp_path)
    assert f"other_indices.csv:3: {reason}" in said
    assert "other_indices.csv:2" not in said


def test_a_figure_that_stands_twice_is_named_however_its_place_is_written(published, tmp_path):
    write(published, [*ROWS, "DTI,2024,LONG AN,0.7,1,63,press"])
    assert "other_indices.csv:8: repeats index, year and place" in refusal(published, tmp_path)


def test_a_wrong_heading_is_named_in_a_workbook_too(published, tmp_path):
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["index", "year", "province", "value", "rank", "of", "source"])
    book.save(published / "other_indices.xlsx")
    said = refusal(published, tmp_path)
    assert "other_indices.xlsx:1" in said
    assert "missing: place; unexpected: province" in said


def test_a_workbook_reads_as_the_same_rows(published):
    write(published, ROWS)
    of_csv = tables.read(published)["other_indices"]
    before = fingerprint(published)
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(HEADS.split(","))
    for row in ROWS:
        cells = row.split(",")
        sheet.append([
            cells[0], int(cells[1]), cells[2], float(cells[3]) if cells[3] else None,
            int(cells[4]), int(cells[5]), cells[6],
        ])  # fmt: skip
    book.save(published / "other_indices.xlsx")
    of_book = tables.read(published)["other_indices"]
    assert set(of_book["file"]) == {"other_indices.xlsx"}
    assert of_book.drop(columns="file").equals(of_csv.drop(columns="file"))
    assert fingerprint(published) != before


def test_without_the_file_there_are_no_rows(published):
    (published / "other_indices.csv").unlink()
    assert tables.read(published)["other_indices"].empty


def test_nothing_is_shipped_and_nothing_is_shown(file):
    view = View(file, Language("vi"), "80", 2023)
    with duckdb.connect(file.path, read_only=True) as con:
        assert con.execute("SELECT count(*) FROM other_index").fetchone() == (0,)
    assert overview.others(view, overview.Choice()) is None
    assert further_parts.others(view, ReportChoice(Peers("region"))) is None


@pytest.fixture(scope="module")
def with_rows(few_years, tmp_path_factory):
    """A warehouse with rows of Long An."""
    folder = tmp_path_factory.mktemp("others")
    published = Path(shutil.copytree(few_years, folder / "published"))
    write(published, ROWS)
    build(published, folder / "papi.duckdb", show_progress=False)
    return connection.identity(folder / "papi.duckdb")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_ranks_and_small_lines_stand_beside_papi_and_points_are_not_compared(with_rows, lang):
    language = Language(lang)
    view = View(with_rows, language, "80", 2023)
    part = overview.others(view, overview.Choice())
    assert part is not None and part.table is not None
    cells = part.table.cells(language)
    # The indices up to the year, in the order in which offices name them; 2024 is not yet out.
    assert [row[0].text for row in cells] == ["PAR INDEX", "SIPAS", "PCI"]
    assert [row[2].text for row in cells] == ["2023", "2023", "2023"]
    place = {"vi": "{}/63", "en": "{} of 63"}[lang].format
    assert [row[4].text for row in cells] == [place(29), place(12), place(2)]
    # The year before, and a dash where that is not held.
    assert [row[6].text for row in cells] == [place(35), "–", "–"]
    assert [bool(row[1].drawing) for row in cells] == [True, False, True]
    assert (
        part.answer
        == {
            "en": "Ranks: PAPI 46th of 61 (2023); PAR INDEX 29th of 63 (2023); "
            "SIPAS 12th of 63 (2023); PCI 2nd of 63 (2023).",
            "vi": "Thứ hạng: PAPI thứ 46/61 (năm 2023); PAR INDEX thứ 29/63 (năm 2023); "
            "SIPAS thứ 12/63 (năm 2023); PCI thứ 2/63 (năm 2023).",
        }[lang]
    )
    assert "MOHA 2024" in part.source and "VCCI 2024" in part.source
    assert part.notes[0] == language.text(
        "Other publishers' figures, as printed. Each index measures something else on a scale of "
        "its own: points cannot be compared between indices, and each line has its own axis. How "
        "much their ranks vary by chance is not known here."
    )


def test_the_report_has_them_too(with_rows):
    view = View(with_rows, Language("vi"), "80", 2023)
    made = printed(document.write(view, ReportChoice(Peers("region"))))["Các chỉ số khác"]
    assert [number(row[3]) for row in made[1:]] == [86.5, None, 70.94]
