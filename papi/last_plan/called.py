"""Which measure a plan means: by its number, its name in either language, both, or its stable
name; as it was called in the year of the plan's scores."""

from papi.common import measures
from papi.common.language import CODES, Language
from papi.common.measures import Measure
from papi.common.remembered import remembered
from papi.plan.catalogue import folded
from papi.plan.sections import without_unit
from papi.warehouse.connection import Identity

# The sum of the first six dimensions is no content of a plan, and its number looks like a range.
_NOT_PLANNED = ("core",)


def measure(file: Identity, year: int, words: str) -> str | None:
    """The measure that the words mean; None where they mean none, or more than one."""
    found = _by_words(file, year).get(folded(words), frozenset())
    return next(iter(found)) if len(found) == 1 else None


@remembered(16)
def _by_words(file: Identity, year: int) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name, one in measures.known(file).items():
        if name not in _NOT_PLANNED and _measured(one, year):
            for words in _names(one, year):
                found[folded(words)] = found.get(folded(words), frozenset()) | {name}
    return found


def _measured(one: Measure, year: int) -> bool:
    return any(span.first_year <= year <= (span.last_year or 9999) for span in one.spans)


def _names(one: Measure, year: int) -> set[str]:
    span = one.span(year)
    names = {one.measure, span.name_vi, span.name_en, span.short_vi, span.short_en}
    if one.level == "indicator":
        return names | {without_unit(name) for name in names}
    numbered = span.code is not None and one.level != "total"
    of_both = [Language(code) for code in CODES]
    shown = {
        measures.name(language, one, year, short=short)
        for language in of_both
        for short in (True, False)
    }
    names |= shown | {span.code or one.measure} if numbered else shown
    if one.level == "total":
        names |= {"PAPI", *(language.text("Total") for language in of_both)}
    # As the indicator of a row: "PAPI points of 1.1 …".
    names |= {
        language.text("PAPI points of {measure}", measure=words)
        for language in of_both
        for words in shown
    }
    return names
