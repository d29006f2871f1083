"""The rows of a plan's appendix: drafted from the catalogue, then edited by readers.

A row is what a reader edits; `frame` and `from_frame` carry rows to an editor and back.
"""

from dataclasses import replace

import pandas as pd

from papi.common import vocabulary
from papi.common.bodies import Level, bodies
from papi.common.language import Language
from papi.common.standing import Standing
from papi.plan.gather import Plan, PlanLine
from papi.plan.row import COLUMNS, LEVELS, PlanRow, cleaned
from papi.warehouse.actions import Action


def draft(language: Language, plan: Plan, levels: tuple[Level, ...] = LEVELS) -> list[PlanRow]:
    """Rows for every published sub-dimension in use: all of its tasks where its dimension is to be
    improved or it fell itself, otherwise the first task of each level."""
    rows = []
    for line in plan.lines:
        for part in line.parts:
            for level in levels:
                tasks = [
                    one
                    for one in plan.actions
                    if one.measure == part.measure and one.level == level
                ]
                shown = tasks if line in plan.mend or _fell(part) else tasks[:1]
                rows += [_row(language, plan, part, task) for task in shown]
    return rows


def _fell(part: Standing) -> bool:
    return part.changed and part.direction == "fell"


def offered(language: Language, plan: Plan, measure: str) -> list[PlanRow]:
    """All tasks of the catalogue for a sub-dimension, to add from."""
    part = plan.overview.measures[measure]
    return [_row(language, plan, part, one) for one in plan.actions if one.measure == measure]


def contents(language: Language, plan: Plan) -> dict[str, str]:
    """The plan's sub-dimensions by measure, as rows name them."""
    return {
        part.measure: vocabulary.measure_name(language, part)
        for line in plan.lines
        for part in line.parts
    }


def _row(language: Language, plan: Plan, part: Standing, action: Action) -> PlanRow:
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
    )


def frame(rows: list[PlanRow]) -> pd.DataFrame:
    """The rows as a table with COLUMNS, for an editor."""
    return pd.DataFrame(
        [[getattr(row, name) for name in COLUMNS] for row in rows], columns=list(COLUMNS)
    ).astype(object)


def from_frame(edited: pd.DataFrame, known: dict[str, str]) -> list[PlanRow]:
    """Rows of an edited table; `known` are the contents by measure (`contents`). An unknown level
    becomes the province's."""
    rows = []
    for cells in edited.reindex(columns=list(COLUMNS)).to_dict("records"):
        words = {str(name): "" if pd.isna(cell) else str(cell) for name, cell in cells.items()}
        rows.append(
            PlanRow(
                content=words["content"],
                measure=words["measure"] or None,
                task=words["task"],
                lead=words["lead"],
                coordinating=words["coordinating"],
                time=words["time"],
                level="commune" if words["level"] == "commune" else "province",
            )
        )
    return placed(cleaned(rows), known)


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


def in_order(
    rows: list[PlanRow], lines: list[PlanLine]
) -> list[tuple[Standing | None, list[PlanRow]]]:
    """Rows under their dimensions, in the order of the sub-dimensions; those that serve none of
    them last, under None. Rows of one content keep the order that readers gave them."""
    groups: list[tuple[Standing | None, list[PlanRow]]] = []
    known: set[str] = set()
    for line in lines:
        own = [row for part in line.parts for row in rows if row.measure == part.measure]
        known |= {part.measure for part in line.parts}
        if own:
            groups.append((line.standing, own))
    others = [row for row in rows if row.measure not in known]
    return [*groups, *([(None, others)] if others else [])]
