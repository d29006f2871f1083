"""Questions about peers: with whom a province is compared, and from whom it may learn."""

import pandas as pd

from papi.warehouse.connection import Identity, ask


def peers(file: Identity, year: int, province_code: str) -> pd.DataFrame:
    """The province's peers that year, one row per peer_set and peer_code, and how far the peer's
    profile is (`distance`, in standard deviations; null where a dimension is not published)."""
    return ask(
        file,
        """
        SELECT p.peer_set, p.peer_code, d.distance
        FROM peer AS p
        LEFT JOIN profile_distance AS d
            ON d.year = p.year AND d.province_code = p.province_code AND d.peer_code = p.peer_code
        WHERE p.year = $1 AND p.province_code = $2
        ORDER BY p.peer_set, d.distance, p.peer_code
        """,
        year,
        province_code,
    )


def learning_partners(
    file: Identity, year: int, province_code: str, measure: str | None = None
) -> pd.DataFrame:
    """Provinces that stood where this one stood some years before and are clearly higher now, on
    one measure or on every one: one row per measure and partner_code, the then_year after which the
    partner gained most on the province. Columns of the view learning_partner keep their names; the
    largest lead first."""
    return ask(
        file,
        """
        FROM learning_partner
        WHERE year = $1 AND province_code = $2 AND ($3 IS NULL OR measure = $3)
        QUALIFY row_number() OVER (
            PARTITION BY measure, partner_code
            ORDER BY gap - (partner_then - own_then) DESC, then_year DESC
        ) = 1
        ORDER BY measure, gap DESC, partner_code
        """,
        year,
        province_code,
        measure,
    )


def peer_benchmarks(file: Identity, year: int, peer_codes: list[str]) -> pd.DataFrame:
    """What those provinces reached that year, one row per measure (indicators apart): n, min, p25,
    median, p75, max, best_codes (all that share the highest value)."""
    return ask(
        file,
        """
        WITH chosen AS (
            SELECT r.measure, r.province_code, r.value, max(r.value) OVER measure AS best
            FROM ranking AS r
            JOIN measure AS m
                ON m.measure = r.measure
                AND r.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
            WHERE r.year = $1 AND list_contains($2, r.province_code) AND m.level <> 'indicator'
            WINDOW measure AS (PARTITION BY r.measure)
        )
        SELECT measure, count(*)::INTEGER AS n, min(value) AS min,
            quantile_cont(value, 0.25) AS p25, median(value) AS median,
            quantile_cont(value, 0.75) AS p75, max(value) AS max,
            list(province_code ORDER BY province_code) FILTER (value = best) AS best_codes
        FROM chosen
        GROUP BY measure
        """,
        year,
        peer_codes,
    )


def country_benchmarks(file: Identity, year: int) -> pd.DataFrame:
    """The view benchmark for the whole country that year, one row per measure."""
    return ask(file, "FROM benchmark WHERE year = $1 AND scope = 'country'", year)


def province_gaps(file: Identity, year: int, province_code: str) -> pd.DataFrame:
    """How far every other province lies above (+) this one, one row per measure (total and
    dimensions) and peer_code: gap, margin (what noise alone puts between two scores 5 times in 100;
    null where it is not known), clear (the gap is larger)."""
    return ask(
        file,
        """
        SELECT o.measure, r.province_code AS peer_code, r.value - o.value AS gap,
            1.96 * sqrt(s.standard_deviation ** 2 + w.standard_deviation ** 2) AS margin,
            abs(gap) > margin AS clear
        FROM ranking AS o
        SEMI JOIN measure AS m ON m.measure = o.measure AND m.level IN ('total', 'dimension')
        JOIN ranking AS r
            ON r.year = o.year AND r.measure = o.measure AND r.division = o.division
            AND r.province_code <> o.province_code
        LEFT JOIN score_noise AS w
            ON w.year = o.year AND w.measure = o.measure AND w.province_code = o.province_code
        LEFT JOIN score_noise AS s
            ON s.year = r.year AND s.measure = r.measure AND s.province_code = r.province_code
        WHERE o.year = $1 AND o.province_code = $2
        ORDER BY o.measure, gap DESC, peer_code
        """,
        year,
        province_code,
    )


def placed(file: Identity, year: int, measure: str) -> pd.DataFrame:
    """Every province published that year on the measure (indicators too), the highest first:
    province_code, value, share, standard_error, rank, ranked_count, quartile_group, next_group,
    points_to_next, rank_low and rank_high (null where noise is not known), basis."""
    return ask(
        file,
        """
        SELECT r.province_code, r.value, s.share, s.standard_error, r.rank, r.ranked_count,
            r.quartile_group, d.next_group, d.points_to_next, k.low AS rank_low,
            k.high AS rank_high, s.basis
        FROM ranking AS r
        JOIN score AS s USING (year, measure, province_code)
        JOIN group_distance AS d USING (year, measure, province_code)
        LEFT JOIN rank_range AS k USING (year, measure, province_code)
        WHERE r.year = $1 AND r.measure = $2
        ORDER BY r.rank, r.province_code
        """,
        year,
        measure,
    )


def paths(file: Identity, measure: str, province_codes: list[str], until: int) -> pd.DataFrame:
    """The measure's published values of those provinces in the years up to `until` that no break
    parts from it: province_code, year, value, share, basis."""
    return ask(
        file,
        """
        SELECT s.province_code, s.year, s.value, s.share, s.basis
        FROM score AS s
        WHERE s.measure = $1 AND list_contains($2, s.province_code) AND s.year <= $3
            AND NOT EXISTS (
                FROM series_break AS b
                WHERE b.measure = s.measure AND b.severity = 'break'
                    AND b.year > s.year AND b.year <= $3
            )
        ORDER BY s.province_code, s.year
        """,
        measure,
        province_codes,
        until,
    )
