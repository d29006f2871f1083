"""Reads the cells of an offered monitoring workbook in a separate process with limits.

`python -m papi.plan.monitoring_cells` takes the file on its input and writes JSON on its output.
defusedxml, which openpyxl uses when it is installed, refuses entities. Formulas are not run: a cell
that holds one has the value that the spreadsheet stored, and the kind "formula" where it stored
none.
"""

import io
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

import openpyxl

from papi.common import packed
from papi.common.bounded import Limits, Work
from papi.common.language import marked
from papi.common.refusal import InputRefused
from papi.plan.cell_words import words
from papi.plan.row import MOST_ROWS

MOST_BYTES = 4 * packed.MIB
MOST_SHEETS = 12
MOST_LINES = MOST_ROWS + 60  # of a sheet: titles and what an office writes under its table
MOST_COLUMNS = 40


class WorkbookRefused(InputRefused):
    """A file that cannot be opened as a workbook."""


class CellValue(NamedTuple):
    """What a cell holds. kind: empty, text, number, percent (a number shown as one), error, or
    formula without a stored value; text: a number as Python writes it."""

    kind: str
    text: str


@dataclass(frozen=True)
class Sheet:
    """The lines of a sheet from the first on, each as far as something is in it."""

    name: str
    lines: list[list[CellValue]]


def read(content: bytes, file: str) -> list[Sheet]:
    """The sheets of the workbook called `file`. Raises WorkbookRefused."""
    return [
        Sheet(name, [[CellValue(*cell) for cell in line] for line in lines])
        for name, lines in WORK.open(content, packed.WORKBOOK, file=file)
    ]


def _sheets(content: bytes) -> list[tuple[str, list[list[CellValue]]]]:
    stored, typed = (
        openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=only)
        for only in (True, False)
    )
    found = []
    for values, formulas in islice(zip(stored, typed, strict=True), MOST_SHEETS):
        lines = zip(_lines(values), _lines(formulas), strict=True)
        kept = [_line(*line) for line in lines]
        while kept and not kept[-1]:
            kept.pop()
        found.append((values.title, kept))
    return found


def _line(stored: Any, typed: Any) -> list[CellValue]:
    """The cells of a line as far as something is in them."""
    cells = [_value(*both) for both in zip(stored, typed, strict=True)]
    while cells and cells[-1].kind == "empty":
        cells.pop()
    return cells


def _lines(sheet: Any) -> Any:
    return islice(sheet.iter_rows(max_row=MOST_LINES, max_col=MOST_COLUMNS), MOST_LINES)


def _value(stored: Any, typed: Any) -> CellValue:
    value = stored.value
    if value is None:
        return CellValue("formula", "") if typed.data_type == "f" else CellValue("empty", "")
    if stored.data_type == "e":
        return CellValue("error", str(value))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        shown_as_one = "%" in str(stored.number_format)
        return CellValue("percent" if shown_as_one else "number", repr(value))
    return CellValue("text", words(value))


WORK = Work(
    "papi.plan.monitoring_cells",
    _sheets,
    Limits(largest=MOST_BYTES, memory=640 << 20, cpu_seconds=15, seconds=40),
    refusal=WorkbookRefused,
    foreign=marked("{file} is not an .xlsx workbook, or it is damaged."),
    too_much=marked("{file} is larger than any monitoring workbook; it was not opened."),
)

if __name__ == "__main__":
    WORK.serve()
