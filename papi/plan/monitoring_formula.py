"""The formulas of the monitoring workbook: they say what `progress` says, so that an office sees
its totals while it fills the workbook in. They name cells and words of ours, nothing of a plan."""

from collections.abc import Callable
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from papi.common.language import Language
from papi.plan.due import QUARTERS, RECURRING, due_name, quarter_name
from papi.plan.monitoring_columns import COLUMNS, quarter_sheets
from papi.plan.progress import Verdict, verdict_name
from papi.plan.task_state import TaskState, state_name

HEAD = 4  # the row of the headings
FIRST = HEAD + 1
CHOSEN = "$B$3"  # on the sheet of totals: the number of the quarter


def column(name: str) -> str:
    """The letter of a column of the quarters' sheets."""
    return get_column_letter(COLUMNS.index(name) + 1)


@dataclass(frozen=True)
class Formulas:
    """Formulas over sheets whose last row is `last`."""

    language: Language
    last: int

    def verdict(self, quarter: int, row: int) -> str:
        """How far the task of a row is by the end of the quarter."""
        state, due, code = (f"${column(name)}{row}" for name in ("state", "due", "id"))
        anew = _is(due, *(due_name(self.language, one) for one in RECURRING))
        late, under_way = self._states("late", "under_way")
        by_rule = f"IF(AND({anew},{_is(state, under_way)}),{state},{_quoted(late)})"
        called_for = _is(due, *self._due_by(quarter))
        final = _is(state, *self._states("done", "dropped", "late"))
        of_state = f"IF({final},{state},IF({called_for},{by_rule},{state}))"
        nothing = _quoted(verdict_name(self.language, "no_report"))
        if quarter > 1:
            before = (
                f"IFERROR(INDEX({self._cells(quarter - 1, 'verdict')},"
                f'MATCH({code},{self._cells(quarter - 1, "id")},0)),"")'
            )
            ended = _is(before, *self._states("done", "dropped"))
            nothing = f"IF(AND(NOT({anew}),{ended}),{before},{nothing})"
        return f'=IF({code}="","",IF({state}="",{nothing},{of_state}))'

    def of_all(self, verdict: str) -> str:
        """How many tasks of the chosen quarter have the verdict named in a cell ("": all)."""
        return self._count(lambda quarter: f'({self._cells(quarter, "id")}<>"")', verdict)

    def of_body(self, body: str, verdict: str) -> str:
        """The same of the tasks that the body named in a cell leads, alone or with others."""

        def leads(quarter: int) -> str:
            lead = f'TRIM(SUBSTITUTE({self._cells(quarter, "lead")},CHAR(10),";"))'
            parted = f'SUBSTITUTE(SUBSTITUTE({lead},"; ",";")," ;",";")'
            return f'ISNUMBER(FIND(";"&LOWER({body})&";",";"&LOWER({parted})&";"))'

        return self._count(leads, verdict)

    def of_content(self, content: str, verdict: str) -> str:
        """The same of the tasks of the content named in a cell."""
        return self._count(
            lambda quarter: f"EXACT({self._cells(quarter, 'content')},{content})", verdict
        )

    def _count(self, held: Callable[[int], str], verdict: str) -> str:
        """SUMPRODUCT over the quarter that is chosen; nothing is counted by a wildcard."""
        counts = []
        for quarter in QUARTERS:
            stands = f"*({self._cells(quarter, 'verdict')}={verdict})" if verdict else ""
            coded = f'({self._cells(quarter, "id")}<>"")'
            counts.append(f"SUMPRODUCT({held(quarter)}*{coded}{stands})")
        return f"=CHOOSE({CHOSEN},{','.join(counts)})"

    def _cells(self, quarter: int, name: str) -> str:
        sheet, letter = quarter_sheets(self.language)[quarter - 1], column(name)
        return f"'{sheet}'!${letter}${FIRST}:${letter}${self.last}"

    def _due_by(self, quarter: int) -> list[str]:
        """The words of column “due” that call for a result by the end of a quarter."""
        names = [quarter_name(self.language, one) for one in QUARTERS if one <= quarter]
        each_quarter, each_half = (due_name(self.language, one) for one in RECURRING)
        return [*names, each_quarter, *([each_half] if quarter in (2, 4) else [])]

    def _states(self, *states: TaskState) -> list[str]:
        return [state_name(self.language, one) for one in states]


def share_done(done: str, dropped: str, tasks: str) -> str:
    """Done among the tasks that are not given up, from three cells of a row."""
    return f'=IFERROR({done}/({tasks}-{dropped}),"")'


def is_verdict(language: Language, *verdicts: Verdict) -> str:
    """Whether the first row has one of these verdicts, for a conditional format."""
    names = (verdict_name(language, one) for one in verdicts)
    return _is(f"${column('verdict')}{FIRST}", *names)


def _is(cell: str, *words: str) -> str:
    return f"OR({','.join(f'{cell}={_quoted(one)}' for one in words)})"


def _quoted(words: str) -> str:
    return f'"{words}"'
