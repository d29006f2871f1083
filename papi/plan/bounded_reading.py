"""Reads an uploaded plan in a separate process with limited memory and time.

`python -m papi.plan.bounded_reading` takes the file on its input and writes JSON on its output.
"""

from dataclasses import asdict
from typing import Any

from papi.common.bounded import Limits, Work
from papi.common.language import marked
from papi.plan import sheet_reader
from papi.plan.row import PlanRow
from papi.plan.sheet_reader import LoadedPlan, PlanFileRefused

WORK = Work(
    "papi.plan.bounded_reading",
    Limits(memory=512 << 20, cpu_seconds=10, seconds=30),  # the imports alone take 130 MiB
    refusal=PlanFileRefused,
    too_much=marked("The file is too large or too slow to open; a plan opens in a second."),
    kept=256,
)


def read(content: bytes) -> LoadedPlan:
    """As `sheet_reader.read`; a refused file is not opened again. Raises PlanFileRefused."""
    sheet_reader.refuse_large(content)
    plan = WORK.answer(content)
    return LoadedPlan(**{**plan, "rows": [PlanRow(**row) for row in plan["rows"]]})


def _made(content: bytes) -> dict[str, Any]:
    return asdict(sheet_reader.read(content))


if __name__ == "__main__":
    WORK.serve(_made)
