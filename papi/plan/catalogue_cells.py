"""Reads the first sheet of an offered workbook as text, in a separate process with limits.

`python -m papi.plan.catalogue_cells` takes the file on its input and writes JSON on its output.
Formulas are never read, only the values that the spreadsheet stored for them; defusedxml, which
openpyxl uses when it is installed, refuses entities.
"""

import io
import json
from dataclasses import asdict, dataclass
from itertools import islice

import openpyxl

from papi.common import bounded, packed
from papi.common.bounded import Limits, TooMuch
from papi.common.language import marked
from papi.common.offered_file import WAIT, Busy, Once
from papi.common.refusal import InputRefused
from papi.plan.catalogue_columns import MOST_TASKS
from papi.plan.cell_words import words

MOST_BYTES = 2 * packed.MIB
MOST_UNPACKED = 24 * packed.MIB
MOST_PARTS = 200
MOST_COLUMNS = 40
LIMITS = Limits(memory=512 << 20, cpu_seconds=10, seconds=30)
MOST_AT_ONCE = 2
REMEMBERED = 64
# Bytes unpacked, by how a part's name begins; any other part, styles too, has at most 1 MiB.
_MOST_OF_PARTS = {"xl/worksheets/sheet": 16 * packed.MIB, "xl/sharedStrings": 8 * packed.MIB}

_FOREIGN = marked("{file} is not an .xlsx workbook, or it is damaged.")
_TOO_MUCH = marked("{file} is larger than any catalogue of tasks; it was not opened.")


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
    if len(content) > MOST_BYTES:
        raise CatalogueRefused(_TOO_MUCH, file=file)
    try:
        packed.check(
            content,
            most_of=_most_of,
            most=MOST_UNPACKED,
            most_parts=MOST_PARTS,
            needs="xl/workbook.xml",
        )
        answer = json.loads(answered(content))
    except (packed.TooMuchUnpacked, TooMuch) as error:
        raise CatalogueRefused(_TOO_MUCH, file=file) from error
    except packed.Foreign as error:
        raise CatalogueRefused(_FOREIGN, file=file) from error
    except Busy as busy:
        raise CatalogueRefused(WAIT) from busy
    if answer is None:
        raise CatalogueRefused(_FOREIGN, file=file)
    return Cells(**answer)


def _most_of(part: str) -> int:
    starts = _MOST_OF_PARTS.items()
    return next((most for start, most in starts if part.startswith(start)), packed.MIB)


def _run(content: bytes) -> bytes:
    return bounded.run("papi.plan.catalogue_cells", content, LIMITS)


answered = Once(_run, at_once=MOST_AT_ONCE, patience=LIMITS.seconds, kept=REMEMBERED)


def _work(content: bytes) -> bytes:
    # A damaged file can fail anywhere in openpyxl, with any exception: they all stop here.
    try:
        cells = asdict(_cells(content))
    except MemoryError:
        raise
    except Exception:
        return b"null"
    return json.dumps(cells).encode()


def _cells(content: bytes) -> Cells:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    sheet = book.worksheets[0]
    lines = sheet.iter_rows(max_row=MOST_TASKS + 2, max_col=MOST_COLUMNS, values_only=True)
    rows = [[words(value) for value in line] for line in islice(lines, MOST_TASKS + 2)]
    width = max(map(len, rows), default=0)
    return Cells(sheet.title, [row + [""] * (width - len(row)) for row in rows])


if __name__ == "__main__":
    bounded.serve(_work)
