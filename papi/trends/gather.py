"""Gathers how one or several measures developed: provinces, means and levels."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from papi.common import measures, quantities, survey_year
from papi.common.measures import Measure
from papi.common.remembered import remembered
from papi.trends import questions
from papi.trends.development import (
    COUNTRY,
    Development,
    Kind,
    MeanChange,
    Middle,
    Point,
    Series,
)
from papi.trends.questions import SeriesGap, SeriesPoint, Trend, YearlyMean
from papi.warehouse import places
from papi.warehouse.connection import Identity

# What can be shown over the years, and how; for an indicator only the values.
LEVELS = ("total", "dimension", "subdimension", "indicator")
VIEWS = ("value", "rank", "group", "dimensions")
RANKED = ("rank", "group")


class _OfMeasure(Protocol):
    @property
    def measure(self) -> str: ...


Row = TypeVar("Row", bound=_OfMeasure)


@remembered(4)
def regions(file: Identity) -> dict[str, tuple[str, str]]:
    """Codes of the regions with their Vietnamese and English names."""
    found = {
        one.region_code: (one.region_vi or "", one.region_en or "")
        for one in places.provinces(file)
        if one.region_code
    }
    return dict(sorted(found.items()))


@remembered(256)
def gather(
    file: Identity, names: tuple[str, ...], codes: tuple[str, ...], mean_of: str | None, year: int
) -> dict[str, Development]:
    """How the measures `names` developed for the provinces `codes` (ours first), each up to
    `year` for its level, by measure; `mean_of` is a region's code, VN, or None."""
    known = survey_year.provinces(file)
    division = known[codes[0]].division
    asked = (list(names), list(codes))
    points = _by_measure(questions.series(file, *asked))
    country = _by_measure(questions.means(file, asked[0], "country", COUNTRY, division))
    if mean_of == COUNTRY:
        means = country
    elif mean_of:
        means = _by_measure(questions.means(file, asked[0], "region", mean_of, division))
    else:
        means = {}
    trends = _by_measure(questions.trends(file, *asked, year))
    breaks = _by_measure(questions.series_breaks(file, asked[0]))
    shifts = _by_measure(questions.series_shifts(file, asked[0]))
    gaps = _by_measure(questions.series_gaps(file, *asked))
    estimated = survey_year.estimated_years(file)
    found = {}
    for name in names:
        measure = measures.known(file)[name]
        found[name] = Development(
            measure=measure,
            year=year,
            series=tuple(
                Series(code, known[code], place == 0, _points(measure, points.get(name, []), code))
                for place, code in enumerate(codes)
            ),
            mean=_mean(measure, mean_of, means.get(name, []), estimated),
            mean_changes=_mean_changes(means.get(name, [])),
            middle=tuple(
                _middle(measure, row, row.year in estimated) for row in country.get(name, [])
            ),
            kinds={row.province_code: _kind(measure, row) for row in trends.get(name, [])},
            breaks=tuple(breaks.get(name, [])),
            shifts=tuple(shifts.get(name, [])),
            gaps=_gaps(gaps.get(name, []), codes),
            ranked={row.year: row.n for row in country.get(name, [])},
            newest=survey_year.years(file)[0],
        )
    return found


def _by_measure(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.measure, []).append(row)
    return found


def _points(measure: Measure, rows: list[SeriesPoint], code: str) -> tuple[Point, ...]:
    return tuple(
        Point(
            year=row.year,
            value=row.value,
            shown=row.value if row.share is None else row.share,
            era=row.era,
            count=row.ranked_count,
            rank=row.rank,
            group=row.quartile_group,
            basis=row.basis,
            rank_estimated=row.rank_kind == "estimated",
            usual=_times(row.usual, 1 / _scale(measure, row.year)),
        )
        for row in rows
        if row.province_code == code
    )


def _shown(measure: Measure, row: YearlyMean, value: float) -> float:
    if measure.level != "subdimension":
        return value
    return (value - row.scale_min) / (row.scale_max - row.scale_min)


def _mean(
    measure: Measure, code: str | None, rows: list[YearlyMean], estimated: frozenset[int]
) -> Series | None:
    if code is None or not rows:
        return None
    return Series(
        code,
        None,
        False,
        tuple(
            Point(
                row.year,
                row.mean,
                _shown(measure, row, row.mean),
                row.era,
                row.n,
                basis="estimates" if row.year in estimated else "published",
            )
            for row in rows
        ),
    )


def _mean_changes(rows: list[YearlyMean]) -> dict[int, MeanChange]:
    return {
        row.year: MeanChange(
            row.previous_year, row.change_n or 0, row.difference or 0.0, bool(row.comparable)
        )
        for row in rows
        if row.previous_year is not None
    }


def _middle(measure: Measure, row: YearlyMean, estimated: bool) -> Middle:
    p25, median, p75 = (_shown(measure, row, value) for value in (row.p25, row.median, row.p75))
    return Middle(row.year, row.era, p25, median, p75, estimated)


def _kind(measure: Measure, row: Trend) -> Kind:
    by = quantities.factor(quantities.shown_unit(measure)) / _scale(measure, row.year)
    return Kind(
        name=row.kind,
        years=row.window_years,
        change=_times(row.change, by),
        margin=_times(row.margin, by),
        relative_name=row.relative_kind,
        relative_change=_times(row.relative_change, by),
        longest_falls=row.longest_falls,
        longest_to=row.longest_to,
    )


def _scale(measure: Measure, year: int) -> float:
    """The divisor that turns a difference in points into one of shown values."""
    if measure.level != "subdimension":
        return 1.0
    span = measure.span(year)
    return (span.scale_max or 1.0) - (span.scale_min or 0.0)


def _times(value: float | None, by: float) -> float | None:
    return None if value is None else value * by


def _gaps(rows: list[SeriesGap], codes: tuple[str, ...]) -> dict[str, tuple[SeriesGap, ...]]:
    return {code: tuple(row for row in rows if row.province_code == code) for code in codes}
