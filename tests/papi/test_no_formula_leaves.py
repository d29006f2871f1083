"""No file that is taken away runs what stands in the data."""

import csv
import io
from dataclasses import replace

import openpyxl
import pytest
from docx import Document

from papi.common import documents
from papi.common.language import Language
from papi.common.tables import Column, Table
from papi.export import whole
from papi.plan import document, draft, gather, sheet
from papi.plan import rows as plan_rows
from papi.plan.row import COLUMNS
from papi.warehouse import connection
from tests import hostile

RUNS = [
    '=HYPERLINK("http://x")', "+1", "@SUM(A1)", "-cmd|' /C calc'!A0", "\t=1+1", "\r=1+1", "\n=1+1",
    "\tx", "\rx", "  =1+1", "＝1+1", "＋1", "－1", "＠SUM(A1)", "=cmd|'/C calc'!A0", "\u00a0=1",
]  # fmt: skip
BEGINS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def runs(value: object) -> bool:
    """Whether a spreadsheet could take a cell's text for a formula."""
    return isinstance(value, str) and (
        value.startswith(("\t", "\r", "\n")) or value.lstrip().startswith(BEGINS)
    )


def number(text: str) -> bool:
    """Whether it is a figure, which may well be negative."""
    try:
        float(text)
    except ValueError:
        return False
    return True


def cells(content: bytes) -> list:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [cell for page in book for row in page.iter_rows() for cell in row if cell.value]


@pytest.mark.parametrize("text", RUNS)
def test_tables_of_pages_hold_it_as_text(text):
    table = Table("T", [Column(text, "text", str), Column("n", "text", str)], [text, "Long An"])
    for line in csv.reader(
        io.StringIO(documents.csv(table, notes={text: text}).decode("utf-8-sig"))
    ):
        assert not any(runs(value) for value in line), line
    held = cells(documents.workbook([text], [table]))
    assert len(held) >= 4
    assert not [cell.value for cell in held if cell.data_type == "f" or runs(cell.value)]


@pytest.mark.parametrize("text", RUNS)
def test_the_rows_of_a_plan_hold_it_as_text_in_both_files(file, text):
    say = Language("vi")
    plan = gather.gather(file, "80", 2023)
    first = plan_rows.draft(say, plan, ("province",))[0]
    typed = [one for one in COLUMNS if one not in ("level", "measure", "id")]
    row = replace(first, **dict.fromkeys(typed, text))
    held = cells(sheet.write(say, plan, [row]))
    assert not [cell.value for cell in held if cell.data_type == "f" or runs(cell.value)]
    made = Document(io.BytesIO(document.write(draft.draft(say, plan, [row])).content))
    # Only the number of the page is a field: a text never becomes one.
    fields = [part.text for part in made.element.iter() if part.tag.endswith("}instrText")]
    assert fields == []
    assert text.strip() in "\n".join(
        cell.text for one in made.tables for line in one.rows for cell in line.cells
    )


@pytest.fixture(scope="module")
def formulas(warehouse_path, tmp_path_factory):
    path = tmp_path_factory.mktemp("formulas") / "papi.duckdb"
    return connection.identity(hostile.made(warehouse_path, path, before="=1+", after=""))


@pytest.mark.parametrize("name", sorted(hostile.WORDS.keys() - {"unscored_tile"}))
def test_whole_tables_hold_it_as_text(formulas, name):
    lines = list(csv.reader(io.StringIO(whole.csv(formulas, name, "=1").decode("utf-8-sig"))))
    assert any(value.startswith("'=1+") for line in lines for value in line)
    assert not [value for line in lines for value in line if runs(value) and not number(value)]
    held = cells(whole.excel(formulas, name, "=1", preface=["=1"]))
    assert not [cell.value for cell in held if cell.data_type == "f"]
    assert held[0].value == "'=1"
