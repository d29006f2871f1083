"""Reads an uploaded plan in a separate process with limited memory and time.

`python -m papi.plan.bounded_reading` takes the file on its input and writes JSON on its output.
"""

import json
from dataclasses import asdict

from papi.common import bounded
from papi.common.bounded import Limits, TooMuch
from papi.common.language import marked
from papi.common.offered_file import WAIT, Busy, Once
from papi.plan import sheet_reader
from papi.plan.row import PlanRow
from papi.plan.sheet_reader import LoadedPlan, PlanFileRefused

MOST_MEMORY = 512 << 20  # bytes of address space; the imports alone take 130 MiB
MOST_CPU_SECONDS = 10
MOST_SECONDS = 30
MOST_AT_ONCE = 2
REMEMBERED = 256

_TOO_MUCH = marked("The file is too large or too slow to open; a plan opens in a second.")


def read(content: bytes) -> LoadedPlan:
    """As `sheet_reader.read`; a refused file is not opened again. Raises PlanFileRefused."""
    sheet_reader.refuse_large(content)
    try:
        answer = json.loads(answered(content))
    except Busy as busy:
        raise PlanFileRefused(WAIT) from busy
    if "message" in answer:
        raise PlanFileRefused(answer["message"], **answer["values"])
    return LoadedPlan(**{**answer, "rows": [PlanRow(**row) for row in answer["rows"]]})


def _answer(content: bytes) -> str:
    """The output of the child process. Raises PlanFileRefused where the file may open another time,
    because what is raised is not remembered."""
    limits = Limits(MOST_MEMORY, MOST_CPU_SECONDS, MOST_SECONDS)
    try:
        return bounded.run("papi.plan.bounded_reading", content, limits).decode()
    except TooMuch as error:
        if error.always:
            return _refusal(PlanFileRefused(_TOO_MUCH))
        raise PlanFileRefused(_TOO_MUCH) from error


answered = Once(_answer, at_once=MOST_AT_ONCE, patience=MOST_SECONDS, kept=REMEMBERED)


def _refusal(refused: PlanFileRefused) -> str:
    return json.dumps({"message": refused.message, "values": refused.values})


def _work(content: bytes) -> bytes:
    try:
        return json.dumps(asdict(sheet_reader.read(content))).encode()
    except PlanFileRefused as refused:
        return _refusal(refused).encode()


if __name__ == "__main__":
    bounded.serve(_work)
