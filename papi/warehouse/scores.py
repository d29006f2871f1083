"""Queries for figures: values, ranks, changes, distances; in points unless noted otherwise."""

from dataclasses import dataclass

from papi.common.standing import Standing
from papi.warehouse.connection import Identity, column, rows


@dataclass(frozen=True)
class GroupEdge:
    """Where a group begins, in points."""

    quartile_group: str
    lower_bound: float


@dataclass(frozen=True)
class GroupSpan:
    """How many provinces a group has, and the lowest and the highest of them, in points."""

    quartile_group: str
    n: int
    low: float
    high: float


@dataclass(frozen=True)
class CountedChange:
    """What a change's verdict rests on (see variation.kind), and how many provinces it is that
    of."""

    previous_year: int | None
    comparable: bool | None
    direction: str | None
    clear: bool | None
    about_the_same: bool | None
    nationwide_shift: bool | None
    n: int

    @property
    def changed(self) -> bool:
        """Whether the change is comparable."""
        return bool(self.comparable)


def years(file: Identity) -> list[int]:
    """Years with published scores, newest first."""
    return column(file, "SELECT DISTINCT year FROM score ORDER BY year DESC")


# Every figure of a province, measure and year; what is asked for stands in a WHERE after it. What
# holds for the code of the province (:of) is asked of each relation: of a list of codes the engine
# does not know that what holds for one holds for all, and reads the whole year of each.
_STANDINGS = """
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
    FROM (FROM ranking WHERE year = $1 AND :of) AS r
    JOIN (FROM score WHERE year = $1 AND :of) AS v USING (year, measure, province_code)
    JOIN measure AS m
        ON m.measure = r.measure AND r.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
    JOIN benchmark AS b
        ON b.year = r.year AND b.measure = r.measure AND b.division = r.division
        AND b.scope = 'country'
    JOIN (FROM group_distance WHERE year = $1 AND :of) AS d USING (year, measure, province_code)
    LEFT JOIN (FROM yearly_change WHERE year = $1 AND :of) AS c
        USING (year, measure, province_code)
    LEFT JOIN (FROM change_standing WHERE year = $1 AND :of) AS s
        USING (year, measure, province_code)
    LEFT JOIN (FROM rank_range WHERE year = $1 AND :of) AS k
        USING (year, measure, province_code)
    WHERE m.level <> 'indicator'
"""
_OF_EVERY = _STANDINGS.replace(":of", "true")
_OF_SOME = _STANDINGS.replace(":of", "list_contains($2::VARCHAR[], province_code)")
_IN_ORDER = """
    ORDER BY m.level = 'subdimension', m.level = 'dimension', m.position, r.rank
"""


def standings(file: Identity, year: int) -> tuple[Standing, ...]:
    """All figures of each province and measure (except indicators) in one year: totals first,
    then dimensions, then sub-dimensions, each by number and then by rank."""
    return rows(file, Standing, _OF_EVERY + _IN_ORDER, year)


def standings_of(file: Identity, year: int, province_codes: list[str]) -> tuple[Standing, ...]:
    """The same of some provinces."""
    return rows(file, Standing, _OF_SOME + _IN_ORDER, year, province_codes)


def standings_on(
    file: Identity, year: int, measure: str, first: int = 0, most: int | None = None
) -> tuple[Standing, ...]:
    """The same on one measure: `most` of them after the `first` highest, or all."""
    chosen = " AND r.measure = $2"
    some = " LIMIT $4 OFFSET $3"
    order = _IN_ORDER + ", r.province_code"
    return rows(file, Standing, _OF_EVERY + chosen + order + some, year, measure, first, most)


def firsts(file: Identity, year: int) -> tuple[Standing, ...]:
    """The same of the highest on each measure."""
    return rows(file, Standing, _OF_EVERY + " AND r.rank = 1" + _IN_ORDER, year)


# The provinces whose names hold a text, in any spelling.
_NAMED = """
    AND r.measure = $2 AND r.province_code IN (
        SELECT a.province_code FROM province_alias AS a
        WHERE contains(a.name_key, name_key($3)) AND name_key($3) <> ''
    )
"""


def found_on(
    file: Identity, year: int, measure: str, name: str, first: int, most: int | None
) -> tuple[Standing, ...]:
    """The same of the provinces whose names hold `name`, in any spelling."""
    some = ", r.province_code LIMIT $5 OFFSET $4"
    question = _OF_EVERY + _NAMED + _IN_ORDER + some
    return rows(file, Standing, question, year, measure, name, first, most)


def found_count(file: Identity, year: int, measure: str, name: str) -> int:
    """How many provinces ranked on a measure have a name that holds `name`."""
    question = "SELECT count(*) FROM ranking AS r WHERE r.year = $1" + _NAMED
    return int(column(file, question, year, measure, name)[0])


def kinds(file: Identity, year: int, measure: str) -> tuple[CountedChange, ...]:
    """How many provinces ranked on a measure had which kind of change."""
    return rows(
        file,
        CountedChange,
        """
        SELECT c.previous_year, c.comparable, c.direction, c.clear, c.about_the_same,
            c.nationwide_shift, count(*)::INTEGER AS n
        FROM ranking AS r
        LEFT JOIN yearly_change AS c USING (year, measure, province_code)
        WHERE r.year = $1 AND r.measure = $2
        GROUP BY ALL
        """,
        year,
        measure,
    )


def usual_width(file: Identity, year: int, measure: str) -> int | None:
    """Half of the provinces ranked on a measure have a range of possible ranks of at least so many
    places; None where no range is known."""
    found = column(
        file,
        """
        SELECT list_sort(list(high - low))[count(*) // 2 + 1]
        FROM rank_range
        WHERE year = $1 AND measure = $2
            AND division = (SELECT division FROM survey_year WHERE year = $1)
        """,
        year,
        measure,
    )
    return found[0] if found else None


def group_spans(file: Identity, year: int, measure: str) -> tuple[GroupSpan, ...]:
    """The groups of a measure that year, by name, with their provinces."""
    return rows(
        file,
        GroupSpan,
        """
        SELECT quartile_group, count(*)::INTEGER AS n, min(value) AS low, max(value) AS high
        FROM ranking
        WHERE year = $1 AND measure = $2
        GROUP BY quartile_group
        ORDER BY quartile_group
        """,
        year,
        measure,
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
