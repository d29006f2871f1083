"""What is remembered of a warehouse file, bounded by number, and forgotten when the file is gone.

An answer's key names the file it came from, so a swapped-in file is never answered for by an older
one; but what was remembered of the older one would take room until as much is known of the new.
"""

from collections.abc import Callable
from functools import _lru_cache_wrapper, lru_cache, wraps
from threading import RLock
from typing import ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

# How each is emptied: added as its module is imported, the same for all readers.
_EMPTIED: list[Callable[[], None]] = []


def remembered(most: int) -> Callable[[Callable[..., Answer]], "_lru_cache_wrapper[Answer]"]:
    """As functools.lru_cache, and forgotten with the others; types apart, as 1 and 1.0 are."""

    def of(work: Callable[..., Answer]) -> "_lru_cache_wrapper[Answer]":
        found = lru_cache(maxsize=most, typed=True)(work)
        forgotten_too(found.cache_clear)
        return found

    return of


def once(most: int) -> Callable[[Callable[Asked, Answer]], Callable[Asked, Answer]]:
    """The same for what holds for a whole year or file: when a server starts all readers ask for it
    at the same moment, and then it is worked out by the first and awaited by the others."""

    def of(work: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
        lock = RLock()
        found = remembered(most)(work)

        @wraps(work)
        def asked(*values: Asked.args, **named: Asked.kwargs) -> Answer:
            with lock:
                return found(*values, **named)  # type: ignore[arg-type]  # all are hashable

        return asked

    return of


def forgotten_too(empty: Callable[[], None]) -> None:
    """What else is kept of a file, and emptied by `empty`."""
    _EMPTIED.append(empty)


def forget() -> None:
    """Forgets everything."""
    for empty in _EMPTIED:
        empty()
