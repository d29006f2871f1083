"""Holds the goals of last year's plan against the result: reached, not reached, or within the usual
variation of the goal, which noise alone could give. Docs: method, section Last year's plan."""

from dataclasses import dataclass, replace
from typing import Literal

from papi.common import measures, survey_year, variation
from papi.common.measures import Measure
from papi.common.remembered import remembered
from papi.common.standing import Standing
from papi.common.vocabulary import GROUPS
from papi.last_plan.plan_goals import LastPlan, SetGoal
from papi.last_plan.result_year import ResultYear
from papi.overview import gather as overviews
from papi.overview import questions
from papi.overview.gather import Overview
from papi.priorities.target import GroupTarget, RankTarget, Target
from papi.warehouse import notes
from papi.warehouse.connection import Identity
from papi.warehouse.notes import DatedBreak, Unpublished

GoalVerdict = Literal[
    "reached",
    "not_reached",
    "within",
    # What cannot be said, and why.
    "unpublished",
    "first",
    "ended",
    "broke",
    "other_basis",
    "shift",
    "unknown",
    "no_goal",
    "unread",
]
# The share of simulations that must hold the province on one side of a group's edge: noise alone
# may bring a verdict 5 times in 100, as everywhere else.
SURE = 0.95
SAID: tuple[GoalVerdict, ...] = ("reached", "not_reached", "within")


@dataclass(frozen=True)
class JudgedGoal:
    """A goal with its result of `year`. before, result: the published figures of both years in the
    measure's own unit, None where there is none; standing: of the result's year, None for a survey
    question; margin: the usual variation between goal and result, None where that is not known or
    not asked; series_break, gap: why nothing can be said, where one of them is why; question:
    whether it is seen by a survey question; content: what stands in the plan, None where that is
    none of PAPI's measures."""

    goal: SetGoal
    verdict: GoalVerdict
    unit: str = "points"
    before: float | None = None
    result: float | None = None
    standing: Standing | None = None
    margin: float | None = None
    series_break: DatedBreak | None = None
    gap: Unpublished | None = None
    question: bool = False
    content: Measure | None = None
    year: int = 0

    @property
    def aim(self) -> float | None:
        """The figure that the result is held against: the goal, or what was to be kept."""
        return self.before if self.goal.kept else self.goal.value

    @property
    def distance(self) -> float | None:
        """How far the result lies above (+) the goal, in the measure's own unit; None where it must
        not be compared."""
        if self.result is None or self.aim is None or self.verdict not in (*SAID, "unknown"):
            return None
        return self.result - self.aim


@dataclass(frozen=True)
class _Figures:
    """The published figures of the result's year and of the year that the plan was made from."""

    now: Overview | None
    then: Overview
    answers: dict[str, float]
    answers_then: dict[str, float]
    margins: dict[str, float]
    breaks: dict[str, DatedBreak]
    gaps: dict[str, Unpublished]


def judged(about: ResultYear, plan: LastPlan) -> list[JudgedGoal]:
    """The goals in the order of the plan, each with what may be said of it."""
    figures = _figures(about.file, about.code, about.year, plan.scores_year)
    return [_judged(about, figures, one) for one in plan.goals]


@remembered(64)
def _figures(file: Identity, code: str, year: int, scores_year: int) -> _Figures:
    found = overviews.gather(file, code, year)
    published = found.year == year
    here = found.province.code
    then = overviews.gather(file, code, scores_year)
    return _Figures(
        now=found if published else None,
        then=then,
        answers=_answers(file, year, here),
        answers_then=_answers(file, scores_year, then.province.code),
        margins=survey_year.usual_variation(file, year, here) if published else {},
        breaks={
            one.measure: one
            for one in notes.every_break(file)
            if one.severity == "break" and scores_year < one.year <= year
        },
        gaps={one.measure: one for one in found.unpublished},
    )  # fmt: skip


def _answers(file: Identity, year: int, code: str) -> dict[str, float]:
    return {one.measure: one.value for one in questions.indicators(file, year, code)}


def _judged(about: ResultYear, figures: _Figures, goal: SetGoal) -> JudgedGoal:
    content = measures.known(about.file).get(goal.content or "")
    return replace(_against_figures(about, figures, goal), content=content, year=about.year)


def _against_figures(about: ResultYear, figures: _Figures, goal: SetGoal) -> JudgedGoal:
    if goal.fault is not None or goal.measure is None:
        return JudgedGoal(goal, "unread")
    known = measures.known(about.file)[goal.measure]
    if known.level == "indicator":
        return _of_question(about, figures, goal, known.unit)
    standing = figures.now.measures.get(goal.measure) if figures.now else None
    earlier = figures.then.measures.get(goal.measure)
    found = JudgedGoal(
        goal,
        "unread",
        before=earlier.value if earlier and figures.then.year < about.year else None,
        result=standing.value if standing else None,
        standing=standing,
        margin=_margin(figures, goal, standing),
        series_break=figures.breaks.get(goal.measure),
        gap=figures.gaps.get(goal.measure) or figures.gaps.get(known.parent or ""),
    )
    verdict = _verdict(about, figures, found, ended=_ended(about, goal.measure))
    return replace(
        found,
        verdict=verdict,
        series_break=found.series_break if verdict == "broke" else None,
        gap=found.gap if verdict == "unpublished" else None,
    )


def _ended(about: ResultYear, measure: str) -> bool:
    spans = measures.known(about.file)[measure].spans
    return not any(one.first_year <= about.year <= (one.last_year or 9999) for one in spans)


def _margin(figures: _Figures, goal: SetGoal, standing: Standing | None) -> float | None:
    """The usual variation of the year's change; without a year before, that of two such scores."""
    if standing is None or goal.target is not None:
        return None
    if standing.changed:
        return standing.margin
    return figures.margins.get(standing.measure)


def _verdict(
    about: ResultYear, figures: _Figures, found: JudgedGoal, *, ended: bool
) -> GoalVerdict:
    if found.standing is None:
        return "ended" if ended and figures.now else "unpublished"
    return _not_comparable(about, found, found.standing) or _against(figures, found, found.standing)


def _against(figures: _Figures, found: JudgedGoal, standing: Standing) -> GoalVerdict:
    """The verdict on a result of the goal's own series."""
    goal = found.goal
    if goal.target is not None:
        return _of_target(figures, standing, goal.target)
    if goal.kept:
        return _of_change(standing)
    if goal.value is None:
        return "no_goal"
    if found.margin is None:
        return "unknown"
    return by_distance(standing.value - goal.value, found.margin)


def _not_comparable(about: ResultYear, found: JudgedGoal, standing: Standing) -> GoalVerdict | None:
    """Why the result is of another series than the goal; None where it is not."""
    if found.series_break is not None:
        return "broke"
    if standing.previous_year == about.year - 1 and not standing.changed:
        return "other_basis"
    return "shift" if standing.changed and standing.nationwide_shift else None


def by_distance(distance: float, margin: float) -> GoalVerdict:
    """The verdict on a result that lies so far above its goal, when noise alone gives more than the
    margin 5 times in 100."""
    if abs(distance) <= margin:
        return "within"
    return "reached" if distance > 0 else "not_reached"


def _of_change(standing: Standing) -> GoalVerdict:
    """What was to be kept: a clear fall lost it, a clear rise kept more than it."""
    verdicts: dict[variation.Kind, GoalVerdict] = {
        "clear_rise": "reached",
        "clear_fall": "not_reached",
        "within": "within",
        "about_the_same": "within",
        "first": "first",
        "not_comparable": "first",
    }
    return verdicts.get(variation.kind(standing), "unknown")


def _of_target(figures: _Figures, standing: Standing, target: Target) -> GoalVerdict:
    """A group by the simulations that hold the province there or higher, a rank by its possible
    ranks; reached or not only where the published place says the same."""
    shares = figures.now.group_shares.get(standing.measure) if figures.now else None
    if isinstance(target, GroupTarget) and shares:
        wanted = GROUPS[: GROUPS.index(target.group) + 1]
        there = standing.quartile_group in wanted
        share = sum(shares.get(one, 0.0) for one in wanted)
        if there == (share >= 0.5) and max(share, 1 - share) >= SURE:
            return "reached" if there else "not_reached"
        return "within"
    low, high = standing.rank_low, standing.rank_high
    if isinstance(target, RankTarget) and low is not None and high is not None:
        if low <= target.rank < high:
            return "within"
        return "reached" if high <= target.rank else "not_reached"
    return "unknown"


def _of_question(about: ResultYear, figures: _Figures, goal: SetGoal, unit: str) -> JudgedGoal:
    """How far the answers to one question vary was not measured: figures, and no verdict."""
    measure = goal.measure or ""
    result, before = figures.answers.get(measure), figures.answers_then.get(measure)
    broke = figures.breaks.get(measure)
    verdict: GoalVerdict = "unknown"
    if result is None:
        verdict = "unpublished"
    elif broke is not None:
        verdict = "broke"
    elif goal.value is None and not goal.kept:
        verdict = "no_goal"
    return JudgedGoal(
        goal, verdict, unit, before, result,
        series_break=broke if verdict == "broke" else None, question=True,
    )  # fmt: skip
