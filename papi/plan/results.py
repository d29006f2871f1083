"""The indicator by which the result of a plan's content is measured, where it is now and what it is
to reach, in words."""

from dataclasses import dataclass

from papi.common import quantities
from papi.common.language import Language
from papi.common.vocabulary import measure_name
from papi.overview.questions import OwnIndicator
from papi.plan.gather import Plan, PlanItem
from papi.priorities.gather import as_shown


@dataclass(frozen=True)
class Result:
    """An indicator of a content: its measure and name, its unit, its value now and the goal (None:
    none), both in that unit; whether the goal is the country's median; whether the value is to be
    kept."""

    measure: str
    name: str
    unit: str
    now: float
    goal: float | None
    at_median: bool
    kept: bool


def result(language: Language, plan: Plan, item: PlanItem) -> Result:
    """The item's indicator with its own goal or, where it has none, the country's median for what
    is to be mended. A sub-dimension to be mended is seen by the survey question furthest below the
    median, where questions are held; what is kept up is to stay where it is."""
    if item.question is not None:
        return _of_question(language, plan, item, item.question)
    own = plan.questions.get(item.item.measure, [])
    below = [
        one
        for one in own
        if one.unit == "share" and one.measure in plan.result_indicators and _below(one)
    ]
    if item.item.direction == "mend" and item.item.goal is None and below:
        return _of_question(language, plan, item, below[0])
    return _of_points(language, item)


def _of_question(language: Language, plan: Plan, item: PlanItem, one: OwnIndicator) -> Result:
    """A question gets the median as its goal only where more is known to be better."""
    median, kept = one.country_median, item.item.direction == "keep"
    proposed = not kept and one.measure in plan.result_indicators and _below(one)
    own = item.item.goal if item.question is one else None
    wanted = own if own is not None else round(median, 3) if proposed else None
    return Result(
        one.measure,
        language.either(one.name_vi, one.name_en),
        one.unit,
        one.value,
        wanted,
        wanted is not None and abs(wanted - median) < 0.0005,
        kept,
    )


def _below(one: OwnIndicator) -> bool:
    """Whether it is below the median as shown, a percentage with one decimal."""
    return round(one.value, 3) < round(one.country_median, 3)


def _of_points(language: Language, item: PlanItem) -> Result:
    standing = item.standing
    value = item.value
    median = standing.country_median if standing else value
    goal = item.item.goal
    if goal is None:
        mended = item.item.direction == "mend" and as_shown(value) < as_shown(median)
        goal = median if mended else None
    name = language.text(
        "PAPI points of {measure}",
        measure=measure_name(language, standing, short=True) if standing else "",
    )
    at_median = goal is not None and abs(goal - median) < 0.005
    kept = item.item.direction == "keep"
    return Result(item.item.measure, name, "points", value, goal, at_median, kept)


def goal_in_words(language: Language, found: Result) -> str:
    """Now and goal: 24.7% → 51.5% (national median)."""
    now = quantities.in_sentence(language, found.unit, found.now)
    if found.goal is None and found.kept:
        return language.text("{now}: to be kept", now=now)
    if found.goal is None:
        return language.text("{now}: no goal yet", now=now)
    goal = quantities.in_sentence(language, found.unit, found.goal)
    if found.at_median:
        return language.text("{now} → {goal} (national median)", now=now, goal=goal)
    return language.text("{now} → {goal}", now=now, goal=goal)
