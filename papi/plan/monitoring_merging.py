"""Puts the workbooks of several bodies together: by quarter, row code and column. Where two say
something different of one task nothing is chosen; all of it is refused, with both values."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from papi.common.language import Language, marked
from papi.common.refusal import InputRefused
from papi.plan.due import QUARTERS, due_name, due_of_time
from papi.plan.monitoring_columns import FILLED_IN, headings, quarter_sheets
from papi.plan.monitoring_reader import MonitoringRefused
from papi.plan.progress import Monitoring, TaskReport
from papi.plan.task_state import state_name

_DIFFERENT = marked(
    "{sheet}, “{task}”, column “{column}”: {file} has “{value}”, {other} has “{other_value}”. Keep "
    "one of them."
)
_OTHER_PLANS = marked("{file} and {other} follow the plans of different provinces or years.")
_TASK = 60  # letters of a task in a message


def merged(files: list[tuple[str, Monitoring]]) -> Monitoring:
    """The reports of several workbooks, by their files' names. A task that only one of them has is
    there too. Raises MonitoringRefused for every cell in which two differ."""
    (first_name, first), *others = files
    for name, other in others:
        if (other.province_code, other.year) != (first.province_code, first.year):
            values = {"file": first_name, "other": name}
            raise MonitoringRefused([InputRefused(_OTHER_PLANS, **values)])
    problems: list[InputRefused] = []
    quarters = []
    for quarter in QUARTERS:
        told: dict[str, list[tuple[str, TaskReport]]] = {}
        for name, one in files:
            for task in one.quarters[quarter - 1]:
                told.setdefault(task.id, []).append((name, task))
        merge = _Merge(Language(first.language), quarter, first.plan_year, problems)
        quarters.append(tuple(merge.task(reports) for reports in told.values()))
    if problems:
        raise MonitoringRefused(problems)
    return replace(first, quarters=tuple(quarters))


class _Merge:
    """Merges the reports of one quarter's tasks; where two differ it goes into `problems`."""

    def __init__(
        self, language: Language, quarter: int, year: int, problems: list[InputRefused]
    ) -> None:
        self.language, self.year, self.problems = language, year, problems
        self.sheet = quarter_sheets(language)[quarter - 1]

    def task(self, reports: list[tuple[str, TaskReport]]) -> TaskReport:
        """One task: its words as the first body that reports on it has them."""
        base = next((one for _, one in reports if not one.is_empty), reports[0][1])
        told: dict[str, Any] = {name: self._column(name, reports) for name in FILLED_IN}
        return replace(base, **told)

    def _column(self, name: str, reports: list[tuple[str, TaskReport]]) -> Any:
        values = [
            (file, value)
            for file, one in reports
            if (value := getattr(one, name)) not in (None, "")
            and not (name == "due" and value == due_of_time(one.time, self.year))
        ]
        if not values:
            return getattr(reports[0][1], name)
        file, value = values[0]
        for other, different in values[1:]:
            if different != value:
                self._differ(name, reports[0][1].task, (file, value), (other, different))
        return value

    def _differ(self, name: str, task: str, one: tuple[str, Any], other: tuple[str, Any]) -> None:
        self.problems.append(
            InputRefused(
                _DIFFERENT,
                sheet=self.sheet,
                task=task[:_TASK],
                column=headings(self.language)[name],
                file=one[0],
                value=self._shown(name, one[1]),
                other=other[0],
                other_value=self._shown(name, other[1]),
            )
        )

    def _shown(self, name: str, value: Any) -> str:
        if name == "state":
            return state_name(self.language, value)
        if name == "due":
            return due_name(self.language, value)
        return self.language.share(value) if name == "share" else str(value)[:_TASK]


def named_once(names: Iterable[str]) -> list[str]:
    """The names of files, those that two of them share with a number."""
    known: dict[str, int] = {}
    found = []
    for name in names:
        known[name] = known.get(name, 0) + 1
        found.append(name if known[name] == 1 else f"{name} ({known[name]})")
    return found
