"""Queries for figures: values, ranks, changes, distances; in points unless noted otherwise."""

from dataclasses import dataclass, fields

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


# Every figure of a province, measure and year but indicators.
_STANDINGS = (
    "SELECT "
    + ", ".join(f"r.{one.name}" for one in fields(Standing))
    + " FROM standing AS r WHERE r.year = $1 AND r.level <> 'indicator'"
)
_IN_ORDER = """
    ORDER BY r.level = 'subdimension', r.level = 'dimension', r.position, r.rank, r.province_code
"""


def standings(file: Identity, year: int) -> tuple[Standing, ...]:
    """All figures of each province and measure (except indicators) in one year: totals first,
    then dimensions, then sub-dimensions, each by number and then by rank."""
    return rows(file, Standing, _STANDINGS + _IN_ORDER, year)


def standings_of(
    file: Identity, year: int, province_codes: list[str], measure: str | None = None
) -> tuple[Standing, ...]:
    """The same of some provinces, on each measure or on one."""
    chosen = " AND list_contains($2::VARCHAR[], r.province_code)"
    values: list[object] = [year, province_codes]
    if measure is not None:
        chosen += " AND r.measure = $3"
        values.append(measure)
    return rows(file, Standing, _STANDINGS + chosen + _IN_ORDER, *values)


def standings_on(
    file: Identity, year: int, measure: str, first: int = 0, most: int | None = None
) -> tuple[Standing, ...]:
    """The same on one measure: `most` of them after the `first` highest, or all."""
    chosen = " AND r.measure = $2"
    some = " LIMIT $4 OFFSET $3"
    return rows(file, Standing, _STANDINGS + chosen + _IN_ORDER + some, year, measure, first, most)


def firsts(file: Identity, year: int) -> tuple[Standing, ...]:
    """The same of the highest on each measure."""
    return rows(file, Standing, _STANDINGS + " AND r.rank = 1" + _IN_ORDER, year)


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
    question = _STANDINGS + _NAMED + _IN_ORDER + " LIMIT $5 OFFSET $4"
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
        SELECT previous_year, comparable, direction, clear, about_the_same, nationwide_shift,
            count(*)::INTEGER AS n
        FROM standing
        WHERE year = $1 AND measure = $2
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
