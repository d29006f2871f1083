"""Marks as pictures for documents, sharp in print. They have no words, so no font is needed."""

import re
from functools import cache
from pathlib import Path

from resvg_py import svg_to_bytes

from papi.common.palette import Palette

ZOOM = 5  # pixels a unit: more than 400 to the inch at the sizes that documents show


def png(svg: str, palette: Palette) -> bytes:
    """A mark (marks.py, without text) in the palette's colours, on a clear ground."""
    named = svg.replace("<svg ", "<svg xmlns='http://www.w3.org/2000/svg' ", 1)
    return svg_to_bytes(
        svg_string=named,
        style_sheet=_style(palette.ground, palette.text, palette.own, palette.rose, palette.fell),
        skip_system_fonts=True,
        zoom=ZOOM,
    )


@cache
def _style(ground: str, ink: str, own: str, rose: str, fell: str) -> str:
    """The marks' own style, its variables replaced by colours."""
    colours = {"ground": ground, "ink": ink, "own": own, "rose": rose, "fell": fell}
    css = Path(__file__).with_name("marks.css").read_text(encoding="utf-8")
    return re.sub(r"var\(--(\w+)\)", lambda found: colours[found[1]], css)
