"""How an estimate looks in a chart: a hollow mark or bar, a hatched area; never colour alone."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from papi.common.palette import Palette

OUTLINE = 2.0  # pixels, as all sizes here


def marks(
    colors: str | Sequence[str], estimated: Sequence[bool], palette: Palette, edge: float = 0.0
) -> dict[str, Any]:
    """Fill and outline of marks or bars: an estimate is hollow; a published value is filled, with
    an outline `edge` wide in the background colour."""
    each = [colors] * len(estimated) if isinstance(colors, str) else colors
    return {
        "color": [
            palette.ground if hollow else color
            for color, hollow in zip(each, estimated, strict=True)
        ],
        "line": {
            "color": [
                color if hollow else palette.ground
                for color, hollow in zip(each, estimated, strict=True)
            ],
            "width": [OUTLINE if hollow else edge for hollow in estimated],
        },
    }


def hatched(estimated: Sequence[bool]) -> dict[str, Any]:
    """The pattern of bars: estimates are striped in their colour over the background."""
    return {"shape": ["/" if one else "" for one in estimated], "size": 6, "solidity": 0.4}


def strokes(
    x: Sequence[float],
    y: Sequence[float],
    size: float,
    width: float,
    color: str,
    estimated: Sequence[bool],
    palette: Palette,
    said: Sequence[str],
) -> list[go.Scatter]:
    """Vertical marks at values `x`, each with its hover text; those of estimates are wider, and
    hollow: a narrower mark in the background colour lies inside."""
    widths = [width + 2 * OUTLINE if one else width for one in estimated]
    found = [
        go.Scatter(
            x=list(x),
            y=list(y),
            mode="markers",
            marker={"symbol": "line-ns", "size": size, "line": {"width": widths, "color": color}},
            customdata=list(said),
            hovertemplate="%{customdata}<extra></extra>",
        )
    ]
    hollow = [place for place, one in enumerate(estimated) if one]
    if hollow:
        found.append(
            go.Scatter(
                x=[x[place] for place in hollow],
                y=[y[place] for place in hollow],
                mode="markers",
                marker={
                    "symbol": "line-ns",
                    "size": size - 2 * OUTLINE,
                    "line": {"width": width, "color": palette.ground},
                },
                hoverinfo="skip",
            )
        )
    return found
