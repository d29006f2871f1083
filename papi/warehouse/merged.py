"""Questions about the 34 provinces since July 2025: estimates before their first survey, published
figures after it. `kind` (estimate or published) stands beside every value and belongs beside it on
every page."""

import pandas as pd

from papi.warehouse.connection import Identity, ask


def standings_of_34(file: Identity, year: int) -> pd.DataFrame:
    """Values, ranks and groups of the 34 in one year, indicators apart: province_code, measure,
    value, kind, rank, ranked_count, quartile_group, rank_kind (estimate or computed), parts,
    parts_published, the change on the last year (previous_year, previous_value, difference,
    percent, rank_change, change_kind, same_parts, comparable), names and scale of the measure."""
    return ask(
        file,
        """
        SELECT r.*, c.previous_year, c.previous_value, c.difference, c.percent, c.rank_change,
            c.kind AS change_kind, c.same_parts, c.comparable,
            m.level, m.parent, m.code, m.position, m.scale_min, m.scale_max,
            m.name_vi, m.name_en, m.short_vi, m.short_en
        FROM ranking_of_34 AS r
        LEFT JOIN change_of_34 AS c USING (year, measure, province_code)
        JOIN measure AS m
            ON m.measure = r.measure AND r.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
        WHERE r.year = $1 AND m.level <> 'indicator'
        ORDER BY m.level = 'subdimension', m.level = 'dimension', m.position, r.rank
        """,
        year,
    )


def series_of_34(file: Identity, province_code: str, measure: str = "total") -> pd.DataFrame:
    """One of the 34 (code with "n") over the years: year, value, kind, rank, ranked_count,
    quartile_group, rank_kind, parts, parts_published, and era, which counts up at each break. A
    chart draws the two kinds differently."""
    return ask(
        file,
        """
        SELECT r.year, r.value, r.kind, r.rank, r.ranked_count, r.quartile_group, r.rank_kind,
            r.parts, r.parts_published,
            (SELECT count(*) FROM series_break AS b
             WHERE b.measure = r.measure AND b.severity = 'break' AND b.year <= r.year) AS era
        FROM ranking_of_34 AS r
        WHERE r.province_code = $1 AND r.measure = $2
        ORDER BY r.year
        """,
        province_code,
        measure,
    )


def parts_of_34(file: Identity, province_code: str, year: int) -> pd.DataFrame:
    """The old provinces that one of the 34 is made of, in a year surveyed in the 63, one row per
    measure (indicators apart) and part: part_code, part_vi, value, rank and ranked_count among the
    old provinces (null where not published), quartile_group. Empty in years surveyed in the 34."""
    return ask(
        file,
        """
        SELECT p.measure, p.part_code, o.name_vi AS part_vi, p.value, p.rank, p.ranked_count,
            p.quartile_group
        FROM merged_part AS p
        JOIN province AS o ON o.province_code = p.part_code
        JOIN measure AS m
            ON m.measure = p.measure AND p.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
        WHERE p.province_code = $1 AND p.year = $2 AND m.level <> 'indicator'
        ORDER BY m.level = 'subdimension', m.level = 'dimension', m.position, p.part_code
        """,
        province_code,
        year,
    )


def both_divisions(file: Identity) -> pd.DataFrame:
    """All provinces of both divisions, scored or not: province_code, name_vi, name_en, division,
    successor_code, successor (code with "n"), parts (how many old provinces its successor has)."""
    return ask(
        file,
        """
        SELECT p.province_code, p.name_vi, p.name_en, p.division, p.successor_code,
            s.province_code AS successor,
            (SELECT count(*) FROM province AS o
             WHERE o.division = 63 AND o.successor_code = p.successor_code)::INTEGER AS parts
        FROM province AS p
        JOIN successor AS s USING (successor_code)
        ORDER BY p.division DESC, name_key(p.name_vi)
        """,
    )
