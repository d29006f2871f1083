"""Processes files that readers upload: a few at a time, and never the same bytes twice."""

import hashlib
import threading
from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Generic, TypeVar

from papi.common.language import marked

WAIT = marked("Other files are being opened; try again in a minute.")
Answer = TypeVar("Answer")


class Busy(Exception):
    """As many files as allowed are being processed; the reader is told to WAIT."""


class _Content:
    """A file's bytes, compared by hash, so that the cache keeps no file with its answer."""

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
    """Runs `work` on a file's bytes (and any further arguments), `at_once` calls at a time; a
    caller who waits longer than `patience` seconds gets Busy. The last `kept` answers are cached;
    exceptions are not."""

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
