"""What readers take away: the figures of the screen, whole, and never a formula from data."""

import io

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi.common import documents
from papi.common.language import Language
from papi.common.tables import Column, Table
from papi.overview import gather as overview
from papi.overview import tables

EN = Language("en")


def names(*values):
    return Table("Names", [Column("Name", "text", lambda row: row)], list(values))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "=HYPERLINK(1)"])
def test_text_that_a_spreadsheet_would_run_is_neutral(text):
    row = documents.csv(names(text), notes={}).decode("utf-8-sig").splitlines()[1]
    assert row.strip('"').startswith("'")
    book = openpyxl.load_workbook(io.BytesIO(documents.workbook([text], [names(text)])))
    for sheet in book:
        for cells in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in cells)


@given(st.text(max_size=20))
def test_no_text_begins_as_a_formula(text):
    shown = documents.neutral(text)
    assert not str(shown).lstrip().startswith(("=", "+", "-", "@"))


def test_negative_numbers_stay_numbers():
    table = Table("t", [Column("d", "signed", lambda row: row)], [-0.51, 0.25, None])
    text = documents.csv(table, notes={}).decode("utf-8-sig")
    assert text.splitlines()[1:] == ["-0.51", "0.25", '""'] or text.splitlines()[1] == "-0.51"
    book = openpyxl.load_workbook(io.BytesIO(documents.workbook(["x"], [table])))
    assert [cell.value for (cell,) in book["t"].iter_rows(min_row=2)] == [-0.51, 0.25, None]


def test_csv_and_workbook_hold_the_figures_of_the_table(file):
    seen = overview.gather(file, "80", 2023)
    table = tables.changes(EN, list(seen.measures.values()))
    text = documents.csv(table, notes={"Source": seen.survey.citation})
    frame = pd.read_csv(io.BytesIO(text), encoding="utf-8-sig")
    assert frame["Points"].tolist() == [one.value for one in seen.measures.values()]
    assert set(frame["Source"]) == {seen.survey.citation}
    book = openpyxl.load_workbook(io.BytesIO(documents.workbook(["Long An"], [table])))
    sheet = book[table.title]
    assert [cell.value for cell in sheet["B"][1:]] == frame["Points"].tolist()
    assert sheet["B2"].number_format == "0.00"
    assert sheet.freeze_panes == "B2"


def test_what_is_shown_is_what_is_exported_rounded(file):
    seen = overview.gather(file, "80", 2023)
    table = tables.distance(EN, seen)
    for shown, figure in zip(
        table.shown(EN)["Points needed"], table.figures()["Points needed"], strict=True
    ):
        assert shown == ("–" if figure is None else EN.points(figure))
