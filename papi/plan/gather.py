"""Gathers a plan's figures: a province's year sorted into what to maintain and what to improve."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from papi.common import survey_year
from papi.common.remembered import remembered
from papi.common.standing import Standing
from papi.compare import questions as compare_questions
from papi.overview import gather as overviews
from papi.overview.gather import Overview
from papi.priorities import target as targets
from papi.priorities.gather import Often, made_up
from papi.priorities.target import Aim, Target
from papi.warehouse import actions, places, scores
from papi.warehouse.actions import Action
from papi.warehouse.connection import Identity


class PlanPartner(NamedTuple):
    """A province to learn from: it was where we are now and rose; points then and now."""

    name: str
    from_year: int
    then: float
    now: float


@dataclass(frozen=True)
class PlanLine:
    """A dimension and its published parts; sorted by its change or, where no change can be given,
    by its group."""

    standing: Standing
    parts: list[Standing]
    basis: Literal["change", "group"]


@dataclass(frozen=True)
class Plan:
    """The figures behind a plan for the year after the chosen one. `margins`: the usual variation
    of a gap by measure, in points; `often`: how often a total gained what the target takes in one
    year and kept it, None without a history."""

    overview: Overview
    keep: list[PlanLine]
    mend: list[PlanLine]
    aim: Aim | None
    margins: dict[str, float]
    often: Often | None
    actions: list[Action]
    partners: dict[str, PlanPartner]
    merged: bool
    is_city: bool

    @property
    def year(self) -> int:
        """The year that the plan is for."""
        return self.overview.asked_year + 1

    @property
    def lines(self) -> list[PlanLine]:
        """All sorted dimensions in the order of their numbers."""
        return sorted([*self.keep, *self.mend], key=lambda line: line.standing.code or "")


def overview_of(file: Identity, code: str, asked_year: int) -> Overview:
    """The year that a plan would be based on, from which a target is chosen."""
    return overviews.gather(file, code, asked_year)


@remembered(256)
def planned(file: Identity, code: str, year: int, target: Target | None) -> Plan:
    """The plan that a page shows. It is kept: read it, never change it."""
    return gather(file, code, year, target)


def gather(
    file: Identity,
    code: str,
    asked_year: int,
    target: Target | None = None,
    partners: dict[str, PlanPartner] | None = None,
) -> Plan:
    """The plan of a province from the scores of a year; `target` on the total (the next group when
    None), `partners` by measure (None: the learning partner with the largest lead on each).

    Raises KeyError when the warehouse has no scores of the province, TargetRefused when no score
    can meet the target.
    """
    overview = overviews.gather(file, code, asked_year)
    lines = [_line(overview, one) for one in overview.dimensions]
    aim = _aim(file, overview, target)
    return Plan(
        overview=overview,
        keep=[line for line in lines if not _to_mend(line)],
        mend=sorted((line for line in lines if _to_mend(line)), key=_urgency),
        aim=aim,
        margins=survey_year.usual_variation(file, overview.year, code),
        often=_often(file, overview, aim),
        actions=list(actions.actions(file, asked_year + 1)),
        partners=_partners(file, code, overview.year)
        if partners is None
        else {measure: PlanPartner(*one) for measure, one in partners.items()},
        merged=_merged(file, overview),
        # A city's bodies have city names; the plan is carried out in the year after.
        is_city=code in places.central_cities(file, asked_year + 1),
    )


def _line(overview: Overview, standing: Standing) -> PlanLine:
    basis: Literal["change", "group"] = "change" if standing.changed else "group"
    return PlanLine(standing, overview.parts(standing.measure), basis)


def _to_mend(line: PlanLine) -> bool:
    if line.basis == "change":
        return line.standing.direction == "fell"
    return line.standing.quartile_group in ("low_average", "lowest")


def _urgency(line: PlanLine) -> tuple[bool, bool, float, str]:
    """Notable falls first, the largest first; a nationwide fall says little about one province and
    comes after them; dimensions without a change last, the lowest first."""
    one = line.standing
    if line.basis == "group":
        return (True, True, -one.rank / one.ranked_count, one.code or "")
    notable = bool(one.notable) and not one.nationwide_shift
    return (False, not notable, one.percent or 0.0, one.code or "")


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


@remembered(64)
def _partners(file: Identity, code: str, year: int) -> dict[str, PlanPartner]:
    names = survey_year.provinces(file)
    found = compare_questions.learning_partners(file, year, code)
    partners: dict[str, PlanPartner] = {}
    for one in found:
        # A plan learns from provinces that rose, not from those that only fell less.
        if one.partner_gain > 0 and one.measure not in partners:
            partners[one.measure] = PlanPartner(
                names[one.partner_code].name, one.then_year, one.partner_then, one.partner_now
            )
    return partners


def _merged(file: Identity, overview: Overview) -> bool:
    """Whether the province was joined with others in July 2025."""
    own = overview.province
    parts = [
        one
        for one in survey_year.provinces(file).values()
        if one.division == 63 and one.successor == own.successor
    ]
    return own.division == 63 and len(parts) > 1
