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


def partners(file: Identity, year: int) -> tuple[Risen, ...]:
    """For each province at most one other for each measure, that with the largest lead: it stood
    near since the last break or nationwide shift of the measure, is clearly higher now, and rose by
    more than noise alone moves a score 5 times in 100. Of all provinces at once: that takes as
    long as asking for three."""
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
        rise AS (
            SELECT then_score.measure, then_score.province_code, then_score.year AS then_year,
                now_score.value - then_score.value > 1.96 * sqrt(
                    now_noise.standard_deviation ** 2 + then_noise.standard_deviation ** 2
                ) AS clear
            FROM score AS now_score
            JOIN score AS then_score
                ON then_score.measure = now_score.measure
                AND then_score.province_code = now_score.province_code
                AND then_score.year < now_score.year
            JOIN score_noise AS now_noise
                ON now_noise.measure = now_score.measure AND now_noise.year = now_score.year
                AND now_noise.province_code = now_score.province_code
            JOIN score_noise AS then_noise
                ON then_noise.measure = then_score.measure AND then_noise.year = then_score.year
                AND then_noise.province_code = then_score.province_code
            LEFT JOIN series AS s ON s.measure = now_score.measure
            WHERE now_score.year = $1 AND then_score.year >= coalesce(s.first_year, 0)
        ),
        chosen AS (
            SELECT l.province_code, l.measure, l.partner_code, l.then_year,
                l.partner_then AS "then", l.partner_now AS "now"
            FROM learning_partner AS l
            JOIN rise AS r
                ON r.measure = l.measure AND r.province_code = l.partner_code
                AND r.then_year = l.then_year AND r.clear
            WHERE l.year = $1
            QUALIFY row_number() OVER (
                PARTITION BY l.province_code, l.measure
                ORDER BY l.gap DESC, l.partner_gain DESC, l.then_year DESC, l.partner_code
            ) = 1
        )
        SELECT c.province_code, c.measure, c.partner_code, c.then_year, c."then", c."now",
            coalesce(list(m.measure ORDER BY m.position) FILTER (r.clear), []) AS risen_in
        FROM chosen AS c
        LEFT JOIN measure AS m
            ON m.parent = c.measure AND m.level = 'subdimension'
            AND $1 BETWEEN m.first_year AND coalesce(m.last_year, 9999)
        LEFT JOIN rise AS r
            ON r.measure = m.measure AND r.province_code = c.partner_code
            AND r.then_year = c.then_year
        GROUP BY ALL
        ORDER BY c.province_code, c.measure
        """,
        year,
    )
