"""Reads an uploaded plan in a separate process with limited memory and time.

`python -m papi.plan.bounded_reading` takes the file on its input and writes JSON on its output.
"""

import json
import os
import resource
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

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

_ROOT = Path(__file__).parents[2]
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
    try:
        ran = subprocess.run(
            [
                sys.executable,
                "-m",
                "papi.plan.bounded_reading",
                str(MOST_MEMORY),
                str(MOST_CPU_SECONDS),
            ],
            input=content,
            cwd=_ROOT,
            capture_output=True,
            check=False,
            timeout=MOST_SECONDS,
            # lxml would be taken before defusedxml; each thread of OpenBLAS reserves memory unused.
            env={**os.environ, "OPENPYXL_LXML": "False", "OPENBLAS_NUM_THREADS": "1"},
        )
    except subprocess.TimeoutExpired as busy:
        raise PlanFileRefused(_TOO_MUCH) from busy
    if ran.returncode == 0:
        return ran.stdout.decode()
    if ran.returncode == -signal.SIGXCPU:
        return _refusal(PlanFileRefused(_TOO_MUCH))
    raise PlanFileRefused(_TOO_MUCH)


answered = Once(_answer, at_once=MOST_AT_ONCE, patience=MOST_SECONDS, kept=REMEMBERED)


def _refusal(refused: PlanFileRefused) -> str:
    return json.dumps({"message": refused.message, "values": refused.values})


def _main(memory: int, cpu_seconds: int) -> None:
    to_say_so = memory + (16 << 20)
    resource.setrlimit(resource.RLIMIT_AS, (memory, to_say_so))
    # At the first of the two numbers the signal says why; at the second the process is killed.
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    try:
        answer = json.dumps(asdict(sheet_reader.read(sys.stdin.buffer.read())))
    except PlanFileRefused as refused:
        answer = _refusal(refused)
    except MemoryError:
        resource.setrlimit(resource.RLIMIT_AS, (to_say_so, to_say_so))
        answer = _refusal(PlanFileRefused(_TOO_MUCH))
    sys.stdout.write(answer)


if __name__ == "__main__":
    _main(int(sys.argv[1]), int(sys.argv[2]))
