"""The sheet of totals in the monitoring workbook: by lead body and by content, for the quarter that
an office chooses on it."""

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from papi.common.language import Language
from papi.plan import monitoring_look as look
from papi.plan import progress
from papi.plan.due import QUARTERS
from papi.plan.monitoring_columns import rule_of_lateness, totals_headings
from papi.plan.monitoring_formula import CHOSEN, HEAD, Formulas, share_done
from papi.plan.progress import VERDICTS, Assessed, Monitoring, TaskReport
from papi.plan.sheet import kept_as_text

# For a body that joins during the year.
SPARE = 3
_NAME, _NUMBER = 46, 12


def write(
    sheet: Worksheet, language: Language, monitoring: Monitoring, title: str, formulas: Formulas
) -> None:
    """All tasks, then a row for each body and each content; every figure is a formula."""
    heading = language.text("{title}: totals, {year}", title=title, year=monitoring.plan_year)
    sheet.cell(1, 1, kept_as_text(heading)).font = look.TITLE
    _choice(language, sheet, monitoring.last_reported)
    names = ["", *totals_headings(language)]
    for number, words in enumerate(names, start=1):
        look.head(sheet.cell(HEAD, number, words))
        width = _NAME if number == 1 else _NUMBER
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.row_dimensions[HEAD].height = look.HEAD_HEIGHT
    at = HEAD + 1
    _line(sheet, at, language.text("All tasks"), [formulas.of_all(one) for one in _verdicts()])
    tasks = _all_tasks(monitoring)
    at = _group(sheet, at + 1, language.text("By lead body"))
    bodies = [one.name for one in progress.by_body(tasks)]
    for name in [*bodies, *[""] * SPARE]:
        _line(
            sheet,
            at,
            name,
            _or_nothing(at, [formulas.of_body(f"$A{at}", one) for one in _verdicts()], name),
        )
        at += 1
    at = _group(sheet, at, language.text("By content"))
    for one in progress.by_content(tasks):
        if one.name:
            _line(sheet, at, one.name, [formulas.of_content(f"$A{at}", v) for v in _verdicts()])
            at += 1
    for words in rule_of_lateness(language):
        at += 1
        cell = sheet.cell(at, 1, words)
        cell.font, cell.alignment = look.REMARK, Alignment(wrap_text=True, vertical="top")
        sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=len(names))
        sheet.row_dimensions[at].height = 32
    sheet.freeze_panes = f"B{HEAD + 1}"
    look.printed(sheet, f"A1:{get_column_letter(len(names))}{at}", HEAD)


def _choice(language: Language, sheet: Worksheet, quarter: int) -> None:
    """The number of the quarter whose totals are shown."""
    label, cell = (
        sheet.cell(3, 1, language.text("Quarter (choose 1, 2, 3 or 4):")),
        sheet.cell(3, 2),
    )
    label.font, label.alignment = look.STRONG, Alignment(horizontal="right")
    look.body(cell, centred=True)
    cell.value, cell.font, cell.fill = quarter, look.STRONG, look.filled(look.TO_FILL_IN)
    listed = ",".join(map(str, QUARTERS))
    choice = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=False)
    choice.showErrorMessage = True
    choice.error = language.text("Choose one of: {names}.", names=listed)
    sheet.add_data_validation(choice)
    choice.add(CHOSEN.replace("$", ""))


def _verdicts() -> list[str]:
    """The cells whose words are counted: none for all tasks, then the heading of each verdict."""
    return ["", *(f"{get_column_letter(number)}${HEAD}" for number in range(3, 3 + len(VERDICTS)))]


def _line(sheet: Worksheet, at: int, name: str, counts: list[str]) -> None:
    first = sheet.cell(at, 1, kept_as_text(name) or None)
    first.number_format = "@"
    look.body(first)
    sheet.row_dimensions[at].height = look.height([(name, _NAME)])
    for number, formula in enumerate(counts, start=2):
        cell = sheet.cell(at, number, formula)
        look.body(cell, centred=True)
    places = {one: get_column_letter(3 + place) for place, one in enumerate(VERDICTS)}
    share = sheet.cell(
        at,
        2 + len(counts),
        share_done(f"{places['done']}{at}", f"{places['dropped']}{at}", f"B{at}"),
    )
    share.number_format = "0.0%"
    look.body(share, centred=True)


def _or_nothing(at: int, formulas: list[str], name: str) -> list[str]:
    """A spare row shows nothing until a body is named in it."""
    if name:
        return formulas
    return [f'=IF($A{at}="","",{one[1:]})' for one in formulas]


def _group(sheet: Worksheet, at: int, words: str) -> int:
    cell = sheet.cell(at, 1, words)
    cell.font = look.STRONG
    return at + 1


def _all_tasks(monitoring: Monitoring) -> list[Assessed]:
    """Every task once, in the order of the quarters, for the names of its bodies and content."""
    known: dict[tuple[str, str], TaskReport] = {}
    for tasks in monitoring.quarters:
        for one in tasks:
            known.setdefault((one.lead, one.content), one)
    return [Assessed(one, "no_report") for one in known.values()]
