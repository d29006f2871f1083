"""The report on a plan's progress in words, as an office signs it: figures, what is done, what is
late and why, the next quarter, proposals."""

from collections.abc import Callable
from dataclasses import dataclass

from papi.common.language import Language, marked
from papi.common.tables import Table
from papi.plan import letterhead, progress, progress_tables, progress_words
from papi.plan.assignments import coordinator
from papi.plan.author import Author, name_in_sentence, provincial_committee
from papi.plan.due import QUARTERS, RECURRING, is_due
from papi.plan.issuer import symbol
from papi.plan.monitoring_columns import rule_of_lateness
from papi.plan.progress import Assessed, Monitoring
from papi.plan.progress_words import in_sentence
from papi.plan.row_groups import bodies_of
from papi.plan.task_state import ENDED

_MOST_NAMED = 6


@dataclass(frozen=True)
class ReportSection:
    """A heading, sentences, and tables with what stands under them."""

    heading: str
    paragraphs: list[str]
    tables: list[Table]
    remark: str = ""


@dataclass(frozen=True)
class ProgressReport:
    """All words of the report, in the order of the page."""

    above: str
    body: list[str]
    number: str
    place_and_date: str
    kind: str
    subject: str
    opening: str
    sections: list[ReportSection]
    closing: str
    recipients: list[str]
    signatory: list[str]


def report(
    language: Language, author: Author, monitoring: Monitoring, quarter: int
) -> ProgressReport:
    """The report on a quarter of the plan that `author` issued."""
    tasks = progress.assessed(monitoring, quarter)
    numbered = [
        _figures(language, tasks, quarter),
        _done(language, tasks, quarter),
        _late(language, tasks, quarter),
        *([_next(language, tasks, quarter)] if quarter < len(QUARTERS) else []),
        _proposals(language, author, tasks, quarter),
    ]
    return ProgressReport(
        above=letterhead.above(language, author),
        body=letterhead.body(language, author),
        number=language.text("No.:        /BC-{symbol}", symbol=symbol(author.issuer)),
        place_and_date=letterhead.place_and_date(language, author),
        kind=language.text("REPORT"),
        subject=language.text(
            "Progress of the plan {subject} ({period})",
            subject=_as_object(letterhead.subject(language, author)),
            period=language.text(_PERIODS[quarter - 1]),
        ),
        opening=language.text(
            "On Plan No. ……/KH-{symbol} of …/…/{year}, the {body} reports its progress by the end "
            "of {quarter} as follows:",
            symbol=symbol(author.issuer),
            year=author.year,
            body=name_in_sentence(language, author),
            quarter=in_sentence(language, quarter),
        ),
        sections=[make(number) for make, number in zip(numbered, _ROMAN, strict=False)],
        closing=language.text(
            "This is the report on the progress of the plan by the end of {quarter} {year}",
            quarter=in_sentence(language, quarter),
            year=author.year,
        ),
        recipients=letterhead.recipients(language, author),
        signatory=letterhead.signatory(language, author),
    )


def _as_object(subject: str) -> str:
    return subject[:1].lower() + subject[1:]


# As offices name what they report on: from the beginning of the year.
_PERIODS = (
    marked("first quarter"),
    marked("first six months"),
    marked("first nine months"),
    marked("whole year"),
)
_ROMAN = ("I", "II", "III", "IV", "V")
_Made = Callable[[str], ReportSection]


def _section(
    words: str, paragraphs: list[str], tables: list[Table] | None = None, remark: str = ""
) -> _Made:
    """A section that is numbered once it is known which there are."""

    def numbered(number: str) -> ReportSection:
        shown = [one for one in tables or [] if one.rows]
        return ReportSection(f"{number}. {words}", paragraphs, shown, remark if shown else "")

    return numbered


def _figures(language: Language, tasks: list[Assessed], quarter: int) -> _Made:
    total = progress.whole(tasks)
    return _section(
        language.text("FIGURES BY BODY AND BY CONTENT"),
        [progress_words.headline(language, quarter, total)],
        [progress_tables.bodies(language, tasks), progress_tables.contents(language, tasks)],
        " ".join(rule_of_lateness(language)),
    )


def _done(language: Language, tasks: list[Assessed], quarter: int) -> _Made:
    table = progress_tables.done(language, tasks)
    said = (
        language.text("Tasks done and the evidence that the bodies gave:")
        if table.rows
        else language.text(
            "By the end of {quarter} no task is done.", quarter=in_sentence(language, quarter)
        )
    )
    return _section(language.text("TASKS DONE"), [said], [table])


def _late(language: Language, tasks: list[Assessed], quarter: int) -> _Made:
    table = progress_tables.late(language, tasks)
    said = (
        language.text("Tasks behind time or held up, and the reasons that the bodies gave:")
        if table.rows
        else language.text(
            "By the end of {quarter} no reported task is behind time or held up.",
            quarter=in_sentence(language, quarter),
        )
    )
    lines = []
    if silent := [one for one in tasks if one.verdict == "no_report"]:
        lines.append(
            language.text(
                "Not reported: {n} tasks, of {bodies}. Whether they are behind time is not known.",
                n=language.whole(len(silent)),
                bodies=_bodies(language, silent),
            )
        )
    return _section(language.text("TASKS BEHIND TIME OR HELD UP, AND WHY"), [*lines, said], [table])


def _next(language: Language, tasks: list[Assessed], quarter: int) -> _Made:
    coming = quarter + 1
    once = [
        one
        for one in tasks
        if one.verdict not in ENDED
        and one.report.due not in RECURRING
        and is_due(one.report.due, coming)
    ]
    anew = [one for one in tasks if one.report.due in RECURRING and is_due(one.report.due, coming)]
    lines = [
        language.text(
            "To be finished by the end of {quarter}: {n} tasks. To be done anew in the period: "
            "{anew} tasks.",
            quarter=in_sentence(language, coming),
            n=language.whole(len(once)),
            anew=language.whole(len(anew)),
        ),
        *(f"- {one.report.task} ({one.report.lead or '……'})" for one in once),
    ]
    return _section(language.text("TASKS OF THE NEXT QUARTER"), lines)


def _proposals(language: Language, author: Author, tasks: list[Assessed], quarter: int) -> _Made:
    """What follows from the figures; an office adds its own."""
    lines = []
    for verdict, form in _ASKED:
        if found := [one for one in tasks if one.verdict == verdict]:
            lines.append(
                language.text(
                    form,
                    bodies=_bodies(language, found),
                    n=language.whole(len(found)),
                    coordinator=coordinator(language, author),
                )
            )
    held_up = [one for one in tasks if one.report.state == "blocked" and one.report.reason]
    above = (
        language.text("competent authorities")
        if author.kind == "province"
        else provincial_committee(language, author)
    )
    if held_up:
        lines.append(language.text("To be considered and resolved by the {body}:", body=above))
        reasons = (f"- {one.report.reason} ({one.report.lead or '……'})" for one in held_up)
        lines += dict.fromkeys(reasons)
    if not lines:
        lines = [
            language.text(
                "The bodies keep to the plan and report on the next quarter in time.",
                quarter=in_sentence(language, quarter),
            )
        ]
    return _section(language.text("PROPOSALS"), lines)


_ASKED: tuple[tuple[progress.Verdict, str], ...] = (
    (
        "late",
        marked(
            "{bodies}: to finish the {n} tasks behind time soon, and to report the new date and "
            "the reason to the {coordinator}."
        ),
    ),
    (
        "no_report",
        marked("{bodies}: to report to the {coordinator} on the {n} tasks not reported yet."),
    ),
)


def _bodies(language: Language, tasks: list[Assessed]) -> str:
    """The lead bodies with how many of the tasks each leads, the most first."""
    found = progress.by_body(tasks)
    named = sorted(found, key=lambda one: -one.tasks)
    said = [f"{one.name} ({one.tasks})" for one in named[:_MOST_NAMED]]
    without = sum(not bodies_of(one.report.lead) for one in tasks)
    if len(named) > _MOST_NAMED:
        said.append(language.text("{n} other bodies", n=language.whole(len(named) - _MOST_NAMED)))
    if without:
        said.append(language.text("tasks without a lead body ({n})", n=language.whole(without)))
    return "; ".join(said)
