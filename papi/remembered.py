"""What is remembered of a warehouse file, bounded by number, and forgotten when the file is gone.

An answer's key names the file it came from, so a swapped-in file is never answered for by an older
one; but what was remembered of the older one would take room until as much is known of the new.
"""

from collections.abc import Callable
from functools import _lru_cache_wrapper, lru_cache, wraps
from threading import RLock
from typing import Any, ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

_all: list["_lru_cache_wrapper[Any]"] = []


def remembered(most: int) -> Callable[[Callable[..., Answer]], "_lru_cache_wrapper[Answer]"]:
    """As functools.lru_cache, and forgotten with the others; types apart, as 1 and 1.0 are."""

    def of(work: Callable[..., Answer]) -> "_lru_cache_wrapper[Answer]":
        found = lru_cache(maxsize=most, typed=True)(work)
        _all.append(found)
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


def forget() -> None:
    """Forgets everything."""
    for one in _all:
        one.cache_clear()
