"""Draws lines over time that stop where the series does and are named at their ends.

Our province is the only saturated line; the others differ by mark and dash, and the mark is
repeated before each name.
"""

from collections.abc import Callable
from dataclasses import dataclass

import plotly.graph_objects as go

from papi.common import quantities, vocabulary
from papi.common.charts.house import UNCHECKED, blank
from papi.common.language import Language
from papi.common.palette import Palette
from papi.trends.development import Development, Point, Series
from papi.trends.end_labels import LINE_HEIGHT, apart, wrapped
from papi.trends.names import series_name

PLOT_HEIGHT = 400
HEAD = 44
FOOT = 30
BESIDE = 118
LEFT = 46

# Mark, its sign before the name, and the dash of each line: own, others in order, mean.
_LOOKS = [
    ("circle", "●", "solid"),
    ("diamond", "◆", "solid"),
    ("square", "■", "dot"),
    ("triangle-up", "▲", "dash"),
    ("triangle-down", "▼", "solid"),
    ("star", "★", "dot"),
]
# The sign before a name whose last value is an estimate.
_HOLLOW = dict(zip("●◆■▲▼★", "○◇□△▽☆", strict=True))
_MEAN_LOOK = ("x-thin", "✕", "dash")


@dataclass(frozen=True)
class DrawnLine:
    """One line as it is drawn: heights by year, with the words of each point."""

    series: Series
    look: tuple[str, str, str]
    color: str
    name: str
    label: str


def canvas(development: Development, palette: Palette, reach: tuple[float, float]) -> go.Figure:
    """Years, those whose levels are compared, and the upright lines where the series breaks."""
    figure = blank(palette, PLOT_HEIGHT + HEAD + FOOT)
    first, last = span(development)
    figure.update_layout(margin={"l": LEFT, "r": BESIDE, "t": HEAD, "b": FOOT}, overwrite=True)
    figure.update_xaxes(
        range=[first - 0.6, last + 0.6],
        showgrid=False,
        tickvals=ticked(first, last),
        overwrite=True,
    )
    figure.update_yaxes(
        range=list(reach), tickfont={"size": 12}, gridcolor=palette.line, overwrite=True
    )
    kind = development.kind
    if kind and kind.margin is not None:
        figure.add_vrect(
            x0=kind.years[0] - 0.45,
            x1=kind.years[-1] + 0.45,
            fillcolor=palette.line,
            opacity=0.3,
            line_width=0,
            layer="below",
        )
    mark_breaks(figure, development, palette)
    return figure


def mark_breaks(figure: go.Figure, development: Development, palette: Palette) -> None:
    """An upright line before the first year of each new era, a lighter dotted one for a caution,
    each under its year; years too near each other take two rows."""
    rows = [-9.0, -9.0]
    for year, broken in development.marks:
        row = 0 if year - rows[0] >= 3 else 1
        rows[row] = year
        figure.add_shape(
            type="line",
            x0=year - 0.5,
            x1=year - 0.5,
            y0=0,
            y1=1,
            xref="x",
            yref="y domain",
            line={
                "color": palette.quiet if broken else palette.same,
                "width": 1.8 if broken else 1,
                "dash": "solid" if broken else "dot",
            },
            layer="below",
        )
        figure.add_annotation(
            x=year - 0.5,
            yref="paper",
            y=1,
            yanchor="bottom",
            yshift=1 + 18 * row,
            text=f"<b>✂ {year}</b>" if broken else f"! {year}",
            showarrow=False,
            font={"size": 11, "color": palette.text if broken else palette.quiet},
        )


def span(development: Development) -> tuple[int, int]:
    """First and last year of the axis: those in which anything was published of the measure."""
    return min(development.measure.years), max(development.measure.years)


def ticked(first: int, last: int) -> list[int]:
    """Years named under a chart, the last among them, as many as a phone has room for."""
    step = 1 if last - first < 6 else 2 if last - first < 10 else 3
    return list(range(last, first - 1, -step))[::-1]


def named_lines(
    language: Language,
    development: Development,
    regions: dict[str, tuple[str, str]],
    palette: Palette,
    series: list[Series],
    write: Callable[[Point], str],
) -> list[DrawnLine]:
    """The lines of these series, each with its look, and its name and last figure for its end."""
    lines = []
    last = span(development)[1]
    for one in series:
        look = _LOOKS[development.series.index(one)] if one.province else _MEAN_LOOK
        name = series_name(language, one, regions)
        end = one.points[-1]
        words = f"{_HOLLOW.get(look[1], look[1]) if end.estimated else look[1]} {name} {write(end)}"
        if end.year < last:
            words += f" ({end.year})"
        color = palette.own if one.own else palette.quiet
        lines.append(DrawnLine(one, look, color, name, words))
    return lines


def draw_line(
    figure: go.Figure,
    line: DrawnLine,
    palette: Palette,
    placed: list[tuple[Point, float]],
    said: list[str],
    hollow: set[int],
) -> None:
    """The line with its marks, a gap wherever two points may not be joined; the marks of the years
    `hollow` are estimates, told apart from published ones without colour."""
    heights = dict(zip((one.year for one, _ in placed), placed, strict=True))
    words = dict(zip((one.year for one, _ in placed), said, strict=True))
    x: list[int | None] = []
    for run in line.series.runs:
        x += [*(one.year for one in run), None]
    mark, _, dash = line.look
    own = line.series.own
    fills = [palette.ground if year in hollow else line.color for year in x]
    figure.add_trace(
        go.Scatter(
            **UNCHECKED,
            x=x,
            y=[None if year is None else heights[year][1] for year in x],
            mode="lines+markers",
            connectgaps=False,
            line={"color": line.color, "width": 3 if own else 1.6, "dash": dash},
            marker={
                # A thin cross has no inside to be hollow; a thick one does.
                "symbol": ["x" if mark == "x-thin" and year in hollow else mark for year in x],
                "size": 9 if own else 7,
                "color": fills,
                "line": {
                    "width": [1.8 if year in hollow or mark == "x-thin" else 0 for year in x],
                    "color": line.color,
                },
            },
            customdata=["" if year is None else words[year] for year in x],
            hovertemplate="%{customdata}<extra></extra>",
            cliponaxis=False,
        )
    )


def name_ends(
    figure: go.Figure, lines: list[DrawnLine], ends: dict[str, float], palette: Palette
) -> None:
    """Puts each line's mark, name and last figure at its height, or as near as its neighbours
    allow."""
    bottom, top = figure.layout.yaxis.range
    texts = [wrapped(line.label) for line in lines]
    heights = [LINE_HEIGHT * len(text) + 4.0 for text in texts]
    wanted = [PLOT_HEIGHT * (ends[line.name] - bottom) / (top - bottom) for line in lines]
    for line, text, middle in zip(
        lines, texts, apart(wanted, heights, 0, PLOT_HEIGHT), strict=True
    ):
        words = "<br>".join(text)
        figure.add_annotation(
            xref="paper",
            x=1,
            xanchor="left",
            xshift=6,
            yref="paper",
            y=middle / PLOT_HEIGHT,
            yanchor="middle",
            align="left",
            showarrow=False,
            text=f"<b>{words}</b>" if line.series.own else words,
            font={"size": 12.5, "color": palette.own if line.series.own else palette.text},
        )


def hover_words(language: Language, line: DrawnLine, point: Point, unit: str) -> str:
    """The hover text of a mark; with points too where a share is drawn."""
    value = quantities.in_sentence(language, unit, point.shown)
    if unit == "scale":
        value = language.text(
            "{share} ({points} points)", share=value, points=language.points(point.value)
        )
    if point.estimated:
        value = language.text("{value} (estimate)", value=value)
    if point.rank is None:
        return language.text(
            "{name} {year}: {value}, mean of {n} provinces",
            name=line.name,
            year=point.year,
            value=value,
            n=point.count,
        )
    if unit not in ("points", "scale"):
        return f"{line.name} {point.year}: {value}"
    return language.text(
        "{name} {year}: {value}, {rank} of {count}, {group}",
        name=line.name,
        year=point.year,
        value=value,
        rank=language.ordinal(point.rank),
        count=point.count,
        group=vocabulary.group_name(language, point.group or ""),
    )
