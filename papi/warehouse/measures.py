"""Queries about measures: which ones exist, their names, and the years that they cover."""

from dataclasses import dataclass

from papi.warehouse.connection import Identity, rows


@dataclass(frozen=True)
class MeasureSpan:
    """A measure in a span of years in which it keeps its number, names and scale; years: all years
    with published scores, in any span."""

    measure: str
    level: str
    parent: str | None
    code: str | None
    first_year: int
    last_year: int | None
    scale_min: float | None
    scale_max: float | None
    name_vi: str
    name_en: str
    short_vi: str
    short_en: str
    unit: str
    years: tuple[int, ...]


def measures(file: Identity) -> tuple[MeasureSpan, ...]:
    """Every measure with scores and its spans: totals first, then each dimension followed by its
    sub-dimensions, then their indicators."""
    return rows(
        file,
        MeasureSpan,
        """
        WITH held AS (
            SELECT measure, list(DISTINCT year ORDER BY year) AS years FROM score GROUP BY measure
        ),
        place AS (
            SELECT measure, max(position) AS position FROM measure GROUP BY measure
        ),
        -- The dimension that a measure belongs to, and the sub-dimension of an indicator.
        family AS (
            SELECT DISTINCT m.measure,
                CASE m.level WHEN 'dimension' THEN m.measure WHEN 'subdimension' THEN m.parent
                    WHEN 'indicator' THEN s.parent END AS dimension,
                CASE m.level WHEN 'indicator' THEN m.parent END AS subdimension
            FROM measure AS m
            LEFT JOIN measure AS s ON m.level = 'indicator' AND s.measure = m.parent
        )
        SELECT m.measure, m.level, m.parent, m.code, m.first_year, m.last_year, m.scale_min,
            m.scale_max, m.name_vi, m.name_en, m.short_vi, m.short_en, m.unit, h.years
        FROM measure AS m
        JOIN held AS h USING (measure)
        JOIN family AS f USING (measure)
        LEFT JOIN place AS d ON d.measure = f.dimension
        LEFT JOIN place AS s ON s.measure = f.subdimension
        ORDER BY m.level = 'indicator', m.level <> 'total', d.position, m.level = 'subdimension',
            s.position, m.position, m.measure, m.first_year
        """,
    )
