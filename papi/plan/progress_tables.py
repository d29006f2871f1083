"""The tables about how far a plan is: totals by body and by content, what is late, what is done."""

from collections.abc import Iterable
from operator import attrgetter

from papi.common.language import Language
from papi.common.tables import Column, Table
from papi.plan import progress
from papi.plan.monitoring_columns import headings
from papi.plan.progress import VERDICTS, Assessed, Total, verdict_name
from papi.plan.progress_words import deadline, state_and_share


def bodies(language: Language, tasks: list[Assessed]) -> Table:
    """A row for each lead body, and all tasks."""
    found = [*progress.by_body(tasks), progress.whole(tasks)]
    return _totals(
        language, language.text("Progress by lead body"), headings(language)["lead"], found
    )


def contents(language: Language, tasks: list[Assessed]) -> Table:
    """A row for each content, and all tasks."""
    found = [*progress.by_content(tasks), progress.whole(tasks)]
    return _totals(
        language, language.text("Progress by content"), headings(language)["content"], found
    )


def _totals(language: Language, title: str, of: str, found: list[Total]) -> Table:
    def name(one: Total) -> str:
        return one.name or language.text("All tasks")

    def count(verdict: progress.Verdict) -> Column:
        return Column(verdict_name(language, verdict), "whole", lambda one: one.counts[verdict])

    shown = [one for one in VERDICTS if found[-1].counts[one] or one in ("done", "late")]
    columns = [
        Column(of, "text", name, key="name"),
        Column(language.text("Count"), "whole", attrgetter("tasks")),
        *map(count, shown),
        Column(language.text("Done, %"), "share", attrgetter("share_done")),
    ]
    return Table(title, columns, found)


def late(language: Language, tasks: Iterable[Assessed]) -> Table:
    """What is behind time or held up, with the reason that was given."""
    named = headings(language)
    columns = [
        Column(named["task"], "text", lambda one: one.report.task, key="task"),
        Column(named["lead"], "text", lambda one: one.report.lead, key="lead"),
        Column(named["due"], "text", lambda one: deadline(language, one.report), key="due"),
        Column(
            named["verdict"], "text", lambda one: verdict_name(language, one.verdict), key="verdict"
        ),
        Column(language.text("Reported state"), "text", lambda one: state_and_share(language, one)),
        Column(
            named["reason"],
            "text",
            lambda one: one.report.reason or language.text("not given"),
            key="reason",
        ),
    ]
    return Table(language.text("Behind time or held up"), columns, progress.behind(tasks))


def done(language: Language, tasks: Iterable[Assessed]) -> Table:
    """What is done, with its evidence."""
    named = headings(language)
    columns = [
        Column(named["task"], "text", lambda one: one.report.task, key="task"),
        Column(named["lead"], "text", lambda one: one.report.lead, key="lead"),
        Column(
            named["evidence"],
            "text",
            lambda one: one.report.evidence or language.text("not given"),
            key="evidence",
        ),
    ]
    rows = [one for one in tasks if one.verdict == "done"]
    return Table(language.text("Tasks done"), columns, rows)
