"""Draws bands of usual variation around lines over time."""

from itertools import groupby

import plotly.graph_objects as go

from papi.trends.development import Point, Series

# Light enough for six of them and a grid to show through.
STRONG, WEAK = 0.16, 0.07
# How far a band reaches beyond its first and last year, so that a single year has one too.
BESIDE = 0.2


def band_ends(point: Point) -> tuple[float, float]:
    """Lower and upper end of the band round a point, in shown units; where the usual variation is
    not known, the point itself."""
    usual = point.usual or 0.0
    return point.shown - usual, point.shown + usual


def draw_bands(
    figure: go.Figure, series: Series, colour: str, xref: str = "x", yref: str = "y"
) -> None:
    """A band round each run of a line's points whose usual variation is known, under the lines."""
    for run in series.runs:
        for known, points in groupby(run, key=lambda point: point.usual is not None):
            if known:
                figure.add_shape(
                    type="path",
                    path=_outline(list(points)),
                    xref=xref,
                    yref=yref,
                    fillcolor=colour,
                    opacity=STRONG if series.own else WEAK,
                    line={"width": 0},
                    layer="below",
                )


def _outline(points: list[Point]) -> str:
    ends = [(float(point.year), *band_ends(point)) for point in points]
    first, last = ends[0], ends[-1]
    ends = [(first[0] - BESIDE, first[1], first[2]), *ends, (last[0] + BESIDE, last[1], last[2])]
    corners = [(x, high) for x, _, high in ends] + [(x, low) for x, low, _ in reversed(ends)]
    return "M" + "L".join(f"{x},{y}" for x, y in corners) + "Z"
