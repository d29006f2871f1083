"""Questions about what must be said beside a figure: gaps, breaks, shifts, sources."""

import pandas as pd

from papi.warehouse.connection import Identity, ask


def gaps(file: Identity, year: int) -> pd.DataFrame:
    """What was not published that year: province_code, measure (a dimension) and its code, reason,
    reason_vi."""
    return ask(
        file,
        """
        SELECT g.province_code, g.measure, m.code, g.reason, g.reason_vi
        FROM missing AS g
        JOIN measure AS m
            ON m.measure = g.measure AND g.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
        WHERE g.year = $1
        ORDER BY g.province_code, m.position
        """,
        year,
    )


def breaks(file: Identity, year: int) -> pd.DataFrame:
    """Breaks and cautions of that year: measure, severity, note (English), note_vi."""
    return ask(
        file,
        "SELECT measure, severity, note, note_vi FROM series_break WHERE year = $1",
        year,
    )


def every_gap(file: Identity) -> pd.DataFrame:
    """What was not published, one row per year and province, newest year first: year,
    province_code, codes (list of dimension numbers), of (dimensions of the year), reason,
    reason_vi."""
    return ask(
        file,
        """
        WITH used AS (
            SELECT y.year, count(*)::INTEGER AS of
            FROM survey_year AS y
            JOIN measure AS m
                ON m.level = 'dimension'
                AND y.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
            GROUP BY y.year
        )
        SELECT g.year, g.province_code, list(m.code ORDER BY m.position) AS codes, u.of, g.reason,
            g.reason_vi
        FROM missing AS g
        JOIN used AS u USING (year)
        JOIN measure AS m
            ON m.measure = g.measure AND g.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
        GROUP BY g.year, g.province_code, u.of, g.reason, g.reason_vi
        ORDER BY g.year DESC, g.province_code
        """,
    )


def every_break(file: Identity) -> pd.DataFrame:
    """Every break and caution, newest first: measure, year, severity, note (English), note_vi,
    origin (as in breaks.csv)."""
    return ask(
        file,
        """
        SELECT b.measure, b.year, b.severity, b.note, b.note_vi, b.origin
        FROM series_break AS b
        JOIN measure AS m
            ON m.measure = b.measure AND b.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
        ORDER BY b.year DESC, b.severity, m.level <> 'total', m.level <> 'dimension', m.position
        """,
    )


def shifts(file: Identity, year: int) -> pd.DataFrame:
    """Nationwide shifts of that year, dimensions and total: measure, n, median_percent, share_fell,
    share_rose."""
    return ask(
        file,
        """
        SELECT n.measure, n.n, n.median_percent, n.share_fell, n.share_rose
        FROM national_shift AS n
        WHERE n.year = $1 AND n.is_shift AND EXISTS (
            FROM measure AS m
            WHERE m.measure = n.measure AND m.level IN ('total', 'dimension')
        )
        ORDER BY n.measure
        """,
        year,
    )


def citation(file: Identity, year: int) -> str:
    """How PAPI's report of that year is cited."""
    return str(ask(file, "SELECT citation FROM source WHERE year = $1", year)["citation"].iloc[0])
