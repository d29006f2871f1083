"""Draws two measures against each other, with as many names as fit without touching."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from statistics import median
from textwrap import shorten

import plotly.graph_objects as go

from papi.common.charts import estimated as estimates
from papi.common.charts.house import blank, marks
from papi.common.language import Language
from papi.common.measures import Measure, name
from papi.common.palette import Palette
from papi.common.quantities import written
from papi.compare.scatter import Scatter, Spot

HEIGHT = 480
TOP, BOTTOM, LEFT = 40, 56, 54
# Pixels of the plot on a phone. Labels that do not touch there do not on any wider screen.
NARROWEST = 280
LETTER, LINE, OFFSET = 6.6, 15, 7


@dataclass(frozen=True)
class _Box:
    """A label: where its point lies and what it covers, in pixels."""

    point: float
    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        """Whether the two touch, here or on a wider screen: there they move apart only if they
        are in the same order as their points."""
        if self.bottom <= other.top or other.bottom <= self.top:
            return False
        first, second = (self, other) if self.point <= other.point else (other, self)
        return first.right + 2 > second.left


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
    symbol, size, color, edge = {
        "other": ("circle", 6, palette.same, 0.0),
        "peer": ("square", 9, palette.text, 1.0),
        "own": ("diamond", 15, palette.own, 1.5),
    }[kind]
    fill = estimates.marks(color, [one.estimated for one in spots], palette, edge)
    return go.Scatter(
        x=[one.x for one in spots],
        y=[one.y for one in spots],
        mode="markers",
        marker={"symbol": symbol, "size": size, **fill},
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
    middle = (sum(spans[0]) / 2, sum(spans[1]) / 2)
    wide, high = spans[0][1] - spans[0][0], spans[1][1] - spans[1][0]
    order = {"own": 0, "peer": 1, "other": 2}
    spots = sorted(
        seen.spots,
        key=lambda one: (
            order[one.kind],
            -abs((one.x - middle[0]) / wide) - abs((one.y - middle[1]) / high),
        ),
    )
    placed: list[_Box] = []
    found: list[tuple[Spot, str]] = []
    for one in spots:
        for position, box in _places(one, spans):
            inside = box.left >= 0 and box.right <= NARROWEST
            if inside and not any(box.meets(other) for other in placed):
                placed.append(box)
                found.append((one, position))
                break
    return go.Scatter(
        x=[one.x for one, _ in found],
        y=[one.y for one, _ in found],
        mode="markers+text",
        # An invisible mark keeps the name away from the visible one.
        marker={"size": 2 * OFFSET, "opacity": 0},
        text=[f"<b>{one.name}</b>" if one.kind == "own" else one.name for one, _ in found],
        textposition=[position for _, position in found],
        textfont={
            "size": 12,
            "color": [palette.quiet if one.kind == "other" else palette.text for one, _ in found],
        },
        hoverinfo="skip",
        cliponaxis=False,
    )


def _places(
    one: Spot, spans: tuple[tuple[float, float], tuple[float, float]]
) -> Iterator[tuple[str, _Box]]:
    """Where a name may go beside its mark, the best place first."""
    (left, right), (bottom, top) = spans
    x = (one.x - left) / (right - left) * NARROWEST
    y = (top - one.y) / (top - bottom) * (HEIGHT - TOP - BOTTOM)
    width = LETTER * len(one.name) * (1.1 if one.kind == "own" else 1)
    half = LINE / 2
    yield "middle right", _Box(x, x + OFFSET, x + OFFSET + width, y - half, y + half)
    yield "middle left", _Box(x, x - OFFSET - width, x - OFFSET, y - half, y + half)
    above, below = y - OFFSET - LINE, y + OFFSET
    yield "top center", _Box(x, x - width / 2, x + width / 2, above, above + LINE)
    yield "bottom center", _Box(x, x - width / 2, x + width / 2, below, below + LINE)
