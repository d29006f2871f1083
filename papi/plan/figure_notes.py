"""The sheet of notes on the figures: what must be known before one of them is quoted. It stands
apart from the plan, and can be left out."""

from papi.common import edition_words
from papi.common import estimate_words as estimates
from papi.common.language import Language
from papi.common.variation import coming_back
from papi.overview import caveat_words, conclusions
from papi.plan.gather import Plan, PlanItem
from papi.plan.goals import within_variation
from papi.plan.results import result
from papi.plan.sections import Block, item_name
from papi.priorities import what_if_words
from papi.priorities.reach_words import made_up


def notes(language: Language, plan: Plan) -> Block:
    """The sheet: what the figures are, how certain they are, and what the goal asks for."""
    return Block(
        language.text("NOTES ON THE FIGURES"),
        [
            *_origin(language, plan),
            *conclusions.under_headline(language, plan.overview),
            *_of_the_goals(language, plan),
            *_left_out(language, plan),
            *caveat_words.caveats(language, plan.overview, beside_target=_takes_a_rise(plan)),
            " ".join(_source(language, plan)),
        ],
    )


def _source(language: Language, plan: Plan) -> tuple[str, str]:
    """Whose figures these are, and of which edition."""
    survey = plan.overview.survey
    return estimates.source(language, survey), edition_words.of_file(language, survey.edition)


def _origin(language: Language, plan: Plan) -> list[str]:
    lines = [
        language.text(
            "Points are published by PAPI; ranks, groups, changes, edges and points needed are "
            "computed from them."
        ),
        language.text(
            "PAPI gives the results of a whole province; those of a commune, a district or an "
            "office are not measured."
        ),
    ]
    if plan.overview.unpublished and plan.overview.year == plan.overview.asked_year:
        lines.append(
            language.text(
                "Not published for {year}, so not in this plan: dimensions {codes}.",
                year=plan.overview.year,
                codes=language.listed([gap.code for gap in plan.overview.unpublished]),
            )
        )
    if plan.merged:
        lines.append(
            language.text(
                "Since 1 July 2025 {province} has been part of {successor}; figures are for the "
                "province as it was surveyed.",
                province=plan.overview.province.name,
                successor=plan.overview.province.successor,
            )
        )
    return lines


def _takes_a_rise(plan: Plan) -> bool:
    return plan.aim is not None and not plan.aim.reached


def _of_the_goals(language: Language, plan: Plan) -> list[str]:
    """How often such a rise of the total lasted; which goals the usual variation alone may reach
    or miss."""
    lines: list[str | None] = []
    if plan.aim is not None and not plan.aim.reached:
        lines.append(made_up(language, plan.often) if plan.often else None)
        lines.append(what_if_words.within_variation(language, plan.aim, plan.margins.get("total")))
        noise = plan.overview.survey.noise.get("total")
        lines.append(coming_back(language, language.text("total"), noise))
    within = [
        language.text(
            "{measure} ({gap} points; ±{margin})",
            measure=item_name(language, item),
            gap=language.points(found[0]),
            margin=language.points(found[1]),
        )
        for item in plan.items
        if (found := within_variation(plan, item, result(language, plan, item)))
    ]
    if within:
        lines.append(
            language.text(
                "Goals within the usual variation, which chance alone may reach or miss: {names}.",
                names="; ".join(within),
            )
        )
    return [one for one in lines if one]


def _left_out(language: Language, plan: Plan) -> list[str]:
    """Each content that an office left out and gave its reason for."""
    asked = {one.measure: one for found in plan.questions.values() for one in found}
    lines = []
    for item in plan.basket:
        standing, question = plan.overview.measures.get(item.measure), asked.get(item.measure)
        if item.direction == "out" and item.reason and (standing or question):
            name = item_name(language, PlanItem(item, "", standing, question, None), short=False)
            lines.append(
                language.text(
                    "Not in the plan: {content} ({reason}).",
                    content=name,
                    reason=item.reason.rstrip("."),
                )
            )
    return lines
