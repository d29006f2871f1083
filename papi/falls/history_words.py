"""The answer and notes on one province's falls over all years."""

from papi.common import measures
from papi.common.language import Language
from papi.falls import refusal_words as refusals
from papi.falls.history import History
from papi.falls.history_questions import FallRecord
from papi.falls.scan import BY_CHANCE
from papi.falls.words import about


def answer(language: Language, found: History) -> list[str]:
    """How many of its changes were falls, and its longest run of falls."""
    compared = sum(one.compared for one in found.dimensions)
    if not compared:
        return [
            language.text(
                "No two years of {province} can be compared.", province=found.province.name
            )
        ]
    said = []
    if judged := sum(one.judged for one in found.dimensions):
        values = {
            "clear": sum(one.fell_clearly for one in found.dimensions),
            "n": judged,
            "province": found.province.name,
            "falls": about(language, BY_CHANCE / 2 * judged),
        }
        said = [
            language.text(
                "{clear} of {n} judged yearly changes of {province}'s dimensions were clear falls.",
                **values,
            ),
            language.text("By chance alone about {falls} would be.", **values),
        ]
    said.append(
        language.text(
            "In all, {fell} of {n} comparable changes were falls, of any size.",
            fell=sum(one.fell for one in found.dimensions),
            n=compared,
        )
    )
    return [*said, *_longest(language, found), *_in_shifts(language, found)]


def _longest(language: Language, found: History) -> list[str]:
    longest = found.longest
    if not longest or longest[0].longest_run < 2:
        return []
    runs = [_run(language, found, one) for one in longest]
    return [language.text("The longest run of falls: {runs}.", runs=language.listed(runs))]


def _in_shifts(language: Language, found: History) -> list[str]:
    shifted = sum(one.shifted for one in found.dimensions)
    if not shifted:
        return []
    return [
        language.text(
            "Falls in nationwide shifts, not counted here: {fell} of {n}.",
            fell=sum(one.fell_in_shifts for one in found.dimensions),
            n=shifted,
        )
    ]


def _run(language: Language, found: History, one: FallRecord) -> str:
    until = one.longest_run_until or 0
    return language.text(
        "{measure}, {n} years ({first}–{last})",
        measure=_name(language, found, one.measure),
        n=one.longest_run,
        first=until - one.longest_run + 1,
        last=until,
    )


def note(language: Language) -> str:
    """How to read the years."""
    return language.text(
        "Change in points on the year before, marked as above: ▼ clear fall, ▲ clear rise, ✓ holds "
        "in the list of all provinces on that measure and year, ● anything else. A nationwide "
        "shift is also ● and is not counted among the falls, though a run of falls includes it. "
        "The usual variation of 2016 and 2017 is not known. – not comparable: the series starts "
        "afresh there, or a year is missing."
    )


def refused(language: Language, found: History) -> list[str]:
    """Why some years are not compared, newest first."""
    return [
        line
        for year in found.years
        for line in refusals.lines(
            language,
            year.year,
            year.refused,
            lambda measure: _name(language, found, measure),
            sum(year.year in one.years for one in found.measures),
        )
    ]


def _name(language: Language, found: History, measure: str) -> str:
    return measures.name(language, next(one for one in found.measures if one.measure == measure))
