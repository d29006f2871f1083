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

_FOREIGN = marked("{file} is not an .xlsx workbook, or it is damaged.")
_TOO_MUCH = marked("{file} is larger than any catalogue of tasks; it was not opened.")


class CatalogueRefused(InputRefused):
    """A file that is no catalogue of tasks, or whose tasks cannot be used."""


WORK = Work(
    "papi.plan.catalogue_cells",
    Limits(memory=512 << 20, cpu_seconds=10, seconds=30),
    refusal=CatalogueRefused,
    too_much=_TOO_MUCH,
    kept=64,
)


@dataclass(frozen=True)
class Cells:
    """The rows of a sheet from the first on, each with as many texts as the longest has; one row
    more than MOST_TASKS and the headings where there are more."""

    sheet: str
    rows: list[list[str]]


def read(content: bytes, file: str) -> Cells:
    """The cells of the workbook called `file`. Raises CatalogueRefused."""
    if len(content) > MOST_BYTES:
        raise CatalogueRefused(_TOO_MUCH, file=file)
    try:
        packed.check(content, packed.WORKBOOK)
    except packed.TooMuchUnpacked as error:
        raise CatalogueRefused(_TOO_MUCH, file=file) from error
    except packed.Foreign as error:
        raise CatalogueRefused(_FOREIGN, file=file) from error
    cells = WORK.answer(content, file=file)
    if cells is None:
        raise CatalogueRefused(_FOREIGN, file=file)
    return Cells(**cells)


def _made(content: bytes) -> dict[str, Any] | None:
    # A damaged file can fail anywhere in openpyxl, with any exception: they all stop here.
    try:
        return asdict(_cells(content))
    except MemoryError:
        raise
    except Exception:
        return None


def _cells(content: bytes) -> Cells:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    sheet = book.worksheets[0]
    lines = sheet.iter_rows(max_row=MOST_TASKS + 2, max_col=MOST_COLUMNS, values_only=True)
    rows = [[words(value) for value in line] for line in islice(lines, MOST_TASKS + 2)]
    width = max(map(len, rows), default=0)
    return Cells(sheet.title, [row + [""] * (width - len(row)) for row in rows])


if __name__ == "__main__":
    WORK.serve(_made)
