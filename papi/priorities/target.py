"""A target on the total and what it takes, by the scores of the year at hand.

Edges and other provinces' scores are held still: points needed are computed, not forecast.
"""

import math
import re
from dataclasses import dataclass

from papi.common import typed
from papi.common.language import CODES, Language, marked
from papi.common.refusal import InputRefused
from papi.common.standing import Standing
from papi.common.vocabulary import GROUPS, group_in_sentence, group_name


class TargetRefused(InputRefused):
    """A target that is not understood, or that no score can reach."""


@dataclass(frozen=True)
class GroupTarget:
    """Being in this group or a higher one."""

    group: str


@dataclass(frozen=True)
class RankTarget:
    """Being at this rank or a better one."""

    rank: int


@dataclass(frozen=True)
class PointsTarget:
    """Having at least this many points."""

    points: float


Target = GroupTarget | RankTarget | PointsTarget


@dataclass(frozen=True)
class Aim:
    """A target with what it takes: `edge` is the least total that meets it, `needed` the points
    from `value` to there (0 when reached)."""

    target: Target
    value: float
    edge: float
    needed: float
    reached: bool


def parse(text: str) -> Target:
    """A target as typed or as in a link: `high_average` (or the group's name in either language),
    `rank:30`, `points:42.5`. Raises TargetRefused."""
    words = text.strip()
    if (group := _group_called(words)) is not None:
        return GroupTarget(group)
    if found := re.fullmatch(r"(?:rank|hạng)\s*[: ]\s*([0-9]{1,4})", words, re.IGNORECASE):
        return RankTarget(int(found[1]))
    if found := re.fullmatch(r"points\s*[: ]\s*(.+)", words, re.I):
        points = typed.number(found[1])
        if points is not None:
            return PointsTarget(points)
    raise TargetRefused(
        marked(
            "The target “{text}” is not understood; write a group ({groups}), rank:30 or "
            "points:42.5."
        ),
        text=words[:80],
        groups=", ".join(GROUPS),
    )


def notation(target: Target) -> str:
    """The target as `parse` reads it."""
    match target:
        case GroupTarget(group):
            return group
        case RankTarget(rank):
            return f"rank:{rank}"
        case PointsTarget(points):
            return f"points:{points:.9f}".rstrip("0").rstrip(".")


def in_a_cell(language: Language, target: Target) -> str | None:
    """The group or rank as a table has it, and as `parse` reads it; None for points."""
    match target:
        case GroupTarget(group):
            words = group_in_sentence(language, group)
            return words[:1].upper() + words[1:]
        case RankTarget(rank):
            return language.text("Rank {rank}", rank=rank)
    return None


def default(total: Standing) -> Target:
    """The next group above, or the highest group for a province already in it."""
    return GroupTarget(total.next_group or "highest")


def aim(target: Target, total: Standing, edges: dict[str, float], others: list[float]) -> Aim:
    """What the target takes. `edges`: the groups' lower edges of the year; `others`: the totals of
    all other ranked provinces. Raises TargetRefused when no score can meet it."""
    edge = _edge(target, total, edges, others)
    reached = _reached(target, total, edge)
    return Aim(target, total.value, edge, 0.0 if reached else edge - total.value, reached)


def _edge(target: Target, total: Standing, edges: dict[str, float], others: list[float]) -> float:
    match target:
        case GroupTarget(group):
            return edges[group]
        case RankTarget(rank):
            if not 1 <= rank <= total.ranked_count:
                raise TargetRefused(
                    marked("There is no rank {rank}: {count} provinces are ranked in {year}."),
                    rank=rank,
                    count=total.ranked_count,
                    year=total.year,
                )
            # Equal values share the smaller rank, so the score of the one who holds it is enough.
            ahead = sorted(others, reverse=True)
            return ahead[rank - 1] if rank <= len(ahead) else total.scale_min
        case PointsTarget(points):
            if not (math.isfinite(points) and total.scale_min <= points <= total.scale_max):
                raise TargetRefused(
                    marked("{points} points lie outside the scale of {low} to {high}."),
                    points=points,
                    low=total.scale_min,
                    high=total.scale_max,
                )
            return points


def _reached(target: Target, total: Standing, edge: float) -> bool:
    match target:
        case GroupTarget(group):
            return GROUPS.index(total.quartile_group) <= GROUPS.index(group)
        case RankTarget(rank):
            return total.rank <= rank
        case PointsTarget():
            return total.value >= edge


def _group_called(words: str) -> str | None:
    asked = _spaced(words)
    for group in GROUPS:
        names = [group.replace("_", " ")]
        for language in map(Language, CODES):
            names += [group_name(language, group), group_in_sentence(language, group)]
        if asked in map(_spaced, names):
            return group
    return None


def _spaced(words: str) -> str:
    return re.sub(r"[\s_-]+", " ", words).casefold()
