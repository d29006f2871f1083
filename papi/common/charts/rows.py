"""Chart rows with names above their marks, so that a chart reads the same on a phone."""

import textwrap
from collections.abc import Iterable
from typing import Any

import plotly.graph_objects as go

from papi.common.charts.house import blank, marks
from papi.common.language import Language
from papi.common.palette import Palette

PHONE = 40  # characters that fit on a line of the narrowest screen
LINE, BAR = 19, 12  # pixels


def wrapped(text: str) -> str:
    """The text in lines that a phone can show."""
    return "<br>".join(textwrap.wrap(text, PHONE))


def height(labels: Iterable[str]) -> int:
    """Pixels of a row that has room for the tallest label and a bar under it."""
    return LINE * max((text.count("<br>") + 1 for text in labels), default=1) + BAR + 16


def label(place: int, text: str, palette: Palette) -> dict[str, Any]:
    """Words at the left edge of a row, above its mark."""
    return {
        "x": 0, "xref": "paper", "xanchor": "left", "y": place + 0.04, "yanchor": "top",
        "align": "left", "showarrow": False, "bgcolor": palette.ground, "borderpad": 1,
        "text": text,
    }  # fmt: skip


def lines(rows: int, palette: Palette) -> list[dict[str, Any]]:
    """A line under each row, so that a mark belongs to the name above it; a vertical line marks
    zero."""
    level = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "layer": "below"}
    across = [
        {**level, "y0": y, "y1": y, "line": {"color": palette.line, "width": 1}}
        for y in range(rows + 1)
    ]
    zero = {"type": "line", "yref": "paper", "x0": 0, "x1": 0, "y0": 0, "y1": 1, "layer": "below"}
    return [*across, {**zero, "line": {"color": palette.quiet, "width": 1.5}}]


def on_a_ruler(
    labels: list[str],
    row_height: int,
    ends: tuple[float, float],
    language: Language,
    palette: Palette,
) -> go.Figure:
    """Rows separated by lines, each with its label above its marks, over one axis of points."""
    figure = blank(palette, row_height * len(labels) + 56)
    line = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "layer": "below"}
    figure.update_layout(
        shapes=[
            {**line, "y0": y, "y1": y, "line": {"color": palette.line, "width": 1}}
            for y in range(len(labels) + 1)
        ],
        annotations=[label(place, text, palette) for place, text in enumerate(labels)],
        overwrite=True,
    )
    low, high = ends
    figure.update_yaxes(range=[len(labels), 0], overwrite=True)
    figure.update_xaxes(
        title_text=language.text("points (scale 1–10)"),
        range=[low, high],
        **marks(low, high, language.points),
        overwrite=True,
    )
    return figure
