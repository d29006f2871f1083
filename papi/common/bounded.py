"""Runs work on a reader's file in a separate process with limited memory and time.

The module of the work is run as `python -m MODULE MEMORY CPU_SECONDS`; it calls `serve`, which
takes the file from the input and writes the answer to the output.
"""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_SPARE = 16 << 20  # bytes of memory in which to say that there was too little
_TOO_MUCH_MEMORY = 3


class TooMuch(Exception):
    """The work took too much memory or time. `always`: it would again, so that nobody need try;
    else the machine may only have been busy."""

    def __init__(self, *, always: bool) -> None:
        super().__init__()
        self.always = always


@dataclass(frozen=True)
class Limits:
    """memory: bytes of address space; cpu_seconds: of work; seconds: on the clock."""

    memory: int
    cpu_seconds: int
    seconds: float


def run(module: str, content: bytes, limits: Limits) -> bytes:
    """The work's answer. Raises TooMuch."""
    try:
        ran = subprocess.run(
            [sys.executable, "-m", module, str(limits.memory), str(limits.cpu_seconds)],
            input=content,
            cwd=_ROOT,
            capture_output=True,
            check=False,
            timeout=limits.seconds,
            # lxml would be taken before defusedxml; each thread of OpenBLAS reserves memory unused.
            env={**os.environ, "OPENPYXL_LXML": "False", "OPENBLAS_NUM_THREADS": "1"},
        )
    except subprocess.TimeoutExpired as busy:
        raise TooMuch(always=False) from busy
    if ran.returncode == 0:
        return ran.stdout
    raise TooMuch(always=ran.returncode in (-signal.SIGXCPU, _TOO_MUCH_MEMORY))


def serve(work: Callable[[bytes], bytes]) -> None:
    """The other end: does the work within the limits of the command line."""
    memory, cpu_seconds = map(int, sys.argv[1:3])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory + _SPARE))
    # At the first of the two numbers the signal says why; at the second the process is killed.
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    try:
        answer = work(sys.stdin.buffer.read())
    except MemoryError:
        resource.setrlimit(resource.RLIMIT_AS, (memory + _SPARE, memory + _SPARE))
        sys.exit(_TOO_MUCH_MEMORY)
    sys.stdout.buffer.write(answer)
