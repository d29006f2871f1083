"""The lists of falls: for each its words and its table."""

from collections.abc import Callable
from dataclasses import dataclass

from papi.common.language import Language, marked
from papi.common.tables import Column, Table
from papi.falls import list_tables, list_words
from papi.falls.scan import ListName, Pair, Scan


@dataclass(frozen=True)
class FallList:
    """A list of falls: its answer, of which the first sentence is the title, its note, and the
    title and further columns of its table."""

    key: str
    answer: Callable[[Language, Scan], list[str]]
    note: Callable[[Language, Scan], str]
    table_title: str
    columns: Callable[[Language], list[Column]]

    def table(self, language: Language, scan: Scan, rows: list[Pair], own_code: str) -> Table:
        """The falls of the list, in its order."""
        title, columns = language.text(self.table_title), self.columns(language)
        return list_tables.listed(language, scan, title, rows, own_code, columns)


LISTS: dict[ListName, FallList] = {
    "clear": FallList(
        "clear-falls",
        list_words.clear_answer,
        list_words.clear_note,
        marked("Clear falls"),
        list_tables.of_clear,
    ),
    "low": FallList(
        "low-and-falling",
        list_words.low_answer,
        lambda say, _: list_words.low_note(say),
        marked("Lowest group and falling"),
        list_tables.of_low,
    ),
    "notable": FallList(
        "notable-falls",
        list_words.notable_answer,
        list_words.notable_note,
        marked("Notable falls"),
        list_tables.of_notable,
    ),
}
