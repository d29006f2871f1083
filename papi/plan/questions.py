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


_PARTNERS = """
    WITH series AS (
        SELECT measure, max(year) AS first_year
        FROM (
            SELECT measure, year FROM series_break
            UNION ALL SELECT measure, year FROM national_shift WHERE is_shift
        )
        WHERE year <= $1
        GROUP BY measure
    ),
    risen AS MATERIALIZED (
        SELECT l.province_code, l.measure, l.partner_code, l.then_year,
            l.partner_then AS "then", l.partner_now AS "now"
        FROM learning_partner AS l
        LEFT JOIN series AS s ON s.measure = l.measure
        WHERE l.year = $1 AND :of AND l.then_year >= coalesce(s.first_year, 0)
            AND l.partner_gain > 1.96 * sqrt(
                l.partner_deviation_now ** 2 + l.partner_deviation_then ** 2
            )
        QUALIFY row_number() OVER (
            PARTITION BY l.province_code, l.measure
            ORDER BY l.gap DESC, l.partner_gain DESC, l.then_year DESC, l.partner_code
        ) = 1
    ),
    held AS MATERIALIZED (
        SELECT year, measure, province_code, value, parent, position, standard_deviation
        FROM standing
        WHERE level = 'subdimension'
            AND province_code IN (SELECT partner_code FROM risen)
            AND year IN (SELECT then_year FROM risen UNION SELECT $1)
    ),
    part AS (
        SELECT c.province_code, c.measure, n.measure AS part, n.position
        FROM risen AS c
        JOIN held AS n
            ON n.parent = c.measure AND n.province_code = c.partner_code AND n.year = $1
        JOIN held AS t
            ON t.measure = n.measure AND t.province_code = c.partner_code
            AND t.year = c.then_year
        LEFT JOIN series AS s ON s.measure = n.measure
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
"""
_OF_ALL = _PARTNERS.replace(":of", "true")
_OF_ONE = _PARTNERS.replace(
    ":of", "l.province_code = $2 AND l.measure IN (SELECT unnest($3::VARCHAR[]))"
)


def partners(file: Identity, year: int) -> tuple[Risen, ...]:
    """For each province at most one other for each measure, that with the largest lead: it stood
    near since the last break or nationwide shift of the measure, is clearly higher now, and rose by
    more than noise alone moves a score 5 times in 100. Of the 63 all at once, which takes as long
    as asking for three; of thousands the pairs would be too many."""
    return rows(file, Risen, _OF_ALL, year)


def partners_of(
    file: Identity, year: int, province_code: str, measures: list[str]
) -> tuple[Risen, ...]:
    """The same for one province and some measures."""
    return rows(file, Risen, _OF_ONE, year, province_code, measures)
