"""What many readers ask for at once is worked out by the first and awaited by the others."""

from collections.abc import Callable
from functools import lru_cache, wraps
from threading import RLock
from typing import ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def once(kept: int) -> Callable[[Callable[Asked, Answer]], Callable[Asked, Answer]]:
    """As functools.lru_cache with `kept` answers, which lets all who come before the first answer
    is there work on it, too: on a server that has just started that is everyone. For what holds for
    a whole year or file."""

    def of(work: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
        lock = RLock()
        remembered = lru_cache(maxsize=kept)(work)

        @wraps(work)
        def asked(*values: Asked.args, **named: Asked.kwargs) -> Answer:
            with lock:
                return remembered(*values, **named)  # type: ignore[arg-type]  # all are hashable

        return asked

    return of
