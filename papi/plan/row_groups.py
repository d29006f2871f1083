"""The plan's rows under the contents that they serve, in the order of the basket, and turned round:
under the bodies that carry them out."""

from dataclasses import dataclass, field
from typing import Literal

from papi.common.language import Language
from papi.plan.gather import Plan, PlanItem
from papi.plan.row import PlanRow
from papi.plan.sections import item_name, without_unit

Part = Literal["lead", "joins"]


@dataclass(frozen=True)
class ItemRows:
    """A content and its rows; rows that serve no content of the basket stand under None."""

    item: PlanItem | None
    rows: list[PlanRow]


@dataclass
class BodyRows:
    """A body as the rows name it, the rows that it leads, and those in which it takes part."""

    name: str
    leads: list[PlanRow] = field(default_factory=list)
    joins: list[PlanRow] = field(default_factory=list)


def by_item(language: Language, plan: Plan, rows: list[PlanRow]) -> list[ItemRows]:
    """Every content in the order of the basket, with its rows; those of no content last."""
    own: dict[int, list[PlanRow]] = {}
    others = []
    for row in rows:
        place = _served(language, plan, row)
        if place is None:
            others.append(row)
        else:
            own.setdefault(place, []).append(row)
    groups = [ItemRows(item, own.get(at, [])) for at, item in enumerate(plan.items)]
    return [*groups, *([ItemRows(None, others)] if others else [])]


def _served(language: Language, plan: Plan, row: PlanRow) -> int | None:
    """Which content a row serves: the survey question that its indicator names, else its own
    sub-dimension, a question of that, or its dimension."""
    if row.measure is None:
        return None
    part = plan.overview.measures.get(row.measure)
    dimension = part.parent if part else None
    of_questions = [
        (at, item_name(language, one))
        for at, one in enumerate(plan.items)
        if one.question is not None and one.question.parent == row.measure
    ]
    places = {one.item.measure: at for at, one in enumerate(plan.items)}
    named = [at for at, name in of_questions if name == without_unit(row.indicator)]
    wanted = [*named, places.get(row.measure), *(at for at, _ in of_questions)]
    found = [at for at in [*wanted, places.get(dimension or "")] if at is not None]
    return found[0] if found else None


def by_body(rows: list[PlanRow]) -> list[BodyRows]:
    """One entry per body, however its name is spaced or capitalised, in the order in which bodies
    first lead a row; those that only take part come last, the most asked first."""
    found: dict[str, BodyRows] = {}
    for row in rows:
        for name in bodies_of(row.lead):
            _entry(found, name).leads.append(row)
    for row in rows:
        leading = {_key(name) for name in bodies_of(row.lead)}
        for name in bodies_of(row.coordinating):
            if _key(name) not in leading:
                _entry(found, name).joins.append(row)
    leaders = [one for one in found.values() if one.leads]
    joining = sorted((one for one in found.values() if not one.leads), key=lambda o: -len(o.joins))
    return [*leaders, *joining]


def _entry(found: dict[str, BodyRows], name: str) -> BodyRows:
    return found.setdefault(_key(name), BodyRows(" ".join(name.split())))


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def bodies_of(cell: str) -> list[str]:
    """The bodies in a cell, separated by semicolons or line ends."""
    names = cell.replace("\n", ";").split(";")
    return [name.strip(" -•\t") for name in names if name.strip(" -•\t")]
