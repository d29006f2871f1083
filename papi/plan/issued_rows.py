"""The rows of a plan as its issuer gives them out: the province all, a department and a district
their own, a commune those of its level; bodies go by the names that they have there."""

import re
from collections.abc import Iterator
from dataclasses import replace

from papi.common.language import Language
from papi.plan import results, rows
from papi.plan.author import author_of, named_there
from papi.plan.gather import Plan, PlanItem
from papi.plan.issuer import Issuer
from papi.plan.row import PlanRow
from papi.plan.row_groups import bodies_of, by_item
from papi.warehouse.actions import Action
from papi.warehouse.bodies import Body

MOST_DRAFTED = 30
# Tasks of the province that no district could do.
_OF_THE_PROVINCE = re.compile(r"\btỉnh\b|(?<!cơ )(?<!trụ )\bsở\b", re.IGNORECASE)
_EVERY_DEPARTMENT = "province_departments"


def draft(language: Language, plan: Plan, issuer: Issuer) -> list[PlanRow]:
    """The rows that a plan of this issuer begins with, in the order of the basket."""
    author = author_of(plan, issuer)
    found = {
        "province": lambda: rows.draft(language, plan),
        "commune": lambda: rows.draft(language, plan, ("commune",)),
        "department": lambda: _of_department(language, plan, issuer),
        "district": lambda: _of_district(language, plan),
    }[issuer.kind]()
    ordered = [
        _with_result(language, plan, group.item, row)
        for group in by_item(language, plan, found)
        for row in group.rows
    ]
    return [
        replace(
            row,
            lead=named_there(author, row.lead),
            coordinating=named_there(author, row.coordinating),
        )
        for row in ordered[:MOST_DRAFTED]
    ]


def completed(language: Language, plan: Plan, found: list[PlanRow]) -> list[PlanRow]:
    """The rows of a plan's older form with what it did not hold: the id and product of the
    catalogue's task of the same words, and the indicator and goal of the content that each
    serves."""
    tasks = rows.catalogue(language, plan).values()
    known = {(one.measure, one.level, one.task): one for one in tasks}
    whole = []
    for row in found:
        task = known.get((row.measure, row.level, row.task), row)
        served = next((one.item for one in by_item(language, plan, [row]) if one.rows), None)
        named = replace(row, id=row.id or task.id, product=row.product or task.product)
        whole.append(_with_result(language, plan, served, named))
    return whole


def _with_result(language: Language, plan: Plan, item: PlanItem | None, row: PlanRow) -> PlanRow:
    """The row with the indicator and goal of the content that it serves, unless it has its own."""
    if item is None or row.indicator or row.goal:
        return row
    found = results.result(language, plan, item)
    return replace(row, indicator=found.name, goal=results.goal_in_words(language, found))


def _of_department(language: Language, plan: Plan, issuer: Issuer) -> list[PlanRow]:
    """Every task that it leads, then those in which it is named, then those of all departments."""
    every = [one for one in plan.bodies if one.body == _EVERY_DEPARTMENT]
    shared = {name.casefold() for one in every for name in (one.name_vi, one.name_en)}
    tasks = [one for one in plan.actions if one.level == "province"]
    own = issuer.name.casefold()
    leads = [one for one in tasks if own in _leading(one)]
    joins = [one for one in tasks if own in _joining(one)]
    of_all = [one for one in tasks if shared & (_leading(one) | _joining(one))]
    chosen = {one.id: one for one in [*leads, *joins, *of_all]}
    return list(_rows(language, plan, list(chosen.values())[:MOST_DRAFTED]))


def _leading(task: Action) -> set[str]:
    cells = (task.lead_vi, task.lead_en)
    return {name.casefold() for cell in cells for name in bodies_of(cell)}


def _joining(task: Action) -> set[str]:
    cells = (task.coordinating_vi, task.coordinating_en)
    return {name.casefold() for cell in cells for name in bodies_of(cell)}


def _of_district(language: Language, plan: Plan) -> list[PlanRow]:
    """The communes' tasks, and for what is to be improved the first that its own divisions can
    lead."""
    of_communes = rows.draft(language, plan, ("commune",))
    mended = [one.item.measure for one in plan.mend]
    known = {one.body: one for one in plan.bodies}
    first: dict[str, Action] = {}
    for one in plan.actions:
        if (
            one.level == "province"
            and one.measure in mended
            and one.lead
            and all(body in known and known[body].district_body in known for body in one.lead)
            and not _OF_THE_PROVINCE.search(one.task_vi)
        ):
            first.setdefault(one.measure, one)
    of_divisions = [
        replace(
            row,
            lead=_there(language, known, task.lead),
            coordinating=_there(language, known, task.coordinating),
        )
        for task in first.values()
        for row in _rows(language, plan, [task])
    ]
    return [*of_divisions, *of_communes]


def _there(language: Language, known: dict[str, Body], bodies: tuple[str, ...]) -> str:
    """The bodies of a district that have the fields of these."""
    found = [
        known.get(known[one].district_body or "", known[one]) for one in bodies if one in known
    ]
    names = (language.either(one.name_vi, one.name_en) for one in found)
    return "; ".join(dict.fromkeys(names))


def _rows(language: Language, plan: Plan, tasks: list[Action]) -> Iterator[PlanRow]:
    """Rows of these tasks, each with the indicator of the content that it serves."""
    for measure in dict.fromkeys(one.measure for one in tasks):
        if measure not in plan.overview.measures:
            continue
        ids = {rows.task_id(one) for one in tasks if one.measure == measure}
        yield from (row for row in rows.offered(language, plan, measure) if row.id in ids)
