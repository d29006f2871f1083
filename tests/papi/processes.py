"""The processes that open readers' files: done without, or counted."""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from papi.common import bounded
from papi.common.bounded import Limits


@contextmanager
def none_started() -> Iterator[None]:
    """Files are opened in this process, without limits: starting another takes a second."""

    def here(module: str, job: bytes, _: Limits) -> bytes:
        made: bytes = importlib.import_module(module).WORK.made(job)
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bounded, "start", here)
        yield


@contextmanager
def counted() -> Iterator[list[str]]:
    """The modules of the processes that are started meanwhile."""
    started, start = [], bounded.start

    def counting(module: str, job: bytes, limits: Limits) -> bytes:
        started.append(module)
        return start(module, job, limits)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bounded, "start", counting)
        yield started
