"""Computes the total, rank and group if dimensions rose, other provinces held still, and what a
target takes."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from papi.common import survey_year
from papi.common.standing import Standing
from papi.common.vocabulary import GROUPS
from papi.compare.gather import Comparison
from papi.priorities import questions
from papi.priorities import target as targets
from papi.priorities.gather import Often, made_up
from papi.priorities.target import Aim, Target
from papi.warehouse import scores
from papi.warehouse.connection import Identity


@dataclass(frozen=True)
class Outcome:
    """The total (points) after the rises, what they add up to, and where it would stand."""

    value: float
    moved: float
    rank: int
    ranked_count: int
    quartile_group: str


@dataclass(frozen=True)
class Way:
    """The way to an aim: how often a province gained the missing points in one comparable year and
    kept them (None without a history), the usual variation of two such totals (points; None where
    it is not known), and the smallest sets of dimensions whose reach gets there, the fullest
    first."""

    aim: Aim
    made_up: Often | None
    margin: float | None
    sets: list[list[Standing]]


def outcome(file: Identity, total: Standing, rises: dict[str, float]) -> Outcome:
    """The total with `rises` (points by dimension, two decimals; falls are negative) added."""
    moved = added(rises.values())
    # Means of old provinces have more than six decimals: what does not move is not rounded either.
    value = round(total.value + moved, 9) if moved else total.value
    [found] = questions.hypothetical(file, total.year, total.province_code, {"total": value})
    return Outcome(value, moved, found.rank, found.ranked_count, found.quartile_group)


def ranks_around(file: Identity, total: Standing, value: float, margin: float) -> tuple[int, int]:
    """The best and the worst rank of a total that lies as far as `margin` (points) from `value`,
    other provinces held still."""
    best, worst = (
        found.rank
        for at in (value + margin, value - margin)
        for found in questions.hypothetical(file, total.year, total.province_code, {"total": at})
    )
    return best, worst


def added(points: Iterable[float]) -> float:
    """The sum of points with two decimals, without rounding errors."""
    return round(sum(points), 2)


def groups_above(total: Standing) -> list[str]:
    """Groups higher than the total's, the nearest first."""
    return list(reversed(GROUPS[: GROUPS.index(total.quartile_group)]))


def way(
    file: Identity, seen: Comparison, total: Standing, target: Target, reach: dict[str, float]
) -> Way:
    """What `target` takes by the figures of the year, with `reach` (points by dimension)."""
    totals = seen.survey.on_measure("total")
    others = [one.value for one in totals if one.province_code != seen.province.code]
    edges = scores.group_edges(file, seen.year, "total", seen.survey.division)
    aim = targets.aim(target, total, edges, others)
    often = made_up(file, seen.year, seen.survey.division, {"total": aim.needed})
    return Way(
        aim,
        often.get("total"),
        survey_year.usual_variation(file, seen.year, seen.province.code).get("total"),
        [] if aim.reached else smallest_sets(seen.dimensions, reach, aim.needed),
    )


def smallest_sets(
    dimensions: list[Standing], reach: dict[str, float], needed: float
) -> list[list[Standing]]:
    """The sets with the fewest dimensions whose points within reach add up to `needed`; none when
    even all together do not. At most 2⁸ sets are tried."""
    able = [one for one in dimensions if reach.get(one.measure, 0.0) > 0]
    for size in range(1, len(able) + 1):
        found = [
            (added(reach[one.measure] for one in group), group)
            for group in map(list, combinations(able, size))
        ]
        enough = [(points, group) for points, group in found if points >= needed]
        if enough:
            return [group for _, group in sorted(enough, key=lambda pair: -pair[0])]
    return []
