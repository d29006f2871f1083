"""Draws one province over all eight dimensions: small charts on one axis, the country in each."""

import math
from itertools import groupby

import plotly.graph_objects as go

from papi.common import measures
from papi.common.charts.house import UNCHECKED, blank
from papi.common.language import Language
from papi.common.palette import Palette
from papi.trends.bands import band_ends, draw_bands
from papi.trends.development import Development, Middle, joined
from papi.trends.names import KIND_MARKS, kind_word

COLUMNS = 2
PANEL = 140
NAMES = 66
FOOT = 34
GAP = 0.07
# Above and below what is drawn, as a share of its height.
AIR = 0.15


def draw(language: Language, developments: list[Development], palette: Palette) -> go.Figure:
    """A panel for each dimension: the province's line, the national median dashed, the middle half
    of the provinces (25th–75th percentile) as a grey band, the usual variation as a light one
    around the line. Unit: points; all axes span as many, each around its own middle."""
    rows = math.ceil(len(developments) / COLUMNS)
    height = rows * (PANEL + NAMES) + FOOT
    figure = blank(palette, height)
    figure.update_layout(margin={"l": 26, "r": 6, "t": 4, "b": FOOT - 4}, overwrite=True)
    ends = [_ends(one) for one in developments]
    half = max((high - low for low, high in ends), default=1.0) / 2 * (1 + AIR)
    years = [year for one in developments for year in one.measure.years]
    span = (min(years), max(years))
    inner = height - FOOT
    for place, one in enumerate(developments):
        row, column = divmod(place, COLUMNS)
        top = 1 - (row * (PANEL + NAMES) + NAMES) / inner
        _panel(
            figure,
            place,
            palette,
            (sum(ends[place]) / 2 - half, sum(ends[place]) / 2 + half),
            span,
            (
                0.5 * (1 + GAP) * column,
                1.0 if column else 0.5 * (1 - GAP),
                top - PANEL / inner,
                top,
            ),
            last_row=row == rows - 1,
        )
        _band(figure, place, one, palette)
        draw_bands(figure, one.own, palette.own, **_references(place))
        _own(figure, place, one, language, palette)
        _title(figure, place, one, language, palette)
    return figure


def _panel(
    figure: go.Figure,
    place: int,
    palette: Palette,
    reach: tuple[float, float],
    span: tuple[int, int],
    box: tuple[float, float, float, float],
    *,
    last_row: bool,
) -> None:
    number = str(place + 1) if place else ""
    left, right, bottom, top = box
    axis = {
        "fixedrange": True,
        "zeroline": False,
        "tickfont": {"size": 11},
        "gridcolor": palette.line,
    }
    figure.update_layout(
        {
            f"xaxis{number}": {
                **axis, "domain": [left, right], "anchor": f"y{number}", "showgrid": False,
                "range": [span[0] - 0.6, span[1] + 0.6], "tickvals": _years(span),
                "showticklabels": last_row, "showline": True, "linecolor": palette.line,
            },
            f"yaxis{number}": {
                **axis, "domain": [max(bottom, 0), top], "anchor": f"x{number}",
                "range": list(reach), "visible": True, "showgrid": True,
                "tickvals": _whole_points(reach),
            },
        },
        overwrite=True,
    )  # fmt: skip


def _years(span: tuple[int, int]) -> list[int]:
    """First, middle and last year: what fits under a panel on a phone."""
    return sorted({span[0], (span[0] + span[1]) // 2, span[1]})


def _axes(place: int) -> dict[str, str]:
    number = str(place + 1) if place else ""
    return {"xaxis": f"x{number}", "yaxis": f"y{number}"}


def _references(place: int) -> dict[str, str]:
    axes = _axes(place)
    return {"xref": axes["xaxis"], "yref": axes["yaxis"]}


def _band(figure: go.Figure, place: int, one: Development, palette: Palette) -> None:
    """The country: band and median, split where the series breaks."""
    quiet = {"hoverinfo": "skip", **_axes(place)}
    # A band of estimates is hatched, and ends where a survey begins.
    runs = [
        list(same)
        for run in joined(one.middle)
        for _, same in groupby(run, key=lambda middle: middle.estimated)
    ]
    for run in runs:
        x = [middle.year for middle in run]
        # A year that stands alone in its era still shows its band.
        edges = [x[0] - 0.3, *x, x[-1] + 0.3]
        ends = [run[0], *run, run[-1]]
        figure.add_trace(
            go.Scatter(
                **UNCHECKED,
                x=edges,
                y=[middle.p25 for middle in ends],
                mode="lines",
                line={"width": 0},
                **quiet,
            )
        )
        figure.add_trace(
            go.Scatter(
                **UNCHECKED,
                x=edges,
                y=[middle.p75 for middle in ends],
                mode="lines",
                line={"width": 0},
                fill="tonexty",
                fillcolor=palette.line,
                fillpattern={
                    "shape": "/" if run[0].estimated else "",
                    "fillmode": "replace",
                    "fgcolor": palette.same,
                    "bgcolor": palette.ground,
                    "size": 6,
                    "solidity": 0.25,
                },
                **quiet,
            )
        )
        figure.add_trace(
            go.Scatter(
                **UNCHECKED,
                x=edges,
                y=[middle.median for middle in ends],
                mode="lines",
                line={"width": 1.4, "dash": "dash", "color": palette.quiet},
                **quiet,
            )
        )
    axes = _axes(place)
    for year, broken in one.marks:
        figure.add_shape(
            type="line",
            x0=year - 0.5,
            x1=year - 0.5,
            y0=0,
            y1=1,
            xref=axes["xaxis"],
            yref=f"{axes['yaxis']} domain",
            line={
                "color": palette.quiet if broken else palette.same,
                "width": 1.4 if broken else 0.8,
                "dash": "solid" if broken else "dot",
            },
        )


def _own(
    figure: go.Figure, place: int, one: Development, language: Language, palette: Palette
) -> None:
    x: list[int | None] = []
    for run in one.own.runs:
        x += [*(point.year for point in run), None]
    middle = {found.year: found for found in one.middle}
    values = {point.year: point for point in one.own.points}
    hollow = [year is not None and values[year].estimated for year in x]
    figure.add_trace(
        go.Scatter(
            **UNCHECKED,
            x=x,
            y=[None if year is None else values[year].shown for year in x],
            mode="lines+markers",
            connectgaps=False,
            line={"color": palette.own, "width": 2.4},
            marker={
                "size": 6 if any(hollow) else 5,
                "color": [palette.ground if one else palette.own for one in hollow],
                "line": {"width": [1.4 if one else 0 for one in hollow], "color": palette.own},
            },
            customdata=[
                "" if year is None else _said(language, one, year, middle[year]) for year in x
            ],
            hovertemplate="%{customdata}<extra></extra>",
            **_axes(place),
        )
    )


def _said(language: Language, one: Development, year: int, middle: Middle) -> str:
    point = one.own.at(year)
    return language.text(
        "{measure} {year}: {value} points, {rank} of {count}<br>median {median}, middle half "
        "{low} to {high}",
        measure=measures.name(language, one.measure, year),
        year=year,
        value=language.points(point.value if point else 0.0),
        rank=language.ordinal((point.rank if point else None) or 0),
        count=point.count if point else 0,
        median=language.points(middle.median),
        low=language.points(middle.p25),
        high=language.points(middle.p75),
    )


def _title(
    figure: go.Figure, place: int, one: Development, language: Language, palette: Palette
) -> None:
    """Name, figures and level above the panel, in words; coloured where the level differs."""
    axes = _axes(place)
    name = measures.name(language, one.measure, one.year)
    until = one.own.until(one.year)
    end = until[-1] if until else None
    median = next((found.median for found in one.middle if end and found.year == end.year), None)
    figures = (
        language.text(
            "{year}: {value} (median {median})",
            year=end.year,
            value=language.points(end.value),
            median=language.points(median),
        )
        if end and median is not None
        else language.text("no score up to {year}", year=one.year)
    )
    kind = one.kind.name if one.kind else "too_few"
    word = f"{KIND_MARKS[kind]} {kind_word(language, kind)}"
    if kind in ("higher", "lower"):
        word = f"<span style='color:{palette.change(KIND_MARKS[kind])}'>{word}</span>"
    figure.add_annotation(
        xref=f"{axes['xaxis']} domain",
        x=0,
        xanchor="left",
        yref=f"{axes['yaxis']} domain",
        y=1,
        yanchor="bottom",
        yshift=2,
        align="left",
        showarrow=False,
        text=f"<b>{name}</b><br>{figures}<br>{word}",
        font={"size": 11.5, "color": palette.text},
    )


def _ends(one: Development) -> tuple[float, float]:
    """The lowest and the highest value drawn in a panel."""
    drawn = [end for point in one.own.points for end in band_ends(point)]
    drawn += [value for found in one.middle for value in (found.p25, found.p75)]
    return min(drawn), max(drawn)


def _whole_points(reach: tuple[float, float]) -> list[int]:
    """Whole points named beside a panel, three at most; none at the bottom, where it would overlap
    the first year."""
    low, high = reach
    inside = range(math.ceil(low + (high - low) * AIR), math.floor(high) + 1)
    return list(inside)[:: math.ceil(len(inside) / 3) or 1]
