"""Draws the map: one tile per province on the project's own grid; no borders, nothing fetched."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from papi.common import vocabulary
from papi.common.charts import estimated as estimates
from papi.common.charts.house import blank
from papi.common.language import Language
from papi.common.palette import Palette
from papi.common.vocabulary import GROUPS

TILE_HEIGHT = 44
WIDE, HIGH = 0.97, 0.93  # of the room of a tile


def draw(
    language: Language,
    tiles: pd.DataFrame,
    standings: pd.DataFrame,
    own_code: str,
    palette: Palette,
) -> go.Figure:
    """Tiles coloured by group and numbered with their rank, our province outlined; a dash marks
    what was not published. `tiles`: warehouse.tiles; `standings`: the year's rows of one
    measure."""
    placed = tiles.merge(
        standings[
            ["province_code", "value", "rank", "ranked_count", "quartile_group", "rank_kind"]
        ],
        on="province_code",
        how="left",
    ).to_dict("records")
    rows = max(tile["tile_row"] for tile in placed)
    columns = max(tile["tile_col"] for tile in placed)
    figure = blank(palette, TILE_HEIGHT * rows + 16)
    figure.add_traces(
        [*(_colours(placed, group, palette) for group in GROUPS), _words(placed, own_code, palette)]
    )
    figure.data[-1].customdata = [_hover(language, tile) for tile in placed]
    figure.update_yaxes(range=[rows + 0.5, 0.5], overwrite=True)
    figure.update_xaxes(range=[0.5, columns + 0.5], visible=False, overwrite=True)
    return figure.update_layout(
        margin={"l": 2, "r": 2, "t": 4, "b": 4},
        barmode="overlay",
        shapes=[_frame(tile, own_code, palette) for tile in placed if _framed(tile, own_code)],
        overwrite=True,
    )


def _colours(placed: list[dict[Any, Any]], group: str, palette: Palette) -> go.Bar:
    """The tiles of a group; estimated ones are hatched, in stripes that never reduce the
    contrast with the words on them. (Plotly chooses the stripes itself where a trace has several
    colours.)"""
    tiles = [tile for tile in placed if tile["quartile_group"] == group]
    return go.Bar(
        x=[tile["tile_col"] for tile in tiles],
        base=[tile["tile_row"] - HIGH / 2 for tile in tiles],
        y=[HIGH] * len(tiles),
        width=WIDE,
        marker={
            "color": palette.groups[group],
            "line": {"width": 0},
            "pattern": {
                **estimates.hatched([tile["rank_kind"] == "estimated" for tile in tiles]),
                "fillmode": "overlay",
                "fgopacity": 0.35,
                "fgcolor": "#000000" if palette.on_groups[group] == "#FFFFFF" else "#FFFFFF",
            },
        },
        hoverinfo="skip",
    )


def _words(placed: list[dict[Any, Any]], own_code: str, palette: Palette) -> go.Scatter:
    """Name and rank on each tile."""
    return go.Scatter(
        x=[tile["tile_col"] for tile in placed],
        y=[tile["tile_row"] for tile in placed],
        mode="text",
        text=[_label(tile, tile["province_code"] == own_code) for tile in placed],
        textfont={
            "size": [8.5 if _unscored(tile) else 10.5 for tile in placed],
            "color": [
                palette.quiet
                if pd.isna(tile["rank"])
                else palette.on_groups[tile["quartile_group"]]
                for tile in placed
            ],
        },
        hovertemplate="%{customdata}<extra></extra>",
    )


def _label(tile: dict[Any, Any], own: bool) -> str:
    name = str(tile["label"]).replace("|", "<br>")
    if not _unscored(tile):
        name += " –" if pd.isna(tile["rank"]) else f" {int(tile['rank'])}"
    return f"<b>{name}</b>" if own else name


def _framed(tile: dict[Any, Any], own_code: str) -> bool:
    return bool(tile["province_code"] == own_code or pd.isna(tile["rank"]))


def _frame(tile: dict[Any, Any], own_code: str, palette: Palette) -> dict[str, Any]:
    """An outline: strong around our province, thin where there is no colour."""
    own = tile["province_code"] == own_code
    x, y = tile["tile_col"], tile["tile_row"]
    return {
        "type": "rect",
        "x0": x - 0.47,
        "x1": x + 0.47,
        "y0": y - 0.46,
        "y1": y + 0.46,
        "line": {"color": palette.outline if own else palette.line, "width": 4 if own else 1},
    }


def _unscored(tile: dict[Any, Any]) -> bool:
    return bool(pd.isna(tile["province_code"]))


def _hover(language: Language, tile: dict[Any, Any]) -> str:
    if _unscored(tile):
        return language.text(
            "{province}: not surveyed by PAPI",
            province=language.either(tile["name_vi"], tile["name_en"]),
        )
    if pd.isna(tile["rank"]):
        return language.text("{province}: not published", province=language.place(tile["name_vi"]))
    return language.text(
        "{province}: {value} points, {rank} of {count}, {group}",
        province=language.place(tile["name_vi"]),
        value=language.points(tile["value"]),
        rank=language.ordinal(int(tile["rank"])),
        count=int(tile["ranked_count"]),
        group=vocabulary.group_name(language, tile["quartile_group"]),
    )
