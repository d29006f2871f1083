"""Reads an offered plan as tables of text: the sheets of an .xlsx, the tables of a .docx, a .csv.

Office files are opened in a separate process with limits, `python -m papi.last_plan.cells`, which
takes the file on its input and writes JSON on its output. Formulas are never read, only the values
that the spreadsheet stored for them; defusedxml, which openpyxl uses when it is installed, refuses
entities, and python-docx resolves none.
"""

import csv
import io
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

import docx
import openpyxl
from openpyxl.utils import get_column_letter

from papi.common import packed
from papi.common.bounded import Limits, Work
from papi.common.language import marked
from papi.last_plan.plan_goals import LastPlanRefused
from papi.plan.cell_words import words
from papi.plan.row import MOST_ROWS

MOST_BYTES = 4 * packed.MIB
MOST_SHEETS = 40
MOST_COLUMNS = 40
ALLOWED = {
    ".xlsx": packed.WORKBOOK,
    ".docx": packed.Allowed(
        unpacked=24 * packed.MIB,
        parts=400,
        of_parts={"word/document.xml": 16 * packed.MIB, "word/media/": 4 * packed.MIB},
        needs="word/document.xml",
    ),
}
SUFFIXES = (*ALLOWED, ".csv")

_SUFFIX = marked("{file}: a plan is read from an .xlsx, .docx or .csv file.")
_TOO_MUCH = marked("{file} is larger than any plan; it was not opened.")
_NOT_UTF8 = marked("{file}: this is not a text in UTF-8; save it as “CSV UTF-8”.")
_DAMAGED_TEXT = marked("{file}, row {row}: this row cannot be read as CSV.")


@dataclass(frozen=True)
class OfferedSheet:
    """A sheet or table: its name, and its rows from the first on; where a sheet has more than
    MOST_ROWS and its headings, one row more is held."""

    name: str
    rows: list[list[str]]

    def cell(self, row: int, column: int) -> str:
        """What a row has in a column, both counted from 0; empty beyond its end."""
        held = self.rows[row]
        return held[column].strip() if column < len(held) else ""


@dataclass(frozen=True)
class OfferedTables:
    """A file's tables, and the text that stands outside them (of a .docx)."""

    sheets: list[OfferedSheet]
    text: str = ""


def cell_name(row: int, column: int) -> str:
    """A cell as spreadsheets call it; both counted from 0."""
    return f"{get_column_letter(column + 1)}{row + 1}"


def read(content: bytes, file: str) -> OfferedTables:
    """The tables of the file called so. Raises LastPlanRefused."""
    suffix = f".{file.rpartition('.')[2].lower()}"
    if suffix not in SUFFIXES:
        raise LastPlanRefused(_SUFFIX, file=file)
    if suffix == ".csv":
        return OfferedTables([OfferedSheet("CSV", _csv_rows(content, file))])
    tables = WORK.open(content, ALLOWED[suffix], file=file)
    return OfferedTables([OfferedSheet(**sheet) for sheet in tables["sheets"]], tables["text"])


def _csv_rows(content: bytes, file: str) -> list[list[str]]:
    if len(content) > MOST_BYTES:
        raise LastPlanRefused(_TOO_MUCH, file=file)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LastPlanRefused(_NOT_UTF8, file=file) from error
    first = text.partition("\n")[0]
    # Offices whose comma is a decimal sign save with semicolons.
    delimiter = next((one for one in (";", "\t", ",") if one in first), ",")
    rows: list[list[str]] = []
    try:
        for row in islice(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True),
                          MOST_ROWS + 2):  # fmt: skip
            rows.append([words(cell) for cell in row])
    except csv.Error as error:
        raise LastPlanRefused(_DAMAGED_TEXT, file=file, row=len(rows) + 1) from error
    return rows


def _tables(content: bytes) -> dict[str, Any]:
    return asdict(_document(content) if b"word/document.xml" in content else _workbook(content))


def _workbook(content: bytes) -> OfferedTables:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    sheets = []
    for sheet in book.worksheets[:MOST_SHEETS]:
        lines = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS)
        rows = [[_cell_words(cell) for cell in line] for line in islice(lines, MOST_ROWS + 2)]
        sheets.append(OfferedSheet(sheet.title, rows))
    return OfferedTables(sheets)


def _cell_words(cell: Any) -> str:
    """A cell as its reader sees it: a share that is shown in percent is written in percent."""
    value = cell.value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        shown_in_percent = "%" in str(cell.number_format)
        number = round(100 * value if shown_in_percent else value, 6)
        return words(float(number)) + ("%" if shown_in_percent else "")
    return words(value)


def _document(content: bytes) -> OfferedTables:
    opened = docx.Document(io.BytesIO(content))
    sheets = [
        OfferedSheet(
            str(place),
            [
                [cell.text for cell in row.cells[:MOST_COLUMNS]]
                for row in islice(table.rows, MOST_ROWS + 2)
            ],
        )
        for place, table in enumerate(opened.tables[:MOST_SHEETS], start=1)
    ]
    return OfferedTables(sheets, "\n".join(one.text for one in opened.paragraphs))


WORK = Work(
    "papi.last_plan.cells",
    _tables,
    Limits(largest=MOST_BYTES, memory=640 << 20, cpu_seconds=15, seconds=40),
    refusal=LastPlanRefused,
    foreign=marked("{file}: this is not the kind of file that its name says, or it is damaged."),
    too_much=_TOO_MUCH,
)

if __name__ == "__main__":
    WORK.serve()
