"""The tables of falls: all provinces by measure, and how many fell in each."""

from collections.abc import Callable
from typing import Any

from papi.common import links, variation, vocabulary
from papi.common.language import Language
from papi.common.rank_columns import of_count
from papi.common.standing import Standing
from papi.common.tables import Column, Look, Table
from papi.falls.history_questions import PastChange
from papi.falls.scan import Count, ProvinceRow, Scan

CELLS = {"clear_fall": "fell", "clear_rise": "rose"}
HOLDS = "✓"


def change_look(change: Standing | PastChange) -> Look:
    """Colour and mark of a change: grey unless it is clear; ✓ if a clear one also holds among all
    provinces of that year and measure."""
    cell = CELLS.get(variation.kind(change), "same")
    holds = HOLDS if cell != "same" and change.clear_in_list else ""
    return Look(cell, before=vocabulary.change_mark(change) + holds)


def province_column(
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


def unjudged(language: Language) -> str:
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


def changes(
    language: Language,
    scan: Scan,
    rows: list[ProvinceRow],
    own_code: str,
    *,
    for_files: bool = False,
) -> Table:
    """Provinces by measures: the change on the year before, and how many of them are falls;
    for_files: with a column that counts what a page marks with ✓."""

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
        province_column(language, scan, own_code, lambda row: row),
        of_count(language, language.text("Clear falls"),
                 lambda row: (row.falls.fell_clearly, row.falls.judged)
                 if row.falls and row.falls.judged else None, why=unjudged(language)),
        *([Column(_holds(language), "whole",
                  lambda row: row.falls.fell_in_list if row.falls and row.falls.judged else None,
                  why=unjudged(language))] if for_files else []),
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
            why=unjudged(language),
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
