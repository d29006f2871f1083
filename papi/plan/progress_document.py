"""Writes the report on a plan's progress as .docx, in the named styles of the plan's template, so
that an office restyles both in the same way."""

from docx.document import Document
from docx.shared import Mm
from docx.table import _Cell

from papi.common import paper
from papi.common.language import Language
from papi.common.printable import printable
from papi.common.tables import Column, Table
from papi.plan import template_styles as styles
from papi.plan.fields import labels
from papi.plan.progress_report import ProgressReport, ReportSection
from papi.plan.template_styles import NamedStyle
from papi.plan.template_tables import MARGINS, WIDTH

_HEAD = "#F3F4F6"
# Parts of the width by a column's key; a figure has one part.
_PARTS = {
    "name": 2.6, "task": 3.4, "lead": 1.7, "due": 1.0, "verdict": 1.05, "state": 1.3,
    "reason": 2.2, "evidence": 2.2,
}  # fmt: skip


def write(language: Language, made: ProgressReport) -> bytes:
    """The .docx file."""
    document = paper.blank(language, made.subject)
    styles.add_styles(document)
    paper.lay_out(document.sections[0], margins=MARGINS)
    paper.number_pages(document.sections[0])
    _letterhead(language, document, made)
    _add(document, styles.KIND, made.kind)
    _add(document, styles.SUBJECT, made.subject)
    paper.rule(document.add_paragraph(style=styles.RULE.name), 62)
    _add(document, styles.TEXT, made.opening)
    for section in made.sections:
        _section(language, document, section)
    _add(document, styles.CLOSING, f"{made.closing}./.")
    _signature(language, document, made)
    return paper.content(document)


def _add(container: Document | _Cell, style: NamedStyle, text: str) -> None:
    container.add_paragraph(printable(text), style=style.name)


def _letterhead(language: Language, document: Document, made: ProgressReport) -> None:
    label = labels(language)
    table = paper.table(document, (WIDTH * 0.42, WIDTH * 0.58), 2, grid=False)
    paper.pad(table, side=0)
    left, right = table.rows[0].cells
    above = [(styles.ABOVE, made.above)] if made.above else []
    _only(left, [*above, *((styles.BODY_NAME, line) for line in made.body)])
    paper.rule(left.add_paragraph(style=styles.RULE.name), 24)
    _only(right, [(styles.NATION, label["nation"]), (styles.MOTTO, label["motto"])])
    paper.rule(right.add_paragraph(style=styles.RULE.name), 20)
    below = table.rows[1].cells
    _only(below[0], [(styles.NUMBER, made.number)])
    _only(below[1], [(styles.PLACE, made.place_and_date)])


def _signature(language: Language, document: Document, made: ProgressReport) -> None:
    table = paper.table(document, (WIDTH * 0.55, WIDTH * 0.45), 1, grid=False)
    left, right = table.rows[0].cells
    recipients = [(styles.RECIPIENT, line) for line in made.recipients]
    _only(left, [(styles.RECIPIENTS, labels(language)["recipients"]), *recipients])
    _only(right, [*((styles.SIGNATORY, line) for line in made.signatory), (styles.SIGNATURE, "")])


def _only(cell: _Cell, lines: list[tuple[NamedStyle, str]]) -> None:
    """Lines in a cell; the first takes the empty paragraph that every new cell has."""
    for place, (style, text) in enumerate(lines):
        paragraph = cell.add_paragraph() if place else cell.paragraphs[0]
        paragraph.text, paragraph.style = printable(text), style.name


def _section(language: Language, document: Document, section: ReportSection) -> None:
    _add(document, styles.SECTION, section.heading)
    for text in section.paragraphs:
        _add(document, styles.TEXT, text)
    for shown in section.tables:
        _table(language, document, shown)
    if section.remark:
        _add(document, styles.SOURCE, section.remark)


def _table(language: Language, document: Document, shown: Table) -> None:
    """A table with a number for each row, its headings on every page."""
    cells = shown.cells(language)
    _add(document, styles.GROUP_CELL, shown.title)
    made = paper.table(document, _widths(shown.columns), 1 + len(cells))
    paper.pad(made, top=0.5, side=1)
    paper.describe(made, shown.title, shown.title)
    for head, column in zip(made.rows[0].cells, shown.columns, strict=True):
        _only(head, [(styles.HEADING_CELL, column.heading)])
        paper.shade(head, _HEAD)
    paper.repeat(made.rows[0])
    for row, texts in zip(made.rows[1:], cells, strict=True):
        for cell, column, one in zip(row.cells, shown.columns, texts, strict=True):
            style = styles.CELL if column.kind == "text" else styles.FIGURE_CELL
            _only(cell, [(style, one.text)])
    gap = document.add_paragraph(style=styles.RULE.name)
    gap.paragraph_format.space_after = Mm(2)


def _widths(columns: list[Column]) -> list[float]:
    parts = [_PARTS.get(one.key, 1.0) for one in columns]
    return [WIDTH * part / sum(parts) for part in parts]
