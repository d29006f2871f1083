"""The tables of falls: the national scan, counts by measure, lists of falls, a province's years."""

from collections.abc import Callable
from typing import Any

from papi import links, measures, vocabulary
from papi.fall_history import History, Year
from papi.falls import Count, Row, Scan
from papi.language import Language, marked
from papi.standing import Standing
from papi.tables.places import of_count
from papi.tables.table import Column, Look, Table

Pair = tuple[Row, Standing]


def change_look(change: vocabulary.Change, *, notable: bool, shift: bool) -> Look:
    """Colour and mark of a change: ▼▼ and ▲▲ over 5%; no colour where the whole country moved or
    the change cannot be told from none."""
    mark = vocabulary.change_mark(change)
    if mark == "●" or shift:
        return Look("", mark)
    kind = {"▼": "fell", "▲": "rose"}[mark]
    return Look(f"{kind}_notable", mark * 2) if notable else Look(kind, mark)


def _look(one: Any) -> Look:
    return change_look(one, notable=bool(one.notable), shift=bool(one.nationwide_shift))


def _province(language: Language, scan: Scan, own_code: str, take: Callable[[Any], Row]) -> Column:
    """The province's name, which leads to its overview; the own one is marked."""
    return Column(
        language.text("Province"), "text",
        lambda one: language.place(take(one).province.name),
        look=lambda one: Look("own", "◀") if take(one).province.code == own_code else None,
        link=lambda one: links.overview(
            language, take(one).province.name, scan.survey.year, take(one).province.code
        ),
    )  # fmt: skip


def measure_heading(language: Language, scan: Scan, measure: str) -> str:
    """The measure's short name, a nationwide shift said with it."""
    name = vocabulary.measure_name(language, scan.named[measure], short=True)
    if measure not in scan.shifted:
        return name
    return language.text("{measure} (nationwide shift)", measure=name)


def changes(language: Language, scan: Scan, rows: list[Row], own_code: str) -> Table:
    """Provinces by measures: the change on the year before, and how many of them are falls."""

    def cell(measure: str) -> Column:
        def look(row: Row) -> Look | None:
            found = row.standings.get(measure)
            return _look(found) if found and found.changed else None

        return Column(
            measure_heading(language, scan, measure), "signed",
            lambda row: row.difference(measure), look=look,
        )  # fmt: skip

    table = [
        _province(language, scan, own_code, lambda row: row),
        of_count(language, language.text("Measures that fell"),
                 lambda row: row.falls and (row.falls.fell, row.falls.compared)),
        *map(cell, scan.measures),
        Column(language.text("Notable falls"), "whole",
               lambda row: row.falls and row.falls.fell_notably),
    ]  # fmt: skip
    if any(measure != "total" for measure in scan.shifted):
        table.append(
            of_count(language, language.text("Falls in nationwide shifts"),
                     lambda row: row.falls and (row.falls.fell_in_shifts, row.falls.shifted))
        )  # fmt: skip
    return Table(language.text("Yearly change by province"), table, rows)


def counts(language: Language, scan: Scan, rows: list[Count]) -> Table:
    """One row a measure: how many provinces fell in it."""
    return Table(
        language.text("Provinces that fell"),
        [
            Column(language.text("Measure"), "text",
                   lambda one: measure_heading(language, scan, one.measure)),
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


def notable(language: Language, scan: Scan, rows: list[Pair], own_code: str) -> Table:
    """Falls of more than 5%: value, rank and its change, falls in a row, what the margin says."""
    return Table(
        language.text("Notable falls"),
        [
            _province(language, scan, own_code, lambda pair: pair[0]),
            _measure(language),
            *_change(language),
            _rank(language),
            _in_a_row(language),
            Column(language.text("Larger than its margin?"), "text",
                   lambda pair: _margin(language, pair[1])),
        ],
        rows,
    )  # fmt: skip


def low_and_falling(language: Language, scan: Scan, rows: list[Pair], own_code: str) -> Table:
    """Measures in the lowest group that fell, those that fell before too first."""
    return Table(
        language.text("Lowest group and falling"),
        [
            _province(language, scan, own_code, lambda pair: pair[0]),
            _measure(language),
            _in_a_row(language),
            Column(language.text("In words"), "text",
                   lambda pair: _row_of_falls(language, pair[1])),
            *_change(language),
            _rank(language),
        ],
        rows,
    )  # fmt: skip


def extremes(
    language: Language, scan: Scan, rows: list[Pair], own_code: str, *, falls: bool
) -> Table:
    """The ten largest falls or rises, and by what they were measured."""
    return Table(
        language.text("Largest falls") if falls else language.text("Largest rises"),
        [
            _province(language, scan, own_code, lambda pair: pair[0]),
            _measure(language),
            *_change(language),
            Column(language.text("Against the median change"), "signed",
                   lambda pair: pair[1].relative_difference),
            Column(language.text("Ordered by"), "text",
                   lambda pair: language.text("against the median change")
                   if pair[1].nationwide_shift else language.text("difference")),
            _rank(language),
        ],
        rows,
    )  # fmt: skip


def history(language: Language, found: History, year: int) -> Table:
    """Years by the total and the dimensions, newest first; the page's year is marked."""

    def cell(measure: str) -> Column:
        def look(one: Year) -> Look | None:
            change = one.changes.get(measure)
            return _look(change) if change else None

        def value(one: Year) -> float | None:
            change = one.changes.get(measure)
            return change.difference if change else None

        name = measures.name(language, next(one for one in found.measures
                                            if one.measure == measure))  # fmt: skip
        return Column(name, "signed", value, look=look)

    return Table(
        language.text("Yearly change by dimension"),
        [
            Column(language.text("Year"), "text", lambda one: str(one.year),
                   look=lambda one: Look("own", "◀") if one.year == year else None),
            of_count(language, language.text("Measures that fell"),
                     lambda one: (one.falls(), one.compared) if one.compared else None),
            *[cell(one.measure) for one in found.measures],
        ],
        found.years,
    )  # fmt: skip


def records(language: Language, found: History) -> Table:
    """One row a measure: how often it fell, and its longest row of falls."""
    return Table(
        language.text("Falls since the first year"),
        [
            Column(language.text("Measure"), "text", lambda one: measures.name(language, one)),
            Column(language.text("Years with a fall"), "whole",
                   lambda one: found.records[one.measure].fell),
            Column(language.text("Years compared"), "whole",
                   lambda one: found.records[one.measure].compared),
            of_count(language, language.text("Falls in nationwide shifts"),
                     lambda one: (found.records[one.measure].fell_in_shifts,
                                  found.records[one.measure].shifted)
                     if found.records[one.measure].shifted else None),
            Column(language.text("Longest row of falls"), "whole",
                   lambda one: found.records[one.measure].longest_run),
            Column(language.text("Its last year"), "text",
                   lambda one: found.records[one.measure].longest_run_until
                   and str(found.records[one.measure].longest_run_until)),
        ],
        [one for one in found.measures if one.measure in found.records],
    )  # fmt: skip


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
        language, language.text("Rank"), lambda pair: (pair[1].rank, pair[1].ranked_count),
        Column(language.text("Places"), "places", lambda pair: pair[1].rank_change),
        shown=lambda pair: rank_moved(language, pair[1]),
    )  # fmt: skip


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
    look = _look(one)
    if language.adds_up(one.value, one.previous_value or 0.0):
        return look
    return Look(look.cell, f"≈ {look.mark}")


def _in_a_row(language: Language) -> Column:
    return Column(language.text("Falls in a row"), "whole", lambda pair: pair[1].falls_in_a_row)


def _row_of_falls(language: Language, one: Standing) -> str:
    if (one.falls_in_a_row or 0) < 2:
        return language.text("fell this year")
    return language.text(
        "fell again: {nth} year in a row", nth=language.ordinal(one.falls_in_a_row or 0)
    )


def _margin(language: Language, one: Standing) -> str:
    if one.clear is None:
        return language.text("not known")
    form = marked("yes, ±{margin}") if one.clear else marked("no, ±{margin}")
    return language.text(form, margin=language.points(one.change_margin or 0.0))
