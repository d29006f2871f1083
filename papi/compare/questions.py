"""Queries about peers: which ones a province is compared with, and how it stands beside them."""

from dataclasses import dataclass

from papi.warehouse.connection import Identity, rows


@dataclass(frozen=True)
class Peer:
    """A peer of one set, and how far its profile is from ours, in standard deviations; None where a
    dimension is not published. members: how many the whole set has."""

    peer_set: str
    peer_code: str
    distance: float | None
    members: int


@dataclass(frozen=True)
class Benchmark:
    """What a number of provinces reached on a measure, in points; the best of them by code."""

    measure: str
    n: int
    min: float
    p25: float
    median: float
    p75: float
    max: float
    best_codes: tuple[str, ...]


@dataclass(frozen=True)
class Lead:
    """How far another province lies above (+) ours on a measure, and what noise alone puts between
    two scores 5 times in 100 (`margin`), in points; clear: the gap is larger. Margin and clear are
    None where the noise is not known."""

    measure: str
    peer_code: str
    points: float
    margin: float | None
    clear: bool | None


def peers(
    file: Identity, year: int, province_code: str, most: int | None = None
) -> tuple[Peer, ...]:
    """The province's peers that year, each set starting with the most similar; at most so many of
    each, where that is given."""
    return rows(
        file,
        Peer,
        """
        SELECT p.peer_set, p.peer_code, d.distance,
            count(*) OVER (PARTITION BY p.peer_set)::INTEGER AS members
        FROM peer AS p
        LEFT JOIN profile_distance AS d
            ON d.year = p.year AND d.province_code = p.province_code AND d.peer_code = p.peer_code
        WHERE p.year = $1 AND p.province_code = $2
        QUALIFY $3 IS NULL OR row_number() OVER (
            PARTITION BY p.peer_set ORDER BY d.distance, p.peer_code
        ) <= $3
        ORDER BY p.peer_set, d.distance, p.peer_code
        """,
        year,
        province_code,
        most,
    )


def most_alike(file: Identity, year: int, province_code: str, most: int) -> tuple[Peer, ...]:
    """The provinces of the whole country with the most similar profiles; none where one of the
    province's own dimensions is not published."""
    return rows(
        file,
        Peer,
        """
        SELECT 'all' AS peer_set, peer_code, distance, count(*) OVER ()::INTEGER AS members
        FROM profile_distance
        WHERE year = $1 AND province_code = $2
        ORDER BY place
        LIMIT $3
        """,
        year,
        province_code,
        most,
    )


def peer_benchmarks(file: Identity, year: int, peer_codes: list[str]) -> tuple[Benchmark, ...]:
    """What those provinces reached that year on each measure except indicators; best are all that
    share the highest value."""
    return rows(
        file,
        Benchmark,
        """
        WITH chosen AS (
            SELECT measure, province_code, value, max(value) OVER measure AS best
            FROM standing
            WHERE year = $1 AND list_contains($2, province_code) AND level <> 'indicator'
            WINDOW measure AS (PARTITION BY measure)
        )
        SELECT measure, count(*)::INTEGER AS n, min(value) AS min,
            quantile_cont(value, 0.25) AS p25, median(value) AS median,
            quantile_cont(value, 0.75) AS p75, max(value) AS max,
            list(province_code ORDER BY province_code) FILTER (value = best) AS best_codes
        FROM chosen
        GROUP BY measure
        """,
        year,
        peer_codes,
    )


def country_benchmarks(file: Identity, year: int) -> tuple[Benchmark, ...]:
    """What the whole country reached that year on each measure; the best are not named."""
    return rows(
        file,
        Benchmark,
        """
        SELECT measure, n, min, p25, median, p75, max, []::VARCHAR[] AS best_codes
        FROM benchmark WHERE year = $1 AND scope = 'country'
        """,
        year,
    )


def province_gaps(
    file: Identity, year: int, province_code: str, others: list[str] | None = None
) -> tuple[Lead, ...]:
    """How far every other province (or those given) lies above (+) this one on the total, each
    dimension and each sub-dimension."""
    return rows(
        file,
        Lead,
        """
        WITH placed AS (
            SELECT measure, province_code, division, value, standard_deviation
            FROM standing
            WHERE year = $1 AND level <> 'indicator'
        )
        SELECT o.measure, r.province_code AS peer_code, r.value - o.value AS points,
            1.96 * sqrt(r.standard_deviation ** 2 + o.standard_deviation ** 2) AS margin,
            abs(points) > margin AS clear
        FROM placed AS o
        JOIN placed AS r
            ON r.measure = o.measure AND r.division = o.division
            AND r.province_code <> o.province_code
        WHERE o.province_code = $2
            AND ($3 IS NULL OR r.province_code IN (SELECT unnest($3::VARCHAR[])))
        ORDER BY o.measure, points DESC, peer_code
        """,
        year,
        province_code,
        others,
    )
