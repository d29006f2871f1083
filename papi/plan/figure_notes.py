"""The sheet of notes on the figures: what must be known before one of them is quoted. It stands
apart from the plan, and can be left out."""

from papi.common import estimate_words as estimates
from papi.common.language import Language
from papi.overview import caveat_words, conclusions
from papi.plan.gather import Plan
from papi.plan.sections import Block
from papi.priorities.what_if_words import within_variation
from papi.priorities.words import made_up


def notes(language: Language, plan: Plan) -> Block:
    """The sheet: what the figures are, how certain they are, and what the goal asks for."""
    return Block(
        language.text("NOTES ON THE FIGURES"),
        [
            *_origin(language, plan),
            *conclusions.under_headline(language, plan.overview),
            *_of_the_goal(language, plan),
            *caveat_words.caveats(language, plan.overview, beside_target=_takes_a_rise(plan)),
            estimates.source(language, plan.overview.survey),
        ],
    )


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


def _of_the_goal(language: Language, plan: Plan) -> list[str]:
    """How often such a rise lasted, and whether it is within the usual variation."""
    if plan.aim is None or plan.aim.reached:
        return []
    often = made_up(language, plan.often) if plan.often else None
    within = within_variation(language, plan.aim, plan.margins.get("total"))
    return [one for one in (often, within) if one]
