"""Runs work on a reader's file in a separate process with limited memory and time.

The module of the work is run as `python -m MODULE MEMORY CPU_SECONDS`; there `Work.serve` takes the
file from the input and writes the answer to the output.
"""

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from papi.common.offered_file import WAIT, Busy, Once
from papi.common.refusal import InputRefused

_ROOT = Path(__file__).parents[2]
_SPARE = 16 << 20  # bytes of memory in which to say that there was too little
_TOO_MUCH_MEMORY = 3
_AT_ONCE = 2


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


class Work:
    """What `module` does with readers' files, two at a time. It answers in JSON or with a refusal,
    which are both remembered (the last `kept`), so that no file is opened twice. Where the limits
    do not suffice, `refusal` says `too_much`."""

    def __init__(
        self,
        module: str,
        limits: Limits,
        *,
        refusal: type[InputRefused],
        too_much: str,
        kept: int,
    ) -> None:
        self.module, self.limits = module, limits
        self.refusal, self.too_much = refusal, too_much
        self.once = Once(self._run, at_once=_AT_ONCE, patience=limits.seconds, kept=kept)

    def answer(self, content: bytes, **about: object) -> Any:
        """What the other process made of the file, as JSON has it; `about` fills in `too_much`.
        Raises `refusal`."""
        try:
            answer = json.loads(self.once(content))
        except Busy as busy:
            raise self.refusal(WAIT) from busy
        # The machine was busy; what is raised is not remembered, so the next time may do.
        except TooMuch as error:
            raise self.refusal(self.too_much, **about) from error
        if "too_much" in answer:
            raise self.refusal(self.too_much, **about)
        if "message" in answer:
            raise self.refusal(answer["message"], **answer["values"])
        return answer["made"]

    def _run(self, content: bytes) -> bytes:
        try:
            return _run(self.module, content, self.limits)
        except TooMuch as error:
            if not error.always:
                raise
            return json.dumps({"too_much": True}).encode()

    def serve(self, make: Callable[[bytes], Any]) -> None:
        """The other end: makes the answer, or is refused, within the limits of the command line."""

        def made(content: bytes) -> bytes:
            try:
                answer = {"made": make(content)}
            except InputRefused as refused:
                answer = {"message": refused.message, "values": refused.values}
            return json.dumps(answer).encode()

        _serve(made)


def _run(module: str, content: bytes, limits: Limits) -> bytes:
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


def _serve(work: Callable[[bytes], bytes]) -> None:
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
