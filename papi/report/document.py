"""The report as .docx: title, contents, the sections with numbered tables and figures."""

from collections.abc import Callable

from docx.document import Document
from docx.shared import Pt

from papi.common import paper, paper_figures, paper_table
from papi.common.charts.native import NativeChart
from papi.common.language import Language
from papi.common.palette import PALETTES
from papi.common.parts import Part, View
from papi.common.tables import Table
from papi.report.choice import ReportChoice
from papi.report.parts import SUBJECT

# Decree 30/2020: top and bottom 20–25 mm, left 30–35, right 15–20.
MARGINS = (20, 15, 20, 30)
WIDTH = paper.SHORT_SIDE - MARGINS[1] - MARGINS[3]
HEIGHT = {"bars": 62.0, "lines": 70.0}
BODY = 12
LIGHT = PALETTES["light"]

Progress = Callable[[float, str], None]


def silent(_share: float, _words: str) -> None:
    """Shows no progress."""


def write(view: View, choice: ReportChoice, progress: Progress = silent) -> bytes:
    """The .docx file; `progress` is told the share that is done and what is made now."""
    title = SUBJECT.opening(view, choice).headline
    sections = gathered(view, choice, progress)
    document = paper.blank(view.language, title)
    paper.lay_out(document.sections[0], margins=MARGINS)
    paper.number_pages(document.sections[0])
    _title(view.language, document, title)
    headings = [f"{place}. {part.title}" for place, part in enumerate(sections, start=1)]
    paper_figures.contents(document, headings, WIDTH)
    writer = _Writer(view.language, document)
    for place, (heading, part) in enumerate(zip(headings, sections, strict=True)):
        progress(0.5 + 0.5 * place / len(sections), part.title)
        writer.section(place, heading, part)
    return paper.content(document)


def gathered(view: View, choice: ReportChoice, progress: Progress = silent) -> list[Part]:
    """The sections that have something to say, in their order."""
    found = []
    for place, (name, make) in enumerate(SUBJECT.parts.items()):
        if name not in choice.without:
            progress(0.5 * place / len(SUBJECT.parts), "")
        if part := make(view, choice):
            found.append(part)
    return found


def _title(language: Language, document: Document, title: str) -> None:
    paper.write(
        document.add_paragraph(style="Title"),
        language.text("REPORT"),
        size=14,
        bold=True,
        align="centre",
        before=6,
    )
    paper.plain_title(document.paragraphs[-1])
    paper.write(document.add_paragraph(), title, size=14, bold=True, align="centre")
    paper.rule(document.add_paragraph(), 62)
    document.paragraphs[-1].paragraph_format.space_after = Pt(8)


class _Writer:
    """Writes sections, and counts their tables and figures."""

    def __init__(self, language: Language, document: Document) -> None:
        self._say, self._document = language, document
        self._tables = self._figures = 0

    def section(self, place: int, heading: str, part: Part) -> None:
        """A section under its numbered heading."""
        made = paper.write(
            self._document.add_paragraph(style="Heading 1"),
            heading,
            size=13,
            bold=True,
            align="left",
            before=10,
            after=4,
            with_next=True,
        )
        paper_figures.bookmark(made, place)
        self._part(part, part.title)

    def _part(self, part: Part, about: str) -> None:
        """A part; `about` says what it shows where it has no words of its own."""
        words = part.answer or next(iter(part.remarks), about)
        lines = [(part.answer, True)] if part.answer else []
        lines += [(line, False) for line in part.remarks]
        inner = part.parts[0] if part.parts else None
        followed = part.on_paper or part.table or (inner and not inner.remarks)
        for place, (line, bold) in enumerate(lines, start=1):
            # The last line before a table or chart stays with it.
            self._text(line, bold=bold, with_next=bool(followed) and place == len(lines))
        if isinstance(part.on_paper, NativeChart):
            self._chart(part.on_paper)
        elif part.on_paper:
            self._table(part.on_paper, words, drawn=True)
        if part.table:
            self._table(part.table, words)
        for place, line in enumerate(part.points, start=1):
            # The source under the last point does not stand alone on a page.
            last = bool(part.notes) and place == len(part.points)
            self._note(f"– {line}", italic=False, with_next=last)
        for line in part.notes:
            self._note(line)
        for one in part.parts:
            self._part(one, words)

    def _text(self, line: str, *, bold: bool, with_next: bool) -> None:
        paper.write(
            self._document.add_paragraph(),
            line,
            size=BODY,
            bold=bold,
            after=4,
            lines=1.05,
            with_next=with_next,
        )

    def _note(self, line: str, *, italic: bool = True, with_next: bool = False) -> None:
        paper.write(
            self._document.add_paragraph(),
            line,
            size=10.5,
            italic=italic,
            after=4,
            with_next=with_next,
        )

    def _chart(self, shown: NativeChart) -> None:
        paper_figures.chart(self._document, shown, WIDTH, HEIGHT[shown.kind])
        self._figures += 1
        paper_figures.caption(
            self._document.add_paragraph(),
            self._say.text("Figure"),
            self._figures,
            shown.title,
            above=False,
        )

    def _table(self, shown: Table, words: str, *, drawn: bool = False) -> None:
        """A table under its caption; one of pictures counts as a figure."""
        label = self._say.text("Figure") if drawn else self._say.text("Table")
        self._figures += drawn
        self._tables += not drawn
        paper_figures.caption(
            self._document.add_paragraph(),
            label,
            self._figures if drawn else self._tables,
            shown.title,
            above=True,
        )
        paper_table.add(self._document, self._say, shown, WIDTH, LIGHT, words)
        paper_table.gap_after(self._document)
