"""The tables of the lists of falls: clear, low, notable ones, and what moved most."""

from dataclasses import replace

from papi.common import variation, vocabulary
from papi.common.language import Language
from papi.common.rank_columns import of_count
from papi.common.standing import Standing
from papi.common.tables import Column, Look, Table
from papi.falls.scan import Pair, Scan
from papi.falls.tables import CELLS, HOLDS, change_look, province_column, unjudged


def listed(
    language: Language,
    scan: Scan,
    title: str,
    rows: list[Pair],
    own_code: str,
    columns: list[Column],
) -> Table:
    """A list of changes: where, of what and by how much, then the list's own columns."""
    own = [province_column(language, scan, own_code, lambda pair: pair[0]), _measure(language)]
    return Table(
        title,
        [*own, *_change(language), *columns],
        rows,
        own=lambda pair: pair[0].province.code == own_code,
    )


def of_clear(language: Language) -> list[Column]:
    """Of falls beyond the usual variation: this, which hold in the list, and which PAPI's press
    threshold calls notable."""
    return [
        Column(language.text("Usual variation (±)"), "points", lambda pair: pair[1].margin,
               why=unjudged(language)),
        _holds_in_list(language),
        Column(language.text("PAPI's label (over 5%)"), "text",
               lambda pair: vocabulary.notable_word(language, pair[1])),
        _rank(language),
        _in_a_row(language),
    ]  # fmt: skip


def of_notable(language: Language) -> list[Column]:
    """Of falls of more than 5%: the verdict in words, rank and its change, falls in a row."""
    return [
        _in_words(language), _holds_in_list(language), _rank(language), _in_a_row(language),
    ]  # fmt: skip


def of_low(language: Language) -> list[Column]:
    """Of measures in the lowest group that fell: the verdict in words, falls in a row, rank."""
    return [
        _in_words(language), _holds_in_list(language), _in_a_row(language), _rank(language),
    ]  # fmt: skip


def extremes(
    language: Language, scan: Scan, rows: list[Pair], own_code: str, *, falls: bool
) -> Table:
    """The ten largest falls or rises, and how they are ranked."""
    columns = [
        _in_words(language),
        _holds_in_list(language),
        Column(language.text("Against the median change"), "signed",
               lambda pair: pair[1].relative_difference),
        Column(language.text("Ordered by"), "text",
               lambda pair: language.text("against the median change")
               if pair[1].nationwide_shift else language.text("difference")),
        _rank(language),
    ]  # fmt: skip
    title = language.text("Largest falls") if falls else language.text("Largest rises")
    return listed(language, scan, title, rows, own_code, columns)


def rank_moved(language: Language, one: Standing) -> str:
    """The rank with its denominator and how it changed: 46 of 61, down 5 places."""
    rank = vocabulary.place(language, one.rank, one.ranked_count)
    moved = one.rank_change or 0
    if not moved:
        return language.text("{rank}, same place", rank=rank)
    places = language.count("{n} place", "{n} places", abs(moved))
    if moved > 0:
        return language.text("{rank}, up {places}", rank=rank, places=places)
    return language.text("{rank}, down {places}", rank=rank, places=places)


def _rank(language: Language) -> Column:
    return of_count(
        language,
        language.text("Rank"),
        lambda pair: (pair[1].rank, pair[1].ranked_count),
        Column(language.text("Places"), "places", lambda pair: pair[1].rank_change),
        shown=lambda pair: rank_moved(language, pair[1]),
    )


def _measure(language: Language) -> Column:
    return Column(
        language.text("Measure"),
        "text",
        lambda pair: vocabulary.measure_name(language, pair[1], short=True),
    )


def _change(language: Language) -> list[Column]:
    return [
        Column(language.text("Points"), "points", lambda pair: pair[1].value),
        Column(language.text("Before"), "points", lambda pair: pair[1].previous_value),
        Column(language.text("Difference"), "signed", lambda pair: pair[1].difference,
               look=lambda pair: _change_look(language, pair[1])),
        Column(language.text("Percent"), "percent", lambda pair: pair[1].percent),
    ]  # fmt: skip


def _change_look(language: Language, one: Standing) -> Look:
    """Colour and mark of a change beside its two figures; ≈ where it is rounded."""
    look = change_look(one)
    if language.adds_up(one.value, one.previous_value or 0.0):
        return look
    return replace(look, mark="≈")


def _in_a_row(language: Language) -> Column:
    return Column(language.text("Falls in a row"), "whole", lambda pair: pair[1].falls_in_a_row)


def _in_words(language: Language) -> Column:
    return Column(
        language.text("In words"), "text", lambda pair: vocabulary.change_word(language, pair[1])
    )


def _holds_in_list(language: Language) -> Column:
    """Whether a clear change also holds among all provinces of that year and measure."""

    def said(pair: Pair) -> str | None:
        if variation.kind(pair[1]) not in CELLS:
            return None
        if pair[1].clear_in_list:
            return HOLDS + " " + language.text("yes")
        return language.text("no")

    return Column(
        language.text("Holds in the list"),
        "text",
        said,
        why=language.text("No change in this list is clear, so none can hold in it."),
    )
