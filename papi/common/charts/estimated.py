"""How an estimate looks in a chart: a hollow mark or bar, a hatched area; never colour alone."""

from collections.abc import Sequence
from typing import Any

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
