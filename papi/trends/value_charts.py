"""Draws values over time, each with the band of its usual variation."""

import math

import plotly.graph_objects as go

from papi.common import quantities
from papi.common.language import Language
from papi.common.palette import Palette
from papi.trends.bands import band_ends, draw_bands
from papi.trends.development import Development
from papi.trends.lines import DrawnLine, canvas, draw_line, hover_words, name_ends, named_lines
from papi.trends.names import all_series


def draw(
    language: Language,
    development: Development,
    regions: dict[str, tuple[str, str]],
    palette: Palette,
) -> go.Figure:
    """The shown value of each province and mean by year; unit: that of the measure."""
    unit = development.unit
    lines = named_lines(
        language,
        development,
        regions,
        palette,
        all_series(development),
        lambda point: quantities.written(language, unit, point.shown),
    )
    low, high = _reach(development, lines)
    figure = canvas(development, palette, (low, high))
    for line in lines:
        draw_bands(figure, line.series, line.color)
    for line in lines:
        draw_line(
            figure,
            line,
            palette,
            [(one, one.shown) for one in line.series.points],
            [hover_words(language, line, one, unit) for one in line.series.points],
            {one.year for one in line.series.points if one.estimated},
        )
    name_ends(figure, lines, {line.name: line.series.points[-1].shown for line in lines}, palette)
    figure.update_yaxes(
        visible=True, showgrid=True, **_ticks(language, unit, low, high), overwrite=True
    )
    return figure


def _reach(development: Development, lines: list[DrawnLine]) -> tuple[float, float]:
    """Low and high end of the axis: all points and their bands with some padding, never less than
    the least span."""
    drawn = [end for line in lines for one in line.series.points for end in band_ends(one)]
    low, high = min(drawn), max(drawn)
    air = 0.06 * (high - low)
    missing = max(0.0, quantities.least_span(development.measure) - (high - low)) / 2
    missing = missing or (1.0 if high == low else 0.0)
    return low - air - missing, high + air + missing


def _ticks(language: Language, unit: str, low: float, high: float) -> dict[str, list]:
    """Round steps, at most seven, with as many decimals as the step needs."""
    by = quantities.factor(unit)
    rough = (high - low) * by / 6
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * one for one in (1, 2, 5, 10) if size * one >= rough)
    places = max(0, -math.floor(math.log10(step) + 1e-9))
    marks = [n * step for n in range(math.ceil(low * by / step), math.floor(high * by / step) + 1)]
    sign = "%" if unit in ("share", "scale") else ""
    return {
        "tickvals": [mark / by for mark in marks],
        "ticktext": [f"{language.decimals(mark + 0.0, places)}{sign}" for mark in marks],
    }
