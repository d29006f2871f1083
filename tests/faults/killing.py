"""A process that starts work when told to, so that the work can be killed at any moment."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from tests.conftest import ROOT


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
            time.sleep(kill_after)
            with suppress(ProcessLookupError):  # done before its time
                os.kill(child, signal.SIGKILL)
        return int(answers.readline())

    yield run
    commands.close()
    process.wait()
