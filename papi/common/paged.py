"""Pages of long lists: of more places than fit on a page a reader sees one page at a time.

Up to MANY places (63 provinces, 34, or both) every list is shown whole. Of more, a list has PAGE
rows, a number of pages and a search by name; files still hold all of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from papi.common import survey_year
from papi.common.language import Language
from papi.common.survey_year import MANY
from papi.warehouse.connection import Identity

PAGE = 50


def many(file: Identity) -> bool:
    """Whether the division has more places than a list shows at once."""
    return len(survey_year.provinces(file)) > MANY


def few(language: Language, names: Sequence[str], most: int, count: int | None = None) -> str:
    """The first names as a list in a sentence, and how many more there are (of `count`, or of all
    names); no more than one is left uncounted."""
    count = len(names) if count is None else count
    if count <= most + 1:
        return language.listed(list(names))
    return language.text(
        "{names} and {n} more",
        names=", ".join(map(language.place, names[:most])),
        n=count - most,
    )


@dataclass(frozen=True)
class Turn:
    """The page of a list that is open, from 1, and what its names are searched for."""

    page: int = 1
    find: str = ""


FIRST = Turn()


@dataclass(frozen=True)
class Window:
    """The rows to ask for: `most` of them after the first `first`; most: None where all are
    shown."""

    first: int = 0
    most: int | None = None


def pages(count: int) -> int:
    """How many pages a list of so many rows has, at least one."""
    return max(1, ceil(count / PAGE))


def window(turn: Turn, count: int) -> Window:
    """The rows of the open page of a list of `count`; the last page where the list has fewer."""
    return Window((min(turn.page, pages(count)) - 1) * PAGE, PAGE)
