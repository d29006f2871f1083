"""A plan's rows as they are followed through its year: at the beginning, and from one workbook into
the next when the plan has changed."""

import hashlib
from dataclasses import replace

from papi.common.language import Language
from papi.plan.due import QUARTERS, due_of_time
from papi.plan.gather import Plan
from papi.plan.issuer import PROVINCE, Issuer, notation
from papi.plan.progress import Monitoring, TaskReport
from papi.plan.row import PlanRow, cleaned


def begun(
    language: Language, plan: Plan, rows: list[PlanRow], issuer: Issuer = PROVINCE
) -> Monitoring:
    """The plan's rows with nothing reported yet."""
    tasks = tuple(
        TaskReport(
            id=row.id or _numbered(row),
            content=row.content,
            task=row.task,
            lead=row.lead,
            time=row.time,
            product=row.product,
            due=due_of_time(row.time, plan.year),
        )
        for row in cleaned(rows)
    )
    return Monitoring(
        province_code=plan.overview.province.code,
        year=plan.overview.asked_year,
        language=language.code,
        issuer=notation(issuer),
        quarters=tuple(tasks for _ in QUARTERS),
    )


def carried(reported: Monitoring, plan: Monitoring) -> Monitoring:
    """The plan's tasks with what was reported of them; a task that the plan no longer has stays, at
    the end, where something was reported of it. What an office put as its deadline stays unless the
    plan says another time now."""
    known = {one.id for one in plan.quarters[0]}
    told = {one.id for tasks in reported.quarters for one in tasks if not one.is_empty}
    quarters = []
    for new, old in zip(plan.quarters, reported.quarters, strict=True):
        before = {one.id: one for one in old}
        tasks = [_with_report(one, before.get(one.id)) for one in new]
        gone = [one for one in old if one.id in told and one.id not in known]
        quarters.append((*tasks, *gone))
    return replace(plan, quarters=tuple(quarters))


def _with_report(task: TaskReport, before: TaskReport | None) -> TaskReport:
    if before is None:
        return task
    return replace(
        task,
        due=before.due if before.time == task.time else task.due,
        state=before.state,
        share=before.share,
        evidence=before.evidence,
        reason=before.reason,
        who=before.who,
    )


def _numbered(row: PlanRow) -> str:
    """A code for a row that has none: the same whenever the same row is written."""
    words = f"{row.content}|{row.level}|{row.task}|{row.lead}|{row.time}"
    return f"r{hashlib.sha256(words.encode()).hexdigest()[:10]}"
