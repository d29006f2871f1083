"""Queries about peers: which ones a province is compared with, and whom it may learn from."""

from dataclasses import dataclass

from papi.warehouse.basis import Based
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
class LearningPartner:
    """A province that stood near ours on a measure in `then_year` and leads now; values, lead (gap)
    and its own gain in points; gap_margin: the usual variation of a lead, None where it is
    not known; found: how many there are on the measure."""

    measure: str
    partner_code: str
    then_year: int
    own_then: float
    partner_then: float
    own_now: float
    partner_now: float
    gap: float
    partner_gain: float
    gap_margin: float | None
    found: int


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


@dataclass(frozen=True)
class Placed(Based):
    """A province on a measure (indicators too); rank_low and rank_high: its possible ranks, None
    where noise is not known."""

    province_code: str
    value: float
    share: float | None
    standard_error: float | None
    rank: int
    ranked_count: int
    quartile_group: str
    next_group: str | None
    points_to_next: float | None
    rank_low: int | None
    rank_high: int | None
    basis: str


@dataclass(frozen=True)
class PathPoint(Based):
    """A province's value of a measure in one year."""

    province_code: str
    year: int
    value: float
    basis: str


@dataclass(frozen=True)
class SustainedRise:
    """A province whose level on a measure rose above the first two years of the era and stayed
    up: base and level are means of two years, in points; since: the second of the first two years
    that held it; parts: the numbers of the measure's parts that did so too."""

    province_code: str
    base_from: int
    base_to: int
    base: float
    level: float
    change: float
    relative_change: float
    margin: float
    since: int
    parts: tuple[str, ...]


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


def learning_partners(
    file: Identity,
    year: int,
    province_code: str,
    measure: str | None = None,
    most: int | None = None,
) -> tuple[LearningPartner, ...]:
    """Provinces that stood where this one stood some years before and are clearly higher now, on
    one measure or on every one: each partner once a measure, with the then_year after which it
    gained most on the province; the largest lead first, at most so many of each measure."""
    return rows(
        file,
        LearningPartner,
        """
        WITH found AS (
            SELECT measure, partner_code, then_year, own_then, partner_then, own_now, partner_now,
                gap, partner_gain, gap_margin
            FROM learning_partner
            WHERE year = $1 AND province_code = $2 AND ($3 IS NULL OR measure = $3)
            QUALIFY row_number() OVER (
                PARTITION BY measure, partner_code
                ORDER BY gap - (partner_then - own_then) DESC, then_year DESC
            ) = 1
        )
        SELECT *, count(*) OVER (PARTITION BY measure)::INTEGER AS found
        FROM found
        QUALIFY $4 IS NULL OR row_number() OVER (
            PARTITION BY measure ORDER BY gap DESC, partner_code
        ) <= $4
        ORDER BY measure, gap DESC, partner_code
        """,
        year,
        province_code,
        measure,
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
            SELECT r.measure, r.province_code, r.value, max(r.value) OVER measure AS best
            FROM ranking AS r
            JOIN measure AS m
                ON m.measure = r.measure
                AND r.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
            WHERE r.year = $1 AND list_contains($2, r.province_code) AND m.level <> 'indicator'
            WINDOW measure AS (PARTITION BY r.measure)
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
        SELECT o.measure, r.province_code AS peer_code, r.value - o.value AS points,
            1.96 * sqrt(s.standard_deviation ** 2 + w.standard_deviation ** 2) AS margin,
            abs(points) > margin AS clear
        FROM ranking AS o
        SEMI JOIN measure AS m ON m.measure = o.measure AND m.level <> 'indicator'
        JOIN ranking AS r
            ON r.year = o.year AND r.measure = o.measure AND r.division = o.division
            AND r.province_code <> o.province_code
        LEFT JOIN score_noise AS w
            ON w.year = o.year AND w.measure = o.measure AND w.province_code = o.province_code
        LEFT JOIN score_noise AS s
            ON s.year = r.year AND s.measure = r.measure AND s.province_code = r.province_code
        WHERE o.year = $1 AND o.province_code = $2
            AND ($3 IS NULL OR r.province_code IN (SELECT unnest($3::VARCHAR[])))
        ORDER BY o.measure, points DESC, peer_code
        """,
        year,
        province_code,
        others,
    )


def lasting_rises(file: Identity, year: int, measure: str) -> tuple[SustainedRise, ...]:
    """Provinces whose level on a measure rose and stayed up to that year, the one that rose most
    against the national median first."""
    return rows(
        file,
        SustainedRise,
        """
        WITH of_parts AS (
            SELECT l.province_code, list(m.code ORDER BY m.position) AS parts
            FROM lasting_rise AS l
            JOIN measure AS m
                ON m.measure = l.measure
                AND l.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
            WHERE l.year = $1 AND m.parent = $2 AND m.level <> 'total'
            GROUP BY l.province_code
        )
        SELECT l.province_code, l.base_from, l.base_to, l.base, l.level, l.change,
            l.relative_change, l.margin, l.since, coalesce(p.parts, []) AS parts
        FROM lasting_rise AS l
        LEFT JOIN of_parts AS p USING (province_code)
        WHERE l.year = $1 AND l.measure = $2
        ORDER BY l.relative_change DESC, l.province_code
        """,
        year,
        measure,
    )


_PLACED = """
    SELECT r.province_code, r.value, s.share, s.standard_error, r.rank, r.ranked_count,
        r.quartile_group, d.next_group, d.points_to_next, k.low AS rank_low,
        k.high AS rank_high, s.basis
    FROM ranking AS r
    JOIN score AS s USING (year, measure, province_code)
    JOIN group_distance AS d USING (year, measure, province_code)
    LEFT JOIN rank_range AS k USING (year, measure, province_code)
    WHERE r.year = $1 AND r.measure = $2
"""
_BY_RANK = " ORDER BY r.rank, r.province_code"


def placed(
    file: Identity, year: int, measure: str, first: int = 0, most: int | None = None
) -> tuple[Placed, ...]:
    """The provinces published that year on the measure (indicators too), the highest first: `most`
    of them after the `first`, or all."""
    question = _PLACED + _BY_RANK + " LIMIT $4 OFFSET $3"
    return rows(file, Placed, question, year, measure, first, most)


def placed_of(
    file: Identity, year: int, measure: str, province_codes: list[str]
) -> tuple[Placed, ...]:
    """The same of some provinces."""
    chosen = " AND r.province_code IN (SELECT unnest($3::VARCHAR[]))"
    return rows(file, Placed, _PLACED + chosen + _BY_RANK, year, measure, province_codes)


def paths(
    file: Identity, measure: str, province_codes: list[str], until: int
) -> tuple[PathPoint, ...]:
    """The measure's published values of those provinces in the years up to `until`, back to the
    last break."""
    return rows(
        file,
        PathPoint,
        """
        SELECT s.province_code, s.year, s.value, s.basis
        FROM score AS s
        WHERE s.measure = $1 AND list_contains($2, s.province_code) AND s.year <= $3
            AND NOT EXISTS (
                FROM series_break AS b
                WHERE b.measure = s.measure AND b.severity = 'break'
                    AND b.year > s.year AND b.year <= $3
            )
        ORDER BY s.province_code, s.year
        """,
        measure,
        province_codes,
        until,
    )
