"""Last year's goals as a plain table (.xlsx or .csv): a content and its goal on each row."""

from papi.common.language import CODES, Language, marked
from papi.last_plan import called
from papi.last_plan.cells import OfferedSheet, OfferedTables, cell_name
from papi.last_plan.plan_goals import Fault, LastPlan, LastPlanRefused, SetGoal
from papi.last_plan.result_year import ResultYear
from papi.plan.catalogue import folded
from papi.plan.row import MOST_ROWS

_MOST_TOLD = 8  # faults in one refusal
_SHOWN = 60  # characters of a wrong value in a sentence

_HEADINGS = marked(
    "{file}, sheet “{sheet}”: the first row needs the headings “{content}” and “{goal}”."
)
_EMPTY = marked("{file}, sheet “{sheet}”: there is no goal below the headings.")
_MANY = marked("{file}, sheet “{sheet}”: there are more than {limit} rows; no more are read.")
_REPEATED = marked("{file}, sheet “{sheet}”, cell {cell}: “{value}” stands twice.")
_BEYOND = marked(
    "{file}, sheet “{sheet}”, cell {cell}: “{value}” has no heading; a figure with a decimal comma "
    "needs quotation marks, or semicolons between the columns."
)
_FAULTS: dict[Fault, str] = {
    "unknown_measure": marked(
        "{file}, sheet “{sheet}”, cell {cell}: “{value}” is not one content that PAPI {year} "
        "measured; write its number, for example 1.1, or its name."
    ),
    "no_figure": marked(
        "{file}, sheet “{sheet}”, cell {cell}: “{value}” is no goal that can be checked; write "
        "points (1.85), for a survey question percent (51.5%), for the total also a group or a "
        "rank (rank:30)."
    ),
    "outside": marked(
        "{file}, sheet “{sheet}”, cell {cell}: “{value}” lies outside the scale of this content."
    ),
}


def read(tables: OfferedTables, file: str, about: ResultYear) -> LastPlan:
    """The plan. Raises LastPlanRefused, which names every cell at fault, eight at most."""
    sheet = tables.sheets[0] if tables.sheets else OfferedSheet("", [])
    content, goal = _columns(sheet, file)
    if len(sheet.rows) > MOST_ROWS + 1 and any(sheet.rows[-1]):
        raise LastPlanRefused(_MANY, file=file, sheet=sheet.name, limit=MOST_ROWS)
    rows = _GoalRows(sheet, file, content, goal, about)
    goals = rows.goals()
    if rows.faults:
        first, *others = rows.faults[:_MOST_TOLD]
        raise LastPlanRefused(first.message, tuple(others), **first.values)
    if not goals:
        raise LastPlanRefused(_EMPTY, file=file, sheet=sheet.name)
    return LastPlan(file, about.year - 1, about.year - 1, tuple(goals))


def _columns(sheet: OfferedSheet, file: str) -> tuple[int, int]:
    """Where content and goal stand, by their headings in either language."""
    heads = [folded(cell) for cell in sheet.rows[0]] if sheet.rows else []
    for language in map(Language, CODES):
        content, goal = folded(language.text("Content")), folded(language.text("Goal"))
        if heads.count(content) == heads.count(goal) == 1:
            return heads.index(content), heads.index(goal)
    said = Language("vi")
    raise LastPlanRefused(
        _HEADINGS,
        file=file,
        sheet=sheet.name,
        content=said.text("Content"),
        goal=said.text("Goal"),
    )


class _GoalRows:
    """The rows below the headings, and what is wrong with them."""

    def __init__(
        self, sheet: OfferedSheet, file: str, content: int, goal: int, about: ResultYear
    ) -> None:
        self._sheet, self._file, self._about = sheet, file, about
        self._content, self._goal = content, goal
        self.faults: list[LastPlanRefused] = []

    def goals(self) -> list[SetGoal]:
        """Those of the rows that can be read."""
        found: dict[str, SetGoal] = {}
        for row in range(1, len(self._sheet.rows)):
            words, told = self._sheet.cell(row, self._content), self._sheet.cell(row, self._goal)
            self._refuse_beyond(row)
            if not (words or told):
                continue
            one = self._read(words, told, row)
            if one.fault:
                at = self._content if one.fault == "unknown_measure" else self._goal
                value = words if one.fault == "unknown_measure" else told
                self._refuse(_FAULTS[one.fault], row, at, value)
            elif one.measure in found:
                self._refuse(_REPEATED, row, self._content, words)
            else:
                found[one.measure or ""] = one
        return list(found.values())

    def _read(self, words: str, told: str, row: int) -> SetGoal:
        measure = called.measure(self._about.file, self._about.year - 1, words)
        place = f"{self._sheet.name}, {cell_name(row, self._goal)}"
        one = self._about.goal(words, told, measure, place)
        if one.fault is None and one.value is None and one.target is None and not one.kept:
            return SetGoal(words, told, measure, measure, place=place, fault="no_figure")
        return one

    def _refuse_beyond(self, row: int) -> None:
        """A decimal comma that nothing protects has moved the row's cells."""
        width = len(self._sheet.rows[0])
        for column in range(width, len(self._sheet.rows[row])):
            if value := self._sheet.cell(row, column):
                self._refuse(_BEYOND, row, column, value)

    def _refuse(self, message: str, row: int, column: int, value: str) -> None:
        shown = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
        self.faults.append(
            LastPlanRefused(
                message,
                file=self._file,
                sheet=self._sheet.name,
                cell=cell_name(row, column),
                value=shown,
                year=self._about.year - 1,
            )
        )
