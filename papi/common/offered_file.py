"""Work on files that readers offer: few at a time, and none twice for the same bytes."""

import hashlib
import threading
from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Generic, TypeVar

from papi.common.language import marked

WAIT = marked("Other files are being opened; try again in a minute.")
Answer = TypeVar("Answer")


class Busy(Exception):
    """As many files as may be are being worked on; the reader is told to WAIT."""


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


class Once(Generic[Answer]):
    """Work on a file's bytes and whatever else its answer hangs on, done `at_once` at a time; who
    finds no place within `patience` seconds gets Busy. The last `kept` answers are given again for
    the same; what the work raises is not kept."""

    def __init__(
        self, work: Callable[..., Answer], *, at_once: int, patience: float, kept: int
    ) -> None:
        self._work, self.patience = work, patience
        self.places = threading.BoundedSemaphore(at_once)
        self._answer = lru_cache(maxsize=kept)(self._done)
        self.forget = self._answer.cache_clear

    def __call__(self, content: bytes, *about: Hashable) -> Answer:
        """The work's answer, or what it raises."""
        return self._answer(_Content(content), *about)

    def _done(self, content: _Content, *about: Hashable) -> Answer:
        if not self.places.acquire(timeout=self.patience):
            raise Busy
        try:
            return self._work(content.take(), *about)
        finally:
            self.places.release()
