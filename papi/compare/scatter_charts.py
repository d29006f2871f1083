"""Draws two measures against each other, with as many names as fit without touching."""

from collections.abc import Callable
from dataclasses import replace
from statistics import median
from textwrap import shorten

import plotly.graph_objects as go

from papi.common.charts import estimated as estimates
from papi.common.charts.house import UNCHECKED, blank, marks
from papi.common.language import Language
from papi.common.measures import Measure, name
from papi.common.palette import Palette
from papi.common.quantities import written
from papi.compare.scatter import Scatter
from papi.compare.scatter_labels import FONT, NARROWEST, Mark, placed

HEIGHT = 480
TOP, BOTTOM, LEFT = 40, 56, 54
# The diameter of a mark, by the kind of its province, in pixels.
SIZES = {"other": 6, "peer": 9, "own": 15}


def draw(language: Language, seen: Scatter, palette: Palette) -> go.Figure:
    """One mark per province: ours a diamond, peers squares, others small circles; thin lines at the
    medians."""
    figure = blank(palette, HEIGHT)
    seen = replace(seen, spots=[replace(one, name=language.place(one.name)) for one in seen.spots])
    x, y = [one.x for one in seen.spots], [one.y for one in seen.spots]
    spans = (_span(x), _span(y))
    names = (_axis(language, seen, 0), _axis(language, seen, 1))
    figure.add_traces([_spots(language, seen, kind, palette) for kind in ("other", "peer", "own")])
    figure.add_trace(_labels(seen, spans, palette))
    figure.update_layout(
        margin={"l": LEFT, "r": 8, "t": TOP, "b": BOTTOM},
        shapes=[
            {
                "type": "line",
                "xref": "x",
                "yref": "paper",
                "x0": median(x),
                "x1": median(x),
                "y0": 0,
                "y1": 1,
                "line": {"color": palette.line, "width": 1.5},
                "layer": "below",
            },
            {
                "type": "line",
                "xref": "paper",
                "yref": "y",
                "y0": median(y),
                "y1": median(y),
                "x0": 0,
                "x1": 1,
                "line": {"color": palette.line, "width": 1.5},
                "layer": "below",
            },
        ],
        annotations=[
            {
                "x": 0,
                "y": 1,
                "xref": "paper",
                "yref": "paper",
                "xanchor": "left",
                "xshift": -LEFT,
                "yanchor": "bottom",
                "yshift": 10,
                "showarrow": False,
                "text": f"↑ {names[1]}",
                "font": {"size": 13},
                "align": "left",
            },
            {
                "x": 1,
                "y": 0,
                "xref": "paper",
                "yref": "paper",
                "xanchor": "right",
                "yanchor": "top",
                "yshift": -26,
                "showarrow": False,
                "text": f"{names[0]} →",
                "font": {"size": 13},
                "align": "right",
            },
        ],
        overwrite=True,
    )
    figure.update_xaxes(
        range=spans[0], **marks(*spans[0], _unit(language, seen.x), 4), overwrite=True
    )
    figure.update_yaxes(
        range=spans[1],
        visible=True,
        gridcolor=palette.line,
        tickfont={"size": 12},
        **marks(*spans[1], _unit(language, seen.y), 6),
        overwrite=True,
    )
    return figure


def _axis(language: Language, seen: Scatter, place: int) -> str:
    """The measure and its unit, short enough for a phone."""
    measure = (seen.x, seen.y)[place]
    words = name(language, measure, seen.year)
    return shorten(words, 42, placeholder="…")


def _unit(language: Language, measure: Measure) -> Callable[[float], str]:
    return lambda value: written(language, measure.unit, value)


def _span(values: list[float]) -> tuple[float, float]:
    """Ends a little beyond the values."""
    pad = 0.08 * ((max(values) - min(values)) or 1)
    return min(values) - pad, max(values) + pad


def _spots(language: Language, seen: Scatter, kind: str, palette: Palette) -> go.Scatter:
    spots = [one for one in seen.spots if one.kind == kind]
    symbol, color, edge = {
        "other": ("circle", palette.same, 0.0),
        "peer": ("square", palette.text, 1.0),
        "own": ("diamond", palette.own, 1.5),
    }[kind]
    fill = estimates.marks(color, [one.estimated for one in spots], palette, edge)
    return go.Scatter(
        **UNCHECKED,
        x=[one.x for one in spots],
        y=[one.y for one in spots],
        mode="markers",
        marker={"symbol": symbol, "size": SIZES[kind], **fill},
        customdata=[
            f"{one.name}: {written(language, seen.x.unit, one.x)} · "
            f"{written(language, seen.y.unit, one.y)}"
            for one in spots
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _labels(
    seen: Scatter, spans: tuple[tuple[float, float], tuple[float, float]], palette: Palette
) -> go.Scatter:
    """Names where there is room: ours first, then the peers', then the others', the outermost
    first."""
    (left, right), (low, high) = spans
    wide, tall = right - left, high - low
    order = {"own": 0, "peer": 1, "other": 2}
    spots = sorted(
        seen.spots,
        key=lambda one: (
            order[one.kind],
            -abs((one.x - left) / wide - 0.5) - abs((one.y - low) / tall - 0.5),
        ),
    )
    of = {
        Mark(
            (one.x - left) / wide * NARROWEST,
            (high - one.y) / tall * (HEIGHT - TOP - BOTTOM),
            SIZES[one.kind],
            one.name,
            one.kind == "own",
        ): one
        for one in spots
    }
    found = [(of[mark], position) for mark, position in placed(list(of))]
    return go.Scatter(
        **UNCHECKED,
        x=[one.x for one, _ in found],
        y=[one.y for one, _ in found],
        mode="markers+text",
        # An invisible mark, as large as the visible one, keeps the name away from it.
        marker={"size": [SIZES[one.kind] for one, _ in found], "opacity": 0},
        text=[f"<b>{one.name}</b>" if one.kind == "own" else one.name for one, _ in found],
        textposition=[position for _, position in found],
        textfont={
            "size": FONT,
            "color": [palette.quiet if one.kind == "other" else palette.text for one, _ in found],
        },
        hoverinfo="skip",
        cliponaxis=False,
    )
