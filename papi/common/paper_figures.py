"""What a long document has besides text and tables: captions that number themselves, contents,
charts that an office can edit. Every drawing has a text alternative."""

from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from pptx import Presentation
from pptx.util import Mm as MmOnSlide

from papi.common import paper
from papi.common.charts import native
from papi.common.charts.native import NativeChart
from papi.common.palette import PALETTES
from papi.common.printable import printable

_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def caption(paragraph: Paragraph, label: str, number: int, text: str, *, above: bool) -> None:
    """“Table 3. …”, its number a field that Word counts again when captions are added; `above`:
    kept on the page of what follows."""
    paragraph.style = "Caption"
    paragraph.paragraph_format.keep_with_next = above or None
    paragraph.paragraph_format.space_before = Pt(6)
    paragraph.paragraph_format.space_after = Pt(3 if above else 8)
    _run(paragraph, f"{label} ")
    _field(paragraph, f"SEQ {label} \\* ARABIC", str(number))
    _run(paragraph, f". {text}")


def contents(document: Document, headings: list[str], width: float) -> None:
    """A table of contents that Word can update, filled with these headings, each a link to its
    section (`bookmark`). Pages get their numbers when Word updates it: only a layout knows them."""
    for place, heading in enumerate(headings):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(width))
        if place == 0:
            _mark(paragraph, "begin")
            _instruction(paragraph, ' TOC \\o "1-1" \\h \\z ')
            _mark(paragraph, "separate")
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), _name(place))
        link.append(_text(heading))
        paragraph._p.append(link)
        if place == len(headings) - 1:
            _mark(paragraph, "end")


def bookmark(paragraph: Paragraph, place: int) -> None:
    """Makes the heading of this place a target of the contents."""
    begin, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for part in (begin, end):
        part.set(qn("w:id"), str(place))
    begin.set(qn("w:name"), _name(place))
    properties = paragraph._p.pPr
    properties.addnext(begin) if properties is not None else paragraph._p.insert(0, begin)
    paragraph._p.append(end)


def _name(place: int) -> str:
    return f"_Toc{1000 + place}"


def chart(document: Document, shown: NativeChart, width: float, height: float) -> Paragraph:
    """A chart in a paragraph of its own, in millimetres. It is drawn as PowerPoint's are, and moved
    into the document with its workbook."""
    slide = _scratch()
    box = (MmOnSlide(0), MmOnSlide(0), MmOnSlide(width), MmOnSlide(height))
    made: Any = native.draw(slide.shapes, shown, box, PALETTES["light"], size=9).chart
    made.font.name = paper.FONT
    package = document.part.package
    number = 1 + sum("/charts/" in str(one.partname) for one in package.iter_parts())
    drawn = Part(PackURI(f"/word/charts/chart{number}.xml"), _CHART, made.part.blob, package)
    held = made.part.chart_workbook.xlsx_part.blob
    sheet = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), _SHEET, held, package)
    drawn.load_rel(RELATIONSHIP_TYPE.PACKAGE, sheet, _data(made))
    link = document.part.relate_to(drawn, RELATIONSHIP_TYPE.CHART)
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run()._r.append(_inline(shown, link, 100 + number, Mm(width), Mm(height)))
    return paragraph


def _scratch() -> Any:
    """A slide to draw on that is thrown away."""
    show = Presentation()
    return show.slides.add_slide(show.slide_layouts[6])


def _data(made: Any) -> str:
    """The name by which the chart refers to its workbook."""
    external = made._chartSpace.find(
        "{http://schemas.openxmlformats.org/drawingml/2006/chart}externalData"
    )
    return str(external.rId)


def _inline(shown: NativeChart, link: str, number: int, width: int, height: int) -> Any:
    drawing = parse_xml(
        f"<w:drawing {nsdecls('w', 'wp', 'a', 'r')}"
        ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name=""/>'
        "<a:graphic><a:graphicData"
        ' uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{link}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    about = drawing.find(f".//{qn('wp:docPr')}")
    about.set("name", printable(shown.title))
    about.set("descr", printable(shown.alt))
    return drawing


def _run(paragraph: Paragraph, text: str) -> None:
    paragraph.add_run(printable(text))


def _text(text: str) -> Any:
    run, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = printable(text)
    run.append(words)
    return run


def _field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    _mark(paragraph, "begin")
    _instruction(paragraph, f" {instruction} ")
    _mark(paragraph, "separate")
    _run(paragraph, shown)
    _mark(paragraph, "end")


def _mark(paragraph: Paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)


def _instruction(paragraph: Paragraph, text: str) -> None:
    words = OxmlElement("w:instrText")
    words.set(qn("xml:space"), "preserve")
    words.text = text
    paragraph.add_run()._r.append(words)
