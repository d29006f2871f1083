"""The map of provinces as a table of small tiles, and the legend of its groups."""

from collections.abc import Sequence

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from papi.common import paper
from papi.common.palette import Palette
from papi.common.parts import LegendEntry
from papi.overview.gather import Overview
from papi.overview.tiles import RankedTile

TILE = (11.8, 4.9)  # width and height of a tile in millimetres


def across(placed: Sequence[RankedTile]) -> float:
    """The map's width in millimetres."""
    return max(one.tile.tile_col for one in placed) * TILE[0]


def draw(
    cell: _Cell, overview: Overview, placed: Sequence[RankedTile], palette: Palette, words: str
) -> None:
    """Tiles coloured by group with name and rank, our province outlined; a dash: not published.
    words: what the map shows, for those who hear it."""
    high = max(one.tile.tile_row for one in placed)
    wide = max(one.tile.tile_col for one in placed)
    made = paper.table(cell, [TILE[0]] * wide, high, grid=False)
    paper.describe(made, words, words)
    made.alignment = WD_TABLE_ALIGNMENT.LEFT
    paper.pad(made, top=0, side=0.1)
    for row in made.rows:
        row.height, row.height_rule = Mm(TILE[1]), WD_ROW_HEIGHT_RULE.EXACTLY
    grid = [list(row.cells) for row in made.rows]
    for one in placed:
        _tile(grid[one.tile.tile_row - 1][one.tile.tile_col - 1], one, overview, palette)
    for empty in {(row, column) for row in range(high) for column in range(wide)}:
        paragraph = grid[empty[0]][empty[1]].paragraphs[0]
        if not paragraph.runs:
            thin(paragraph)
    for paragraph in cell.paragraphs:
        thin(paragraph)


def _tile(cell: _Cell, one: RankedTile, overview: Overview, palette: Palette) -> None:
    own, total = one.tile.province_code == overview.province.code, one.total
    label = one.tile.label.replace("|", "\n")
    if one.surveyed:
        label += f" {total.rank}" if total else " –"
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = paper.write(cell.paragraphs[0], label, size=5.8, bold=own, align="centre")
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(6.3)
    if total:
        paper.shade(cell, palette.groups[total.quartile_group])
        colour(paragraph, palette.on_groups[total.quartile_group])
    else:
        colour(paragraph, palette.quiet)
    paper.outline(
        cell,
        palette.outline if own else palette.ground if total else palette.line,
        18 if own else 6,
    )


def legend(cell: _Cell, entries: Sequence[LegendEntry], width: float, palette: Palette) -> None:
    """A colour and its words on each line, `width` millimetres wide."""
    made = paper.table(cell, (5, width - 6), len(entries), grid=False)
    made.alignment = WD_TABLE_ALIGNMENT.LEFT
    paper.pad(made, top=0.2, side=0.6)
    for row, entry in zip(made.rows, entries, strict=True):
        fill = palette.groups.get(entry.group)
        if fill:
            paper.shade(row.cells[0], fill)
        paper.write(row.cells[0].paragraphs[0], "" if fill else "–", size=8, align="centre")
        paper.write(row.cells[1].paragraphs[0], entry.words, size=8, align="left")
    for paragraph in cell.paragraphs:  # before and after the table, required by the format
        thin(paragraph)
    paper.write(cell.add_paragraph(), "", size=3)


def colour(paragraph: Paragraph, ink: str) -> None:
    """Writes the paragraph in a colour."""
    for run in paragraph.runs:
        run.font.color.rgb = RGBColor.from_string(ink.lstrip("#"))


def thin(paragraph: Paragraph) -> None:
    """Shrinks a paragraph that the format requires to one point, so that nobody sees it."""
    shape = paragraph.paragraph_format
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(1)
    shape.space_before = shape.space_after = Pt(0)
