"""What a plan's goals take and bring: how often such a rise lasted, whether it can be told from the
usual variation, and where the total would stand.

Computed from published scores, other provinces held still. Goals of survey questions add nothing to
the total: how they make up a sub-dimension's points is PAPI's own."""

from dataclasses import dataclass
from typing import Literal

from papi.plan.gather import Plan, PlanItem
from papi.plan.results import Result
from papi.priorities import what_if
from papi.priorities.gather import Often, as_shown, made_up
from papi.priorities.what_if import Outcome
from papi.warehouse.connection import Identity

Check = Literal["reached", "within", "beyond", "unknown"]


@dataclass(frozen=True)
class Goal:
    """A content's goal in its own unit: how far it is (0 or less when reached), the usual variation
    of such a difference (None where it is not known), and how often a province gained that much in
    one year and kept it (None without a history)."""

    item: PlanItem
    value: float
    rise: float
    margin: float | None
    often: Often | None

    @property
    def check(self) -> Check:
        """Whether reaching it could be told from the usual variation."""
        if self.rise <= 0:
            return "reached"
        if self.margin is None:
            return "unknown"
        return "within" if as_shown(self.rise) <= as_shown(self.margin) else "beyond"


@dataclass(frozen=True)
class Follows:
    """Where the total would stand with all goals reached, and the ranks that the usual variation
    alone would leave open (None where that is not known)."""

    outcome: Outcome
    ranks: tuple[int, int] | None


def goals(file: Identity, plan: Plan) -> list[Goal]:
    """The goals that were set, in the order of the plan."""
    wanted = [(one, one.item.goal) for one in plan.items if one.item.goal is not None]
    rises = {
        one.item.measure: as_shown(goal - one.value)
        for one, goal in wanted
        if one.standing is not None and as_shown(goal - one.value) > 0
    }
    division = plan.overview.province.division
    often = made_up(file, plan.overview.year, division, rises)
    return [
        Goal(
            one,
            goal,
            as_shown(goal - one.value) if one.standing else goal - one.value,
            plan.margins.get(one.item.measure),
            often.get(one.item.measure),
        )
        for one, goal in wanted
    ]


def follows(file: Identity, plan: Plan) -> Follows | None:
    """What follows for the total; None without a total or without a goal in points. A dimension's
    own goal counts in place of those of its sub-dimensions."""
    total = plan.overview.total
    found = [one for one in goals(file, plan) if one.item.standing is not None]
    if total is None or not found:
        return None
    of_dimensions = {one.item.dimension for one in found if one.item.item.kind == "dimension"}
    rises = {
        one.item.item.measure: one.rise
        for one in found
        if one.item.item.kind == "dimension" or one.item.dimension not in of_dimensions
    }
    outcome = what_if.outcome(file, total, rises)
    margin = plan.margins.get("total")
    ranks = None if margin is None else what_if.ranks_around(file, total, outcome.value, margin)
    return Follows(outcome, ranks)


def within_variation(plan: Plan, item: PlanItem, found: Result) -> tuple[float, float] | None:
    """How far a goal in points is and the usual variation of such a difference, where it is no
    further than that: chance alone may reach or miss it."""
    margin = plan.margins.get(item.item.measure)
    if found.unit != "points" or found.goal is None or margin is None:
        return None
    rise, usual = as_shown(found.goal - found.now), as_shown(margin)
    return (rise, usual) if 0 < rise <= usual else None
