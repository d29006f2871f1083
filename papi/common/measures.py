"""The measures a reader can choose: their names and scales by year, and the years with scores."""

from dataclasses import dataclass

from papi.common.language import Language
from papi.common.remembered import remembered
from papi.warehouse import measures
from papi.warehouse.connection import Identity


@dataclass(frozen=True)
class Span:
    """Years in which a measure keeps its number, names and scale; the last is open."""

    first_year: int
    last_year: int | None
    code: str | None
    name_vi: str
    name_en: str
    short_vi: str
    short_en: str
    scale_min: float | None
    scale_max: float | None


@dataclass(frozen=True)
class Measure:
    """A measure over all its years; `years` are those with published scores."""

    measure: str
    level: str
    parent: str | None
    unit: str
    spans: tuple[Span, ...]
    years: tuple[int, ...]

    def span(self, year: int | None = None) -> Span:
        """What holds in that year; outside the measure's years, and without one, the last."""
        for span in self.spans:
            if year and span.first_year <= year <= (span.last_year or 9999):
                return span
        return self.spans[-1]


@remembered(4)
def known(file: Identity) -> dict[str, Measure]:
    """Every measure with scores: totals, each dimension before its sub-dimensions, indicators."""
    found: dict[str, Measure] = {}
    for row in measures.measures(file):
        before = found.get(row.measure)
        span = Span(
            row.first_year, row.last_year, row.code, row.name_vi, row.name_en, row.short_vi,
            row.short_en, row.scale_min, row.scale_max,
        )  # fmt: skip
        spans = (*(before.spans if before else ()), span)
        found[row.measure] = Measure(row.measure, row.level, row.parent, row.unit, spans, row.years)
    return found


def name(
    language: Language, measure: Measure, year: int | None = None, *, short: bool = True
) -> str:
    """The measure's name with its number, as in that year (without one: as it was last)."""
    span = measure.span(year)
    words = (
        language.either(span.short_vi, span.short_en)
        if short
        else language.either(span.name_vi, span.name_en)
    )
    return f"{span.code}. {words}" if span.code and measure.level != "total" else words


def option(language: Language, measure: Measure, newest: int) -> str:
    """The measure as a picker lists it; one that has ended shows its years."""
    words = name(language, measure)
    if measure.level == "indicator":
        return language.text(
            "{name} (indicator, {years})", name=words, years=_years(language, measure)
        )
    if measure.years[-1] < newest:
        return language.text("{name} ({years})", name=words, years=_years(language, measure))
    return words


def _years(language: Language, measure: Measure) -> str:
    """First and last year where all between are held, else each year."""
    years = measure.years
    if len(years) > 1 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]}–{years[-1]}"
    return ", ".join(map(str, years))
