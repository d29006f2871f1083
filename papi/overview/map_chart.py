"""Draws the map: one tile per province on the project's own grid; no borders, nothing fetched."""

from typing import Any

import plotly.graph_objects as go

from papi.common import vocabulary
from papi.common.charts import estimated as estimates
from papi.common.charts.house import blank
from papi.common.language import Language
from papi.common.palette import Palette
from papi.common.vocabulary import GROUPS
from papi.overview.tiles import RankedTile

TILE_HEIGHT = 44
WIDE, HIGH = 0.97, 0.93  # of the room of a tile


def draw(
    language: Language, placed: list[RankedTile], own_code: str, palette: Palette
) -> go.Figure:
    """Tiles coloured by group and numbered with their rank, our province outlined; a dash marks
    what was not published."""
    rows = max(one.tile.tile_row for one in placed)
    columns = max(one.tile.tile_col for one in placed)
    figure = blank(palette, TILE_HEIGHT * rows + 16)
    figure.add_traces(
        [*(_colours(placed, group, palette) for group in GROUPS), _words(placed, own_code, palette)]
    )
    figure.data[-1].customdata = [_hover(language, one) for one in placed]
    figure.update_yaxes(range=[rows + 0.5, 0.5], overwrite=True)
    figure.update_xaxes(range=[0.5, columns + 0.5], visible=False, overwrite=True)
    return figure.update_layout(
        margin={"l": 2, "r": 2, "t": 4, "b": 4},
        barmode="overlay",
        shapes=[_frame(one, own_code, palette) for one in placed if _framed(one, own_code)],
        overwrite=True,
    )


def _colours(placed: list[RankedTile], group: str, palette: Palette) -> go.Bar:
    """The tiles of a group; estimated ones are hatched, in stripes that never reduce the
    contrast with the words on them. (Plotly chooses the stripes itself where a trace has several
    colours.)"""
    ranked = [
        (one.tile, one.total) for one in placed if one.total and one.total.quartile_group == group
    ]
    return go.Bar(
        x=[tile.tile_col for tile, _ in ranked],
        base=[tile.tile_row - HIGH / 2 for tile, _ in ranked],
        y=[HIGH] * len(ranked),
        width=WIDE,
        marker={
            "color": palette.groups[group],
            "line": {"width": 0},
            "pattern": {
                **estimates.hatched([total.rank_kind == "estimated" for _, total in ranked]),
                "fillmode": "overlay",
                "fgopacity": 0.35,
                "fgcolor": "#000000" if palette.on_groups[group] == "#FFFFFF" else "#FFFFFF",
            },
        },
        hoverinfo="skip",
    )


def _words(placed: list[RankedTile], own_code: str, palette: Palette) -> go.Scatter:
    """Name and rank on each tile."""
    return go.Scatter(
        x=[one.tile.tile_col for one in placed],
        y=[one.tile.tile_row for one in placed],
        mode="text",
        text=[_label(one, one.tile.province_code == own_code) for one in placed],
        textfont={
            "size": [10.5 if one.surveyed else 8.5 for one in placed],
            "color": [
                palette.on_groups[one.total.quartile_group] if one.total else palette.quiet
                for one in placed
            ],
        },
        hovertemplate="%{customdata}<extra></extra>",
    )


def _label(one: RankedTile, own: bool) -> str:
    name = one.tile.label.replace("|", "<br>")
    if one.surveyed:
        name += f" {one.total.rank}" if one.total else " –"
    return f"<b>{name}</b>" if own else name


def _framed(one: RankedTile, own_code: str) -> bool:
    return one.tile.province_code == own_code or one.total is None


def _frame(one: RankedTile, own_code: str, palette: Palette) -> dict[str, Any]:
    """An outline: strong around our province, thin where there is no colour."""
    own = one.tile.province_code == own_code
    x, y = one.tile.tile_col, one.tile.tile_row
    return {
        "type": "rect",
        "x0": x - 0.47,
        "x1": x + 0.47,
        "y0": y - 0.46,
        "y1": y + 0.46,
        "line": {"color": palette.outline if own else palette.line, "width": 4 if own else 1},
    }


def _hover(language: Language, one: RankedTile) -> str:
    tile, total = one.tile, one.total
    if not one.surveyed:
        return language.text(
            "{province}: not surveyed by PAPI",
            province=language.either(tile.name_vi, tile.name_en),
        )
    if total is None:
        return language.text("{province}: not published", province=language.place(tile.name_vi))
    return language.text(
        "{province}: {value} points, {rank} of {count}, {group}",
        province=language.place(tile.name_vi),
        value=language.points(total.value),
        rank=language.ordinal(total.rank),
        count=total.ranked_count,
        group=vocabulary.group_name(language, total.quartile_group),
    )
