"""Queries about where the figures come from: files, hashes, counts, and what was checked."""

from dataclasses import dataclass
from datetime import date

from papi.warehouse.connection import Identity, rows


@dataclass(frozen=True)
class Source:
    """Where figures of a year come from, and how many scores of each level came from it; margins:
    of totals."""

    source: str
    title: str
    published_by: str
    year: int
    kind: str
    sha256: str
    loaded_at: date
    citation: str
    subdimensions: int
    indicators: int
    margins: int


@dataclass(frozen=True)
class CheckedYear:
    """What was expected of a year and what is held. expected: sub-dimension scores, of every
    province and sub-dimension except the gaps; totals: those expected; differences: figures that a
    workbook changed."""

    year: int
    provinces: int
    totals: int
    expected: int
    held: int
    held_totals: int
    indicators: int
    margins: int
    differences: int


@dataclass(frozen=True)
class WorkbookDifference:
    """A figure that a workbook changed, added (nothing shipped) or removed (nothing loaded)."""

    year: int
    province_code: str
    measure: str
    shipped: float | None
    loaded: float | None
    source: str
    cell: str


def sources(file: Identity) -> tuple[Source, ...]:
    """What was loaded, newest year first."""
    return rows(
        file,
        Source,
        """
        WITH counted AS (
            SELECT source, measure, year, count(*) AS scores, count(standard_error) AS errors
            FROM score
            GROUP BY source, measure, year
        )
        SELECT s.source, s.title, s.published_by, s.year, s.kind, s.sha256, s.loaded_at, s.citation,
            coalesce(sum(v.scores) FILTER (m.level = 'subdimension'), 0)::INTEGER AS subdimensions,
            coalesce(sum(v.scores) FILTER (m.level = 'indicator'), 0)::INTEGER AS indicators,
            coalesce(sum(v.errors) FILTER (v.measure = 'total'), 0)::INTEGER AS margins
        FROM source AS s
        JOIN counted AS v USING (source)
        JOIN measure AS m
            ON m.measure = v.measure AND v.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
        GROUP BY ALL
        ORDER BY s.year DESC, s.kind, s.title
        """,
    )


def checked(file: Identity) -> tuple[CheckedYear, ...]:
    """What was expected and what is held, newest year first."""
    return rows(
        file,
        CheckedYear,
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


def workbook_differences(file: Identity) -> tuple[WorkbookDifference, ...]:
    """Figures that a workbook changed by more than 0.001, added or removed, newest first."""
    return rows(
        file,
        WorkbookDifference,
        """
        SELECT year, province_code, measure, shipped, loaded, source, cell
        FROM workbook_difference
        ORDER BY year DESC, measure, province_code
        """,
    )
