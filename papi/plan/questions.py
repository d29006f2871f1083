"""Queries about provinces to learn from."""

from dataclasses import dataclass

from papi.warehouse.connection import Identity, rows


@dataclass(frozen=True)
class Risen:
    """A province that stood near another on a measure in `then_year` and has risen since, in
    points. risen_in: the parts of a dimension that rose too, by their number; empty where none
    did."""

    province_code: str
    measure: str
    partner_code: str
    then_year: int
    then: float
    now: float
    risen_in: tuple[str, ...]


def partners(
    file: Identity,
    year: int,
    province_code: str | None = None,
    measures: list[str] | None = None,
) -> tuple[Risen, ...]:
    """For a province and its measures, or for each, at most one other for each measure, that with
    the largest lead: it stood near since the last break or nationwide shift of the measure, is
    clearly higher now, and rose by more than noise alone moves a score 5 times in 100. Of the 63
    all at once, which takes as long as asking for three; of thousands the pairs would be too
    many."""
    return rows(
        file,
        Risen,
        """
        WITH series AS (
            SELECT measure, max(year) AS first_year
            FROM (
                SELECT measure, year FROM series_break
                UNION ALL SELECT measure, year FROM national_shift WHERE is_shift
            )
            WHERE year <= $1
            GROUP BY measure
        ),
        -- In steps, each with fewer rows: the engine would begin with the noise of all scores.
        ahead AS MATERIALIZED (
            FROM learning_partner
            WHERE year = $1 AND ($2 IS NULL OR province_code = $2)
                AND ($3 IS NULL OR list_contains($3::VARCHAR[], measure))
        ),
        gained AS MATERIALIZED (
            SELECT l.*, n.standard_deviation AS noise_now
            FROM ahead AS l
            JOIN (FROM score_noise WHERE year = $1) AS n
                ON n.measure = l.measure AND n.province_code = l.partner_code
            LEFT JOIN series AS s ON s.measure = l.measure
            WHERE l.then_year >= coalesce(s.first_year, 0)
                AND l.partner_gain > 1.96 * n.standard_deviation
        ),
        risen AS MATERIALIZED (
            SELECT l.province_code, l.measure, l.partner_code, l.then_year,
                l.partner_then AS "then", l.partner_now AS "now"
            FROM gained AS l
            JOIN (FROM score_noise WHERE $3 IS NULL OR list_contains($3::VARCHAR[], measure)) AS n
                ON n.measure = l.measure AND n.year = l.then_year
                AND n.province_code = l.partner_code
            WHERE l.partner_gain > 1.96 * sqrt(noise_now ** 2 + n.standard_deviation ** 2)
            QUALIFY row_number() OVER (
                PARTITION BY l.province_code, l.measure
                ORDER BY l.gap DESC, l.partner_gain DESC, l.then_year DESC, l.partner_code
            ) = 1
        ),
        held AS MATERIALIZED (
            SELECT s.measure, s.province_code, s.year, s.value, n.standard_deviation
            FROM (SELECT DISTINCT partner_code FROM risen) AS c
            JOIN score_noise AS n ON n.province_code = c.partner_code
            JOIN score AS s USING (year, measure, province_code)
            SEMI JOIN measure AS m ON m.measure = s.measure AND m.level = 'subdimension'
        ),
        part AS (
            SELECT c.province_code, c.measure, m.measure AS part, m.position
            FROM risen AS c
            JOIN measure AS m
                ON m.parent = c.measure AND m.level = 'subdimension'
                AND $1 BETWEEN m.first_year AND coalesce(m.last_year, 9999)
            JOIN held AS n
                ON n.measure = m.measure AND n.province_code = c.partner_code AND n.year = $1
            JOIN held AS t
                ON t.measure = m.measure AND t.province_code = c.partner_code
                AND t.year = c.then_year
            LEFT JOIN series AS s ON s.measure = m.measure
            WHERE c.then_year >= coalesce(s.first_year, 0)
                AND n.value - t.value
                    > 1.96 * sqrt(n.standard_deviation ** 2 + t.standard_deviation ** 2)
        )
        SELECT c.province_code, c.measure, c.partner_code, c.then_year, c."then", c."now",
            coalesce(list(p.part ORDER BY p.position) FILTER (p.part IS NOT NULL), []) AS risen_in
        FROM risen AS c
        LEFT JOIN part AS p USING (province_code, measure)
        GROUP BY ALL
        ORDER BY c.province_code, c.measure
        """,
        year,
        province_code,
        measures,
    )
