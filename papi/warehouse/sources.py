"""Queries about where the figures come from: files, hashes, counts, and what was checked."""

import pandas as pd

from papi.warehouse.connection import Identity, ask


def sources(file: Identity) -> pd.DataFrame:
    """One row per source, newest year first: title, published_by, year, kind, sha256, loaded_at,
    citation, and how many scores of each level came from it."""
    return ask(
        file,
        """
        SELECT s.source, s.title, s.published_by, s.year, s.kind, s.sha256, s.loaded_at, s.citation,
            count(*) FILTER (m.level = 'subdimension')::INTEGER AS subdimensions,
            count(*) FILTER (m.level = 'indicator')::INTEGER AS indicators,
            count(v.standard_error) FILTER (v.measure = 'total')::INTEGER AS margins
        FROM source AS s
        JOIN score AS v USING (source)
        JOIN measure AS m
            ON m.measure = v.measure AND v.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
        GROUP BY ALL
        ORDER BY s.year DESC, s.kind, s.title
        """,
    )


def checked(file: Identity) -> pd.DataFrame:
    """One row per year, newest first: year, provinces (surveyed), totals (expected), expected
    (sub-dimension scores: every province and sub-dimension except the gaps), held, held_totals,
    indicators, margins, differences (figures that a workbook changed)."""
    return ask(
        file,
        """
        WITH known AS (
            SELECT s.year, m.level, s.measure, s.standard_error
            FROM score AS s
            JOIN measure AS m
                ON m.measure = s.measure
                AND s.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
        ),
        counted AS (
            SELECT year,
                count(*) FILTER (level = 'subdimension')::INTEGER AS held,
                count(*) FILTER (measure = 'total')::INTEGER AS held_totals,
                count(*) FILTER (level = 'indicator')::INTEGER AS indicators,
                count(standard_error) FILTER (measure = 'total')::INTEGER AS margins
            FROM known GROUP BY year
        ),
        wanted AS (
            SELECT y.year, count(*)::INTEGER AS expected
            FROM survey_year AS y
            JOIN province AS p ON p.division = y.division
            JOIN measure AS m
                ON m.level = 'subdimension'
                AND y.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
            ANTI JOIN missing AS g
                ON g.year = y.year AND g.province_code = p.province_code AND g.measure = m.parent
            GROUP BY y.year
        )
        SELECT y.year, y.provinces, y.totals, w.expected, c.held, c.held_totals, c.indicators,
            c.margins,
            (SELECT count(*) FROM workbook_difference AS d WHERE d.year = y.year)::INTEGER
                AS differences
        FROM survey_year AS y
        JOIN counted AS c USING (year)
        JOIN wanted AS w USING (year)
        ORDER BY y.year DESC
        """,
    )


def workbook_differences(file: Identity) -> pd.DataFrame:
    """Figures that a workbook changed by more than 0.001, added or removed, newest first: year,
    province_code, measure, shipped, loaded, source, cell."""
    return ask(
        file,
        "FROM workbook_difference ORDER BY year DESC, measure, province_code",
    )
