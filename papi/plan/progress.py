"""How far a plan's tasks are, by quarter: what offices reported, what is late by rule, totals.

A task in a quarter is what its office reported, except that
- one that is done or given up stays so in later quarters in which nothing is reported of it, unless
  it is to be done anew in each period;
- one that is due and neither done nor given up is late; of what is done anew in each period only
  what was not begun or is held up, because it goes on until the end of the year.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from papi.common.language import Code, Language
from papi.plan.due import QUARTERS, RECURRING, Due, is_due
from papi.plan.row_groups import bodies_of
from papi.plan.task_state import ENDED, TaskState, state_name

Verdict = TaskState | Literal["no_report"]
# In the order in which totals show them.
VERDICTS: tuple[Verdict, ...] = (
    "done", "under_way", "not_begun", "late", "blocked", "dropped", "no_report",
)  # fmt: skip


@dataclass(frozen=True)
class TaskReport:
    """A task of the plan and what was reported of it in one quarter. due: None without a deadline;
    state: None where nothing was reported; share: 0–1, how much of it is done; evidence, reason
    (why it is late or held up), who (reports it)."""

    id: str
    content: str
    task: str
    lead: str
    time: str
    product: str
    due: Due | None = None
    state: TaskState | None = None
    share: float | None = None
    evidence: str = ""
    reason: str = ""
    who: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was reported."""
        return (
            self.state is None
            and self.share is None
            and not (self.evidence or self.reason or self.who)
        )


@dataclass(frozen=True)
class Monitoring:
    """The reports of a plan's year: whose plan it is (`year` is that of its scores), its language,
    its issuer as `issuer.parse` reads it, and the tasks by quarter."""

    province_code: str
    year: int
    language: Code
    issuer: str
    quarters: tuple[tuple[TaskReport, ...], ...]

    @property
    def plan_year(self) -> int:
        """The year that the plan is for."""
        return self.year + 1

    @property
    def ids(self) -> set[str]:
        """Every task that some quarter has."""
        return {one.id for tasks in self.quarters for one in tasks}

    @property
    def last_reported(self) -> int:
        """The last quarter of which something was reported; 1 where nothing was."""
        told = [q for q in QUARTERS if not all(one.is_empty for one in self.quarters[q - 1])]
        return max(told, default=1)


@dataclass(frozen=True)
class Assessed:
    """A task in a quarter, and how far it is."""

    report: TaskReport
    verdict: Verdict


@dataclass(frozen=True)
class Total:
    """How many tasks stand how; name: of a body or a content, empty for all."""

    name: str
    counts: dict[Verdict, int]

    @property
    def tasks(self) -> int:
        """All of them."""
        return sum(self.counts.values())

    @property
    def share_done(self) -> float | None:
        """Done among those that were not given up."""
        pursued = self.tasks - self.counts["dropped"]
        return self.counts["done"] / pursued if pursued else None


def verdict_name(language: Language, verdict: Verdict) -> str:
    """As files and pages name it."""
    if verdict == "no_report":
        return language.text("No report")
    return state_name(language, verdict)


def assessed(monitoring: Monitoring, quarter: int) -> list[Assessed]:
    """The tasks of a quarter as they stand at its end, by the rule above."""
    before: dict[str, Verdict] = {}
    found: list[Assessed] = []
    for number in range(1, quarter + 1):
        found = [
            Assessed(one, _verdict(one, number, before.get(one.id)))
            for one in monitoring.quarters[number - 1]
        ]
        before = {one.report.id: one.verdict for one in found}
    return found


def _verdict(report: TaskReport, quarter: int, before: Verdict | None) -> Verdict:
    state, anew = report.state, report.due in RECURRING
    if state is None:
        ended = before is not None and before in ENDED and not anew
        return before if ended and before else "no_report"
    if state in ENDED or state == "late" or not is_due(report.due, quarter):
        return state
    return state if anew and state == "under_way" else "late"


def behind(tasks: Iterable[Assessed]) -> list[Assessed]:
    """What is late, then what is held up."""
    return sorted(
        (one for one in tasks if one.verdict in ("late", "blocked")),
        key=lambda one: one.verdict == "blocked",
    )


def whole(tasks: Iterable[Assessed]) -> Total:
    """All tasks together."""
    return _total("", list(tasks))


def by_body(tasks: Iterable[Assessed]) -> list[Total]:
    """Totals of the lead bodies, in the order in which they first lead; a task that several lead
    counts for each."""
    found: dict[str, tuple[str, list[Assessed]]] = {}
    for one in tasks:
        for name in dict.fromkeys(body_key(body) for body in bodies_of(one.report.lead)):
            shown = next(b for b in bodies_of(one.report.lead) if body_key(b) == name)
            found.setdefault(name, (" ".join(shown.split()), []))[1].append(one)
    return [_total(name, own) for name, own in found.values()]


def by_content(tasks: Iterable[Assessed]) -> list[Total]:
    """Totals of the contents, in the order of the plan."""
    found: dict[str, list[Assessed]] = {}
    for one in tasks:
        found.setdefault(one.report.content, []).append(one)
    return [_total(name, own) for name, own in found.items()]


def body_key(name: str) -> str:
    """A body however it is spaced or capitalised."""
    return " ".join(name.split()).casefold()


def _total(name: str, tasks: list[Assessed]) -> Total:
    verdicts = [one.verdict for one in tasks]
    return Total(name, {one: verdicts.count(one) for one in VERDICTS})
