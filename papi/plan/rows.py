"""The rows of a plan's appendix: drafted from the catalogue, then edited by readers."""

import hashlib
from dataclasses import replace

from papi.common import vocabulary
from papi.common.bodies import Level, bodies
from papi.common.language import Language
from papi.common.standing import Standing
from papi.plan import results
from papi.plan.gather import Plan, PlanItem
from papi.plan.row import LEVELS, PlanRow
from papi.warehouse.actions import Action

# How many tasks of the catalogue a content begins with, at each level where both are asked for and
# where only one is: what is mended has more.
_BOTH = {"mend": {"province": 2, "commune": 1}, "keep": {"province": 1, "commune": 0}}
_ALONE = {"mend": 3, "keep": 1}


def draft(language: Language, plan: Plan, levels: tuple[Level, ...] = LEVELS) -> list[PlanRow]:
    """The plan's rows as drafted, in the order of the basket: the first tasks of the catalogue for
    each content, each task once. A dimension to be mended with no content of its own in the basket
    begins with its sub-dimension furthest below the median, one to be kept up with its first."""
    rows: dict[str, PlanRow] = {}
    for item in plan.items:
        part = _served(plan, item)
        if part is None:
            continue
        for level in levels:
            tasks = [
                one for one in plan.actions if one.measure == part.measure and one.level == level
            ]
            direction = item.item.direction
            most = _BOTH[direction][level] if len(levels) > 1 else _ALONE[direction]
            for task in tasks[:most]:
                found = _row(language, plan, part, task, item)
                rows.setdefault(found.id, found)
    return list(rows.values())


def _served(plan: Plan, item: PlanItem) -> Standing | None:
    """The sub-dimension whose tasks serve a content: its own; for a dimension one that is not in
    the basket itself; None where contents of the dimension stand there and go the same way."""
    if item.question is not None:
        return plan.overview.measures[item.question.parent]
    if item.standing is None or item.item.kind == "sub_dimension":
        return item.standing
    dimension = item.standing.measure
    beside = [one for one in plan.items if one.dimension == dimension and one is not item]
    if any(one.item.direction == item.item.direction for one in beside):
        return None
    taken = {one.question.parent if one.question else one.item.measure for one in beside}
    parts = [one for one in plan.overview.parts(dimension) if one.measure not in taken]
    if item.item.direction == "mend":
        parts.sort(key=lambda one: (one.value - one.country_median) / one.scale_max)
    return parts[0] if parts else None


def offered(language: Language, plan: Plan, measure: str) -> list[PlanRow]:
    """All tasks of the catalogue for a sub-dimension, to add from."""
    part = plan.overview.measures[measure]
    item = next(
        (one for one in plan.items if (of := _served(plan, one)) and of.measure == measure), None
    )
    return [_row(language, plan, part, one, item) for one in plan.actions if one.measure == measure]


def catalogue(language: Language, plan: Plan) -> dict[str, PlanRow]:
    """All tasks of the catalogue for the year's sub-dimensions, by id."""
    found = [
        row for measure in contents(language, plan) for row in offered(language, plan, measure)
    ]
    return {row.id: row for row in found}


def task_id(action: Action) -> str:
    """A number for a task of the catalogue: the same in both languages, wherever it stands."""
    words = f"{action.measure}|{action.level}|{action.task_vi}"
    return hashlib.sha256(words.encode()).hexdigest()[:10]


def contents(language: Language, plan: Plan) -> dict[str, str]:
    """The plan's sub-dimensions by measure, as rows name them."""
    return {
        part.measure: vocabulary.measure_name(language, part)
        for line in plan.lines
        for part in line.parts
    }


def _row(
    language: Language, plan: Plan, part: Standing, action: Action, item: PlanItem | None = None
) -> PlanRow:
    found = results.result(language, plan, item) if item else None
    return PlanRow(
        content=vocabulary.measure_name(language, part),
        measure=part.measure,
        task=language.either(action.task_vi, action.task_en),
        lead=bodies(language.either(action.lead_vi, action.lead_en), is_city=plan.is_city),
        coordinating=bodies(
            language.either(action.coordinating_vi, action.coordinating_en),
            is_city=plan.is_city,
        ),
        time=language.either(action.timing_vi, action.timing_en),
        level=action.level,
        id=task_id(action),
        product=language.either(action.product_vi, action.product_en),
        indicator=found.name if found else "",
        goal=results.goal_in_words(language, found) if found else "",
    )


def placed(rows: list[PlanRow], known: dict[str, str]) -> list[PlanRow]:
    """Rows with their measures as the plan knows them: a content that names one decides, otherwise
    the row's own measure; an empty content takes the measure's name."""
    by_name = {name.casefold(): measure for measure, name in known.items()}
    found = []
    for row in rows:
        borne = row.measure if row.measure in known else None
        measure = by_name.get(row.content.strip().casefold(), borne)
        content = row.content or (known[measure] if measure else "")
        found.append(replace(row, measure=measure, content=content))
    return found
