"""Gathers a plan's figures: a province's year, and what was chosen to keep up and to mend."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from papi.common import proposal, survey_year
from papi.common.basket import Basket, Item
from papi.common.basket import planned as planned_items
from papi.common.remembered import remembered
from papi.common.standing import Standing
from papi.overview import gather as overviews
from papi.overview import questions as overview_questions
from papi.overview.gather import Overview
from papi.overview.questions import OwnIndicator
from papi.plan import questions as plan_questions
from papi.plan.questions import Risen
from papi.priorities import target as targets
from papi.priorities.gather import Often, made_up
from papi.priorities.target import Aim, Target
from papi.warehouse import actions, places, proposals, scores
from papi.warehouse import bodies as body_questions
from papi.warehouse.actions import Action
from papi.warehouse.bodies import Body
from papi.warehouse.connection import Identity
from papi.warehouse.proposals import Proposal, Rule

# Districts ended on 1 July 2025; that year's scores and plans come after.
FIRST_YEAR_OF_TWO_TIERS = 2025


class PlanPartner(NamedTuple):
    """A province to learn from: it stood near ours and rose clearly; points then and now, and the
    parts of a dimension in which it rose."""

    name: str
    from_year: int
    then: float
    now: float
    risen_in: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlanItem:
    """A content of the plan: what was chosen about it, its dimension, its standing (None for a
    survey question), its figures as a question (None for any other), and what the rule says of it
    (None where it says nothing)."""

    item: Item
    dimension: str
    standing: Standing | None
    question: OwnIndicator | None
    proposal: Proposal | None

    @property
    def value(self) -> float:
        """Where it is now, in its own unit."""
        if self.question is not None:
            return self.question.value
        return self.standing.value if self.standing else 0.0


@dataclass(frozen=True)
class PlanLine:
    """A dimension and its published parts."""

    standing: Standing
    parts: list[Standing]


@dataclass(frozen=True)
class Plan:
    """The figures behind a plan for the year after the chosen one. basket: what was chosen, with
    what was left out; items: what is in the plan, in order; by: the rule that proposes. questions:
    the survey questions of the year, by sub-dimension, furthest below the median first;
    result_indicators: those of which more is better (in any year). `margins`: the usual variation
    of a gap by measure, in points; `often`: how often a total gained what the target takes in one
    year and kept it, None without a history."""

    overview: Overview
    basket: Basket
    by: Rule
    items: list[PlanItem]
    questions: dict[str, list[OwnIndicator]]
    result_indicators: frozenset[str]
    aim: Aim | None
    margins: dict[str, float]
    often: Often | None
    actions: list[Action]
    bodies: tuple[Body, ...]
    partners: dict[str, PlanPartner]
    merged: bool
    is_city: bool

    @property
    def keep(self) -> list[PlanItem]:
        """What is kept up, in order."""
        return [one for one in self.items if one.item.direction == "keep"]

    @property
    def mend(self) -> list[PlanItem]:
        """What is mended, in order."""
        return [one for one in self.items if one.item.direction == "mend"]

    @property
    def year(self) -> int:
        """The year that the plan is for."""
        return self.overview.asked_year + 1

    @property
    def two_tiers(self) -> bool:
        """Whether there are no districts in that year."""
        return self.year >= FIRST_YEAR_OF_TWO_TIERS

    @property
    def lines(self) -> list[PlanLine]:
        """All published dimensions in the order of their numbers."""
        return [PlanLine(one, self.overview.parts(one.measure)) for one in self.overview.dimensions]


def overview_of(file: Identity, code: str, asked_year: int) -> Overview:
    """The year that a plan would be based on, from which a target is chosen."""
    return overviews.gather(file, code, asked_year)


@remembered(256)
def planned(
    file: Identity,
    code: str,
    year: int,
    target: Target | None,
    basket: Basket | None,
    by: Rule,
) -> Plan:
    """The plan that a page shows. It is kept: read it, never change it."""
    return gather(file, code, year, target, basket=basket, by=by)


def gather(
    file: Identity,
    code: str,
    asked_year: int,
    target: Target | None = None,
    partners: dict[str, PlanPartner] | None = None,
    *,
    basket: Basket | None = None,
    by: Rule = "evidence",
) -> Plan:
    """The plan of a province from the scores of a year; `target` on the total (the next group when
    None), `partners` by measure (None: those that rose clearly),
    `basket`: what was chosen (None: what the rule proposes).

    Raises KeyError when the warehouse has no scores of the province, TargetRefused when no score
    can meet the target.
    """
    overview = overviews.gather(file, code, asked_year)
    shown = overview.province.code
    aim = _aim(file, overview, target)
    chosen = proposal.basket(file, overview.year, shown, by) if basket is None else basket
    questions = _questions(file, overview)
    items = _items(file, overview, questions, chosen, by)
    return Plan(
        overview=overview,
        basket=chosen,
        by=by,
        items=items,
        questions=questions,
        result_indicators=proposals.result_indicators(file, overview.province.division),
        aim=aim,
        margins=survey_year.usual_variation(file, overview.year, code),
        often=_often(file, overview, aim),
        actions=list(actions.actions(file, asked_year + 1)),
        bodies=body_questions.bodies(file, asked_year + 1),
        partners=_partners(file, overview, items)
        if partners is None
        else {measure: PlanPartner(*one) for measure, one in partners.items()},
        merged=_merged(file, overview),
        # A city's bodies have city names; the plan is carried out in the year after.
        is_city=code in places.central_cities(file, asked_year + 1),
    )


def _items(
    file: Identity,
    overview: Overview,
    questions: dict[str, list[OwnIndicator]],
    basket: Basket,
    by: Rule,
) -> list[PlanItem]:
    """The contents in the plan; one that was not published that year has no figures and is left
    out."""
    rule = proposal.rule(file, overview.year, overview.province.code, by)
    asked = {one.measure: one for found in questions.values() for one in found}
    items = []
    for item in planned_items(basket):
        question, standing = asked.get(item.measure), overview.measures.get(item.measure)
        of = standing if question is None else overview.measures[question.parent]
        if of is None:
            continue
        dimension = of.measure if of.level == "dimension" else of.parent or ""
        own = standing if question is None else None
        items.append(PlanItem(item, dimension, own, question, rule.get(item.measure)))
    return items


def _questions(file: Identity, overview: Overview) -> dict[str, list[OwnIndicator]]:
    """The year's survey questions of published sub-dimensions; shares that lie furthest below the
    median come first, what is no share last."""
    found: dict[str, list[OwnIndicator]] = {}
    for one in overview_questions.indicators(file, overview.year, overview.province.code):
        if one.parent in overview.measures:
            found.setdefault(one.parent, []).append(one)
    return {parent: sorted(own, key=_below) for parent, own in found.items()}


def _below(one: OwnIndicator) -> float:
    return one.value - one.country_median if one.unit == "share" else 1.0


def _aim(file: Identity, overview: Overview, target: Target | None) -> Aim | None:
    total = overview.total
    if total is None:
        return None
    totals = overview.survey.on_measure("total")
    others = [one.value for one in totals if one.province_code != overview.province.code]
    edges = scores.group_edges(file, total.year, "total", overview.province.division)
    return targets.aim(
        target or targets.default(total),
        total,
        edges,
        others,
    )


def _often(file: Identity, overview: Overview, aim: Aim | None) -> Often | None:
    if aim is None or aim.reached:
        return None
    return made_up(file, overview.year, overview.province.division, {"total": aim.needed}).get(
        "total"
    )


def _partners(file: Identity, overview: Overview, items: list[PlanItem]) -> dict[str, PlanPartner]:
    """Whom the province may learn from, by measure; of thousands only where something is mended."""
    code = overview.province.code
    if not overview.survey.many:
        return _every_partner(file, overview.year).get(code, {})
    mended = tuple(one.item.measure for one in items if one.item.direction == "mend")
    return _by_province(
        file, plan_questions.partners_of(file, overview.year, code, list(mended))
    ).get(code, {})


@remembered(28)
def _every_partner(file: Identity, year: int) -> dict[str, dict[str, PlanPartner]]:
    """Each province's partners, by its code and measure."""
    return _by_province(file, plan_questions.partners(file, year))


def _by_province(file: Identity, risen: Iterable[Risen]) -> dict[str, dict[str, PlanPartner]]:
    names = survey_year.provinces(file)
    found: dict[str, dict[str, PlanPartner]] = {}
    for one in risen:
        partner = names[one.partner_code].name
        found.setdefault(one.province_code, {})[one.measure] = PlanPartner(
            partner, one.then_year, one.then, one.now, one.risen_in
        )
    return found


def _merged(file: Identity, overview: Overview) -> bool:
    """Whether the province was joined with others in July 2025."""
    own = overview.province
    parts = [
        one
        for one in survey_year.provinces(file).values()
        if one.division == 63 and one.successor == own.successor
    ]
    return own.division == 63 and len(parts) > 1
