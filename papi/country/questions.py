"""Queries about the whole country: its medians by year."""

from dataclasses import dataclass

from papi.warehouse.connection import Identity, rows


@dataclass(frozen=True)
class NationalMedian:
    """The median of the provinces with a published score, and how many there were; `broken`:
    whether the series breaks in that year."""

    measure: str
    year: int
    median: float
    provinces: int
    broken: bool


@dataclass(frozen=True)
class RegionSpread:
    """Where a region's provinces lie, in points, and how many they are."""

    region_code: str
    n: int
    min: float
    p25: float
    median: float
    p75: float
    max: float


def region_spreads(file: Identity, year: int, measure: str) -> dict[str, RegionSpread]:
    """How the provinces of each region lie on a measure, in the division of that year's scores."""
    found = rows(
        file,
        RegionSpread,
        """
        SELECT scope_code AS region_code, n, min, p25, median, p75, max FROM benchmark
        WHERE scope = 'region' AND year = $1 AND measure = $2
        """,
        year,
        measure,
    )
    return {one.region_code: one for one in found}


def medians(file: Identity) -> tuple[NationalMedian, ...]:
    """The medians of the total and the dimensions in the years as surveyed or, of the 34, as
    estimated; by measure and year."""
    return rows(
        file,
        NationalMedian,
        """
        SELECT b.measure, b.year, b.median, b.n AS provinces, t.measure IS NOT NULL AS broken
        FROM benchmark AS b
        JOIN measure AS m
            ON m.measure = b.measure AND b.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
        LEFT JOIN series_break AS t
            ON t.measure = b.measure AND t.year = b.year AND t.severity = 'break'
        WHERE b.scope = 'country' AND m.level IN ('total', 'dimension')
        ORDER BY b.measure, b.year
        """,
    )
