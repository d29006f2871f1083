"""Marks and tables drawn as HTML and SVG: their words and numbers are text."""

from pathlib import Path

from papi.common.palette import Palette

_SHEETS = (
    "words.css", "grid.css", "marks.css", "opening_table.css", "tile_map.css", "bars.css",
)  # fmt: skip


def style() -> str:
    """The style of all that is drawn here, as CSS; its colours are variables of the page."""
    return "".join(Path(__file__).with_name(one).read_text(encoding="utf-8") for one in _SHEETS)


def colours(palette: Palette) -> str:
    """The palette as variables and the colours of cells and tiles."""
    cells = "".join(
        f":is(.figures td, .verdict).{name} {{ background: {ground}; color: {ink}; }}"
        for name, (ground, ink) in palette.cells.items()
    )
    tiles = "".join(
        f".tile.tile.{group} {{ background: {ground}; color: {palette.on_groups[group]}; }}"
        for group, ground in palette.groups.items()
    )
    return f":root {{ {variables(palette)} }}{cells}{tiles}"


def variables(palette: Palette) -> str:
    """The palette's colours as variables of CSS."""
    return (
        f"--ground: {palette.ground}; --ink: {palette.text}; --rose: {palette.rose};"
        f" --fell: {palette.fell}; --same: {palette.same}; --own: {palette.own};"
    )
