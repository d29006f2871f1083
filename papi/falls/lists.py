"""The lists of falls: for each its words and its table."""

from collections.abc import Callable
from dataclasses import dataclass

from papi.common.language import Language
from papi.common.tables import Table
from papi.falls import list_tables, list_words
from papi.falls.scan import ListName, Pair, Scan


@dataclass(frozen=True)
class FallList:
    """A list of falls: its finding with what else is said of it, its note and its table."""

    key: str
    answer: Callable[[Language, Scan], list[str]]
    note: Callable[[Language, Scan], str]
    table: Callable[[Language, Scan, list[Pair], str], Table]


LISTS: dict[ListName, FallList] = {
    "clear": FallList(
        "clear-falls",
        list_words.clear_answer,
        list_words.clear_note,
        list_tables.clear,
    ),
    "low": FallList(
        "low-and-falling",
        list_words.low_answer,
        lambda say, _: list_words.low_note(say),
        list_tables.low_and_falling,
    ),
    "notable": FallList(
        "notable-falls",
        list_words.notable_answer,
        list_words.notable_note,
        list_tables.notable,
    ),
}
