"""Draws each province's group over time: a row of bars, as high as the group, in its colour."""

import plotly.graph_objects as go

from papi.common import vocabulary
from papi.common.charts import estimated as estimates
from papi.common.charts.house import UNCHECKED, blank
from papi.common.language import Language
from papi.common.palette import Palette
from papi.trends.development import Development
from papi.trends.lines import mark_breaks, ticked

ROW_HEIGHT = 92
HEAD = 44
# Shares of a row's height: the name, and the bars.
NAME, BARS = 0.30, 0.60


def draw(language: Language, development: Development, palette: Palette) -> go.Figure:
    """One row per province, one bar per year: four quarters high in the highest group, one in the
    lowest, a dash where nothing was published."""
    shown = [one for one in development.series if one.points]
    years = development.measure.years
    figure = blank(palette, ROW_HEIGHT * len(shown) + HEAD + 30)
    figure.update_layout(
        margin={"l": 4, "r": 4, "t": HEAD, "b": 30},
        bargap=0.12,
        barmode="overlay",
        overwrite=True,
    )
    figure.update_xaxes(
        range=[years[0] - 0.6, years[-1] + 0.6],
        showgrid=False,
        tickvals=ticked(years[0], years[-1]),
        overwrite=True,
    )
    figure.update_yaxes(range=[len(shown), 0], overwrite=True)
    steps = {group: (4 - place) / 4 for place, group in enumerate(vocabulary.GROUPS)}
    for row, one in enumerate(shown):
        floor = row + NAME + BARS
        published = {point.year: point for point in one.points}
        name = language.place(one.province.name) if one.province else ""
        figure.add_trace(
            go.Bar(
                **UNCHECKED,
                x=list(published),
                y=[-BARS * steps[point.group or "lowest"] for point in one.points],
                base=floor,
                marker={
                    "color": [palette.groups[point.group or "lowest"] for point in one.points],
                    "line": {"color": palette.quiet, "width": 0.5},
                    "pattern": estimates.hatched([point.rank_estimated for point in one.points]),
                },
                customdata=[
                    language.text(
                        "{name} {year}: {group}, {rank} of {count}",
                        name=name,
                        year=point.year,
                        group=vocabulary.group_name(language, point.group or ""),
                        rank=language.ordinal(point.rank or 0),
                        count=point.count,
                    )
                    for point in one.points
                ],
                hovertemplate="%{customdata}<extra></extra>",
            )
        )
        figure.add_annotation(
            x=0,
            xref="paper",
            xanchor="left",
            y=row + 0.02,
            yanchor="top",
            showarrow=False,
            text=f"<b>{name}</b>" if one.own else name,
            borderpad=0,
            font={"color": palette.own if one.own else palette.text},
        )
        for year in years:
            if year not in published:
                figure.add_annotation(
                    x=year,
                    y=floor,
                    yanchor="bottom",
                    text="–",
                    showarrow=False,
                    font={"color": palette.quiet},
                )
        figure.add_hline(y=floor, line={"color": palette.line, "width": 1}, layer="below")
    mark_breaks(figure, development, palette)
    return figure
