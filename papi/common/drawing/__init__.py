"""Marks and tables drawn as HTML and SVG: their words and numbers are text."""

from pathlib import Path


def style() -> str:
    """The style of all that is drawn here, as CSS; its colours are variables of the page."""
    return Path(__file__).with_name("opening_table.css").read_text(encoding="utf-8")
