"""Sentences about how far a plan is: on the page, and in the report on its progress."""

from papi.common.language import Language
from papi.plan.author import Author, name_in_sentence, province_in_sentence
from papi.plan.due import due_name, quarter_name
from papi.plan.progress import (
    VERDICTS,
    Assessed,
    Monitoring,
    TaskReport,
    Total,
    verdict_name,
)


def title(language: Language, author: Author) -> str:
    """What the workbook follows."""
    return language.text(
        "Monitoring of the plan of the {body} on the PAPI of {province}",
        body=name_in_sentence(language, author),
        province=province_in_sentence(language, author),
    )


def counts(language: Language, total: Total) -> str:
    """How many tasks stand how, those that there are."""
    said = [
        language.text(
            "{state}: {n}", state=verdict_name(language, one), n=language.whole(total.counts[one])
        )
        for one in VERDICTS
        if total.counts[one]
    ]
    return "; ".join(said)


def in_sentence(language: Language, quarter: int) -> str:
    """A quarter in the middle of a sentence: “quý III”."""
    name = quarter_name(language, quarter)
    return name[:1].lower() + name[1:]


def headline(language: Language, quarter: int, total: Total) -> str:
    """All tasks by the end of a quarter."""
    said = language.text(
        "By the end of {quarter} the plan's {n} tasks stand as follows: {counts}.",
        quarter=in_sentence(language, quarter),
        n=language.whole(total.tasks),
        counts=counts(language, total),
    )
    if total.share_done is None:
        return said
    share, pursued = language.share(total.share_done), total.tasks - total.counts["dropped"]
    if pursued == total.tasks:
        return f"{said} " + language.text("Done: {share}.", share=share)
    return f"{said} " + language.text(
        "Done: {share} of the {n} tasks that are pursued.", share=share, n=language.whole(pursued)
    )


def state_and_share(language: Language, one: Assessed) -> str:
    """What an office said of a task: its state, and how much of it is done."""
    report = one.report
    state = verdict_name(language, report.state or one.verdict)
    if report.share is None:
        return state
    return f"{state}, {language.as_given(round(100 * report.share, 6))}%"


def deadline(language: Language, report: TaskReport) -> str:
    """When a task is due, by its own words where the list has none."""
    return due_name(language, report.due) if report.due else report.time


def late_line(language: Language, one: Assessed) -> str:
    """A task behind time or held up: who leads it, when it is due, what its office says."""
    report = one.report
    return language.text(
        "{task} ({lead}) Due: {due}. Reported: {state}. Reason: {reason}.",
        task=report.task,
        lead=report.lead or language.text("no lead body"),
        due=deadline(language, report) or language.text("no deadline"),
        state=state_and_share(language, one),
        reason=(report.reason or language.text("not given")).rstrip("."),
    )


def remarks(
    language: Language, tasks: list[Assessed], monitoring: Monitoring, plan_ids: set[str]
) -> list[str]:
    """What an office should look at before it sends the report: what contradicts itself, what is
    missing, and where plan and workbook differ."""
    reports = [one.report for one in tasks if one.report.state is not None]
    late = [one for one in tasks if one.verdict in ("late", "blocked") and one.report.state]
    found = [
        (
            sum(one.state == "done" and one.share is not None and one.share < 1 for one in reports),
            language.text("done, but less than 100%"),
        ),
        (
            sum(one.state == "not_begun" and bool(one.share) for one in reports),
            language.text("not begun, but more than 0%"),
        ),
        (
            sum(one.state == "done" and not one.evidence for one in reports),
            language.text("done, without evidence"),
        ),
        (
            sum(not one.report.reason for one in late),
            language.text("behind time or held up, without a reason"),
        ),
        (
            sum(one.report.due is None for one in tasks),
            language.text("without a deadline in column “Due by the end of”"),
        ),
        (
            len(monitoring.ids - plan_ids),
            language.text("in the workbook, but not in the plan shown here"),
        ),
        (
            len(plan_ids - monitoring.ids),
            language.text("in the plan shown here, but not in the workbook"),
        ),
    ]
    return [
        language.text("Tasks {what}: {n}.", n=language.whole(n), what=what)
        for n, what in found
        if n
    ]
