"""A province's year on one sheet of A4: headline, what may be concluded, dimensions, map, source.

The same words and figures as on the overview page, in the same order.
"""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from papi.common import edition_words, paper, vocabulary
from papi.common.language import Language
from papi.common.palette import PALETTES, Palette
from papi.common.parts import LegendEntry, View
from papi.common.standing import Standing
from papi.common.tables import Column, Table
from papi.overview import conclusions, headline, parts, tables, words
from papi.overview.gather import Overview
from papi.overview.parts import Choice
from papi.overview.tiles import RankedTile, tiles
from papi.warehouse import editions

MARGINS = (11, 12, 10, 14)
WIDTH = paper.SHORT_SIDE - MARGINS[1] - MARGINS[3]
TILE = (14.6, 6.4)  # width and height of a tile in millimetres
GAP = 4
_TABLE = (35, 13, 13, 16, 13, 14, 11, 24, 17, 28)


# The columns of the page's table of changes that fit, before the column of distances.
_BEFORE = ("measure", "points", "before", "difference", "variation", "rank", "places", "group")


def write(view: View) -> bytes:
    """The .docx file, always one page."""
    language, overview, palette = view.language, parts.seen(view), PALETTES["light"]
    title = language.text(
        "PAPI {year}: {province} on one page", year=overview.year, province=overview.province.name
    )
    document = paper.blank(language, title)
    paper.lay_out(document.sections[0], margins=MARGINS)
    _words(language, document, overview)
    _dimensions(language, document, overview, palette)
    _map_and_notes(view, document, overview, palette)
    return paper.content(document)


def _words(language: Language, document: Document, overview: Overview) -> None:
    paper.write(
        document.add_paragraph(style="Heading 1"),
        headline.headline(language, overview),
        size=13,
        bold=True,
        align="left",
        after=3,
    )
    for place, sentence in enumerate(conclusions.under_headline(language, overview)):
        paper.write(
            document.add_paragraph(),
            sentence,
            size=10 if place == 0 else 9,
            align="left",
            bold=place == 0,
            after=1.5,
        )
    paper.write(
        document.add_paragraph(),
        words.change_answer(language, overview),
        size=9.5,
        align="left",
        before=2,
        after=2,
        with_next=True,
    )


def _dimensions(
    language: Language, document: Document, overview: Overview, palette: Palette
) -> None:
    """Total and dimensions, as in the page's tables of changes and distances."""
    rows = [*([overview.total] if overview.total else []), *overview.dimensions]
    shown = _table(language, rows).shown(language)
    made = paper.table(document, _TABLE, len(rows) + 1)
    paper.pad(made, top=0.25, side=0.7)
    for cell, heading in zip(made.rows[0].cells, shown.columns, strict=True):
        paper.write(cell.paragraphs[0], str(heading), size=8, bold=True, align="centre")
        paper.shade(cell, "#F3F4F6")
    paper.repeat(made.rows[0])
    for place, one in enumerate(rows):
        mark = vocabulary.change_mark(one)
        for column, cell in enumerate(made.rows[place + 1].cells):
            words = str(shown.iloc[place, column])
            last = column == len(_TABLE) - 1
            paper.write(
                cell.paragraphs[0],
                f"{mark} {words}" if last else words,
                size=8.5,
                bold=one.level == "total",
                align="centre" if 0 < column < 9 else "left",
            )
            if last:
                _colour(cell.paragraphs[0], palette.change(mark))


def _table(language: Language, rows: list[Standing]) -> Table:
    changes = tables.changes(language, rows)
    to_next = Column(language.text("To the next group"), "points", lambda one: one.points_to_next)
    columns = [*changes.only(*_BEFORE).columns, to_next, *changes.only("in_words").columns]
    return Table(changes.title, columns, rows)


def _map_and_notes(view: View, document: Document, overview: Overview, palette: Palette) -> None:
    """The map on the left, its legend, caveats and source on the right."""
    placed = tiles(view.file, overview)
    drawn, choice = parts.where(view, Choice()), Choice()
    across = max(one.tile.tile_col for one in placed) * TILE[0]
    paper.write(
        document.add_paragraph(),
        drawn.answer,
        size=9.5,
        align="left",
        before=4,
        after=2,
        with_next=True,
    )
    side = paper.table(document, (across + GAP, WIDTH - across - GAP), 1, grid=False)
    paper.pad(side, top=0, side=0)
    left, right = side.rows[0].cells
    _map(left, overview, placed, palette)
    _legend(right, drawn.legend, WIDTH - across - GAP, palette)
    for note in parts.caveats(view, choice).in_files:
        paper.write(right.add_paragraph(), note, size=8, align="left", after=2)
    edition = edition_words.of_file(view.language, editions.current(view.file))
    source = f"{parts.source(view, choice)} {edition}"
    paper.write(right.add_paragraph(), source, size=8, italic=True, align="left", before=2)
    _thin(document.add_paragraph())


def _legend(cell: _Cell, entries: Sequence[LegendEntry], width: float, palette: Palette) -> None:
    """A colour and its words on each line, `width` millimetres wide."""
    made = paper.table(cell, (5, width - 6), len(entries), grid=False)
    made.alignment = WD_TABLE_ALIGNMENT.LEFT
    paper.pad(made, top=0.3, side=0.6)
    for row, entry in zip(made.rows, entries, strict=True):
        colour = palette.groups.get(entry.group)
        if colour:
            paper.shade(row.cells[0], colour)
        paper.write(row.cells[0].paragraphs[0], "" if colour else "–", size=8, align="centre")
        paper.write(row.cells[1].paragraphs[0], entry.words, size=8.5, align="left")
    for paragraph in cell.paragraphs:  # before and after the table, required by the format
        _thin(paragraph)
    paper.write(cell.add_paragraph(), "", size=3)


def _map(cell: _Cell, overview: Overview, placed: list[RankedTile], palette: Palette) -> None:
    """Tiles coloured by group with name and rank, our province outlined; a dash: not published."""
    high = max(one.tile.tile_row for one in placed)
    wide = max(one.tile.tile_col for one in placed)
    made = paper.table(cell, [TILE[0]] * wide, high, grid=False)
    made.alignment = WD_TABLE_ALIGNMENT.LEFT
    paper.pad(made, top=0, side=0.2)
    for row in made.rows:
        row.height, row.height_rule = Mm(TILE[1]), WD_ROW_HEIGHT_RULE.EXACTLY
    grid = [list(row.cells) for row in made.rows]
    for one in placed:
        _tile(grid[one.tile.tile_row - 1][one.tile.tile_col - 1], one, overview, palette)
    for empty in {(row, column) for row in range(high) for column in range(wide)}:
        paragraph = grid[empty[0]][empty[1]].paragraphs[0]
        if not paragraph.runs:
            _thin(paragraph)
    for paragraph in cell.paragraphs:
        _thin(paragraph)


def _tile(cell: _Cell, one: RankedTile, overview: Overview, palette: Palette) -> None:
    own, total = one.tile.province_code == overview.province.code, one.total
    label = one.tile.label.replace("|", "\n")
    if one.surveyed:
        label += f" {total.rank}" if total else " –"
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = paper.write(cell.paragraphs[0], label, size=7, bold=own, align="centre")
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(7.6)
    if total:
        paper.shade(cell, palette.groups[total.quartile_group])
        _colour(paragraph, palette.on_groups[total.quartile_group])
    else:
        _colour(paragraph, palette.quiet)
    paper.outline(
        cell,
        palette.outline if own else palette.ground if total else palette.line,
        18 if own else 6,
    )


def _colour(paragraph: Paragraph, colour: str) -> None:
    for run in paragraph.runs:
        run.font.color.rgb = RGBColor.from_string(colour.lstrip("#"))


def _thin(paragraph: Paragraph) -> None:
    """Shrinks a paragraph that the format requires to one point, so that nobody sees it."""
    shape = paragraph.paragraph_format
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(1)
    shape.space_before = shape.space_after = Pt(0)
