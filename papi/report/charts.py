"""The report's charts, as Word and PowerPoint hold them."""

from collections.abc import Sequence

from papi.common import vocabulary
from papi.common.charts.native import NativeChart, NativeSeries
from papi.common.language import Language
from papi.common.palette import PALETTES
from papi.common.standing import Standing
from papi.common.vocabulary import measure_name
from papi.overview.gather import Overview
from papi.overview.words import sum_of_dimensions
from papi.report import words
from papi.trends.development import Development

LIGHT = PALETTES["light"]
BREAK = "‖"


def moved(language: Language, overview: Overview, rows: Sequence[Standing]) -> NativeChart:
    """The dimensions' changes as bars, coloured where they are clear."""
    marks = [vocabulary.change_mark(one) for one in rows]
    return NativeChart(
        "bars",
        words.moved_alt(language, overview),
        sum_of_dimensions(language, overview),
        _unit(language, overview),
        tuple(measure_name(language, one, short=True) for one in rows),
        (
            NativeSeries(
                words.moved_alt(language, overview),
                tuple(one.difference for one in rows),
                tuple(
                    f"{mark} {language.signed_points(one.difference or 0.0)}"
                    for one, mark in zip(rows, marks, strict=True)
                ),
                tuple(LIGHT.change(mark) for mark in marks),
            ),
        ),
    )


def _unit(language: Language, overview: Overview) -> str:
    """The unit, and that the values are estimates where they are."""
    if overview.survey.estimated:
        return language.text("points (estimates)")
    return language.text("points")


def years(language: Language, overview: Overview, total: Development, finding: str) -> NativeChart:
    """The total and the national median over the years; a column without values stands at each
    break, so that no line crosses it."""
    columns = _columns(total, overview.year)
    own = {one.year: one.value for one in total.own.points}
    medians = {one.year: one.median for one in total.middle}
    return NativeChart(
        "lines",
        words.years_title(language, overview),
        finding,
        _unit(language, overview),
        tuple(BREAK if year is None else str(year) for year in columns),
        (
            NativeSeries(
                language.place(overview.province.name),
                tuple(own.get(year or 0) for year in columns),
                tuple(language.points(own[year]) if year in own else "" for year in columns),
                (LIGHT.own,),
            ),
            NativeSeries(
                language.text("National median"),
                tuple(medians.get(year or 0) for year in columns),
                ("",) * len(columns),
                (LIGHT.same,),
                apart=True,
            ),
        ),
    )


def _columns(total: Development, until: int) -> list[int | None]:
    """The years up to this one, and None where the series breaks between two of them."""
    columns: list[int | None] = []
    eras = {one.year: one.era for one in total.own.points}
    before: tuple[int, int | None] | None = None
    for one in total.middle:
        if one.year > until:
            break
        era = one.era, eras.get(one.year, before[1] if before else None)
        if before is not None and era != before:
            columns.append(None)
        columns.append(one.year)
        before = era
    return columns
