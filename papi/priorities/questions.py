"""Queries for planning: a good year's rise that lasted, how often a gap was made up and kept, and
what a rise would do.

Other provinces are held still: a hypothetical value is ranked among the published values and edges
of the year.
"""

from dataclasses import dataclass

from papi.warehouse.basis import Based
from papi.warehouse.connection import Identity, rows


@dataclass(frozen=True)
class LastingRise:
    """What lasted of one comparable year's changes of a measure: how many changes there were, the
    75th percentile of what lasted of the rises that did (points; None when none did), and the years
    of the first and the last change."""

    measure: str
    changes: int
    rise: float | None
    first_change: int
    last_change: int


@dataclass(frozen=True)
class OwnBest(Based):
    """A province's highest value of a measure since the last break, and its year."""

    measure: str
    value: float
    year: int
    basis: str


@dataclass(frozen=True)
class TimesMadeUp:
    """How many of a measure's comparable changes gained the wanted points and kept them."""

    measure: str
    times: int
    changes: int


@dataclass(frozen=True)
class Hypothetical:
    """Where a province would stand on a measure with another value."""

    measure: str
    rank: int
    ranked_count: int
    quartile_group: str


def good_years(file: Identity, year: int, division: int) -> tuple[LastingRise, ...]:
    """What lasted of one comparable year's changes so far, of each measure with a history."""
    return rows(
        file,
        LastingRise,
        """
        SELECT measure, changes, rise, first_change, last_change
        FROM good_year WHERE year = $1 AND division = $2
        """,
        year,
        division,
    )


def own_bests(file: Identity, year: int, province_code: str) -> tuple[OwnBest, ...]:
    """The province's highest values since the last break, on each measure."""
    return rows(
        file,
        OwnBest,
        """
        SELECT b.measure, b.value, b.best_year AS year, s.basis
        FROM own_best AS b
        JOIN score AS s
            ON s.measure = b.measure AND s.province_code = b.province_code AND s.year = b.best_year
        WHERE b.year = $1 AND b.province_code = $2
        """,
        year,
        province_code,
    )


def made_up(
    file: Identity, year: int, division: int, gaps: dict[str, float]
) -> tuple[TimesMadeUp, ...]:
    """How many comparable changes so far brought a province `gaps[measure]` points or more in one
    year that it still had a year later, of each measure with a history."""
    return rows(
        file,
        TimesMadeUp,
        """
        WITH wanted AS (SELECT unnest($3::VARCHAR[]) AS measure, unnest($4::DOUBLE[]) AS gap)
        SELECT w.measure, count(*) FILTER (c.difference >= w.gap)::INTEGER AS times,
            count(*)::INTEGER AS changes
        FROM wanted AS w
        JOIN lasting_change AS c
            ON c.measure = w.measure AND c.year = $1 AND c.division = $2
        GROUP BY w.measure
        """,
        year,
        division,
        list(gaps),
        list(gaps.values()),
    )


def hypothetical(
    file: Identity, year: int, province_code: str, values: dict[str, float]
) -> tuple[Hypothetical, ...]:
    """Where the province would stand with other values, others held still, on each measure."""
    return rows(
        file,
        Hypothetical,
        """
        WITH wanted AS (SELECT unnest($3::VARCHAR[]) AS measure, unnest($4::DOUBLE[]) AS value)
        SELECT w.measure,
            1 + count(*) FILTER (
                r.province_code <> $2 AND r.value > w.value
            )::INTEGER AS rank,
            count(*)::INTEGER AS ranked_count,
            coalesce(
                (
                    SELECT arg_max(t.quartile_group, t.lower_bound)
                    FROM group_threshold AS t
                    WHERE t.year = $1 AND t.measure = w.measure
                        AND t.division = any_value(r.division)
                        AND t.lower_bound <= w.value
                ),
                'lowest'
            ) AS quartile_group
        FROM wanted AS w
        JOIN ranking AS r ON r.year = $1 AND r.measure = w.measure
        GROUP BY w.measure, w.value
        """,
        year,
        province_code,
        list(values),
        list(values.values()),
    )
