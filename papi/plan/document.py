"""Writes the plan as .docx: national heading, sections, signature, and a landscape appendix."""

from typing import Any

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.shared import Mm, Pt
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from papi.common import paper
from papi.common.language import Language
from papi.plan.draft import Appendix, PlanDraft
from papi.plan.row import PlanRow
from papi.plan.sections import Block, Figures, Section

# Decree 30/2020: top and bottom 20–25 mm, left 30–35, right 15–20.
MARGINS = (20, 15, 20, 30)
WIDTH = paper.SHORT_SIDE - MARGINS[1] - MARGINS[3]
ACROSS = paper.LONG_SIDE - MARGINS[1] - MARGINS[3]
_APPENDIX_SHARES = (0.15, 0.38, 0.165, 0.185, 0.12)


def write(draft: PlanDraft) -> bytes:
    """The .docx file of a plan."""
    language = Language(draft.language)
    document = paper.blank(language, f"{draft.kind}: {draft.subject}")
    paper.lay_out(document.sections[0], margins=MARGINS)
    paper.number_pages(document.sections[0])
    _national_heading(language, document, draft)
    _title(document, draft)
    for ground in draft.grounds:
        _body(document, ground, italic=True)
    for section in draft.sections:
        _section(document, section)
    _section_of_notes(language, document, draft)
    _body(document, f"{draft.closing}/.")
    _signature(language, document, draft)
    _appendix(language, document, draft.appendix)
    return paper.content(document)


def _national_heading(language: Language, document: Document, draft: PlanDraft) -> None:
    """The issuing body on the left, the nation's name and motto on the right."""
    table = paper.table(document, (WIDTH * 0.4, WIDTH * 0.6), 2, grid=False)
    paper.pad(table, side=0)
    left, right = table.rows[0].cells
    for place, line in enumerate(draft.issuer):
        paragraph = left.add_paragraph() if place else left.paragraphs[0]
        paper.write(paragraph, line, size=12, bold=True, align="centre")
    paper.rule(left.add_paragraph(), 22)
    nation = language.text("SOCIALIST REPUBLIC OF VIET NAM")
    paper.write(right.paragraphs[0], nation, size=12, bold=True, align="centre")
    motto = language.text("Independence - Freedom - Happiness")
    paper.write(right.add_paragraph(), motto, size=13, bold=True, align="centre")
    paper.rule(right.add_paragraph(), 18)
    below = table.rows[1].cells
    paper.write(below[0].paragraphs[0], draft.number, align="centre")
    paper.write(below[1].paragraphs[0], draft.place_and_date, italic=True, align="centre")


def _title(document: Document, draft: PlanDraft) -> None:
    paper.write(
        document.add_paragraph(style="Title"),
        draft.kind,
        size=14,
        bold=True,
        align="centre",
        before=18,
    )
    paper.plain_title(document.paragraphs[-1])
    paper.write(document.add_paragraph(), draft.subject, size=14, bold=True, align="centre")
    paper.rule(document.add_paragraph(), 62)
    document.paragraphs[-1].paragraph_format.space_after = Pt(10)


def _body(
    document: Document, text: str, *, italic: bool = False, with_next: bool = False
) -> Paragraph:
    return paper.write(
        document.add_paragraph(),
        text,
        italic=italic,
        first_line=10,
        after=6,
        lines=1.1,
        with_next=with_next,
    )


def _heading(document: Document, text: str, level: int) -> None:
    paper.write(
        document.add_paragraph(style=f"Heading {level}"),
        text,
        bold=True,
        align="justify",
        first_line=10,
        before=6,
        after=4,
        with_next=True,
    )


def _section(document: Document, section: Section) -> None:
    _heading(document, section.heading, 1)
    for sentence in section.sentences:
        _body(document, sentence)
    for block in section.blocks:
        _block(document, block)
    if section.figures:
        _figures(document, section.figures)


def _block(document: Document, block: Block) -> None:
    _heading(document, block.heading, 2)
    for sentence in block.sentences:
        _body(document, f"- {sentence}", with_next=block.figures is not None)
    if block.figures:
        _figures(document, block.figures)


def _figures(document: Document, figures: Figures) -> None:
    """A table of figures, names on the left."""
    table = paper.table(document, [WIDTH * share for share in figures.shares], 1)
    paper.pad(table, side=0.6)
    for cell, heading in zip(table.rows[0].cells, figures.headings, strict=True):
        paper.write(cell.paragraphs[0], heading, size=10, bold=True, align="centre", with_next=True)
        paper.shade(cell, "#F3F4F6")
    paper.repeat(table.rows[0])
    for place, values in enumerate(figures.rows):
        row = _new_row(table)
        for column, (cell, value) in enumerate(zip(row.cells, values, strict=True)):
            paper.write(
                cell.paragraphs[0],
                value,
                size=10.5,
                bold=place in figures.strong,
                align="centre" if column else "left",
                with_next=place == 0,
            )
    paper.write(document.add_paragraph(), "", size=4)


def _new_row(table: Table) -> _Row:
    made: Any = table
    row: _Row = made.add_row()
    paper.keep_whole(row)
    return row


def _section_of_notes(language: Language, document: Document, draft: PlanDraft) -> None:
    _heading(document, language.text("SOURCE AND CAVEATS OF THE FIGURES"), 1)
    for note in [draft.source, *draft.notes]:
        paper.write(
            document.add_paragraph(), f"- {note}", size=12, italic=True, first_line=10, after=3
        )


def _signature(language: Language, document: Document, draft: PlanDraft) -> None:
    """Recipients on the left, the signatory on the right, with room to sign and no name."""
    table = paper.table(document, (WIDTH * 0.55, WIDTH * 0.45), 1, grid=False)
    left, right = table.rows[0].cells
    paper.write(
        left.paragraphs[0],
        language.text("Recipients:"),
        size=12,
        bold=True,
        italic=True,
        align="left",
    )
    for recipient in draft.recipients:
        paper.write(left.add_paragraph(), recipient, size=11, align="left")
    for place, line in enumerate(draft.signatory):
        paragraph = right.paragraphs[0] if place == 0 else right.add_paragraph()
        paper.write(paragraph, line, size=13, bold=True, align="centre")
    paper.write(right.add_paragraph(), "", before=48)


def _appendix(language: Language, document: Document, appendix: Appendix) -> None:
    """The appendix on its own landscape pages, numbered from one."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    paper.lay_out(section, margins=MARGINS, landscape=True)
    paper.number_pages(section, from_one=True)
    _heading_of_appendix(language, document, appendix)
    paper.write(document.add_paragraph(), appendix.introduction, size=12, italic=True, after=4)
    if not appendix.groups:
        return
    table = paper.table(document, [ACROSS * share for share in _APPENDIX_SHARES], 1)
    paper.pad(table, top=0.8)
    for cell, heading in zip(table.rows[0].cells, appendix.headings, strict=True):
        paper.write(cell.paragraphs[0], heading, bold=True, align="centre")
        paper.shade(cell, "#F3F4F6")
    paper.repeat(table.rows[0])
    for name, rows in appendix.groups:
        _dimension_row(table, name)
        before = None
        for row in rows:
            _task(table, row, shows_content=row.content != before)
            before = row.content


def _heading_of_appendix(language: Language, document: Document, appendix: Appendix) -> None:
    paper.write(
        document.add_paragraph(style="Heading 1"),
        language.text("APPENDIX"),
        size=14,
        bold=True,
        align="centre",
    )
    paper.write(document.add_paragraph(), appendix.title, size=14, bold=True, align="centre")
    paper.write(document.add_paragraph(), appendix.reference, italic=True, align="centre")
    paper.rule(document.add_paragraph(), 95)
    document.paragraphs[-1].paragraph_format.space_after = Pt(6)


def _dimension_row(table: Table, name: str) -> None:
    row = _new_row(table)
    merged = row.cells[0].merge(row.cells[-1])
    paper.write(merged.paragraphs[0], name, bold=True, align="left", with_next=True)
    paper.shade(merged, "#F3F4F6")


def _task(table: Table, row: PlanRow, *, shows_content: bool) -> None:
    """A task's row; the content is written once, where its tasks begin."""
    cells = _new_row(table).cells
    values = (row.content if shows_content else "", row.task, row.lead, row.coordinating, row.time)
    for place, (cell, value) in enumerate(zip(cells, values, strict=True)):
        cell.width = Mm(ACROSS * _APPENDIX_SHARES[place])
        paper.write(cell.paragraphs[0], value, align="justify" if place == 1 else "left")
