"""Queries for figures: values, ranks, changes, distances; in points unless noted otherwise."""

from dataclasses import dataclass

from papi.common.standing import Standing
from papi.warehouse.connection import Identity, column, rows


@dataclass(frozen=True)
class GroupEdge:
    """Where a group begins, in points."""

    quartile_group: str
    lower_bound: float


def years(file: Identity) -> list[int]:
    """Years with published scores, newest first."""
    return column(file, "SELECT DISTINCT year FROM score ORDER BY year DESC")


def standings(file: Identity, year: int) -> tuple[Standing, ...]:
    """All figures of each province and measure (except indicators) in one year: totals first,
    then dimensions, then sub-dimensions, each by number and then by rank."""
    return rows(
        file,
        Standing,
        """
        SELECT
            r.year, r.measure, r.province_code, r.value, r.rank, r.ranked_count, r.quartile_group,
            r.region_rank, r.region_count,
            c.previous_year, c.previous_value, c.difference, c.percent, c.relative_difference,
            c.rank_change, c.direction, c.notable, c.margin, c.clear, c.clear_in_list,
            c.about_the_same, c.country_moved, c.relative_clear, c.printed_margin,
            c.clear_by_printed, c.nationwide_shift, c.comparable, c.falls_in_a_row,
            s.change_rank, s.changes,
            d.next_group, d.next_edge, d.points_to_next, d.own_edge, d.cushion,
            k.low AS rank_low, k.high AS rank_high,
            b.median AS country_median,
            m.level, m.parent, m.code, m.scale_min, m.scale_max,
            m.name_vi, m.name_en, m.short_vi, m.short_en, v.share, v.standard_error, v.basis,
            r.rank_kind
        FROM ranking AS r
        JOIN score AS v USING (year, measure, province_code)
        JOIN measure AS m
            ON m.measure = r.measure AND r.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
        JOIN benchmark AS b
            ON b.year = r.year AND b.measure = r.measure AND b.division = r.division
            AND b.scope = 'country'
        JOIN group_distance AS d USING (year, measure, province_code)
        LEFT JOIN yearly_change AS c USING (year, measure, province_code)
        LEFT JOIN change_standing AS s USING (year, measure, province_code)
        LEFT JOIN rank_range AS k USING (year, measure, province_code)
        WHERE r.year = $1 AND m.level <> 'indicator'
        ORDER BY m.level = 'subdimension', m.level = 'dimension', m.position, r.rank
        """,
        year,
    )


def group_edges(file: Identity, year: int, measure: str, division: int) -> dict[str, float]:
    """Where each of the four groups of a measure began that year, in points; the lowest begins
    where the scale does."""
    found = rows(
        file,
        GroupEdge,
        """
        SELECT quartile_group, lower_bound FROM group_threshold
        WHERE year = $1 AND measure = $2 AND division = $3
        """,
        year,
        measure,
        division,
    )
    return {edge.quartile_group: edge.lower_bound for edge in found}
