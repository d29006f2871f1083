"""Reads the file of last year's plan: a plan saved here (.xlsx, .docx), or a table of contents and
goals (.xlsx, .csv); and beside it the monitoring workbook of its year."""

from collections.abc import Sequence
from dataclasses import replace

from papi.common.language import marked
from papi.common.printable import printable
from papi.last_plan import cells, followed, own_document, own_workbook, plain_table
from papi.last_plan.cells import OfferedTables
from papi.last_plan.plan_goals import LastPlan, LastPlanRefused
from papi.last_plan.result_year import ResultYear

_LONGEST_NAME = 80
_NO_GOALS = marked(
    "{file} follows the tasks of a plan and holds no goals; hand in the plan together with it."
)
_TWO_PLANS = marked("{file} and {other} are two plans; hand in one.")
_TWO_FOLLOWED = marked("{file} and {other} are two monitoring workbooks; hand in one.")


def read(files: Sequence[tuple[str, bytes]], about: ResultYear) -> LastPlan:
    """The plan in these files (name and content), whose result the year shows: one plan, and at
    most one monitoring workbook, whose states then are those of the tasks. Raises LastPlanRefused
    or another InputRefused."""
    plans: list[LastPlan] = []
    reports: list[tuple[str, bytes]] = []
    for file, content in files:
        name = " ".join(printable(file).split())[-_LONGEST_NAME:]
        tables = cells.read(content, name)
        if name.lower().endswith(".xlsx") and followed.is_one(tables):
            reports.append((name, content))
        else:
            plans.append(_plan(tables, name, about))
    if len(plans) > 1:
        raise LastPlanRefused(_TWO_PLANS, file=plans[0].name, other=plans[1].name)
    if len(reports) > 1:
        raise LastPlanRefused(_TWO_FOLLOWED, file=reports[0][0], other=reports[1][0])
    if not plans:
        raise LastPlanRefused(_NO_GOALS, file=reports[0][0])
    if not reports:
        return plans[0]
    name, content = reports[0]
    return replace(plans[0], tasks=followed.tasks(content, name, about))


def _plan(tables: OfferedTables, name: str, about: ResultYear) -> LastPlan:
    if name.lower().endswith(".docx"):
        return own_document.read(tables, name, about)
    if own_workbook.is_one(tables):
        return own_workbook.read(tables, name, about)
    return plain_table.read(tables, name, about)
