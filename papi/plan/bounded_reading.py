"""Reads an uploaded plan in a separate process with limited memory and time.

`python -m papi.plan.bounded_reading` takes the file on its input and writes JSON on its output.
"""

from dataclasses import asdict
from typing import Any

from papi.common import packed
from papi.common.bounded import Limits, Work
from papi.common.language import marked
from papi.plan import sheet_reader
from papi.plan.row import PlanRow
from papi.plan.sheet_reader import LoadedPlan, PlanFileRefused

MOST_BYTES = 2 * packed.MIB


def read(content: bytes) -> LoadedPlan:
    """As `sheet_reader.read`; a refused file is not opened again. Raises PlanFileRefused."""
    plan = WORK.open(content, packed.WORKBOOK)
    return LoadedPlan(**{**plan, "rows": [PlanRow(**row) for row in plan["rows"]]})


def _plan(content: bytes) -> dict[str, Any]:
    return asdict(sheet_reader.read(content))


WORK = Work(
    "papi.plan.bounded_reading",
    _plan,
    # The imports alone take 130 MiB.
    Limits(largest=MOST_BYTES, memory=512 << 20, cpu_seconds=10, seconds=30),
    refusal=PlanFileRefused,
    foreign=marked(
        "This is not an .xlsx file, or it is damaged; load the plan that was saved here as .xlsx."
    ),
    too_much=marked("The file is too large or too slow to open; a plan opens in a second."),
    kept=256,
)

if __name__ == "__main__":
    WORK.serve()
