"""Writes tables as CSV and formatted XLSX, with no text that runs as a formula."""

import io
import re

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from papi.common.printable import printable
from papi.common.tables import Table

_EXCEL_FORMATS = {
    "points": "0.00",
    "signed": "+0.00;\N{MINUS SIGN}0.00;0.00",
    "percent": "+0.0;\N{MINUS SIGN}0.0;0.0",
    "percentage_points": "+0.0;\N{MINUS SIGN}0.0;0.0",
    "share": "0.0%",
    "places": "+0;\N{MINUS SIGN}0;0",
    "whole": "0",
    "text": "@",
}
WIDEST_COLUMN = 60
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")  # of a sheet
# The last four are the full-width forms, which some spreadsheets read as the plain ones.
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def neutral(value: object) -> object:
    """The value, made safe: text loses characters that no document can hold (a lone carriage
    return would start a new CSV row) and gets a leading apostrophe where a spreadsheet would run
    it as a formula."""
    if not isinstance(value, str):
        return value
    text = printable(value)
    runs = text.startswith(("\t", "\n")) or text.lstrip().startswith(_BEGINS_A_FORMULA)
    return f"'{text}" if runs else text


def csv(table: Table, *, notes: dict[str, str]) -> bytes:
    """The table's figures, unrounded, as UTF-8 with a byte order mark for Excel; each of
    `notes` (source, caveat …) is a column, so that every row carries it."""
    table = table.for_files()
    headings = [column.heading for column in table.columns]
    added = {name: note for name, note in notes.items() if name not in headings}
    rows = [
        # A note stands in place of a column of its name.
        [*(notes.get(name, value) for name, value in zip(headings, row, strict=True)),
         *added.values()]
        for row in table.values()
    ]  # fmt: skip
    # As objects: pandas would turn a rank of 46 into 46.0 where another is missing.
    figures = pd.DataFrame(
        [[neutral(value) for value in row] for row in rows],
        columns=pd.Index([neutral(name) for name in [*headings, *added]]),
        dtype=object,
    )
    return figures.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def workbook(preface: list[str], tables: list[Table]) -> bytes:
    """A workbook: a sheet with the sentences of the page, then a sheet for each table, figures
    unrounded and formatted."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = "PAPI"
    first.column_dimensions["A"].width = 110
    for row, sentence in enumerate(preface, start=1):
        cell = first.cell(row, 1, str(neutral(sentence)))
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(bold=row == 1, size=14 if row == 1 else 11)
    for table in tables:
        _add_sheet(book, table.for_files())
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _add_sheet(book: Workbook, table: Table) -> None:
    sheet = book.create_sheet(_NOT_IN_A_NAME.sub("-", table.title)[:31])
    rows = table.values()
    for number, column in enumerate(table.columns, start=1):
        heading = sheet.cell(1, number, str(neutral(column.heading)))
        heading.font = Font(bold=True)
        heading.alignment = Alignment(wrap_text=True, vertical="top")
        values = [row[number - 1] for row in rows]
        for row, value in enumerate(values, start=2):
            cell = sheet.cell(row, number, neutral(value))
            cell.number_format = _EXCEL_FORMATS[column.kind]
        longest = max([len(column.heading) // 2, *(len(str(value)) for value in values)])
        numeric = column.kind != "text"
        width = 12 if numeric else min(WIDEST_COLUMN, longest + 2)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
