"""The two tables of the shipped templates, with their fields, loops and merged cells."""

from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table, _Cell, _Row

from papi.common import paper
from papi.plan import template_styles as styles
from papi.plan.template_styles import NamedStyle

# Decree 30/2020: top and bottom 20–25 mm, left 30–35, right 15–20.
MARGINS = (20, 15, 20, 30)
WIDTH = paper.SHORT_SIDE - MARGINS[1] - MARGINS[3]
ACROSS = paper.LONG_SIDE - MARGINS[1] - MARGINS[3]
_FIGURE_SHARES = (0.52, 0.115, 0.115, 0.12, 0.13)
_FIGURES = ("measure", "before", "now", "rank", "goal")
_TASK_SHARES = (0.125, 0.275, 0.14, 0.12, 0.135, 0.085, 0.12)
_TASKS = ("content", "task", "indicator", "lead", "coordinating", "time", "product")
_MERGED = ("content", "indicator")
_HEADING_FILL = "#F3F4F6"


def figures(document: Document) -> None:
    """The one table of the letter: what was reached and what is aimed at."""
    table = _with_headings(document, WIDTH, _FIGURE_SHARES, [f"figures.{one}" for one in _FIGURES])
    _row_tag(table, "for row in figures.rows")
    cells = _cells(table, [f"row.{one}" for one in _FIGURES], styles.FIGURE_CELL)
    cells[0].paragraphs[0].style = styles.CELL.name
    _row_tag(table, "endfor")
    document.add_paragraph("{{ figures.remark }}", style=styles.SOURCE.name)


def tasks(document: Document, groups: str) -> None:
    """The table of tasks; content and indicator stand once, in cells merged over their tasks."""
    table = _with_headings(document, ACROSS, _TASK_SHARES, [f"label.{one}" for one in _TASKS])
    _row_tag(table, f"for group in {groups}")
    heading = _new_row(table)
    merged = heading.cells[0].merge(heading.cells[-1])
    merged.paragraphs[0].text, merged.paragraphs[0].style = "{{ group.name }}", "Bảng - nhóm"
    _row_tag(table, "for row in group.rows")
    whole = [f"row.{one}" for one in _TASKS]
    _row_tag(table, "if row.alone")
    _cells(table, whole, styles.CELL)
    _row_tag(table, "endif")
    # Kept with the next row, so that what is merged over both is not torn apart.
    _row_tag(table, "if row.begins")
    _merge(_cells(table, whole, styles.KEPT_CELL), "restart")
    _row_tag(table, "endif")
    _row_tag(table, "if row.follows")
    repeated = ["" if one in _MERGED else f"row.{one}" for one in _TASKS]
    _merge(_cells(table, repeated, styles.CELL), "continue")
    _row_tag(table, "endif")
    _row_tag(table, "endfor")
    _row_tag(table, "endfor")


def _with_headings(
    document: Document, width: float, shares: tuple[float, ...], fields: list[str]
) -> Table:
    table = paper.table(document, [width * share for share in shares], 1)
    paper.pad(table, top=0.7, side=1)
    for cell, field in zip(table.rows[0].cells, fields, strict=True):
        cell.paragraphs[0].text, cell.paragraphs[0].style = (
            f"{{{{ {field} }}}}",
            styles.HEADING_CELL.name,
        )
        paper.shade(cell, _HEADING_FILL)
    paper.repeat(table.rows[0])
    return table


def _new_row(table: Table) -> _Row:
    made: Any = table
    row: _Row = made.add_row()
    paper.keep_whole(row)
    for cell, column in zip(row.cells, table.columns, strict=True):
        cell.width = column.width or Mm(20)
    return row


def _cells(table: Table, fields: list[str], style: NamedStyle) -> list[_Cell]:
    cells = list(_new_row(table).cells)
    for cell, field in zip(cells, fields, strict=True):
        cell.paragraphs[0].text = f"{{{{ {field} }}}}" if field else ""
        cell.paragraphs[0].style = style.name
    return cells


def _merge(cells: list[_Cell], how: str) -> None:
    for place, name in enumerate(_TASKS):
        if name in _MERGED:
            mark = OxmlElement("w:vMerge")
            mark.set(qn("w:val"), how)
            cells[place]._tc.get_or_add_tcPr().append(mark)


def _row_tag(table: Table, tag: str) -> None:
    """A row that is a loop's or a condition's end; it leaves nothing behind."""
    _new_row(table).cells[0].paragraphs[0].text = f"{{%tr {tag} %}}"
