"""Draws slides with python-pptx: a finding as the title, one chart or table or a few lines, notes
with the source. Charts and tables are PowerPoint's own and can be edited there."""

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Length, Mm, Pt

from papi.common import column_widths
from papi.common.charts import native
from papi.common.charts.native import NativeChart
from papi.common.language import Language
from papi.common.palette import Palette
from papi.common.printable import printable
from papi.common.tables import WHOLE, Cell, Column, Table
from papi.report import template

SIZES = (18.0, 16.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0)
TITLES = ((60, 28), (100, 24), (150, 20), (230, 17))  # longest title in letters → size
LONGEST_TITLE = 15
FOOT = Mm(9)
EMU = 36000  # a millimetre
TALLEST = 13.0  # a row, millimetres
BROAD = 1.13  # Arial beside Times New Roman


@dataclass(frozen=True)
class Slide:
    """A slide: its finding; lines, and what is shown under them; what the notes say; its source."""

    title: str
    lines: tuple[str, ...] = ()
    shown: NativeChart | Table | None = None
    notes: tuple[str, ...] = ()
    source: str = ""


class Deck:
    """A presentation in the making. Raises TemplateRefused where the template is none."""

    def __init__(
        self, language: Language, title: str, palette: Palette, content: bytes | None = None
    ) -> None:
        self._say, self._palette = language, palette
        self._show = template.blank(content)
        core = self._show.core_properties
        core.title, core.author, core.comments = printable(title)[:250], "", ""
        core.last_modified_by, core.language = "", language.code
        core.created = core.modified = datetime.now(UTC)

    def cover(self, title: str, below: str) -> None:
        """The first slide."""
        slide = self._show.slides.add_slide(template.cover_layout(self._show))
        self._title(slide, title)
        fields = [one for one in slide.placeholders if one.placeholder_format.idx != 0]
        if fields:
            _write(fields[0].text_frame, [below], size=20)
            fields = fields[1:]
        else:
            frame = slide.shapes.add_textbox(*self._box(slide)).text_frame
            _write(frame, [below], size=20)
        _removed(fields)

    def add(self, shown: Slide) -> None:
        """A slide after the others."""
        slide = self._show.slides.add_slide(template.title_layout(self._show))
        _removed([one for one in slide.placeholders if one.placeholder_format.idx != 0])
        self._title(slide, shown.title)
        left, top, width, height = self._box(slide)
        if shown.lines:
            taken = height if shown.shown is None else Emu(int(height * 0.25))
            frame = slide.shapes.add_textbox(left, top, width, taken).text_frame
            _write(frame, list(shown.lines), size=20 if len(shown.lines) < 6 else 16)
            top, height = Emu(top + taken), Emu(height - taken)
        box = (left, top, width, height)
        if isinstance(shown.shown, NativeChart):
            native.draw(slide.shapes, shown.shown, box, self._palette, size=13)
        elif shown.shown:
            self._table(slide, shown.shown, box, shown.title)
        self._foot(slide, shown.source)
        _write(slide.notes_slide.notes_text_frame, [*shown.notes, shown.source], size=12)

    def content(self) -> bytes:
        """The finished file, its words marked with their language for the speller."""
        for slide in self._show.slides:
            for part in (slide, slide.notes_slide if slide.has_notes_slide else slide):
                for mark in part._element.iter(qn("a:rPr"), qn("a:endParaRPr")):
                    mark.set("lang", {"vi": "vi-VN", "en": "en-GB"}[self._say.code])
        written = io.BytesIO()
        self._show.save(written)
        return written.getvalue()

    def _title(self, slide: Any, text: str) -> None:
        size = next((size for most, size in TITLES if len(text) <= most), LONGEST_TITLE)
        field = slide.shapes.title
        _write(field.text_frame, [text], size=size, bold=True)
        field.text_frame.word_wrap = True

    def _box(self, slide: Any) -> tuple[Length, Length, Length, Length]:
        """The room under the title: left, top, width, height."""
        field, high = slide.shapes.title, self._show.slide_height
        top = Emu(field.top + field.height)
        return field.left, top, field.width, Emu(high - top - FOOT)

    def _foot(self, slide: Any, source: str) -> None:
        """The source in small type under the content."""
        field, high = slide.shapes.title, self._show.slide_height
        box = (field.left, Emu(high - FOOT), field.width, Emu(FOOT))
        frame = slide.shapes.add_textbox(*box).text_frame
        frame.word_wrap = True
        frame.margin_top = frame.margin_bottom = 0
        _write(frame, [source], size=9)

    def _table(self, slide: Any, shown: Table, box: tuple[Length, ...], words: str) -> None:
        left, top, width, height = box
        cells = shown.cells(self._say)
        size, widths = column_widths.fitted(
            shown, cells, width / EMU, SIZES, height=(height / EMU) * 0.95, broad=BROAD
        )
        frame = slide.shapes.add_table(1 + len(cells), len(shown.columns), left, top, width, height)
        frame.name = shown.title
        frame._element.nvGraphicFramePr.cNvPr.set("descr", printable(words))
        made = frame.table
        for column, wide in zip(made.columns, widths, strict=True):
            column.width = Mm(wide)
        # Every row gets its share of the room that is left.
        needed = column_widths.heights(shown, cells, widths, size * BROAD)
        spare = max(height / EMU - sum(needed), 0.0) / len(needed)
        for line, high in zip(made.rows, needed, strict=True):
            line.height = Mm(max(high, min(high + spare, TALLEST)))
        for cell, column in zip(made.rows[0].cells, shown.columns, strict=True):
            _cell(cell, column.heading, size, bold=True, align=PP_ALIGN.CENTER)
        for line, row in zip(list(made.rows)[1:], cells, strict=True):
            for on_slide, column, cell in zip(line.cells, shown.columns, row, strict=True):
                self._filled(on_slide, column, cell, size, strong=row[0].look == WHOLE)

    def _filled(self, made: Any, column: Column, cell: Cell, size: float, *, strong: bool) -> None:
        align = PP_ALIGN.LEFT if column.kind == "text" else PP_ALIGN.RIGHT
        _cell(made, cell.text, size, bold=strong, align=align)
        if cell.look in self._palette.cells and cell.look != "same":
            ground, ink = self._palette.cells[cell.look]
            made.fill.solid()
            made.fill.fore_color.rgb = native.rgb(ground)
            for paragraph in made.text_frame.paragraphs:
                for run in paragraph.runs:
                    run.font.color.rgb = native.rgb(ink)


def _cell(made: Any, text: str, size: float, *, bold: bool, align: Any) -> None:
    made.margin_left = made.margin_right = Mm(column_widths.SIDE)
    made.margin_top = made.margin_bottom = Mm(0.4)
    made.vertical_anchor = MSO_ANCHOR.MIDDLE
    _write(made.text_frame, text.split("\n"), size=size, bold=bold)
    for paragraph in made.text_frame.paragraphs:
        paragraph.alignment = align


def _write(frame: Any, lines: list[str], *, size: float, bold: bool = False) -> None:
    frame.word_wrap = True
    for place, line in enumerate(one for one in lines if one):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = printable(line)
        run.font.size = Pt(size)
        if bold:
            run.font.bold = True
        if place:
            paragraph.space_before = Pt(size * 0.4)


def _removed(fields: list[Any]) -> None:
    """Empty fields would show their prompt."""
    for one in fields:
        one._element.getparent().remove(one._element)
