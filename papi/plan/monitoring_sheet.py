"""Writes the monitoring workbook: the plan's tasks on a sheet for each quarter, to be filled in and
handed in again, their totals, and a sheet that says whose plan it is.

Whatever came from a plan or an office is written as text that no spreadsheet runs.
"""

import io
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from papi.common.language import Language
from papi.plan import monitoring_look as look
from papi.plan import monitoring_totals
from papi.plan.due import DUES, QUARTERS, due_name
from papi.plan.monitoring_columns import (
    COLUMNS,
    FACTS,
    FILLED_IN,
    MARK,
    OF_THE_TASK,
    VERSION,
    headings,
    quarter_sheets,
    totals_sheet,
)
from papi.plan.monitoring_formula import FIRST, HEAD, Formulas, column, is_verdict
from papi.plan.progress import Monitoring, TaskReport
from papi.plan.row import LONGEST_TEXT
from papi.plan.sheet import kept_as_text
from papi.plan.task_state import STATES, state_name

_WIDTHS = {
    "number": 5, "content": 17, "task": 38, "lead": 17, "time": 10, "product": 21, "due": 9,
    "state": 12, "share": 8, "evidence": 20, "reason": 20, "who": 12, "verdict": 12, "id": 14,
}  # fmt: skip
_LINES = 3  # of a row at least, for what is filled in
_WRITTEN = (*OF_THE_TASK, "due", "state", "evidence", "reason", "who")
_CENTRED = ("number", "time", "due", "state", "share", "verdict")


def write(language: Language, monitoring: Monitoring, title: str, source: str) -> bytes:
    """The workbook; title: what plan it follows, source: whose figures the plan is based on."""
    book = Workbook()
    del book["Sheet"]
    last = FIRST + max(1, *map(len, monitoring.quarters)) - 1
    formulas = Formulas(language, last)
    for quarter, name in zip(QUARTERS, quarter_sheets(language), strict=True):
        sheet = book.create_sheet(name)
        _heading(language, sheet, monitoring, title)
        for place, task in enumerate(monitoring.quarters[quarter - 1]):
            _row(language, sheet, place, task)
            cell = sheet[f"{column('verdict')}{FIRST + place}"]
            cell.value = formulas.verdict(quarter, FIRST + place)
        _choices(language, sheet, last)
        _looks(language, sheet, last)
        sheet.freeze_panes = f"D{FIRST}"
        sheet.auto_filter.ref = f"A{HEAD}:{column('id')}{last}"
        look.printed(sheet, f"A1:{column('verdict')}{last}", HEAD)
    totals = book.create_sheet(totals_sheet(language))
    monitoring_totals.write(totals, language, monitoring, title, formulas)
    _facts(language, book.create_sheet(FACTS), monitoring, source)
    book.calculation.fullCalcOnLoad = True  # its formulas have no stored results yet
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _heading(language: Language, sheet: Worksheet, monitoring: Monitoring, title: str) -> None:
    heading = language.text(
        "{title}: {quarter}, {year}", title=title, quarter=sheet.title, year=monitoring.plan_year
    )
    sheet.cell(1, 1, kept_as_text(heading)).font = look.TITLE
    advice = language.text(
        "Fill in the light yellow columns; leave the row code. Add tasks to the plan first, then "
        "make this workbook again: what was reported is kept."
    )
    sheet.cell(2, 1, advice).font = look.REMARK
    for number, (name, words) in enumerate(headings(language).items(), start=1):
        look.head(sheet.cell(HEAD, number, words))
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS[name]
    sheet.row_dimensions[HEAD].height = look.HEAD_HEIGHT


def _row(language: Language, sheet: Worksheet, place: int, task: TaskReport) -> None:
    for number, name in enumerate(COLUMNS, start=1):
        cell = sheet.cell(FIRST + place, number)
        look.body(cell, centred=name in _CENTRED)
        if name in FILLED_IN:
            cell.fill = look.filled(look.TO_FILL_IN)
        if name == "number":
            cell.value = place + 1
        elif name == "share":
            cell.value, cell.number_format = task.share, "0%"
        elif name != "verdict":
            _put(cell, _text(language, task, name))
        if name == "id":
            cell.font = look.PALE
    texts = [(_text(language, task, name), _WIDTHS[name]) for name in _WRITTEN]
    sheet.row_dimensions[FIRST + place].height = look.height(texts, _LINES)


def _text(language: Language, task: TaskReport, name: str) -> str:
    if name == "due":
        return due_name(language, task.due) if task.due else ""
    if name == "state":
        return state_name(language, task.state) if task.state else ""
    return str(getattr(task, name))


def _put(cell: Any, text: str) -> None:
    cell.value, cell.number_format = kept_as_text(text) or None, "@"


def _choices(language: Language, sheet: Worksheet, last: int) -> None:
    """What may be put into the columns that are filled in."""
    listed = {
        "due": [due_name(language, one) for one in DUES],
        "state": [state_name(language, one) for one in STATES],
    }
    for name, words in listed.items():
        said = language.text("Choose one of: {names}.", names=", ".join(words))
        choice = DataValidation(type="list", formula1=f'"{",".join(words)}"')
        _add(sheet, choice, said, last, name)
    share = DataValidation(type="decimal", operator="between", formula1="0", formula2="1")
    _add(sheet, share, language.text("A share from 0% to 100%."), last, "share")
    length = DataValidation(
        type="textLength", operator="lessThanOrEqual", formula1=str(LONGEST_TEXT)
    )
    said = language.text("At most {limit} characters.", limit=LONGEST_TEXT)
    _add(sheet, length, said, last, "evidence", "reason", "who")


def _add(sheet: Worksheet, choice: DataValidation, said: str, last: int, *names: str) -> None:
    choice.allow_blank, choice.showErrorMessage, choice.error = True, True, said[:250]
    sheet.add_data_validation(choice)
    for name in names:
        choice.add(_cells(name, last))


def _looks(language: Language, sheet: Worksheet, last: int) -> None:
    """Assessments in colour beside their word, and what should be filled in with them."""
    for verdict, (ground, ink) in look.LOOKS.items():
        rule = look.when(is_verdict(language, verdict), ground, ink)
        sheet.conditional_formatting.add(_cells("verdict", last), rule)
    needed = {
        "reason": is_verdict(language, "late", "blocked"),
        "evidence": f'${column("state")}{FIRST}="{state_name(language, "done")}"',
    }
    for name, when in needed.items():
        empty = f'AND({when},${column(name)}{FIRST}="")'
        sheet.conditional_formatting.add(_cells(name, last), look.when(empty, look.MISSING))


def _cells(name: str, last: int) -> str:
    return f"{column(name)}{FIRST}:{column(name)}{last}"


def _facts(language: Language, sheet: Worksheet, monitoring: Monitoring, source: str) -> None:
    facts = {
        MARK: str(VERSION),
        "province_code": monitoring.province_code,
        "year": str(monitoring.year),
        "language": language.code,
        "issuer": monitoring.issuer,
        "source": source,
    }
    for place, (name, value) in enumerate(facts.items(), start=1):
        sheet.cell(place, 1, name)
        _put(sheet.cell(place, 2), value)
        sheet.cell(place, 2).alignment = Alignment(wrap_text=True)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 80
    look.printed(sheet, f"A1:B{len(facts)}", 1)
