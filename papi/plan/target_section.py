"""The plan's target in words: what it takes, and each dimension's distance to its next group."""

from papi.common import vocabulary
from papi.common.language import Language, marked
from papi.common.quantities import beside
from papi.common.standing import Standing
from papi.common.variation import coming_back
from papi.overview import tables
from papi.plan.gather import Plan
from papi.plan.sections import Section, figures_of
from papi.priorities.gather import as_shown
from papi.priorities.target import Aim, GroupTarget, PointsTarget, RankTarget
from papi.priorities.what_if_words import within_variation
from papi.priorities.words import made_up, no_gap

_DISTANCE_SHARES = [0.25, 0.11, 0.14, 0.1, 0.1, 0.16, 0.14]


def targets(language: Language, plan: Plan) -> Section:
    """The target on the total, and how far each dimension is from its next group."""
    sentences = (
        _aim_sentences(language, plan, plan.aim, plan.overview.total)
        if plan.aim and plan.overview.total
        else [
            language.text(
                "No target is set for the total: PAPI published no total of {province} for {year}.",
                province=plan.overview.province.name,
                year=plan.overview.year,
            )
        ]
    )
    sentences.append(
        language.text(
            "For each dimension the next group is the guide; its edge and the points needed are "
            "given below."
        )
    )
    if within := _within(language, plan):
        sentences.append(within)
    distance = tables.distance(language, plan.overview)
    strong = [0] if plan.overview.total else []
    return Section(
        language.text("TARGETS FOR {year}", year=plan.year),
        sentences,
        figures=figures_of(language, distance, _DISTANCE_SHARES, strong),
    )


def _aim_sentences(language: Language, plan: Plan, aim: Aim, total: Standing) -> list[str]:
    wanted = _target_in_words(language, aim)
    edge, value = (
        (language.points(aim.edge), language.points(total.value))
        if aim.reached
        else language.compared(aim.edge, total.value)
    )
    needed = language.text("{n} points", n=language.amount(aim.needed))
    if edge == language.points(aim.edge):  # else they have as many decimals as it takes
        needed = beside(language, needed, aim.edge, total.value)
    values = {
        "target": wanted,
        "year": plan.year,
        "base": total.year,
        "edge": edge,
        "value": value,
        "needed": needed,
    }
    if aim.reached:
        stay = (
            language.text(
                "Target for {year}: {target}. It is already reached ({value} points in {base}, "
                "edge {edge}): the task is to stay there.",
                **values,
            )
            if aim.edge > total.scale_min
            else language.text(
                "Target for {year}: {target}. It is already reached ({value} points in {base}): "
                "the task is to stay there.",
                **values,
            )
        )
        return [stay]
    sentences = [
        language.text(
            marked(
                "Target for {year}: {target}. By the scores of {base} that takes {edge} points, "
                "{needed} more than the {value} estimated."
            )
            if total.estimated
            else marked(
                "Target for {year}: {target}. By the scores of {base} that takes {edge} points, "
                "{needed} more than the {value} published."
            ),
            **values,
        )
    ]
    within = within_variation(language, aim, plan.margins.get("total"))
    back = coming_back(language, language.text("total"), plan.overview.survey.noise.get("total"))
    often = made_up(language, plan.often) if plan.often else None
    return [*sentences, *(one for one in (often, within, back) if one)]


def _within(language: Language, plan: Plan) -> str | None:
    """The dimensions whose gap to the next group could be noise alone."""
    found = [
        (one, as_shown(one.points_to_next), as_shown(plan.margins[one.measure]))
        for one in plan.overview.dimensions
        if one.points_to_next and one.measure in plan.margins
    ]
    within = [row for row in found if row[1] <= row[2]]
    return no_gap(language, within, "next_group") if within else None


def _target_in_words(language: Language, aim: Aim) -> str:
    match aim.target:
        case GroupTarget("highest"):
            return language.text("the highest group on the total")
        case GroupTarget(group):
            return language.text(
                "at least the {group} on the total",
                group=vocabulary.group_in_sentence(language, group),
            )
        case RankTarget(rank):
            return language.text("rank {rank} or better on the total", rank=rank)
        case PointsTarget(points):
            return language.text(
                "at least {points} points in total", points=language.points(points)
            )
