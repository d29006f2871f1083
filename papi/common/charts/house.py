"""The common look of every chart (type, colours), and the round steps of its axes."""

import math
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import plotly.graph_objects as go

from papi.common.palette import Palette

FONT = "Source Sans, Segoe UI, Arial, sans-serif"
FONT_SIZE = 14

# Plotly takes twice as long to check each property of a figure as to make it; a test checks ours.
UNCHECKED = {"_validate": False}

# The start of a tag that the charts do not write themselves.
_FOREIGN = re.compile(
    r"<(?!/?b>|br>|/span>|span style='(color:#[0-9A-Fa-f]{3,8}|font-size:\d+px)'>)"
)


def blank(palette: Palette, height: int) -> go.Figure:
    """An empty figure in the common type and colours, `height` pixels high."""
    return go.Figure(
        layout={
            "height": height,
            "margin": {"l": 8, "r": 8, "t": 8, "b": 36},
            # Not transparent: the downloaded picture could end up on any background.
            "paper_bgcolor": palette.ground,
            "plot_bgcolor": palette.ground,
            "font": {"family": FONT, "size": FONT_SIZE, "color": palette.text},
            "showlegend": False,
            "dragmode": False,
            "hoverlabel": {"bgcolor": palette.ground, "font": {"color": palette.text}},
            "xaxis": {
                "fixedrange": True, "gridcolor": palette.line, "zeroline": False,
                "tickfont": {"size": 12}, "title": {"font": {"size": 13}, "standoff": 6},
            },
            "yaxis": {"fixedrange": True, "showgrid": False, "zeroline": False, "visible": False},
        },
        **UNCHECKED,
    )  # fmt: skip


def printed(figure: go.Figure) -> go.Figure:
    """The figure with all markup escaped that is not the charts' own: a name in the data cannot
    add a link, picture or colour to a chart. Every chart passes through here before rendering."""
    for part in figure.layout.annotations:
        _escape(part, "text")
    for axis in (*figure.select_xaxes(), *figure.select_yaxes()):
        _escape(axis.title, "text")
        _escape(axis, "ticktext")
    for trace in figure.data:
        _escape(trace, "customdata")
        if "text" in trace:
            _escape(trace, "text")
    return figure


def _escape(part: Any, name: str) -> None:
    # Plotly's validation is slow, so only what must change is set.
    if _has_foreign(part[name]):
        part[name] = _own_only(part[name])


def _has_foreign(words: Any) -> bool:
    if isinstance(words, str):
        return _FOREIGN.search(words) is not None
    return isinstance(words, (list, tuple, np.ndarray)) and any(map(_has_foreign, words))


def _own_only(words: Any) -> Any:
    if isinstance(words, str):
        return _FOREIGN.sub("&lt;", words)
    if isinstance(words, (list, tuple, np.ndarray)):
        return [_own_only(one) for one in words]
    return words


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
