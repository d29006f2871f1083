"""The house's type and colours for every chart, and the round steps of its rulers."""

import math
from collections.abc import Callable
from html import escape
from textwrap import shorten
from typing import Any

import plotly.graph_objects as go

from papi.language import Language
from papi.palette import Palette

FONT = "Source Sans, Segoe UI, Arial, sans-serif"
FONT_SIZE = 14

PICTURE_HEAD = 52
TITLE_WIDTH = 90


def blank(palette: Palette, height: int) -> go.Figure:
    """An empty figure in the house's type and colours, `height` pixels high."""
    figure = go.Figure()
    figure.update_layout(
        height=height,
        margin={"l": 8, "r": 8, "t": 8, "b": 36},
        # Not clear: the picture that is taken away would show its text on any ground.
        paper_bgcolor=palette.ground,
        plot_bgcolor=palette.ground,
        font={"family": FONT, "size": FONT_SIZE, "color": palette.text},
        showlegend=False,
        dragmode=False,
        hoverlabel={"bgcolor": palette.ground, "font": {"color": palette.text}},
    )
    figure.update_xaxes(
        fixedrange=True, gridcolor=palette.line, zeroline=False, tickfont={"size": 12},
        title={"font": {"size": 13}, "standoff": 6},
    )  # fmt: skip
    figure.update_yaxes(fixedrange=True, showgrid=False, zeroline=False, visible=False)
    return figure


def picture(figure: go.Figure, title: str, source: str) -> go.Figure:
    """The figure with room at its head for the title and source that its picture bears; the page's
    style hides both on the screen, where they stand as text."""
    margin = figure.layout.margin
    return figure.update_layout(
        margin={**margin.to_plotly_json(), "t": margin.t + PICTURE_HEAD},
        height=figure.layout.height + PICTURE_HEAD,
        title={
            "text": f"<b>{shorten(escape(title), TITLE_WIDTH, placeholder='…')}</b>",
            "font": {"size": 16},
            "x": 0, "xref": "paper", "y": 1, "yref": "container", "yanchor": "top",
            "pad": {"t": 8},
            "subtitle": {"text": shorten(escape(source), TITLE_WIDTH * 2, placeholder="…"),
                         "font": {"size": 10}},
        },
    )  # fmt: skip


def picture_config(name: str) -> dict[str, Any]:
    """The bar of buttons over a chart: the picture alone, sharp enough for print."""
    return {
        "displaylogo": False,
        "modeBarButtons": [["toImage"]],
        "displayModeBar": "hover",
        "toImageButtonOptions": {"format": "png", "scale": 2, "filename": f"PAPI-{name}"},
    }


def rows_on_a_ruler(
    labels: list[str],
    height: int,
    ends: tuple[float, float],
    language: Language,
    palette: Palette,
) -> go.Figure:
    """Rows parted by lines, each with its words above its marks, over one ruler of points."""
    figure = blank(palette, height * len(labels) + 56)
    line = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "layer": "below"}
    figure.update_layout(
        shapes=[
            {**line, "y0": y, "y1": y, "line": {"color": palette.line, "width": 1}}
            for y in range(len(labels) + 1)
        ],
        annotations=[_row_label(place, text, palette) for place, text in enumerate(labels)],
    )
    low, high = ends
    figure.update_yaxes(range=[len(labels), 0])
    figure.update_xaxes(
        title_text=language.text("points (scale 1–10)"), range=[low, high],
        **marks(low, high, language.points),
    )  # fmt: skip
    return figure


def _row_label(place: int, text: str, palette: Palette) -> dict[str, Any]:
    return {
        "x": 0, "xref": "paper", "xanchor": "left", "y": place + 0.05, "yanchor": "top",
        "align": "left", "showarrow": False, "bgcolor": palette.ground, "borderpad": 1,
        "text": text,
    }  # fmt: skip


def ticks(language: Language, low: float, high: float) -> dict[str, list]:
    """Round steps of differences, at most seven, written with their sign as the language does."""
    values = steps(low, high, 7)
    return {"tickvals": values, "ticktext": [language.signed_tenths(value) for value in values]}


def marks(
    low: float, high: float, written: Callable[[float], str], most: int = 7
) -> dict[str, list]:
    """Round steps of values, at most `most`, each `written` in its unit."""
    values = steps(low, high, most)
    return {"tickvals": values, "ticktext": [written(value) for value in values]}


def steps(low: float, high: float, most: int) -> list[float]:
    """The round numbers (1, 2 or 5 times a power of ten apart) between two ends, at most `most`."""
    raw = (high - low) / most
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw)
    found = range(math.ceil(low / step), math.floor(high / step) + 1)
    return [round(place * step, 6) for place in found]
