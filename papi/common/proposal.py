"""What a plan of a province would hold unless somebody chooses otherwise: one rule, the same
wherever a page proposes something to keep up or to mend."""

from collections.abc import Sequence

from papi.common import measures, naming, survey_year
from papi.common.basket import Basket, Direction, Item, Kind
from papi.common.remembered import remembered
from papi.warehouse import proposals
from papi.warehouse.connection import Identity
from papi.warehouse.proposals import Proposal, Rule


@remembered(256)
def rule(file: Identity, year: int, code: str, by: Rule = "evidence") -> dict[str, Proposal]:
    """What the rule says of each dimension and sub-dimension of the province, by measure:
    dimensions first, what is to be mended before what is kept up, each in its order."""
    return {one.measure: one for one in proposals.proposals(file, year, code, by)}


def basket(file: Identity, year: int, code: str, by: Rule = "evidence") -> Basket:
    """The proposed contents: what is to be mended, then what is kept up; a sub-dimension stands
    after its dimension where both go the same way, else after all of these."""
    found = list(rule(file, year, code, by).values())
    return tuple(
        Item(one.measure, "dimension" if one.level == "dimension" else "sub_dimension", way)
        for way in ("mend", "keep")
        for one in _nested([each for each in found if each.direction == way and each.proposed])
    )


def of_plan(file: Identity, code: str, asked_year: int) -> tuple[str, int]:
    """Whose plan it is: a province that was not merged in July 2025 has one, under one code, in
    both divisions."""
    unchanged = naming.places(file)[code].unchanged
    return (code.removesuffix(naming.OF_34_MARK) if unchanged else code), asked_year


def for_plan(file: Identity, code: str, asked_year: int, by: Rule = "evidence") -> Basket:
    """The proposed contents of the plan for the year after the asked one, from the scores of the
    province that a plan is based on."""
    shown, year = survey_year.shown(file, code, asked_year)
    return basket(file, year, shown, by)


def direction(
    file: Identity, code: str, asked_year: int, measure: str, by: Rule = "evidence"
) -> Direction:
    """Where a content goes when somebody adds it: as the rule says; a survey question is to be
    mended."""
    shown, year = survey_year.shown(file, code, asked_year)
    found = rule(file, year, shown, by).get(measure)
    return found.direction if found else "mend"


@remembered(4)
def kinds(file: Identity) -> dict[str, Kind]:
    """The measures that can stand in a plan: dimensions, sub-dimensions and survey questions."""
    names: dict[str, Kind] = {
        "dimension": "dimension",
        "subdimension": "sub_dimension",
        "indicator": "indicator",
    }
    return {
        one.measure: names[one.level] for one in measures.known(file).values() if one.level in names
    }


def _nested(found: Sequence[Proposal]) -> list[Proposal]:
    dimensions = [one for one in found if one.level == "dimension"]
    parts = [one for one in found if one.level != "dimension"]
    own = [
        each
        for one in dimensions
        for each in [one, *(part for part in parts if part.parent == one.measure)]
    ]
    return [*own, *(part for part in parts if part not in own)]
