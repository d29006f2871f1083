"""Reads a monitoring workbook back. What cannot be read is refused with file, sheet, cell and
value, all of it at once; nothing is guessed and nothing left out."""

import unicodedata
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from papi.common import typed
from papi.common.language import CODES, Code, Language, marked
from papi.common.refusal import InputRefused
from papi.plan import monitoring_cells
from papi.plan.columns import MARK as MARK_OF_A_PLAN
from papi.plan.due import DUES, QUARTERS, Due, due_name, due_of_cell
from papi.plan.monitoring_cells import CellValue, Sheet
from papi.plan.monitoring_columns import (
    FACTS,
    MARK,
    NEEDED,
    OF_THE_TASK,
    VERSION,
    headings,
    quarter_sheets,
)
from papi.plan.progress import Monitoring, TaskReport
from papi.plan.row import ID, LONGEST_TEXT, MOST_ROWS, held
from papi.plan.task_state import STATES, TaskState, state_name, state_of

MOST_TOLD = 12
_EMPTY = CellValue("empty", "")
_LINES_ABOVE = 12  # within which the headings stand

_NO_FACTS = marked(
    "{file} is not a monitoring workbook made here: its sheet “{sheet}” is missing or changed."
)
_A_PLAN = marked(
    "{file} is a plan, not its monitoring workbook. Make that from the plan, then fill it in."
)
_NO_SHEET = marked("{file}: the sheet “{sheet}” is missing.")
_NO_HEADINGS = marked(
    "{file}, sheet “{sheet}”: a row of headings is missing; it must contain: {names}."
)
_NO_CODE = marked(
    "{file}, sheet “{sheet}”, cell {cell}: the row has no code, so it is no task of the plan. Add "
    "the task to the plan and make the workbook again, or clear the row."
)
_BAD_CODE = marked("{file}, sheet “{sheet}”, cell {cell}: “{value}” is no row code.")
_TWICE = marked(
    "{file}, sheet “{sheet}”, cell {cell}: the row code “{value}” is there twice; one of the rows "
    "is a copy."
)
_STATE = marked(
    "{file}, sheet “{sheet}”, cell {cell}: the state “{value}” is not known. Choose one of: "
    "{names}."
)
_DUE = marked(
    "{file}, sheet “{sheet}”, cell {cell}: “{value}” is no deadline known here. Choose one of: "
    "{names}."
)
_SHARE = marked(
    "{file}, sheet “{sheet}”, cell {cell}: “{value}” is no share from 0% to 100%; write it with %."
)
_LONG = marked("{file}, sheet “{sheet}”, cell {cell}: longer than {limit} characters.")
_FORMULA = marked(
    "{file}, sheet “{sheet}”, cell {cell}: a formula whose result is not stored; write the result."
)
_ERROR = marked("{file}, sheet “{sheet}”, cell {cell}: the cell shows an error, {value}.")
_MANY = marked("{file}, sheet “{sheet}”: more than {limit} tasks.")
_MORE = marked("… and {n} more.")


class MonitoringRefused(InputRefused):
    """A file that is not a monitoring workbook, or cells of one that cannot be read: `problems`,
    in the order of the file."""

    def __init__(self, problems: list[InputRefused]) -> None:
        super().__init__(problems[0].message, **problems[0].values)
        self.problems = problems

    def lines(self, language: Language) -> list[str]:
        """What is wrong, a sentence each; beyond MOST_TOLD only how many."""
        told = [InputRefused.text(one, language) for one in self.problems[:MOST_TOLD]]
        more = len(self.problems) - len(told)
        return [*told, *([language.text(_MORE, n=more)] if more > 0 else [])]

    def text(self, language: Language) -> str:
        """All of it, a line each."""
        return "\n".join(self.lines(language))


def read(content: bytes, file: str) -> Monitoring:
    """The workbook called `file`, as filled in. Raises MonitoringRefused."""
    try:
        sheets = monitoring_cells.read(content, file)
    except InputRefused as refused:
        raise MonitoringRefused([refused]) from refused
    by_name = {_folded(one.name): one for one in sheets}
    facts = _facts(by_name.get(_folded(FACTS)), file)
    problems: list[InputRefused] = []
    quarters = []
    for place in range(len(QUARTERS)):
        names = [quarter_sheets(Language(code))[place] for code in CODES]
        found = next((by_name[_folded(one)] for one in names if _folded(one) in by_name), None)
        if found is None:
            name = quarter_sheets(Language(facts.language))[place]
            problems.append(InputRefused(_NO_SHEET, file=file, sheet=name))
            continue
        reader = _SheetReader(file, found, Language(facts.language), problems)
        quarters.append(tuple(reader.tasks()))
    if problems:
        raise MonitoringRefused(problems)
    return Monitoring(
        facts.province_code, facts.year, facts.language, facts.issuer, tuple(quarters)
    )


@dataclass(frozen=True)
class _Facts:
    province_code: str
    year: int
    language: Code
    issuer: str


def _facts(sheet: Sheet | None, file: str) -> _Facts:
    lines = sheet.lines[:20] if sheet else []
    facts = {line[0].text: line[1].text for line in lines if len(line) > 1}
    if MARK_OF_A_PLAN in facts:
        raise MonitoringRefused([InputRefused(_A_PLAN, file=file)])
    year, code = facts.get("year", ""), facts.get("province_code", "")
    known = facts.get(MARK) == str(VERSION) and code and year.isdecimal() and len(year) == 4
    if not known:
        raise MonitoringRefused([InputRefused(_NO_FACTS, file=file, sheet=FACTS)])
    language: Code = "en" if facts.get("language") == "en" else "vi"
    return _Facts(code, int(year), language, facts.get("issuer", "")[:LONGEST_TEXT])


@dataclass
class _SheetReader:
    """Reads one quarter's sheet; what is wrong goes into `problems`."""

    file: str
    sheet: Sheet
    language: Language
    problems: list[InputRefused]
    places: dict[str, int] = field(default_factory=dict)
    at: int = 0

    def tasks(self) -> list[TaskReport]:
        """The tasks in their order on the sheet."""
        head = self._head()
        if head is None:
            return []
        tasks: dict[str, TaskReport] = {}
        for number, line in enumerate(self.sheet.lines[head + 1 :], start=head + 2):
            self.at = number
            cells = {
                name: line[place] if place < len(line) else _EMPTY
                for name, place in self.places.items()
            }
            task = self._task(cells)
            if task and task.id in tasks:
                self._wrong(_TWICE, "id", value=task.id)
            elif task:
                tasks[task.id] = task
        if len(tasks) > MOST_ROWS:
            self._refuse(_MANY, limit=MOST_ROWS)
        return list(tasks.values())

    def _head(self) -> int | None:
        """Where the headings stand; their columns may be in any order."""
        for at, line in enumerate(self.sheet.lines[:_LINES_ABOVE]):
            for code in CODES:
                named = {_folded(words): name for name, words in headings(Language(code)).items()}
                places = {
                    named[_folded(cell.text)]: place
                    for place, cell in reversed([*enumerate(line)])
                    if _folded(cell.text) in named
                }
                if all(name in places for name in NEEDED):
                    self.places = {name: places[name] for name in NEEDED}
                    return at
        names = headings(self.language)
        self._refuse(_NO_HEADINGS, names=", ".join(names[one] for one in NEEDED))
        return None

    def _task(self, cells: dict[str, CellValue]) -> TaskReport | None:
        if all(cells[name].kind == "empty" for name in NEEDED):
            return None
        texts = {name: self._text(name, cells[name]) for name in NEEDED}
        if not any(texts.values()):
            return None
        code = texts["id"]
        if not code:
            self._wrong(_NO_CODE, "id")
            return None
        if not ID.fullmatch(code):
            self._wrong(_BAD_CODE, "id", value=_short(code))
            return None
        return TaskReport(
            id=code,
            due=self._due(texts["due"]),
            state=self._state(texts["state"]),
            share=self._share(cells["share"]),
            **{name: texts[name] for name in (*OF_THE_TASK, "evidence", "reason", "who")},
        )

    def _text(self, name: str, cell: CellValue) -> str:
        """A cell's words. A share is read as a number elsewhere."""
        if cell.kind == "formula":
            self._wrong(_FORMULA, name)
        elif cell.kind == "error":
            self._wrong(_ERROR, name, value=_short(cell.text))
        elif len(cell.text) > LONGEST_TEXT:
            self._wrong(_LONG, name, limit=LONGEST_TEXT)
        else:
            number = cell.kind in ("number", "percent") and name != "share"
            return held(_whole(cell.text) if number else cell.text)
        return ""

    def _state(self, text: str) -> TaskState | None:
        state = state_of(text)
        if text and state is None:
            names = ", ".join(state_name(self.language, one) for one in STATES)
            self._wrong(_STATE, "state", value=_short(text), names=names)
        return state

    def _due(self, text: str) -> Due | None:
        due = due_of_cell(text)
        if text and due is None:
            names = ", ".join(due_name(self.language, one) for one in DUES)
            self._wrong(_DUE, "due", value=_short(text), names=names)
        return due

    def _share(self, cell: CellValue) -> float | None:
        """0–1. 60 and 60% are 60%; without a percent sign 1 and 0.6 could mean either."""
        if cell.kind == "percent":
            share = float(cell.text)
        elif cell.kind == "number":
            share = float(cell.text) / 100
            share = share if share == 0 or share > 0.01 else -1
        elif cell.kind == "text" and cell.text.strip():
            words = cell.text.strip()
            number = typed.number(words.removesuffix("%").strip())
            share = number / 100 if number is not None and words.endswith("%") else -1
        else:
            return None
        if 0 <= share <= 1:
            return share
        shown = f"{100 * float(cell.text):g}%" if cell.kind == "percent" else cell.text
        self._wrong(_SHARE, "share", value=_short(shown))
        return None

    def _wrong(self, message: str, name: str, **values: object) -> None:
        cell = f"{get_column_letter(self.places[name] + 1)}{self.at}"
        self._refuse(message, cell=cell, **values)

    def _refuse(self, message: str, **values: object) -> None:
        said = InputRefused(message, file=self.file, sheet=self.sheet.name, **values)
        self.problems.append(said)


def _whole(text: str) -> str:
    return text.removesuffix(".0")


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split())).casefold()
