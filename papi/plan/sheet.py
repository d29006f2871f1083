"""Writes the plan's rows as .xlsx, to be edited in a spreadsheet and loaded back."""

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from papi.common import basket
from papi.common import estimate_words as estimates
from papi.common.documents import neutral
from papi.common.language import Language
from papi.common.printable import printable
from papi.plan import issuer as issuers
from papi.plan.columns import FACTS, MARK, VERSION, headings, level_name
from papi.plan.gather import Plan
from papi.plan.issuer import PROVINCE, Issuer
from papi.plan.row import COLUMNS, LEVELS, MOST_ROWS, PlanRow, cleaned
from papi.priorities.target import notation

_WIDTHS = {
    "content": 28, "task": 60, "lead": 26, "coordinating": 30, "time": 16, "product": 28,
    "indicator": 36, "goal": 26, "level": 10, "measure": 22, "id": 14,
}  # fmt: skip
# What readers leave as it is.
_CODES = ("measure", "id")


def write(
    language: Language,
    plan: Plan,
    rows: list[PlanRow],
    issuer: Issuer = PROVINCE,
    grounds: list[str] | None = None,
) -> bytes:
    """A workbook: a sheet of rows, and a sheet that says whose plan it is and what was chosen for
    it: contents with their goals, who issues it, and grounds of its own."""
    book = Workbook()
    del book["Sheet"]
    _rows_sheet(language, book.create_sheet(language.text("Plan")), cleaned(rows))
    facts = [*_facts(language, plan, issuer), ("grounds", "\n".join(grounds or []))]
    _facts_sheet(book.create_sheet(FACTS), facts)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _rows_sheet(language: Language, sheet: Worksheet, rows: list[PlanRow]) -> None:
    for number, (name, heading) in enumerate(headings(language).items(), start=1):
        cell = sheet.cell(1, number, heading)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="F3F4F6")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS[name]
    for place, row in enumerate(rows, start=2):
        for number, name in enumerate(COLUMNS, start=1):
            value = getattr(row, name)
            words = level_name(language, value) if name == "level" else value
            cell = sheet.cell(place, number, kept_as_text(words or ""))
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.number_format = "@"
            if name in _CODES:
                cell.font = Font(color="9CA3AF")
    names = ",".join(level_name(language, level) for level in LEVELS)
    choice = DataValidation(type="list", formula1=f'"{names}"', allow_blank=True)
    sheet.add_data_validation(choice)
    column = get_column_letter(COLUMNS.index("level") + 1)
    choice.add(f"{column}2:{column}{MOST_ROWS + 1}")
    sheet.freeze_panes = "B2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", "9"
    sheet.print_title_rows = "1:1"


def _facts(language: Language, plan: Plan, issuer: Issuer) -> list[tuple[str, str]]:
    return [
        (MARK, str(VERSION)),
        ("province_code", plan.overview.province.code),
        ("province", language.place(plan.overview.province.name)),
        ("year", str(plan.overview.asked_year)),
        ("language", language.code),
        ("basket", basket.written(plan.basket, *_of(plan))),
        ("rule", plan.by),
        ("issuer", issuers.notation(issuer)),
        ("target", notation(plan.aim.target) if plan.aim else ""),
        ("source", estimates.cited(language, plan.overview.survey)),
    ]


def _facts_sheet(sheet: Worksheet, facts: list[tuple[str, str]]) -> None:
    for place, (name, value) in enumerate(facts, start=1):
        sheet.cell(place, 1, name)
        sheet.cell(place, 2, kept_as_text(value)).alignment = Alignment(wrap_text=True)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 80


def _of(plan: Plan) -> tuple[str, int]:
    return plan.overview.province.code, plan.overview.asked_year


def kept_as_text(text: str) -> str:
    """Text that no spreadsheet runs as a formula: as `neutral`, with one more apostrophe where it
    begins with one, so that `as_written` restores the text."""
    words = printable(text)
    return f"'{words}" if words.startswith("'") else str(neutral(words))
