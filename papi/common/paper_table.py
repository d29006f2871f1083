"""Any table as Word shows it: as wide as the page, columns as wide as their words need, headings
repeated on each page, cells coloured as on screen."""

from dataclasses import dataclass

from docx.document import Document
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell

from papi.common import column_widths, paper
from papi.common.drawing.picture import png
from papi.common.language import Language
from papi.common.palette import Palette
from papi.common.tables import WHOLE, Cell, Column, Table

HEAD = "#F3F4F6"
SIZES = (9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
SMALL = 8.0  # where type would be smaller, headings are turned instead


def add(
    document: Document, language: Language, shown: Table, width: float, palette: Palette, words: str
) -> WordTable:
    """The table at the end of the document, `width` millimetres wide; words: what it shows, for
    those who hear it."""
    cells = shown.cells(language)
    size, widths = column_widths.fitted(shown, cells, width, SIZES)
    turned = size < SMALL
    if turned:
        size, widths = column_widths.fitted(shown, cells, width, SIZES, turned=True)
    made = paper.table(document, widths, 1 + len(cells))
    paper.pad(made, top=0.3, side=column_widths.SIDE)
    paper.describe(made, shown.title, words)
    for head, column in zip(made.rows[0].cells, shown.columns, strict=True):
        paper.write(
            head.paragraphs[0], column.heading, size=size, bold=True, align="centre", with_next=True
        )
        paper.shade(head, HEAD)
        if column_widths.turns(column, turned):
            paper.turn(head)
    paper.repeat(made.rows[0])
    if upright := [one.heading for one in shown.columns if column_widths.turns(one, turned)]:
        made.rows[0].height = Mm(column_widths.upright(upright, size))
    for place, row in enumerate(cells):
        # Two rows at either end stay together, so that none stands alone on a page.
        look = _RowLook(size, row[0].look == WHOLE, place in (0, len(cells) - 2))
        drawn = made.rows[place + 1].cells
        for on_paper, column, cell in zip(drawn, shown.columns, row, strict=True):
            _fill(on_paper, column, cell, palette, look)
    return made


@dataclass(frozen=True)
class _RowLook:
    """How a row's words are set, and whether it stays with the next row."""

    size: float
    strong: bool
    with_next: bool


def _fill(made: _Cell, column: Column, cell: Cell, palette: Palette, look: _RowLook) -> None:
    text = cell.text
    for place, line in enumerate(text.split("\n")):
        paper.write(
            made.paragraphs[0] if place == 0 else made.add_paragraph(),
            line,
            size=look.size,
            bold=look.strong,
            align="left" if column.kind == "text" else "right",
            with_next=look.with_next,
        )
    if cell.drawing:
        paragraph = made.add_paragraph() if text else made.paragraphs[0]
        paragraph.paragraph_format.keep_with_next = look.with_next or None
        drawn = png(cell.drawing, palette)
        wide = column_widths.drawn(cell.drawing)
        paper.picture(paragraph, drawn, wide, text or column.heading)
    if cell.look in palette.cells and cell.look != "same":
        ground, ink = palette.cells[cell.look]
        paper.shade(made, ground)
        for run in (run for paragraph in made.paragraphs for run in paragraph.runs):
            run.font.color.rgb = RGBColor.from_string(ink.lstrip("#"))


def gap_after(document: Document) -> None:
    """A small space under a table, which has none of its own."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.line_spacing = Pt(6)
