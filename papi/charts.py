"""Standings and frames in, Plotly figures out; no queries, no Streamlit.

Names stand above their marks instead of beside an axis, so that a chart reads the same on a phone
as on a desk; every mark's colour is said again by its shape and its word.
"""

import itertools
import math

import pandas as pd
import plotly.graph_objects as go

from papi import vocabulary
from papi.language import Language
from papi.overview import Overview
from papi.palette import Palette
from papi.standing import Standing

FONT = "Source Sans, Segoe UI, Arial, sans-serif"
FONT_SIZE = 14
ROW_HEIGHT = 64
BAR_ROW_HEIGHT = 46
TILE_HEIGHT = 44

# The bar of buttons over a chart: the picture alone; the rest is for analysts' charts.
CONFIG = {"displaylogo": False, "modeBarButtons": [["toImage"]], "displayModeBar": "hover"}


def _figure(palette: Palette, height: int) -> go.Figure:
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


def changes(language: Language, overview: Overview, palette: Palette) -> go.Figure:
    """One row a dimension, the largest fall first: from last year's value (0) to this year's, with
    the place of this year's national median on the same ruler. Unit: points."""
    rows = overview.dimensions_by_change
    reach = _reach(rows)
    figure = _figure(palette, ROW_HEIGHT * len(rows) + 56)
    _row_lines(figure, len(rows), palette)
    for place, one in enumerate(rows):
        color = palette.change(vocabulary.change_mark(one))
        figure.add_annotation(
            x=0, xref="paper", y=place + 0.04, xanchor="left", yanchor="top", align="left",
            showarrow=False, bgcolor=palette.ground, borderpad=1,
            text=_change_label(language, one, color),
        )  # fmt: skip
        if one.changed and one.difference is not None and one.previous_value is not None:
            _add_change(figure, language, one, place + 0.80, color, palette)
    figure.update_yaxes(range=[len(rows), 0])
    figure.update_xaxes(
        title_text=language.text("points above or below last year's value"),
        range=[-reach, reach],
        **_ticks(language, -reach, reach),
    )
    return figure


def _row_lines(figure: go.Figure, rows: int, palette: Palette) -> None:
    """A line under each row, so that a mark belongs to the name above it; zero is upright."""
    for y in range(rows + 1):
        figure.add_shape(
            type="line", x0=0, x1=1, xref="paper", y0=y, y1=y, layer="below",
            line={"color": palette.line, "width": 1},
        )  # fmt: skip
    figure.add_vline(x=0, line={"color": palette.quiet, "width": 1.5}, layer="below")


def _ticks(language: Language, low: float, high: float) -> dict[str, list]:
    """Round steps, at most seven, written as the language writes them."""
    step = next(step for step in (0.1, 0.2, 0.5, 1, 2, 5, 10, 20) if (high - low) / step <= 7)
    values = [n * step for n in range(math.ceil(low / step), math.floor(high / step) + 1)]
    return {"tickvals": values, "ticktext": [language.signed_tenths(value) for value in values]}


def _change_label(language: Language, one: Standing, color: str) -> str:
    name = vocabulary.measure_name(language, one, short=True)
    values = language.points(one.value)
    if one.changed and one.previous_value is not None:
        values = f"{language.points(one.previous_value)} → {values}"
    word = f"{vocabulary.change_mark(one)} {vocabulary.change_word(language, one)}"
    if one.changed:
        word += f" {language.signed_points(one.difference or 0.0)}"
    return f"<b>{name}</b>  {values}<br><span style='color:{color}'>{word}</span>"


def _add_change(
    figure: go.Figure, language: Language, one: Standing, y: float, color: str, palette: Palette
) -> None:
    difference, before = one.difference or 0.0, one.previous_value or 0.0
    mark = {"▲": "triangle-up", "▼": "triangle-down"}.get(vocabulary.change_mark(one), "circle")
    figure.add_trace(
        go.Scatter(
            x=[0, difference], y=[y, y], mode="lines", line={"color": color, "width": 4},
            hoverinfo="skip",
        )
    )  # fmt: skip
    median_text = language.text(
        "national median {value}", value=language.points(one.country_median)
    )
    figure.add_trace(
        go.Scatter(
            x=[one.country_median - before], y=[y], mode="markers",
            marker={"symbol": "line-ns", "size": 16, "line": {"width": 2, "color": palette.text}},
            hovertemplate=f"{median_text}<extra></extra>",
        )
    )  # fmt: skip
    value_text = f"{language.points(before)} → {language.points(one.value)}"
    figure.add_trace(
        go.Scatter(
            x=[difference], y=[y], mode="markers",
            marker={"symbol": mark, "size": 13, "color": color},
            hovertemplate=f"{value_text} ({language.signed_points(difference)})<extra></extra>",
        )
    )  # fmt: skip


def _reach(rows: list[Standing]) -> float:
    """Wide enough for every mark, and never so narrow that a small change looks large."""
    reach = [0.5]
    for one in rows:
        if one.changed and one.previous_value is not None:
            reach += [abs(one.difference or 0.0), abs(one.country_median - one.previous_value)]
    return max(reach) * 1.06


def waterfall(language: Language, overview: Overview, palette: Palette) -> go.Figure:
    """What each dimension added to or took from the total, the largest fall first, and their sum.
    Unit: points; the bars begin where the one above them ended."""
    rows = sorted(overview.dimensions, key=lambda one: one.difference or 0.0)
    names = [vocabulary.measure_name(language, one, short=True) for one in rows]
    steps = [one.difference or 0.0 for one in rows]
    names.append(language.text("Total"))
    total = overview.total.difference if overview.total else None
    labels = [language.signed_points(step) for step in [*steps, total or 0.0]]
    figure = _figure(palette, BAR_ROW_HEIGHT * len(names) + 56)
    _row_lines(figure, len(names), palette)
    figure.add_trace(
        go.Waterfall(
            orientation="h",
            y=[place + 0.72 for place in range(len(names))],
            x=[*steps, 0],
            measure=["relative"] * len(steps) + ["total"],
            increasing={"marker": {"color": palette.rose}},
            decreasing={"marker": {"color": palette.fell}},
            totals={"marker": {"color": palette.same}},
            connector={"line": {"color": palette.quiet, "width": 1, "dash": "dot"}},
            customdata=[f"{name}: {label}" for name, label in zip(names, labels, strict=True)],
            hovertemplate="%{customdata}<extra></extra>",
            width=0.36,
        )
    )
    for place, (name, label) in enumerate(zip(names, labels, strict=True)):
        bold = f"<b>{name}</b>" if place == len(steps) else name
        figure.add_annotation(
            x=0, xref="paper", y=place + 0.04, yanchor="top", xanchor="left", showarrow=False,
            bgcolor=palette.ground, borderpad=1, text=f"{bold}  {_arrow(label)} {label}",
        )  # fmt: skip
    sums = [0.0, *itertools.accumulate(steps)]
    pad = 0.04 * (max(sums) - min(sums))
    low, high = min(sums) - pad, max(sums) + pad
    figure.update_yaxes(range=[len(names), 0])
    figure.update_xaxes(
        title_text=language.text("points of change in the total"),
        range=[low, high],
        **_ticks(language, low, high),
    )
    return figure


def _arrow(label: str) -> str:
    return "▲" if label.startswith("+") else "▼" if label[0] not in "0123456789" else "●"


def tile_map(
    language: Language,
    tiles: pd.DataFrame,
    standings: pd.DataFrame,
    own_code: str,
    palette: Palette,
) -> go.Figure:
    """One tile a province, coloured by its group and numbered with its rank, the own one outlined;
    a dash marks what was not published. `standings`: the year's rows of one measure."""
    placed = tiles.merge(standings, on="province_code", how="left", suffixes=("", "_measure"))
    rows, columns = int(tiles["tile_row"].max()), int(tiles["tile_col"].max())
    figure = _figure(palette, TILE_HEIGHT * rows + 16)
    for tile in placed.to_dict("records"):
        _add_tile(figure, language, tile, tile["province_code"] == own_code, palette)
    figure.add_trace(
        go.Scatter(
            x=placed["tile_col"], y=placed["tile_row"], mode="markers",
            marker={"size": 30, "opacity": 0},
            customdata=[_tile_hover(language, tile) for tile in placed.to_dict("records")],
            hovertemplate="%{customdata}<extra></extra>",
        )
    )  # fmt: skip
    figure.update_yaxes(range=[rows + 0.55, 0.45])
    figure.update_xaxes(range=[0.45, columns + 0.55], visible=False)
    return figure.update_layout(margin={"l": 0, "r": 0, "t": 4, "b": 4})


def _add_tile(
    figure: go.Figure, language: Language, tile: dict, own: bool, palette: Palette
) -> None:
    x, y, published = tile["tile_col"], tile["tile_row"], not pd.isna(tile["rank"])
    group = tile["quartile_group"] if published else None
    figure.add_shape(
        type="rect", x0=x - 0.47, x1=x + 0.47, y0=y - 0.46, y1=y + 0.46,
        fillcolor=palette.groups[group] if group else palette.ground,
        line={"color": palette.outline if own else palette.line, "width": 4 if own else 1},
        layer="above" if own else "between",
    )  # fmt: skip
    name = str(tile["label" if "label" in tile else "tile_label"]).replace("|", "<br>")
    below = f" {int(tile['rank'])}" if published else "" if _unscored(tile) else " –"
    size = 8.5 if _unscored(tile) else 10.5
    figure.add_annotation(
        x=x, y=y, showarrow=False, text=f"{'<b>' if own else ''}{name}{below}",
        font={"size": size, "color": palette.on_groups[group] if group else palette.quiet},
    )  # fmt: skip


def _unscored(tile: dict) -> bool:
    return bool(pd.isna(tile["province_code"]))


def _tile_hover(language: Language, tile: dict) -> str:
    if _unscored(tile):
        return language.text(
            "{province}: not surveyed by PAPI",
            province=language.either(tile["name_vi"], tile["name_en"]),
        )
    if pd.isna(tile["rank"]):
        return language.text("{province}: not published", province=tile["name_vi"])
    return language.text(
        "{province}: {value} points, {rank} of {count}, {group}",
        province=tile["name_vi"],
        value=language.points(tile["value"]),
        rank=language.ordinal(int(tile["rank"])),
        count=int(tile["ranked_count"]),
        group=vocabulary.group_name(language, tile["quartile_group"]),
    )
