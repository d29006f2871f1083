"""The house's type and colours for every chart, and the round steps of its rulers."""

import math

import plotly.graph_objects as go

from papi.language import Language
from papi.palette import Palette

FONT = "Source Sans, Segoe UI, Arial, sans-serif"
FONT_SIZE = 14

# The bar of buttons over a chart: the picture alone; the rest is for analysts' charts.
CONFIG = {"displaylogo": False, "modeBarButtons": [["toImage"]], "displayModeBar": "hover"}


def blank(palette: Palette, height: int) -> go.Figure:
    """An empty figure in the house's type and colours, `height` pixels high."""
    figure = go.Figure()
    figure.update_layout(
        height=height,
        margin={"l": 8, "r": 8, "t": 8, "b": 36},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
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


def ticks(language: Language, low: float, high: float) -> dict[str, list]:
    """Round steps, at most seven, written as the language writes them."""
    step = next(step for step in (0.1, 0.2, 0.5, 1, 2, 5, 10, 20) if (high - low) / step <= 7)
    values = [n * step for n in range(math.ceil(low / step), math.floor(high / step) + 1)]
    return {"tickvals": values, "ticktext": [language.signed_tenths(value) for value in values]}
