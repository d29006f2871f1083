"""The tables of falls: the national scan, counts by measure, lists of falls."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from papi.common import links, variation, vocabulary
from papi.common.language import Language
from papi.common.rank_columns import of_count
from papi.common.standing import Standing
from papi.common.tables import Column, Look, Table
from papi.falls.questions import PastChange
from papi.falls.scan import Count, Pair, ProvinceRow, Scan

_CELLS = {"clear_fall": "fell", "clear_rise": "rose"}
HOLDS = "✓"


def change_look(change: Standing | PastChange) -> Look:
    """Colour and mark of a change: grey unless it is clear; ✓ if a clear one also holds among all
    provinces of that year and measure."""
    cell = _CELLS.get(variation.kind(change), "same")
    holds = HOLDS if cell != "same" and change.clear_in_list else ""
    return Look(cell, before=vocabulary.change_mark(change) + holds)


def _province(
    language: Language, scan: Scan, own_code: str, take: Callable[[Any], ProvinceRow]
) -> Column:
    """The province's name, linked to its overview; the reader's own is marked."""
    return Column(
        language.text("Province"),
        "text",
        lambda one: language.place(take(one).province.name),
        look=lambda one: Look("", "◀") if take(one).province.code == own_code else None,
        link=lambda one: links.overview(
            language, take(one).province.name, scan.survey.year, take(one).province.code
        ),
    )


def _holds(language: Language) -> str:
    return language.text("Hold in the list")


def _unjudged(language: Language) -> str:
    """Why no change is called clear."""
    return language.text(
        "Which changes are clear is not shown, because how much these scores usually vary is not "
        "known."
    )


def measure_heading(language: Language, scan: Scan, measure: str) -> str:
    """The measure's short name, with a note of a nationwide shift."""
    name = vocabulary.measure_name(language, scan.named[measure], short=True)
    if measure not in scan.shifted:
        return name
    return language.text("{measure} (nationwide shift)", measure=name)


def changes(language: Language, scan: Scan, rows: list[ProvinceRow], own_code: str) -> Table:
    """Provinces by measures: the change on the year before, and how many of them are falls."""

    def cell(measure: str) -> Column:
        def look(row: ProvinceRow) -> Look | None:
            found = row.standings.get(measure)
            return change_look(found) if found and found.changed else None

        return Column(
            measure_heading(language, scan, measure),
            "signed",
            lambda row: row.difference(measure),
            look=look,
        )

    table = [
        _province(language, scan, own_code, lambda row: row),
        of_count(language, language.text("Clear falls"),
                 lambda row: (row.falls.fell_clearly, row.falls.judged)
                 if row.falls and row.falls.judged else None, why=_unjudged(language)),
        Column(_holds(language), "whole",
               lambda row: row.falls.fell_in_list if row.falls and row.falls.judged else None,
               why=_unjudged(language)),
        *map(cell, scan.measures),
        of_count(language, language.text("Measures that fell"),
                 lambda row: row.falls and (row.falls.fell, row.falls.compared)),
        Column(language.text("Notable falls"), "whole",
               lambda row: row.falls and row.falls.fell_notably),
    ]  # fmt: skip
    if any(measure != "total" for measure in scan.shifted):
        table.append(
            of_count(
                language,
                language.text("Falls in nationwide shifts"),
                lambda row: row.falls and (row.falls.fell_in_shifts, row.falls.shifted),
            )
        )
    return Table(
        language.text("Yearly change by province"),
        table,
        rows,
        own=lambda row: row.province.code == own_code,
    )


def counts(language: Language, scan: Scan, rows: list[Count]) -> Table:
    """One row per measure: how many provinces fell; no clear falls where none is judged or the
    whole country moved."""

    def judged(heading: str, take: Callable[[Count], int]) -> Column:
        return Column(
            heading,
            "whole",
            lambda one: take(one) if one.judged and not one.nationwide_shift else None,
            why=_unjudged(language),
        )

    return Table(
        language.text("Provinces that fell"),
        [
            Column(language.text("Measure"), "text",
                   lambda one: measure_heading(language, scan, one.measure)),
            judged(language.text("Fell clearly"), lambda one: one.fell_clearly),
            judged(_holds(language), lambda one: one.fell_in_list),
            judged(language.text("Judged"), lambda one: one.judged),
            judged(language.text("Rose clearly"), lambda one: one.rose_clearly),
            Column(language.text("Provinces that fell"), "whole", lambda one: one.fell),
            Column(language.text("Compared"), "whole", lambda one: one.compared),
            Column(language.text("Share that fell"), "share", lambda one: one.share),
            Column(language.text("Notable falls"), "whole", lambda one: one.fell_notably),
            Column(language.text("Fell again"), "whole", lambda one: one.fell_again),
            Column(language.text("Rose"), "whole", lambda one: one.rose),
            Column(language.text("Median change"), "percent", lambda one: one.median_percent),
        ],
        rows,
    )  # fmt: skip


def clear(language: Language, scan: Scan, rows: list[Pair], own_code: str) -> Table:
    """Falls beyond the usual variation, which is shown beside them; which hold in the list, and
    which PAPI's press threshold calls notable."""
    return _changes_listed(
        language,
        scan,
        language.text("Clear falls"),
        rows,
        own_code,
        [
            Column(language.text("Usual variation (±)"), "points", lambda pair: pair[1].margin,
                   why=_unjudged(language)),
            _holds_in_list(language),
            Column(language.text("PAPI's label (over 5%)"), "text",
                   lambda pair: vocabulary.notable_word(language, pair[1])),
            _rank(language),
            _in_a_row(language),
        ],
    )  # fmt: skip


def notable(language: Language, scan: Scan, rows: list[Pair], own_code: str) -> Table:
    """Falls of more than 5%: value, rank and its change, falls in a row, and the verdict in
    words."""
    return _changes_listed(
        language,
        scan,
        language.text("Notable falls"),
        rows,
        own_code,
        [
            _in_words(language),
            _holds_in_list(language),
            _rank(language),
            _in_a_row(language),
        ],
    )  # fmt: skip


def low_and_falling(language: Language, scan: Scan, rows: list[Pair], own_code: str) -> Table:
    """Measures in the lowest group that fell, clear falls first, then those that fell before
    too."""
    return _changes_listed(
        language,
        scan,
        language.text("Lowest group and falling"),
        rows,
        own_code,
        [
            _in_words(language),
            _holds_in_list(language),
            _in_a_row(language),
            _rank(language),
        ],
    )  # fmt: skip


def extremes(
    language: Language, scan: Scan, rows: list[Pair], own_code: str, *, falls: bool
) -> Table:
    """The ten largest falls or rises, and how they are ranked."""
    return _changes_listed(
        language,
        scan,
        language.text("Largest falls") if falls else language.text("Largest rises"),
        rows,
        own_code,
        [
            _in_words(language),
            _holds_in_list(language),
            Column(language.text("Against the median change"), "signed",
                   lambda pair: pair[1].relative_difference),
            Column(language.text("Ordered by"), "text",
                   lambda pair: language.text("against the median change")
                   if pair[1].nationwide_shift else language.text("difference")),
            _rank(language),
        ],
    )  # fmt: skip


def _changes_listed(
    language: Language,
    scan: Scan,
    title: str,
    rows: list[Pair],
    own_code: str,
    columns: list[Column],
) -> Table:
    """A list of changes: where, of what and by how much, then the list's own columns."""
    own = [_province(language, scan, own_code, lambda pair: pair[0]), _measure(language)]
    return Table(
        title,
        [*own, *_change(language), *columns],
        rows,
        own=lambda pair: pair[0].province.code == own_code,
    )


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
        if variation.kind(pair[1]) not in _CELLS:
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
