"""A province's year on one sheet of A4: what happened, does it matter, where to look, what may be
done, a small map. Every word and figure is one of the overview's or the report's."""

from collections.abc import Iterable

from docx.document import Document

from papi.common import column_widths, edition_words, paper
from papi.common.drawing import marks
from papi.common.drawing.picture import png
from papi.common.drawing.profile import among, half_spans
from papi.common.language import Language
from papi.common.palette import PALETTES
from papi.common.parts import View
from papi.common.profile import Profile, ProfileRow
from papi.overview import conclusions, headline, parts, tiles, words
from papi.overview import profile as profiles
from papi.overview.gather import Overview
from papi.report import choice, gather, paper_map
from papi.report import words as report_words
from papi.report.places import PlaceToLook, places
from papi.warehouse import editions

MARGINS = (11, 12, 10, 14)
WIDTH = paper.SHORT_SIDE - MARGINS[1] - MARGINS[3]
GAP = 4
LONG = 700  # letters of what may be concluded
LOOKS = 3  # places to look at, and proposals
LIGHT = PALETTES["light"]
# The columns of the dimensions, in millimetres; the second where nothing can be compared.
_PROFILE = (37, 22, 41, 59, 25)
_UNMOVED = (62, 31, 45, 46)


def write(view: View) -> bytes:
    """The .docx file, always one page."""
    language, overview = view.language, parts.seen(view)
    title = language.text(
        "PAPI {year}: {province} on one page", year=overview.year, province=overview.province.name
    )
    document = paper.blank(language, title)
    paper.lay_out(document.sections[0], margins=MARGINS)
    paper.write(
        document.add_paragraph(style="Heading 1"),
        headline.headline(language, overview),
        size=13,
        bold=True,
        align="left",
        after=2,
    )
    _what_happened(view, document, overview)
    _does_it_matter(language, document, overview)
    _where_to_look(view, document, overview)
    _map(view, document, overview)
    return paper.content(document)


def _what_happened(view: View, document: Document, overview: Overview) -> None:
    language = view.language
    _question(document, language.text("What happened?"))
    _lines(document, [words.change_answer(language, overview)])
    if made := profiles.profile(view, overview):
        _profile(document, made)


def _profile(document: Document, made: Profile) -> None:
    """The dimensions as the page draws them, one line each; the total on a scale of its own."""
    rows = [*made.rows, *([made.foot] if made.foot else [])]
    moved = any(row.difference is not None for row in rows)
    table = paper.table(document, _PROFILE if moved else _UNMOVED, len(rows))
    paper.pad(table, top=0.1, side=0.7)
    paper.describe(table, made.headings.title, made.headings.title)
    spans = half_spans(made.rows)
    for line, row in zip(table.rows, rows, strict=True):
        own = row is made.foot
        span = half_spans([row])[1] if own else spans[1]
        for cell, text in zip(line.cells, _texts(row, moved=moved), strict=True):
            paper.write(cell.paragraphs[0], text, size=8.5, bold=own, align="left")
        if moved and row.mark in ("▲", "▼"):
            paper_map.colour(line.cells[3].paragraphs[0], LIGHT.change(row.mark))
        drawn = marks.against(among(row), span, "")
        paper.picture(
            line.cells[2].paragraphs[0],
            png(drawn, LIGHT),
            0.82 * column_widths.drawn(drawn),
            f"{row.value_words}; {row.spread_words}",
        )


def _texts(row: ProfileRow, *, moved: bool) -> tuple[str, ...]:
    """A row's cells; moved: whether any row has a change, and so whether there is a column."""
    change = (f"{row.mark} {row.change}, {row.word}",) if moved else ()
    return row.name, row.value_words, "", *change, row.rank_words


def _does_it_matter(language: Language, document: Document, overview: Overview) -> None:
    _question(document, language.text("Does it matter?"))
    _lines(document, conclusions.under_headline(language, overview), size=_size(language, overview))


def _size(language: Language, overview: Overview) -> float:
    """The size of the lines: smaller in a year of which much must be said, to stay on one page."""
    return 9.5 if len(" ".join(conclusions.under_headline(language, overview))) < LONG else 8.5


def _where_to_look(view: View, document: Document, overview: Overview) -> None:
    """The three places that call for a question, and a task of the catalogue for each."""
    language, chosen = view.language, places(overview, LOOKS)
    if not chosen:
        return
    _question(document, language.text("Where to look first?"))
    size = _size(language, overview)
    found = (report_words.place_in_brief(language, one) for one in chosen)
    _lines(document, found, size=size, mark="–")
    if proposed := _proposals(view, chosen):
        _question(
            document, language.text("What may be done? Proposals from the catalogue of tasks")
        )
        _lines(document, proposed, size=size, mark="–")


def _proposals(view: View, chosen: list[PlaceToLook]) -> list[str]:
    tasks = gather.first_tasks(choice.shown(view))
    return [
        report_words.proposal(view.language, one, *tasks[one.standing.measure])
        for one in chosen
        if one.standing.measure in tasks
    ]


def _map(view: View, document: Document, overview: Overview) -> None:
    """The map on the left, its legend, the denominator and source on the right."""
    placed, asked = tiles.shown(view.file, overview), parts.Choice()
    drawn = parts.where(view, asked)
    language, left_side = view.language, paper_map.across(placed)
    right_side = WIDTH - left_side - GAP
    side = paper.table(document, (left_side + GAP, right_side), 1, grid=False)
    paper.pad(side, top=0, side=0)
    left, right = side.rows[0].cells
    paper_map.draw(left, overview, placed, LIGHT, drawn.answer)
    paper_map.legend(right, drawn.legend, right_side, LIGHT)
    caveats = parts.caveats(view, asked).in_files
    for note in [report_words.status(language), *caveats[:3]]:
        paper.write(right.add_paragraph(), note, size=8, align="left", after=2)
    edition = edition_words.of_file(language, editions.current(view.file))
    source = f"{parts.source(view, asked)} {edition}"
    paper.write(right.add_paragraph(), source, size=8, italic=True, align="left", before=2)
    paper_map.thin(document.add_paragraph())


def _question(document: Document, text: str) -> None:
    paper.write(
        document.add_paragraph(style="Heading 2"),
        text,
        size=10,
        bold=True,
        align="left",
        before=4,
        after=1,
        with_next=True,
    )


def _lines(document: Document, lines: Iterable[str], *, size: float = 9.5, mark: str = "") -> None:
    for line in lines:
        shown = f"{mark} {line}".strip()
        paper.write(document.add_paragraph(), shown, size=size, align="left", after=1)
