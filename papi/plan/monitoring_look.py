"""How the sheets of the monitoring workbook look and print."""

import math
from collections.abc import Iterable
from typing import Any

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from papi.plan.progress import Verdict

HEAD_FILL, TO_FILL_IN, MISSING = "F3F4F6", "FFFBEB", "FDE68A"
# Ground and ink of an assessment.
LOOKS: dict[Verdict, tuple[str, str]] = {
    "done": ("D1FAE5", "065F46"),
    "late": ("FEE2E2", "991B1B"),
    "blocked": ("FFEDD5", "9A3412"),
    "no_report": ("E5E7EB", "4B5563"),
}
_LINE = Side(style="thin", color="D1D5DB")
BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_FACE = "Times New Roman"
TITLE = Font(name=_FACE, size=14, bold=True)
STRONG = Font(name=_FACE, size=11, bold=True)
PLAIN = Font(name=_FACE, size=11)
REMARK = Font(name=_FACE, size=11, italic=True, color="4B5563")
PALE = Font(name=_FACE, size=9, color="9CA3AF")
_LINE_HEIGHT = 15.0  # points
HEAD_HEIGHT = 3 * _LINE_HEIGHT


def head(cell: Any) -> None:
    """A heading of a table."""
    cell.font, cell.border, cell.fill = STRONG, BORDER, filled(HEAD_FILL)
    cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")


def body(cell: Any, *, centred: bool = False) -> None:
    """A cell of a table."""
    cell.font, cell.border = PLAIN, BORDER
    cell.alignment = Alignment(
        wrap_text=True, vertical="top", horizontal="center" if centred else "left"
    )


def height(texts: Iterable[tuple[str, float]], least: int = 1) -> float:
    """Of a row, in points, for texts in columns of these widths: spreadsheets do not fit rows of a
    file that they did not write."""
    lines = (
        sum(math.ceil(max(len(line), 1) / (1.1 * width)) for line in text.split("\n"))
        for text, width in texts
    )
    return min(400.0, _LINE_HEIGHT * max(least, *lines))


def filled(colour: str) -> PatternFill:
    """A plain ground."""
    return PatternFill("solid", fgColor=colour)


def when(formula: str, ground: str, ink: str = "") -> Rule:
    """A conditional format by a formula; spreadsheets take its ground from the other colour."""
    font = Font(color=ink, bold=True) if ink else None
    style = DifferentialStyle(font=font, fill=PatternFill("solid", bgColor=ground))
    return Rule(type="expression", dxf=style, formula=[formula])


def printed(sheet: Worksheet, area: str, headings: int) -> None:
    """On A4 across, as wide as the page, the row of headings on every page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", "9"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows, sheet.print_area = f"{headings}:{headings}", area
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.75
    margins.header = margins.footer = 0.4
    footer: Any = sheet.oddFooter
    footer.center.text = "&P/&N"
