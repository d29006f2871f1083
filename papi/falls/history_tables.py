"""The tables of one province's falls: year by year, and counted by measure."""

from papi.common import measures
from papi.common.language import Language
from papi.common.rank_columns import of_count
from papi.common.tables import Column, Look, Table
from papi.falls.history import History, Year
from papi.falls.tables import change_look


def history(language: Language, found: History, year: int) -> Table:
    """Years by the total and the dimensions, newest first; the page's year is marked."""

    def cell(measure: str) -> Column:
        def look(one: Year) -> Look | None:
            change = one.changes.get(measure)
            return change_look(change) if change else None

        def value(one: Year) -> float | None:
            change = one.changes.get(measure)
            return change.difference if change else None

        name = measures.name(
            language, next(one for one in found.measures if one.measure == measure)
        )
        return Column(name, "signed", value, look=look)

    return Table(
        language.text("Yearly change by dimension"),
        [
            Column(
                language.text("Year"),
                "text",
                lambda one: str(one.year),
                look=lambda one: Look("own", "◀") if one.year == year else None,
            ),
            of_count(
                language,
                language.text("Clear falls"),
                lambda one: (one.fell_clearly, one.judged) if one.judged else None,
            ),
            *[cell(one.measure) for one in found.measures],
            of_count(
                language,
                language.text("Measures that fell"),
                lambda one: (one.fell, len(one.counted)) if one.counted else None,
            ),
        ],
        found.years,
    )


def records(language: Language, found: History) -> Table:
    """One row per measure: how often it fell, and its longest run of falls."""
    return Table(
        language.text("Falls since the first year"),
        [
            Column(language.text("Measure"), "text", lambda one: measures.name(language, one)),
            of_count(language, language.text("Years with a clear fall"),
                     lambda one: (found.records[one.measure].fell_clearly,
                                  found.records[one.measure].judged)
                     if found.records[one.measure].judged else None),
            Column(language.text("Years with a fall"), "whole",
                   lambda one: found.records[one.measure].fell),
            Column(language.text("Years compared"), "whole",
                   lambda one: found.records[one.measure].compared),
            of_count(language, language.text("Falls in nationwide shifts"),
                     lambda one: (found.records[one.measure].fell_in_shifts,
                                  found.records[one.measure].shifted)
                     if found.records[one.measure].shifted else None),
            Column(language.text("Longest run of falls"), "whole",
                   lambda one: found.records[one.measure].longest_run),
            Column(language.text("Last year of the run"), "text",
                   lambda one: found.records[one.measure].longest_run_until
                   and str(found.records[one.measure].longest_run_until)),
        ],
        [one for one in found.measures if one.measure in found.records],
    )  # fmt: skip
