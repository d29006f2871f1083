"""Questions about falls: how many provinces fell in what, how often one has fallen, and where its
years cannot be compared."""

import pandas as pd

from papi.warehouse.connection import Identity, ask


def fall_counts(file: Identity, year: int) -> pd.DataFrame:
    """Of each scope's provinces (country VN · region · group on the total) with a comparable
    change, how many fell, rose …; one row a scope, scope_code and measure, indicators apart.
    Columns of the view fall_count."""
    return ask(
        file,
        """
        FROM fall_count AS f
        WHERE f.year = $1
            AND f.division = (SELECT y.division FROM survey_year AS y WHERE y.year = $1)
            AND f.measure NOT IN (SELECT m.measure FROM measure AS m WHERE m.level = 'indicator')
        """,
        year,
    )


def province_falls(file: Identity, year: int, level: str) -> pd.DataFrame:
    """In how many measures of the level each province fell that year, nationwide shifts apart; one
    row a province. Columns of the view province_falls."""
    return ask(file, "FROM province_falls WHERE year = $1 AND level = $2", year, level)


def fall_records(file: Identity, province_code: str) -> pd.DataFrame:
    """How often the province has fallen over all years; one row a measure. Columns of the view
    fall_record."""
    return ask(
        file,
        """
        FROM fall_record AS f
        WHERE f.province_code = $1
        ORDER BY (SELECT max(m.position) FROM measure AS m WHERE m.measure = f.measure), f.measure
        """,
        province_code,
    )


def changes_over_time(file: Identity, province_code: str) -> pd.DataFrame:
    """The province's total and dimensions in every year they were published: value, and the columns
    of yearly_change, null where there is no earlier value."""
    return ask(
        file,
        """
        SELECT s.year, s.measure, s.value, c.previous_year, c.difference, c.percent, c.direction,
            c.notable, c.clear, c.clear_in_list, c.about_the_same, c.nationwide_shift, c.comparable,
            c.falls_in_a_row
        FROM score AS s
        LEFT JOIN yearly_change AS c USING (year, measure, province_code)
        WHERE s.province_code = $1 AND (s.measure = 'total' OR s.measure IN (
            SELECT m.measure FROM measure AS m WHERE m.level = 'dimension'))
        ORDER BY s.year, s.measure
        """,
        province_code,
    )


def breaks_over_time(file: Identity) -> pd.DataFrame:
    """Every break of the total and the dimensions: year, measure, note (English), note_vi."""
    return ask(
        file,
        """
        SELECT b.year, b.measure, b.note, b.note_vi
        FROM series_break AS b
        WHERE b.severity = 'break' AND (b.measure = 'total' OR b.measure IN (
            SELECT m.measure FROM measure AS m WHERE m.level = 'dimension'))
        ORDER BY b.year, b.measure
        """,
    )
