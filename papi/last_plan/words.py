"""What may be said of last year's plan: sentences on its goals, without claims about causes."""

from collections.abc import Sequence

from papi.common import measures, quantities
from papi.common.language import MINUS, Language, as_clause, marked
from papi.common.vocabulary import group_name
from papi.last_plan.judged import SAID, GoalVerdict, JudgedGoal
from papi.last_plan.plan_goals import Fault, LastPlan
from papi.plan import progress
from papi.plan.progress import verdict_name
from papi.plan.sections import without_unit
from papi.priorities.target import GroupTarget, RankTarget, Target


def answer(language: Language, plan: LastPlan, goals: Sequence[JudgedGoal]) -> str:
    """How many of the goals were reached, were not, and cannot be said."""
    counted = {name: sum(one.verdict == name for one in goals) for name in SAID}
    left = len(goals) - sum(counted.values())
    form = (
        marked(
            "Goals of last year's plan held against PAPI {year}: {n}. Reached: {reached}; not "
            "reached: {not_reached}; within the usual variation: {within}; not to be judged: "
            "{left}."
        )
        if left
        else marked(
            "Goals of last year's plan held against PAPI {year}: {n}. Reached: {reached}; not "
            "reached: {not_reached}; within the usual variation: {within}."
        )
    )
    return language.text(form, year=plan.year + 1, n=len(goals), left=left, **counted)


def remarks(language: Language, plan: LastPlan, goals: Sequence[JudgedGoal]) -> list[str]:
    """The goals by verdict, by name, then what the country did, and the tasks."""
    lines = [
        language.text(form, year=plan.year + 1, names=names)
        for verdict, form in _BY_VERDICT.items()
        if (names := _names(language, [one for one in goals if one.verdict == verdict]))
    ]
    lines += _broken(language, goals)
    if moved := [one for one in goals if one.verdict in SAID and _country_moved(one)]:
        lines.append(
            language.text(
                "The whole country moved too, at the median by more than a quarter of the usual "
                "variation: {names}.",
                names=_names(language, moved),
            )
        )
    return [*lines, *_tasks(language, plan)]


_BY_VERDICT: dict[GoalVerdict, str] = {
    "reached": marked("Reached, by more than the usual variation: {names}."),
    "not_reached": marked("Not reached, by more than the usual variation: {names}."),
    "within": marked(
        "So near to the goal that the usual variation alone could have decided, so that neither "
        "reached nor missed can be said: {names}."
    ),
    "unpublished": marked("No published figure for {year} is held here: {names}."),
    "first": marked("Was to be kept, but has no figure of the year before: {names}."),
    "ended": marked("No longer measured in {year}: {names}."),
    "other_basis": marked(
        "Not comparable, because the figures of the two years rest on other provinces: {names}."
    ),
    "shift": marked(
        "A nationwide shift in {year} moved nearly every province the same way, so the goal says "
        "nothing there: {names}."
    ),
    "unknown": marked("How much the figure usually varies is not known: {names}."),
    "no_goal": marked("The plan set no goal in figures: {names}."),
    "unread": marked("Cannot be held against a figure of PAPI; see under the table: {names}."),
}


def _broken(language: Language, goals: Sequence[JudgedGoal]) -> list[str]:
    """Where a series broke between plan and result, and why."""
    return [
        language.text(
            "{name}: the series breaks in {year} ({reason}), so the goal cannot be compared.",
            name=name(language, one),
            year=one.series_break.year,
            reason=as_clause(
                language.either(one.series_break.note_vi, one.series_break.note_en).rstrip(".")
            ),
        )
        for one in goals
        if one.series_break is not None
    ]


def _tasks(language: Language, plan: LastPlan) -> list[str]:
    """How many tasks the plan lists, and how far they came."""
    if not plan.tasks:
        return []
    if not plan.followed:
        return [
            language.count(
                "The plan lists {n} task; the file does not say what became of it.",
                "The plan lists {n} tasks; the file does not say what became of them.",
                len(plan.tasks),
            )
        ]
    counts = progress.whole(plan.tasks).counts
    states = [
        language.text("{state}: {n}", state=verdict_name(language, state), n=n)
        for state, n in counts.items()
        if n
    ]
    return [
        language.text(
            "Tasks of the plan at the end of its year: {n}. {states}.",
            n=len(plan.tasks),
            states="; ".join(states),
        )
    ]


def _country_moved(one: JudgedGoal) -> bool:
    return one.standing is not None and bool(one.standing.changed and one.standing.country_moved)


def _names(language: Language, goals: Sequence[JudgedGoal]) -> str:
    """Names of contents; some hold commas themselves, so they are parted by semicolons."""
    return "; ".join(dict.fromkeys(name(language, one) for one in goals))


def name(language: Language, one: JudgedGoal) -> str:
    """What a goal is about, as a sentence names it: the content, and where it is seen by a survey
    question, that it is; the file's own words where it cannot be checked."""
    if one.content is None or one.verdict == "unread":
        return " ".join(one.goal.words.split())
    words = without_unit(measures.name(language, one.content, one.year))
    if one.question and one.goal.measure != one.goal.content:
        return language.text("{content} (survey question)", content=words)
    return words


def goal(language: Language, one: JudgedGoal) -> str:
    """The goal as a cell has it."""
    if one.verdict == "unread":
        return one.goal.told
    if one.goal.target is not None:
        return target(language, one.goal.target)
    if one.goal.kept:
        return language.text("Hold")
    if one.goal.value is None:
        return "–"
    return language.text("≥ {goal}", goal=quantities.written(language, one.unit, one.goal.value))


def target(language: Language, found: Target) -> str:
    """A group or rank as a goal."""
    if isinstance(found, GroupTarget):
        return language.text("group: {group}", group=group_name(language, found.group))
    if isinstance(found, RankTarget):
        return language.text("rank {rank} or better", rank=found.rank)
    return language.points(found.points)


def distance(language: Language, one: JudgedGoal) -> str | None:
    """How far the result lies above or below the goal, with its sign unless it is less than two
    decimals can show; None where it must not be compared."""
    if one.distance is None:
        return None
    if one.margin is None:
        return language.signed_points(one.distance * quantities.factor(one.unit))
    amount, _ = language.compared(one.distance, one.margin)
    if not one.distance or language.too_small(one.distance):
        return amount
    return f"{'+' if one.distance > 0 else MINUS}{amount}"


def margin(language: Language, one: JudgedGoal) -> str | None:
    """The usual variation, with as many decimals as it takes to see which of the two is larger."""
    if one.distance is None or one.margin is None:
        return None
    return language.compared(one.distance, one.margin)[1]


def verdict(language: Language, one: JudgedGoal) -> str:
    """The verdict as a cell has it; of questions only those years are held that were handed on."""
    if one.question and one.verdict == "unpublished":
        return language.text("no figure held")
    return language.text(_VERDICTS[one.verdict])


_VERDICTS: dict[GoalVerdict, str] = {
    "reached": marked("reached"),
    "not_reached": marked("not reached"),
    "within": marked("within usual variation"),
    "unpublished": marked("not published"),
    "first": marked("no earlier figure"),
    "ended": marked("no longer measured"),
    "broke": marked("the series broke"),
    "other_basis": marked("another basis"),
    "shift": marked("nationwide shift"),
    "unknown": marked("usual variation unknown"),
    "no_goal": marked("no goal set"),
    "unread": marked("cannot be checked"),
}


def unread(language: Language, goals: Sequence[JudgedGoal]) -> list[str]:
    """What the plan says that no figure can be held against, with its place in the file."""
    return [
        language.text(
            _FAULTS[one.goal.fault],
            words=" ".join(one.goal.words.split()),
            told=" ".join(one.goal.told.split()),
            place=one.goal.place,
        )
        for one in goals
        if one.goal.fault is not None
    ]


_FAULTS: dict[Fault, str] = {
    "unknown_measure": marked("“{words}: {told}” ({place}): none of the figures of PAPI."),
    "no_figure": marked("“{words}: {told}” ({place}): the goal is no figure in its unit."),
    "outside": marked("“{words}: {told}” ({place}): the goal lies outside the scale."),
}


def gaps(language: Language, goals: Sequence[JudgedGoal]) -> list[str]:
    """Why a figure was not published, where PAPI gives a reason."""
    return [
        language.text(
            "{measure}: not published: {reason}.",
            measure=name(language, one),
            reason=language.either(one.gap.reason_vi, one.gap.reason_en).rstrip("."),
        )
        for one in goals
        if one.gap is not None
    ]


def note(language: Language) -> str:
    """What the verdicts go by, and what they do not mean."""
    return language.text(
        "A goal is called reached or not reached only where the result lies further from it than "
        "the usual variation, which noise alone exceeds 5 times in 100; what was to be kept is "
        "judged by its change in the same way; a group by 95 of 100 simulations, a rank by the "
        "possible ranks. A goal that was reached does not show that the plan reached it."
    )


def caption(language: Language, plan: LastPlan) -> str:
    """The title of the table."""
    return language.text("Goals of last year's plan and results of {year}", year=plan.year + 1)
