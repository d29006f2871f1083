"""What one command may take: memory, work and time. It bounds its own process before any file is
opened, so that a workbook made to harm stops this command and nothing else."""

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

# DuckDB starts a thread for every core: its stack, and the memory that it reserves unused.
_FOR_EACH_CORE = 128 << 20


class Exceeded(BaseException):
    """The command took too long: by its own work, or only by the clock (`busy`)."""

    def __init__(self, *, busy: bool) -> None:
        super().__init__()
        self.busy = busy


def bound() -> None:
    """Bounds this process: beyond the limits MemoryError or Exceeded is raised wherever it is."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    taken = pages * resource.getpagesize()
    memory = taken + MOST_MEMORY + _FOR_EACH_CORE * (os.cpu_count() or 1)
    _limit(resource.RLIMIT_AS, memory)
    signal.signal(signal.SIGXCPU, _exceeded)
    _limit(resource.RLIMIT_CPU, MOST_CPU_SECONDS + math.ceil(time.process_time()))
    signal.signal(signal.SIGALRM, _exceeded)
    signal.alarm(MOST_SECONDS)


def lift() -> None:
    """Takes the bounds away again, once what was offered is checked: a build may be large."""
    signal.alarm(0)
    for kind in (resource.RLIMIT_AS, resource.RLIMIT_CPU):
        _limit(kind, resource.getrlimit(kind)[1])


def _limit(kind: int, most: int) -> None:
    """Sets the limit that the system holds; the one it may be raised to stays as it was."""
    resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def _exceeded(number: int, _: FrameType | None) -> None:
    # Once: the system would send it again every second, while things are being put in order.
    signal.signal(signal.SIGXCPU, signal.SIG_IGN)
    signal.alarm(0)
    raise Exceeded(busy=number == signal.SIGALRM)
