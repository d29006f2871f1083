"""Draws ranks over time, above the number of provinces that were ranked."""

import plotly.graph_objects as go

from papi.common.language import Language
from papi.common.palette import Palette
from papi.trends.development import Development
from papi.trends.lines import FOOT, canvas, draw_line, hover_words, name_ends, named_lines


def draw(
    language: Language,
    development: Development,
    regions: dict[str, tuple[str, str]],
    palette: Palette,
) -> go.Figure:
    """The rank of each province by year, 1 at the top, with the number ranked under each year."""
    shown = [one for one in development.series if one.points]
    lines = named_lines(
        language,
        development,
        regions,
        palette,
        shown,
        lambda point: language.whole(point.rank or 0),
    )
    most = max([*development.ranked.values(), 1])
    figure = canvas(development, palette, (most + 2, -1))
    for line in lines:
        points = line.series.points
        draw_line(
            figure,
            line,
            palette,
            [(one, float(one.rank or 0)) for one in points],
            [hover_words(language, line, one, development.unit) for one in points],
            {one.year for one in points if one.rank_estimated},
        )
    name_ends(
        figure, lines, {line.name: line.series.points[-1].rank or 0 for line in lines}, palette
    )
    marks = [1, *range(10, most + 1, 10)]
    figure.update_yaxes(
        visible=True, showgrid=True, tickvals=marks, ticktext=list(map(str, marks)), overwrite=True
    )
    counts = [(year, str(count)) for year, count in development.ranked.items()]
    below = {"yref": "paper", "y": 0, "yanchor": "top", "yshift": -24, "showarrow": False}
    for year, count in counts:
        figure.add_annotation(
            x=year, text=count, font={"size": 11, "color": palette.quiet}, **below
        )
    figure.add_annotation(
        x=0,
        xref="paper",
        xanchor="right",
        xshift=-2,
        text=language.text("of"),
        font={"size": 11, "color": palette.quiet},
        **below,
    )
    figure.update_layout(height=figure.layout.height + 18, overwrite=True)
    figure.update_layout(
        margin={**figure.layout.margin.to_plotly_json(), "b": FOOT + 18}, overwrite=True
    )
    return figure
