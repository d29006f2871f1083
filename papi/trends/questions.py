"""Questions about how figures developed: series, means, breaks, levels; points unless said
otherwise."""

import pandas as pd

from papi.warehouse.connection import Identity, ask


def series(file: Identity, measures: list[str], province_codes: list[str]) -> pd.DataFrame:
    """The published values of these measures and provinces, oldest first: columns of the view
    series_point; share is 0–1 of the scale for sub-dimensions, null for others; usual: how far
    such a value usually varies either way, null where that is not known."""
    return ask(
        file,
        """
        SELECT s.*, 1.96 * n.standard_deviation AS usual
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
) -> pd.DataFrame:
    """Mean, median and quartiles of a region or the country by measure and year, oldest first: n,
    mean, p25, median, p75, era, the change of the mean on the year before over the provinces
    published in both (previous_year, change_n, difference, comparable; null in a first year), and
    the scale of the year (scale_min, scale_max)."""
    return ask(
        file,
        """
        SELECT
            b.year, b.measure, b.n, b.mean, b.p25, b.median, b.p75, e.era,
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
) -> pd.DataFrame:
    """On which level these measures and provinces stand up to `year`, or to the last published year
    before it: columns of the table trend and window_years, the list of the years compared."""
    return ask(
        file,
        """
        SELECT
            t.*,
            (SELECT list(s.year ORDER BY s.year) FROM score AS s
             WHERE s.measure = t.measure AND s.province_code = t.province_code
                AND s.year BETWEEN t.first_year AND t.year) AS window_years
        FROM trend AS t
        WHERE list_contains($1, t.measure) AND list_contains($2, t.province_code) AND t.year <= $3
        QUALIFY row_number() OVER (PARTITION BY t.measure, t.province_code ORDER BY t.year DESC) = 1
        ORDER BY t.measure, t.province_code
        """,
        measures,
        province_codes,
        year,
    )


def series_breaks(file: Identity, measures: list[str]) -> pd.DataFrame:
    """Breaks and cautions of these measures inside the years with scores, oldest first: measure,
    year, severity (break or caution), note (English), note_vi."""
    return ask(
        file,
        """
        SELECT b.measure, b.year, b.severity, b.note, b.note_vi
        FROM series_break AS b
        WHERE list_contains($1, b.measure)
            AND EXISTS (FROM score AS s WHERE s.measure = b.measure AND s.year < b.year)
            AND EXISTS (FROM score AS s WHERE s.measure = b.measure AND s.year >= b.year)
        ORDER BY b.year, b.measure
        """,
        measures,
    )


def series_shifts(file: Identity, measures: list[str]) -> pd.DataFrame:
    """Nationwide shifts of these measures in all years, oldest first: measure, year, n,
    median_percent, share_fell, share_rose (0–1)."""
    return ask(
        file,
        """
        SELECT measure, year, n, median_percent, share_fell, share_rose
        FROM national_shift
        WHERE is_shift AND list_contains($1, measure)
        ORDER BY year, measure
        """,
        measures,
    )


def series_gaps(file: Identity, measures: list[str], province_codes: list[str]) -> pd.DataFrame:
    """Years in which a measure has scores of a province's division but none of the province: year,
    measure, province_code, and the reason in print (reason, reason_vi; null where PAPI's table of
    gaps says nothing of it)."""
    return ask(
        file,
        """
        WITH RECURSIVE part AS (
            SELECT DISTINCT measure, measure AS whole FROM measure WHERE level <> 'total'
            UNION
            SELECT m.parent, p.whole FROM measure AS m JOIN part AS p USING (measure)
            WHERE m.level IN ('subdimension', 'indicator')
        ),
        expected AS (
            SELECT DISTINCT s.year, s.measure, p.province_code
            FROM score AS s
            JOIN province AS of_score ON of_score.province_code = s.province_code
            JOIN province AS p ON p.division = of_score.division
            WHERE list_contains($1, s.measure) AND list_contains($2, p.province_code)
        ),
        absent AS (
            FROM expected AS e ANTI JOIN score AS s USING (year, measure, province_code)
        )
        SELECT
            a.year, a.measure, a.province_code,
            min(g.reason) AS reason, min(g.reason_vi) AS reason_vi
        FROM absent AS a
        LEFT JOIN missing AS g
            ON g.year = a.year AND g.province_code = a.province_code
            AND (a.measure IN ('total', 'core')
                OR g.measure IN (SELECT p.measure FROM part AS p WHERE p.whole = a.measure))
        GROUP BY ALL
        ORDER BY a.measure, a.province_code, a.year
        """,
        measures,
        province_codes,
    )
