"""What if dimensions rose by so much? The new total, its rank and group, others held still; and
what a target takes."""

from dataclasses import dataclass
from itertools import combinations

from papi import warehouse
from papi.comparison import Comparison
from papi.standing import Standing
from papi.vocabulary import GROUPS
from papi.warehouse import Identity


@dataclass(frozen=True)
class Outcome:
    """The total (points) after the rises, and where it would stand."""

    value: float
    rank: int
    ranked_count: int
    quartile_group: str


@dataclass(frozen=True)
class Target:
    """A group or a rank to reach: the total it takes, the points missing (0 when reached), how
    often a province gained that much in one comparable year (None without a history), over how
    many changes, and the smallest sets of dimensions whose reach gets there, the fullest first."""

    group: str | None
    rank: int | None
    value: float
    needed: float
    made_up: float | None
    changes: int
    sets: list[list[Standing]]


def outcome(file: Identity, seen: Comparison, total: Standing, rises: dict[str, float]) -> Outcome:
    """The total with `rises` (points by dimension; falls are negative) added."""
    value = round(total.value + sum(rises.values()), 6)
    row = warehouse.hypothetical(file, seen.year, seen.province.code, {"total": value}).iloc[0]
    return Outcome(value, int(row["rank"]), int(row["ranked_count"]), row["quartile_group"])


def groups_above(total: Standing) -> list[str]:
    """Groups higher than the total's, the nearest first."""
    return list(reversed(GROUPS[: GROUPS.index(total.quartile_group)]))


def group_target(
    file: Identity, seen: Comparison, total: Standing, group: str, reach: dict[str, float]
) -> Target:
    """What it takes to stand in `group`, by the edges of the year."""
    edges = warehouse.group_edges(file, seen.year, "total")
    edge = float(edges.loc[edges["quartile_group"] == group, "lower_bound"].iloc[0])
    return _target(file, seen, total, (group, None), edge, reach)


def rank_target(
    file: Identity, seen: Comparison, total: Standing, rank: int, reach: dict[str, float]
) -> Target:
    """What it takes to hold `rank`; equal values share the better rank."""
    value = warehouse.value_at_rank(file, seen.year, "total", seen.province.code, rank)
    return _target(file, seen, total, (None, rank), value, reach)


def _target(
    file: Identity,
    seen: Comparison,
    total: Standing,
    aim: tuple[str | None, int | None],
    value: float,
    reach: dict[str, float],
) -> Target:
    needed = max(0.0, value - total.value)
    found = warehouse.made_up(file, seen.year, seen.survey.division, {"total": needed})
    history = None if found.empty else found.iloc[0]
    return Target(
        group=aim[0],
        rank=aim[1],
        value=value,
        needed=needed,
        made_up=None if history is None else float(history["share"]),
        changes=0 if history is None else int(history["changes"]),
        sets=smallest_sets(seen.dimensions, reach, needed) if needed > 0 else [],
    )


def smallest_sets(
    dimensions: list[Standing], reach: dict[str, float], needed: float
) -> list[list[Standing]]:
    """The sets with the fewest dimensions whose points within reach add up to `needed`; none when
    even all together do not. At most 2⁸ sets are tried."""
    able = [one for one in dimensions if reach.get(one.measure, 0.0) > 0]
    for size in range(1, len(able) + 1):
        found = [
            (sum(reach[one.measure] for one in group), group)
            for group in map(list, combinations(able, size))
        ]
        enough = [(points, group) for points, group in found if points >= needed]
        if enough:
            return [group for _, group in sorted(enough, key=lambda pair: -pair[0])]
    return []
