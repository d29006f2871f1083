"""Builds A4 documents in .docx as Vietnamese offices lay them out (Decree 30/2020/NĐ-CP): Times
New Roman, margins, page numbers, tables with repeating headings and unsplit rows.

All text goes through `printable`, so that nothing typed or loaded can break the file.
"""

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Literal

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from papi.common.language import Language
from papi.common.printable import printable

FONT = "Times New Roman"
BODY = 13
SHORT_SIDE, LONG_SIDE = 210, 297

Align = Literal["left", "centre", "right", "justify"]
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
# Elements that the format requires after the properties added here.
_OF_A_CELL = ("w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark")
_OF_A_TABLE = ("w:tblLook",)
_OF_A_SECTION = ("w:cols", "w:titlePg", "w:docGrid")
_THEME_FONTS = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def blank(language: Language, title: str) -> Document:
    """A document in Times New Roman 13 and this language, with no author's name in it."""
    document = docx.Document()
    for name in ("Normal", "Header", "Heading 1", "Heading 2", "Title", "Caption"):
        set_font(document.styles[name])
    normal: Any = document.styles["Normal"]
    normal.font.size = Pt(BODY)
    normal.paragraph_format.space_after = Pt(0)
    run_properties = normal.element.get_or_add_rPr()
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), {"vi": "vi-VN", "en": "en-GB"}[language.code])
    run_properties.append(mark)
    core = document.core_properties
    core.title, core.author, core.comments = printable(title)[:250], "", ""
    core.language = language.code
    # The template's own dates are from 2013.
    core.created = core.modified = datetime.now(UTC)
    return document


def set_font(style: Any) -> None:
    """Sets the font for every script; the template's theme fonts would override it."""
    style.font.name = FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in _THEME_FONTS:
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)
    style.font.color.rgb = None
    if (colour := style.element.rPr.find(qn("w:color"))) is not None:
        style.element.rPr.remove(colour)


def lay_out(
    section: Section,
    *,
    margins: tuple[float, float, float, float],
    landscape: bool = False,
) -> None:
    """A4 with margins (top, right, bottom, left) in millimetres."""
    wide, high = (LONG_SIDE, SHORT_SIDE) if landscape else (SHORT_SIDE, LONG_SIDE)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(wide), Mm(high)
    section.top_margin, section.right_margin = Mm(margins[0]), Mm(margins[1])
    section.bottom_margin, section.left_margin = Mm(margins[2]), Mm(margins[3])
    section.header_distance = section.footer_distance = Mm(10)


def number_pages(section: Section, *, from_one: bool = False) -> None:
    """Arabic numbers at the top centre, none on the section's first page."""
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    run.font.size = Pt(BODY)
    for kind, words in (
        ("begin", None),
        (None, "PAGE"),
        ("separate", None),
        (None, "1"),
        ("end", None),
    ):
        part = OxmlElement("w:fldChar" if kind else "w:instrText" if words == "PAGE" else "w:t")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = words
        run._r.append(part)
    if from_one:
        numbering = OxmlElement("w:pgNumType")
        numbering.set(qn("w:start"), "1")
        _placed(section._sectPr, numbering, _OF_A_SECTION)


def write(
    paragraph: Paragraph,
    text: str,
    *,
    size: float = BODY,
    bold: bool = False,
    italic: bool = False,
    align: Align = "justify",
    first_line: float = 0,
    before: float = 0,
    after: float = 0,
    lines: float = 1.0,
    with_next: bool = False,
) -> Paragraph:
    """Writes text into an empty paragraph; sizes in points, `first_line` in millimetres."""
    run = paragraph.add_run(printable(text))
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    paragraph.alignment = _ALIGN[align]
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), lines
    shape.first_line_indent = Mm(first_line) if first_line else None
    shape.keep_with_next = with_next or None
    return paragraph


def plain_title(paragraph: Paragraph) -> None:
    """Takes away the line that the template draws under a title; ours has its own (`rule`)."""
    style: Any = paragraph.style
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def rule(paragraph: Paragraph, side: float) -> Paragraph:
    """A line under the paragraph above: an almost empty paragraph, indented `side` millimetres on
    both sides."""
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm(side)
    shape.space_before, shape.space_after, shape.line_spacing = Pt(4), Pt(0), Pt(4)
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    return paragraph


def table(
    container: Document | _Cell, widths: Iterable[float], rows: int, *, grid: bool = True
) -> Table:
    """A table with fixed column widths (millimetres), whose rows do not split between pages."""
    wide = list(widths)
    made = container.add_table(rows=rows, cols=len(wide))
    if grid:
        made.style = "Table Grid"
    made.autofit = False
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(made.columns, wide, strict=True):
        column.width = Mm(width)
    for row in made.rows:
        keep_whole(row)
        for cell, width in zip(row.cells, wide, strict=True):
            cell.width = Mm(width)
    return made


def keep_whole(row: _Row) -> None:
    """The row does not split between pages."""
    _flag(row, "w:cantSplit")


def repeat(row: _Row) -> None:
    """The row is repeated at the top of each page."""
    _flag(row, "w:tblHeader")


def _flag(row: _Row, name: str) -> None:
    properties = row._tr.get_or_add_trPr()
    if properties.find(qn(name)) is None:
        properties.append(OxmlElement(name))


def pad(made: Table, *, top: float = 0.5, side: float = 1.2) -> None:
    """Inner margins of every cell, in millimetres."""
    margins = OxmlElement("w:tblCellMar")
    for name, width in (("top", top), ("left", side), ("bottom", top), ("right", side)):
        edge = OxmlElement(f"w:{name}")
        edge.set(qn("w:w"), str(round(width * 56.7)))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    _placed(made._tbl.tblPr, margins, _OF_A_TABLE)


def shade(cell: _Cell, colour: str) -> None:
    """Fills a cell; `colour` as #RRGGBB."""
    fill = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour.lstrip("#"))):
        fill.set(qn(f"w:{name}"), value)
    _placed(cell._tc.get_or_add_tcPr(), fill, _OF_A_CELL)


def turn(cell: _Cell) -> None:
    """The cell's words stand upright, read from below."""
    direction = OxmlElement("w:textDirection")
    direction.set(qn("w:val"), "btLr")
    _placed(cell._tc.get_or_add_tcPr(), direction, _OF_A_CELL[3:])


def outline(cell: _Cell, colour: str, eighths: int) -> None:
    """Draws a cell's four edges; thickness in eighths of a point, 0 for none."""
    borders = OxmlElement("w:tcBorders")
    for side in ("top", "left", "bottom", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:val"), "single" if eighths else "nil")
        edge.set(qn("w:sz"), str(eighths))
        edge.set(qn("w:color"), colour.lstrip("#"))
        borders.append(edge)
    _placed(cell._tc.get_or_add_tcPr(), borders, ("w:shd", *_OF_A_CELL))


def _placed(properties: Any, part: Any, after: tuple[str, ...]) -> None:
    """Inserts a property before those that the format requires `after` it."""
    properties.insert_element_before(part, *after)


def describe(made: Table, title: str, words: str) -> None:
    """Title and description of a table, for screen readers."""
    for name, value in (("w:tblCaption", title), ("w:tblDescription", words)):
        part = OxmlElement(name)
        part.set(qn("w:val"), printable(value)[:1000])
        made._tbl.tblPr.append(part)


def picture(paragraph: Paragraph, png: bytes, width: float, alt: str) -> None:
    """A picture `width` millimetres wide in the line of the text."""
    drawn = paragraph.add_run().add_picture(io.BytesIO(png), width=Mm(width))
    drawn._inline.docPr.set("descr", printable(alt))
    # LibreOffice keeps 3 mm free on either side where none is named, and cuts what a cell has no
    # room for.
    for side in ("distT", "distB", "distL", "distR"):
        drawn._inline.set(side, "0")


def content(document: Document) -> bytes:
    """The finished file."""
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()
