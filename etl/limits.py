"""Limits the memory, CPU time and duration of one command.

The command limits its own process before it opens any file, so that a malicious workbook stops this
command and nothing else.
"""

import math
import os
import resource
import signal
import time
from pathlib import Path
from types import FrameType

MOST_MEMORY = 2 << 30  # bytes of address space beyond what the imports and threads take
MOST_CPU_SECONDS = 120  # beyond what the imports took
MOST_SECONDS = 240

# DuckDB starts a thread per core: this covers its stack and the memory it reserves but never uses.
_FOR_EACH_CORE = 128 << 20


class Exceeded(BaseException):
    """The command took too long: in CPU time, or only by the clock (`busy`)."""

    def __init__(self, *, busy: bool) -> None:
        super().__init__()
        self.busy = busy


def bound() -> None:
    """Sets the limits on this process: beyond them, MemoryError or Exceeded is raised anywhere."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    taken = pages * resource.getpagesize()
    memory = taken + MOST_MEMORY + _FOR_EACH_CORE * (os.cpu_count() or 1)
    _limit(resource.RLIMIT_AS, memory)
    signal.signal(signal.SIGXCPU, _exceeded)
    _limit(resource.RLIMIT_CPU, MOST_CPU_SECONDS + math.ceil(time.process_time()))
    signal.signal(signal.SIGALRM, _exceeded)
    signal.alarm(MOST_SECONDS)


def lift() -> None:
    """Removes the limits again once the files are checked: a build may be large."""
    signal.alarm(0)
    for kind in (resource.RLIMIT_AS, resource.RLIMIT_CPU):
        _limit(kind, resource.getrlimit(kind)[1])


def _limit(kind: int, most: int) -> None:
    """Sets the soft limit; the hard limit stays as it was."""
    resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def _exceeded(number: int, _: FrameType | None) -> None:
    # Only once: the system would send the signal again every second, during the clean-up.
    signal.signal(signal.SIGXCPU, signal.SIG_IGN)
    signal.alarm(0)
    raise Exceeded(busy=number == signal.SIGALRM)
