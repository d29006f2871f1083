"""Writes a catalogue of tasks as .xlsx: filled in, or empty to be filled in by an office."""

import io
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from papi.common import measures
from papi.common.language import Language
from papi.plan.catalogue import Meanings
from papi.plan.catalogue_columns import COLUMNS, MOST_TASKS, headings, level_in_cell
from papi.plan.row import LEVELS
from papi.plan.sheet import kept_as_text
from papi.warehouse.actions import Action

_WIDTHS = (30, 10, 70, 28, 36, 16, 40, 30, 28)


def write(language: Language, meanings: Meanings, tasks: Iterable[Action] = ()) -> bytes:
    """A workbook: a sheet of tasks with choices in its cells, and one that lists the contents and
    the codes of their survey questions."""
    book = Workbook()
    del book["Sheet"]
    tasks_sheet = book.create_sheet(language.text("Catalogue of tasks"))
    codes_sheet = book.create_sheet(language.text("Contents and questions"))
    _tasks(language, meanings, tasks_sheet, tasks)
    _codes(language, meanings, codes_sheet)
    _choices(language, tasks_sheet, codes_sheet, len(meanings.contents))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _tasks(
    language: Language, meanings: Meanings, sheet: Worksheet, tasks: Iterable[Action]
) -> None:
    _head(sheet, headings(language), _WIDTHS)
    for place, task in enumerate(tasks, start=2):
        for number, text in enumerate(_cells(language, meanings, task), start=1):
            _write(sheet, place, number, text)
    sheet.freeze_panes = "B2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", "9"
    sheet.print_title_rows = "1:1"


def _cells(language: Language, meanings: Meanings, task: Action) -> list[str]:
    """The texts of a row, in the order of COLUMNS."""
    return [
        measures.name(language, meanings.contents[task.measure]),
        level_in_cell(language, task.level),
        language.either(task.task_vi, task.task_en),
        language.either(task.lead_vi, task.lead_en),
        language.either(task.coordinating_vi, task.coordinating_en),
        language.either(task.timing_vi, task.timing_en),
        language.either(task.product_vi, task.product_en),
        "; ".join(task.indicators),
        task.id,
    ]


def _codes(language: Language, meanings: Meanings, sheet: Worksheet) -> None:
    """The contents first, so that the cells of the other sheet can choose from one range; then the
    survey questions."""
    titles = [language.text("Content or survey question"), language.text("Code")]
    _head(sheet, titles, (90, 34))
    lines = [(measures.name(language, one), name) for name, one in meanings.contents.items()]
    for questions in meanings.questions.values():
        lines += [(measures.name(language, one), one.measure) for one in questions]
    for place, line in enumerate(lines, start=2):
        for number, text in enumerate(line, start=1):
            _write(sheet, place, number, text)
    sheet.freeze_panes = "A2"


def _choices(language: Language, tasks: Worksheet, codes: Worksheet, contents: int) -> None:
    listed = f"'{codes.title}'!$A$2:$A${contents + 1}"
    levels = ",".join(level_in_cell(language, level) for level in LEVELS)
    for name, formula in (("content", f"={listed}"), ("level", f'"{levels}"')):
        choice = DataValidation(type="list", formula1=formula, allow_blank=True)
        tasks.add_data_validation(choice)
        column = get_column_letter(COLUMNS.index(name) + 1)
        choice.add(f"{column}2:{column}{MOST_TASKS + 1}")


def _head(sheet: Worksheet, titles: list[str], widths: tuple[int, ...]) -> None:
    for number, (title, width) in enumerate(zip(titles, widths, strict=True), start=1):
        cell = sheet.cell(1, number, title)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="F3F4F6")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(number)].width = width


def _write(sheet: Worksheet, row: int, column: int, text: str) -> None:
    cell = sheet.cell(row, column, kept_as_text(text))
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.number_format = "@"
