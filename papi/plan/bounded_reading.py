"""Reads an offered plan in a process of its own, whose memory and time are bounded.

`python -m papi.plan.bounded_reading` takes the file on its input and writes JSON on its output.
"""

import hashlib
import json
import os
import resource
import subprocess
import sys
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

from papi.language import marked
from papi.plan import sheet_reader
from papi.plan.refusal import PlanFileRefused
from papi.plan.rows import Row
from papi.plan.sheet_reader import LoadedPlan

MOST_MEMORY = 1 << 30  # bytes of address space; the imports alone take about half
MOST_CPU_SECONDS = 10
MOST_SECONDS = 30
REMEMBERED = 256

_ROOT = Path(__file__).parents[2]


class _Content:
    """A file's bytes, equal to others by their hash, so that no file is kept with its answer."""

    def __init__(self, content: bytes) -> None:
        self.taken: bytes | None = content
        self.digest = hashlib.sha256(content).digest()

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Content) and self.digest == other.digest

    def take(self) -> bytes:
        content, self.taken = self.taken or b"", None
        return content


def read(content: bytes) -> LoadedPlan:
    """As `sheet_reader.read`; a refused file is not opened again. Raises PlanFileRefused."""
    sheet_reader.refuse_large(content)
    answer = json.loads(_answer(_Content(content)))
    if "message" in answer:
        raise PlanFileRefused(answer["message"], **answer["values"])
    return LoadedPlan(**{**answer, "rows": [Row(**row) for row in answer["rows"]]})


@lru_cache(maxsize=REMEMBERED)
def _answer(content: _Content) -> str:
    damaged = json.dumps(
        {"message": marked("The file is damaged and cannot be read."), "values": {}}
    )
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "papi.plan.bounded_reading"], input=content.take(), cwd=_ROOT,
            capture_output=True, check=False, timeout=MOST_SECONDS,
            # lxml would be taken before defusedxml; each thread of OpenBLAS reserves memory unused.
            env={**os.environ, "OPENPYXL_LXML": "False", "OPENBLAS_NUM_THREADS": "1"},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return damaged
    return ran.stdout.decode() if ran.returncode == 0 else damaged


def _main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_SECONDS, MOST_CPU_SECONDS))
    try:
        answer = asdict(sheet_reader.read(sys.stdin.buffer.read()))
    except PlanFileRefused as refused:
        answer = {"message": refused.message, "values": refused.values}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    _main()
