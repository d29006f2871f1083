"""A process that starts work when told to, so that the work can be killed at any moment."""

import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest

from tests.conftest import ROOT

MANY = pytest.param(50, marks=[pytest.mark.every, pytest.mark.timeout(3600)])  # kills


@contextmanager
def worker(server: str) -> Iterator[Callable[..., int]]:
    """Runs the code `server`, which answers each line of words with the id of the process that does
    the work and then with its exit code."""
    process = subprocess.Popen(
        [sys.executable, "-c", server], cwd=ROOT, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    commands, answers = process.stdin, process.stdout
    assert commands and answers

    def run(*words: object, kill_after: float | None = None) -> int:
        """Starts the work, kills it after that many seconds; its exit code."""
        commands.write("|".join(map(str, words)) + "\n")
        commands.flush()
        child = int(answers.readline())
        if kill_after is not None:
            with suppress(ProcessLookupError):  # done before its time
                _kill(child, kill_after)
        return int(answers.readline())

    yield run
    commands.close()
    process.wait()


def _kill(process: int, after: float) -> None:
    """Waits so many seconds for the process to end, then kills it."""
    handle = os.pidfd_open(process)
    try:
        ended, _, _ = select.select([handle], [], [], after)
        if not ended:
            signal.pidfd_send_signal(handle, signal.SIGKILL)
    finally:
        os.close(handle)


def kill_often(
    run: Callable[[int, float], int],
    standing: Callable[[], int],
    *,
    kills: int,
    seconds: float,
    seed: int,
) -> None:
    """Lets `run` put the first result in place of the second or the second in place of the first,
    and kills it at some moment of the `seconds` that it takes, until so many runs were killed.
    After each, `standing` asserts that one of the two stands whole and tells which: 0 or 1."""
    moments, killed, within = random.Random(seed), 0, seconds  # noqa: S311
    for _ in range(3 * kills):
        began = time.monotonic()
        code = run(1 - standing(), moments.uniform(0, within))
        assert code in (0, -signal.SIGKILL)
        if code:
            killed, within = killed + 1, seconds
        else:  # faster than the run that was measured: the next is killed sooner
            within = min(within, time.monotonic() - began)
        if killed == kills:
            break
    assert killed == kills
    standing()
