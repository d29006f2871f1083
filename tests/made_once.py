"""Files that take long to make: the first worker makes each, the others wait for it."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The path of a file or directory that `make` writes, one for all workers. Tests only read
    it; whoever wants to change it takes a copy."""
    mine = factory.getbasetemp()
    place = (mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine) / "made-once" / name
    place.mkdir(parents=True, exist_ok=True)
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (place / name).exists():
            make(place / f"unfinished-{name}")
            (place / f"unfinished-{name}").rename(place / name)
    return place / name
