"""Queries on how figures developed: series, means, breaks, levels; in points unless stated."""

from dataclasses import dataclass
from typing import Literal

from papi.warehouse.connection import Identity, rows
from papi.warehouse.notes import DatedBreak, DatedShift

KindName = Literal["higher", "lower", "level", "too_few", "unknown"]


@dataclass(frozen=True)
class SeriesPoint:
    """A published value; share is 0–1 of the scale for sub-dimensions, None for others; usual: how
    far such a value usually varies either way, None where that is not known."""

    measure: str
    province_code: str
    year: int
    value: float
    share: float | None
    rank: int
    ranked_count: int
    quartile_group: str
    era: int
    basis: str
    rank_kind: str
    usual: float | None


@dataclass(frozen=True)
class YearlyMean:
    """Mean and quartiles of a region or the country, the change of the mean on the year before over
    the provinces published in both (None in a first year), and the scale of the year."""

    measure: str
    year: int
    n: int
    mean: float
    p25: float
    median: float
    p75: float
    era: int
    previous_year: int | None
    change_n: int | None
    difference: float | None
    comparable: bool | None
    scale_min: float
    scale_max: float


@dataclass(frozen=True)
class Trend:
    """A province's level on a measure; window_years: the years compared."""

    measure: str
    province_code: str
    year: int
    kind: KindName
    change: float | None
    margin: float | None
    relative_kind: KindName
    relative_change: float | None
    longest_falls: int
    longest_to: int | None
    window_years: tuple[int, ...]


@dataclass(frozen=True)
class SeriesGap:
    """A year without a published value of a province, and the reason in print (None where PAPI's
    table of gaps says nothing of it)."""

    measure: str
    province_code: str
    year: int
    reason_en: str | None
    reason_vi: str | None


def series(
    file: Identity, measures: list[str], province_codes: list[str]
) -> tuple[SeriesPoint, ...]:
    """The published values of these measures and provinces, oldest first."""
    return rows(
        file,
        SeriesPoint,
        """
        SELECT s.measure, s.province_code, s.year, s.value, s.share, s.rank, s.ranked_count,
            s.quartile_group, s.era, s.basis, s.rank_kind, 1.96 * n.standard_deviation AS usual
        FROM series_point AS s
        LEFT JOIN score_noise AS n USING (year, measure, province_code)
        WHERE list_contains($1, measure) AND list_contains($2, province_code)
        ORDER BY measure, province_code, year
        """,
        measures,
        province_codes,
    )


def means(
    file: Identity, measures: list[str], scope: str, scope_code: str, division: int
) -> tuple[YearlyMean, ...]:
    """Mean, median and quartiles of a region or the country, oldest first."""
    return rows(
        file,
        YearlyMean,
        """
        SELECT
            b.measure, b.year, b.n, b.mean, b.p25, b.median, b.p75, e.era,
            c.previous_year, c.n AS change_n, c.difference, c.comparable,
            m.scale_min, m.scale_max
        FROM benchmark AS b
        JOIN measure_era AS e USING (measure, year)
        JOIN measure AS m
            ON m.measure = b.measure AND b.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
        LEFT JOIN mean_change AS c
            ON c.year = b.year AND c.measure = b.measure AND c.scope = b.scope
            AND c.scope_code = b.scope_code AND c.division = b.division
        WHERE list_contains($1, b.measure) AND b.scope = $2 AND b.scope_code = $3
            AND b.division = $4
        ORDER BY b.measure, b.year
        """,
        measures,
        scope,
        scope_code,
        division,
    )


def trends(
    file: Identity, measures: list[str], province_codes: list[str], year: int
) -> tuple[Trend, ...]:
    """The levels of these provinces on these measures up to `year`, or the last published year
    before it."""
    return rows(
        file,
        Trend,
        """
        SELECT measure, province_code, year, kind, change, margin, relative_kind,
            relative_change, longest_falls, longest_to, window_years
        FROM trend
        WHERE list_contains($1, measure) AND list_contains($2, province_code) AND year <= $3
        QUALIFY row_number() OVER (PARTITION BY measure, province_code ORDER BY year DESC) = 1
        ORDER BY measure, province_code
        """,
        measures,
        province_codes,
        year,
    )


def series_breaks(file: Identity, measures: list[str]) -> tuple[DatedBreak, ...]:
    """Breaks and cautions of these measures inside the years with scores, oldest first."""
    return rows(
        file,
        DatedBreak,
        """
        SELECT b.measure, b.severity, b.note AS note_en, b.note_vi, b.year
        FROM series_break AS b
        WHERE list_contains($1, b.measure)
            -- A benchmark is there where scores are, and there are fewer of them.
            AND EXISTS (FROM benchmark AS s WHERE s.measure = b.measure AND s.year < b.year)
            AND EXISTS (FROM benchmark AS s WHERE s.measure = b.measure AND s.year >= b.year)
        ORDER BY b.year, b.measure
        """,
        measures,
    )


def series_shifts(file: Identity, measures: list[str]) -> tuple[DatedShift, ...]:
    """Nationwide shifts of these measures in all years, oldest first."""
    return rows(
        file,
        DatedShift,
        """
        SELECT measure, n AS provinces, median_percent, share_fell, share_rose, year
        FROM national_shift
        WHERE is_shift AND list_contains($1, measure)
        ORDER BY year, measure
        """,
        measures,
    )


def series_gaps(
    file: Identity, measures: list[str], province_codes: list[str]
) -> tuple[SeriesGap, ...]:
    """Years in which a measure has scores of a province's division but none of the province."""
    return rows(
        file,
        SeriesGap,
        """
        SELECT measure, province_code, year, reason AS reason_en, reason_vi
        FROM series_gap
        WHERE list_contains($1, measure) AND list_contains($2, province_code)
        ORDER BY measure, province_code, year
        """,
        measures,
        province_codes,
    )
