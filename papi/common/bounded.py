"""Opens a reader's office file in a separate process with limited memory and time.

The module of the work is run as `python -m MODULE MEMORY CPU_SECONDS`; there `Work.serve` takes the
file from the input and writes the answer to the output. Before that the file's size, packed and
unpacked, is known to be small.
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

from papi.common import packed
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
    """largest: bytes of the file as it is offered; memory: bytes of address space; cpu_seconds: of
    work; seconds: on the clock."""

    largest: int
    memory: int
    cpu_seconds: int
    seconds: float


class Work:
    """What `make` does with readers' files in a process of `module`, two at a time. It answers in
    JSON or with a refusal, which are both remembered (the last `kept`), so that no file is opened
    twice. `refusal` says `foreign` of a file that is of another kind or damaged, and `too_much`
    where the limits do not suffice."""

    def __init__(
        self,
        module: str,
        make: Callable[[bytes], Any],
        limits: Limits,
        *,
        refusal: type[InputRefused],
        foreign: str,
        too_much: str,
        kept: int = 64,
    ) -> None:
        self.module, self.make, self.limits = module, make, limits
        self.refusal, self.foreign, self.too_much = refusal, foreign, too_much
        self.once = Once(self._run, at_once=_AT_ONCE, patience=limits.seconds, kept=kept)

    def open(self, content: bytes, allowed: packed.Allowed, **about: object) -> Any:
        """What the other process made of the file, as JSON has it; `about` fills in the messages.
        Raises `refusal`."""
        self.check(content, allowed, **about)
        return self.answer(content, **about)

    def check(self, content: bytes, allowed: packed.Allowed, **about: object) -> list[str]:
        """The names of the file's parts. Raises `refusal` for one that need not be opened."""
        if len(content) > self.limits.largest:
            raise self.refusal(self.too_much, **about)
        try:
            return packed.check(content, allowed)
        except packed.TooMuchUnpacked as error:
            raise self.refusal(self.too_much, **about) from error
        except packed.Foreign as error:
            raise self.refusal(self.foreign, **about) from error

    def answer(self, job: bytes, **about: object) -> Any:
        """As `open`, for a file that was checked, in whatever form `make` expects it."""
        try:
            answer = json.loads(self.once(job))
        except Busy as busy:
            raise self.refusal(WAIT) from busy
        # The machine was busy; what is raised is not remembered, so the next time may do.
        except TooMuch as error:
            raise self.refusal(self.too_much, **about) from error
        if "message" in answer:
            raise self.refusal(answer["message"], **{**about, **answer["values"]})
        return answer["made"]

    def _run(self, job: bytes) -> bytes:
        try:
            return start(self.module, job, self.limits)
        except TooMuch as error:
            if not error.always:
                raise
            return _refused(self.too_much)

    def serve(self) -> None:
        """The other end: answers its input, within the limits of the command line."""
        _serve(self.made)

    def made(self, job: bytes) -> bytes:
        """What the other process answers. Raises MemoryError."""
        try:
            return json.dumps({"made": self.make(job)}).encode()
        except MemoryError:
            raise
        except InputRefused as refused:
            return _refused(refused.message, **refused.values)
        # A damaged file can fail anywhere in the libraries that read it, with any exception.
        except Exception:
            return _refused(self.foreign)


def _refused(message: str, **values: object) -> bytes:
    return json.dumps({"message": message, "values": values}).encode()


def start(module: str, job: bytes, limits: Limits) -> bytes:
    """Starts the process; what it answers. Raises TooMuch."""
    try:
        ran = subprocess.run(
            [sys.executable, "-m", module, str(limits.memory), str(limits.cpu_seconds)],
            input=job,
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
