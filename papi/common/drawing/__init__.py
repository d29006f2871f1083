"""Marks and tables drawn as HTML and SVG: their words and numbers are text."""

from pathlib import Path

_SHEETS = ("marks.css", "opening_table.css", "tile_map.css", "bars.css")


def style() -> str:
    """The style of all that is drawn here, as CSS; its colours are variables of the page."""
    return "".join(Path(__file__).with_name(one).read_text(encoding="utf-8") for one in _SHEETS)
