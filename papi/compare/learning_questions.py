"""Queries about provinces to learn from: who rose more than noise, who rose and stayed up."""

from dataclasses import dataclass

from papi.warehouse.basis import Based
from papi.warehouse.connection import Identity, rows


@dataclass(frozen=True)
class LearningPartner:
    """A province that stood within half a point of ours on a measure in `then_year` and leads
    clearly now; values, lead (gap) and its own gain in points; gap_margin: the usual variation of a
    lead, None where it is not known; found: how many there are on the measure."""

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
