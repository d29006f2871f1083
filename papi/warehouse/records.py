"""Rows for programs. Every query takes the same choices (each may be None; one that does not apply
to its rows leaves none) and answers in a fixed order; each row states what its figures are, their
unit and their source."""

from dataclasses import dataclass
from typing import Any

import duckdb

from papi.warehouse.connection import Identity, WarehouseUnreadable, cursor


@dataclass(frozen=True)
class Choice:
    """Which rows are wanted; None means all."""

    year: int | None = None
    province: str | None = None
    measure: str | None = None
    level: str | None = None


@dataclass(frozen=True)
class Records:
    """A page of rows, their columns with DuckDB's types, and how many rows there are in all."""

    columns: dict[str, str]
    rows: list[tuple[Any, ...]]
    total: int


def records(file: Identity, name: str, choice: Choice, limit: int, offset: int) -> Records:
    """`limit` rows after `offset` of one of QUESTIONS; KeyError for any other name,
    WarehouseUnreadable where the file was damaged after it was opened."""
    values = [choice.year, choice.province, choice.measure, choice.level]
    with cursor(file) as asked:
        try:
            found = asked.sql(QUESTIONS[name], params=values)
            ((total,),) = found.count("*").fetchall()
            types = dict(zip(found.columns, map(str, found.types), strict=True))
            return Records(types, found.limit(limit, offset).fetchall(), total)
        except (duckdb.IOException, duckdb.FatalException) as error:
            raise WarehouseUnreadable(f"{file.path}: {error}") from error


def fingerprint(file: Identity) -> str:
    """What the warehouse was built from: equal for equal tables, workbooks and code."""
    with cursor(file) as asked:
        found = asked.execute("SELECT fingerprint FROM build").fetchone()
    return str(found[0]) if found else ""


_SCORES = """
    SELECT
        s.year, s.province_code, p.name_vi AS province_vi, p.name_en AS province_en, p.division,
        s.measure, m.level, m.code, m.name_vi AS measure_vi, m.name_en AS measure_en,
        s.value, m.unit, m.scale_min, m.scale_max, s.share,
        s.standard_error, s.standard_error_basis, s.ci_low, s.ci_high,
        CASE
            WHEN s.basis <> 'published' THEN 'estimate: mean of published old provinces'
            WHEN m.level IN ('total', 'dimension') THEN 'sum of published parts'
            ELSE 'published'
        END AS figures_are,
        s.basis, s.source, o.citation
    FROM score AS s
    JOIN province AS p USING (province_code)
    JOIN source AS o ON o.source = s.source
    JOIN measure AS m
        ON m.measure = s.measure AND s.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
    WHERE ($1 IS NULL OR s.year = $1) AND ($2 IS NULL OR s.province_code = $2)
        AND ($3 IS NULL OR s.measure = $3) AND ($4 IS NULL OR m.level = $4)
    ORDER BY s.year, s.measure, s.province_code
"""
_RANKING = """
    SELECT
        r.year, r.measure, m.level, m.code, m.name_vi AS measure_vi, m.name_en AS measure_en,
        r.province_code, p.name_vi AS province_vi, p.name_en AS province_en, r.division,
        r.value, m.unit, r.rank, r.ranked_count, r.quartile_group,
        r.region_code, r.region_rank, r.region_count,
        k.low AS rank_low, k.high AS rank_high,
        r.rank_kind AS figures_are, r.basis, s.source, o.citation
    FROM ranking AS r
    JOIN score AS s USING (year, measure, province_code)
    JOIN source AS o ON o.source = s.source
    JOIN province AS p USING (province_code)
    JOIN measure AS m
        ON m.measure = r.measure AND r.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
    LEFT JOIN rank_range AS k USING (year, measure, province_code)
    WHERE ($1 IS NULL OR r.year = $1) AND ($2 IS NULL OR r.province_code = $2)
        AND ($3 IS NULL OR r.measure = $3) AND ($4 IS NULL OR m.level = $4)
    ORDER BY r.year, r.measure, r.rank, r.province_code
"""
_CHANGES = """
    SELECT
        c.year, c.previous_year, c.measure, m.level, m.code,
        m.name_vi AS measure_vi, m.name_en AS measure_en,
        c.province_code, p.name_vi AS province_vi, p.name_en AS province_en, c.division,
        c.value, c.previous_value, c.difference, m.unit, c.percent, c.relative_difference,
        c.rank_change, r.ranked_count, c.direction, c.comparable, c.notable, c.clear,
        c.margin, c.margin_basis, c.clear_in_list, c.about_the_same, c.country_moved,
        c.relative_clear, c.printed_margin, c.clear_by_printed,
        c.nationwide_shift, c.falls_in_a_row,
        r.rank_kind AS figures_are, r.basis, s.source, o.citation,
        e.source AS previous_source, b.citation AS previous_citation
    FROM yearly_change AS c
    JOIN ranking AS r USING (year, measure, province_code)
    JOIN score AS s USING (year, measure, province_code)
    JOIN source AS o ON o.source = s.source
    JOIN score AS e
        ON e.year = c.previous_year AND e.measure = c.measure
        AND e.province_code = c.province_code
    JOIN source AS b ON b.source = e.source
    JOIN province AS p USING (province_code)
    JOIN measure AS m
        ON m.measure = c.measure AND c.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
    WHERE ($1 IS NULL OR c.year = $1) AND ($2 IS NULL OR c.province_code = $2)
        AND ($3 IS NULL OR c.measure = $3) AND ($4 IS NULL OR m.level = $4)
    ORDER BY c.year, c.measure, c.province_code
"""
# A row that rests on all scores of a year cites the last of the year's sources where it has
# several, as the sums in table score do.
_MISSING = """
    WITH cited AS (
        SELECT s.year, max(s.source) AS source FROM score AS s GROUP BY s.year
    )
    SELECT
        g.year, g.province_code, p.name_vi AS province_vi, p.name_en AS province_en,
        g.measure, m.level, m.code, m.name_vi AS measure_vi, m.name_en AS measure_en,
        g.reason, g.reason_vi, c.source, o.citation
    FROM missing AS g
    JOIN cited AS c USING (year)
    JOIN source AS o ON o.source = c.source
    JOIN province AS p USING (province_code)
    JOIN measure AS m
        ON m.measure = g.measure AND g.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
    WHERE ($1 IS NULL OR g.year = $1) AND ($2 IS NULL OR g.province_code = $2)
        AND ($3 IS NULL OR g.measure = $3) AND ($4 IS NULL OR m.level = $4)
    ORDER BY g.year, g.measure, g.province_code
"""
_BREAKS = """
    SELECT
        b.measure, m.level, m.code, m.name_vi AS measure_vi, m.name_en AS measure_en,
        b.year, b.severity, b.note, b.note_vi, b.origin
    FROM series_break AS b
    JOIN measure AS m
        ON m.measure = b.measure AND b.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
    WHERE ($1 IS NULL OR b.year = $1) AND $2 IS NULL
        AND ($3 IS NULL OR b.measure = $3) AND ($4 IS NULL OR m.level = $4)
    ORDER BY b.year, b.measure
"""
_MEASURES = """
    SELECT
        m.measure, m.level, m.parent, m.code, m.first_year, m.last_year, m.unit,
        m.scale_min, m.scale_max, m.name_vi, m.name_en, m.short_vi, m.short_en
    FROM measure AS m
    WHERE ($1 IS NULL OR $1 BETWEEN m.first_year AND coalesce(m.last_year, 9999))
        AND $2 IS NULL AND ($3 IS NULL OR m.measure = $3) AND ($4 IS NULL OR m.level = $4)
    ORDER BY m.measure, m.first_year
"""
_PROVINCES = """
    SELECT
        p.province_code, p.name_vi, p.name_en, p.division, p.region_code,
        r.name_vi AS region_vi, r.name_en AS region_en, p.successor_code
    FROM province AS p
    LEFT JOIN region AS r USING (region_code)
    WHERE ($1 IS NULL OR p.division = (SELECT y.division FROM survey_year AS y WHERE y.year = $1))
        AND ($2 IS NULL OR p.province_code = $2) AND $3 IS NULL AND $4 IS NULL
    ORDER BY p.division DESC, p.province_code
"""
QUESTIONS = {
    "scores": _SCORES,
    "ranking": _RANKING,
    "changes": _CHANGES,
    "missing": _MISSING,
    "breaks": _BREAKS,
    "measures": _MEASURES,
    "provinces": _PROVINCES,
}
