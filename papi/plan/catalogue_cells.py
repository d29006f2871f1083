"""Reads the first sheet of an offered workbook as text, in a separate process with limits.

`python -m papi.plan.catalogue_cells` takes the file on its input and writes JSON on its output.
Formulas are never read, only the values that the spreadsheet stored for them; defusedxml, which
openpyxl uses when it is installed, refuses entities.
"""

import io
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

import openpyxl

from papi.common import packed
from papi.common.bounded import Limits, Work
from papi.common.language import marked
from papi.common.refusal import InputRefused
from papi.plan.catalogue_columns import MOST_TASKS
from papi.plan.cell_words import words

MOST_BYTES = 2 * packed.MIB
MOST_COLUMNS = 40


class CatalogueRefused(InputRefused):
    """A file that is no catalogue of tasks, or whose tasks cannot be used."""


@dataclass(frozen=True)
class Cells:
    """The rows of a sheet from the first on, each with as many texts as the longest has; one row
    more than MOST_TASKS and the headings where there are more."""

    sheet: str
    rows: list[list[str]]


def read(content: bytes, file: str) -> Cells:
    """The cells of the workbook called `file`. Raises CatalogueRefused."""
    return Cells(**WORK.open(content, packed.WORKBOOK, file=file))


def _cells(content: bytes) -> dict[str, Any]:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    sheet = book.worksheets[0]
    lines = sheet.iter_rows(max_row=MOST_TASKS + 2, max_col=MOST_COLUMNS, values_only=True)
    rows = [[words(value) for value in line] for line in islice(lines, MOST_TASKS + 2)]
    width = max(map(len, rows), default=0)
    return asdict(Cells(sheet.title, [row + [""] * (width - len(row)) for row in rows]))


WORK = Work(
    "papi.plan.catalogue_cells",
    _cells,
    Limits(largest=MOST_BYTES, memory=512 << 20, cpu_seconds=10, seconds=30),
    refusal=CatalogueRefused,
    foreign=marked("{file} is not an .xlsx workbook, or it is damaged."),
    too_much=marked("{file} is larger than any catalogue of tasks; it was not opened."),
)

if __name__ == "__main__":
    WORK.serve()
