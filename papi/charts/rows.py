"""Rows of a chart whose names stand above their marks, so that it reads the same on a phone."""

from typing import Any

from papi.palette import Palette


def label(place: int, text: str, palette: Palette) -> dict[str, Any]:
    """Words at the left edge of a row, above its mark."""
    return {
        "x": 0, "xref": "paper", "xanchor": "left", "y": place + 0.04, "yanchor": "top",
        "align": "left", "showarrow": False, "bgcolor": palette.ground, "borderpad": 1,
        "text": text,
    }  # fmt: skip


def lines(rows: int, palette: Palette) -> list[dict[str, Any]]:
    """A line under each row, so that a mark belongs to the name above it; zero is upright."""
    level = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "layer": "below"}
    across = [
        {**level, "y0": y, "y1": y, "line": {"color": palette.line, "width": 1}}
        for y in range(rows + 1)
    ]
    zero = {"type": "line", "yref": "paper", "x0": 0, "x1": 0, "y0": 0, "y1": 1, "layer": "below"}
    return [*across, {**zero, "line": {"color": palette.quiet, "width": 1.5}}]
