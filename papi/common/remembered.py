"""Caches answers from a warehouse file, limited in number, and clears them when the file is gone.

An answer's key names the file it came from, so an old file's answers never stand in for a new
file's; but they would take up memory until enough of the new file's had replaced them.
"""

from collections.abc import Callable
from threading import Condition
from typing import ParamSpec, Protocol, TypeVar

from cachetools import CacheInfo, LRUCache, cached
from cachetools.keys import typedkey

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")
Answer_co = TypeVar("Answer_co", covariant=True)

# Functions that clear each cache: added as modules are imported, shared by all readers.
_EMPTIED: list[Callable[[], None]] = []


class Remembered(Protocol[Asked, Answer_co]):
    """A function whose last answers are cached."""

    def __call__(self, *values: Asked.args, **named: Asked.kwargs) -> Answer_co:
        """The answer, worked out or remembered."""

    def cache_clear(self) -> None:
        """Forgets all answers."""

    def cache_info(self) -> CacheInfo:
        """How many are remembered, and how often one was given again."""


def remembered(most: int) -> Callable[[Callable[Asked, Answer]], Remembered[Asked, Answer]]:
    """Caches the last `most` answers, by values and their types (1 is not 1.0); `forget` clears
    them with all others.

    When a server starts, all readers ask for the same thing at once: the first computes it, the
    others wait for that answer only. A caller cannot wait for itself: that would take an answer
    that depends on itself, which would never end anyway."""

    def keep(work: Callable[Asked, Answer]) -> Remembered[Asked, Answer]:
        kept = cached(LRUCache(most), typedkey, condition=Condition(), info=True)(work)
        forgotten_too(kept.cache_clear)
        return kept

    return keep


def forgotten_too(empty: Callable[[], None]) -> None:
    """Registers another cache to be cleared, by calling `empty`."""
    _EMPTIED.append(empty)


def forget() -> None:
    """Forgets everything."""
    for empty in _EMPTIED:
        empty()
