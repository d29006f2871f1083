"""What is remembered of a warehouse file, bounded by number, and forgotten when the file is gone.

An answer's key names the file it came from, so a swapped-in file is never answered for by an older
one; but what was remembered of the older one would take room until as much is known of the new.
"""

from collections.abc import Callable
from threading import Condition
from typing import ParamSpec, Protocol, TypeVar

from cachetools import CacheInfo, LRUCache, cached
from cachetools.keys import typedkey

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")
Answer_co = TypeVar("Answer_co", covariant=True)

# How each is emptied: added as its module is imported, the same for all readers.
_EMPTIED: list[Callable[[], None]] = []


class Remembered(Protocol[Asked, Answer_co]):
    """A function whose last answers are given again for the same."""

    def __call__(self, *values: Asked.args, **named: Asked.kwargs) -> Answer_co:
        """The answer, worked out or remembered."""

    def cache_clear(self) -> None:
        """Forgets all answers."""

    def cache_info(self) -> CacheInfo:
        """How many are remembered, and how often one was given again."""


def remembered(most: int) -> Callable[[Callable[Asked, Answer]], Remembered[Asked, Answer]]:
    """The last `most` answers, given again for equal values of the same types (1 is not 1.0), and
    forgotten with all others.

    When a server starts all readers ask for the same at one moment: the first works it out, the
    others wait for that answer alone. Who waits can never wait for himself: that would take an
    answer that hangs on itself, which ends nowhere anyhow."""

    def keep(work: Callable[Asked, Answer]) -> Remembered[Asked, Answer]:
        kept = cached(LRUCache(most), typedkey, condition=Condition(), info=True)(work)
        forgotten_too(kept.cache_clear)
        return kept

    return keep


def forgotten_too(empty: Callable[[], None]) -> None:
    """What else is kept of a file, and emptied by `empty`."""
    _EMPTIED.append(empty)


def forget() -> None:
    """Forgets everything."""
    for empty in _EMPTIED:
        empty()
