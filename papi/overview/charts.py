"""The overview's charts: what changed, and why the total moved.

Names are above their marks, not beside an axis, so that a chart reads the same on a phone as on a
desktop; each mark's shape and word repeat what its colour says.
"""

import itertools

import plotly.graph_objects as go

from papi.common import vocabulary
from papi.common.charts import estimated as estimates
from papi.common.charts import rows as rows_of_chart
from papi.common.charts.house import blank, ticks
from papi.common.language import Language
from papi.common.palette import Palette
from papi.common.quantities import beside
from papi.common.standing import Standing
from papi.overview.gather import Overview

ROW_HEIGHT = 64
BAR_ROW_HEIGHT = 46


def changes(language: Language, overview: Overview, palette: Palette) -> go.Figure:
    """One row per dimension, the largest fall first: from last year's value (0) to this year's,
    with this year's national median on the same axis. Unit: points."""
    rows = overview.dimensions_by_change
    reach = _reach(rows)
    figure = blank(palette, ROW_HEIGHT * len(rows) + 56)
    colors = [palette.change(vocabulary.change_mark(one)) for one in rows]
    labels = [
        rows_of_chart.label(place, _change_label(language, one, color), palette)
        for place, (one, color) in enumerate(zip(rows, colors, strict=True))
    ]
    figure.update_layout(
        shapes=rows_of_chart.lines(len(rows), palette), annotations=labels, overwrite=True
    )
    _add_changes(figure, language, rows, colors, palette)
    figure.update_yaxes(range=[len(rows), 0], overwrite=True)
    figure.update_xaxes(
        title_text=language.text("points above or below last year's value"),
        range=[-reach, reach],
        **ticks(language, -reach, reach),
        overwrite=True,
    )
    return figure


def _change_label(language: Language, one: Standing, color: str) -> str:
    name = vocabulary.measure_name(language, one, short=True)
    values = language.points(one.value)
    if one.changed and one.previous_value is not None:
        values = f"{language.points(one.previous_value)} → {values}"
    word = f"{vocabulary.change_mark(one)} {vocabulary.change_in_words(language, one)}"
    return f"<b>{name}</b>  {values}<br><span style='color:{color}'>{word}</span>"


def _add_changes(
    figure: go.Figure,
    language: Language,
    rows: list[Standing],
    colors: list[str],
    palette: Palette,
) -> None:
    """Bars, medians and marks of the rows that have a change, each as one trace."""
    drawn = [
        (place + 0.80, one, color)
        for place, (one, color) in enumerate(zip(rows, colors, strict=True))
        if one.changed
    ]
    y = [height for height, _, _ in drawn]
    moved = [one.difference or 0.0 for _, one, _ in drawn]
    before = [one.previous_value or 0.0 for _, one, _ in drawn]
    color = [color for _, _, color in drawn]
    medians = [one.country_median for _, one, _ in drawn]
    hollow = [one.estimated for _, one, _ in drawn]
    shapes = {"▲": "triangle-up", "▼": "triangle-down"}
    figure.add_traces(
        [
            go.Bar(
                x=moved,
                y=y,
                orientation="h",
                width=0.09,
                marker=estimates.marks(color, hollow, palette),
                hoverinfo="skip",
            ),
            *estimates.strokes(
                [median - start for median, start in zip(medians, before, strict=True)],
                y,
                16,
                2,
                palette.text,
                [one.rank_kind == "estimated" for _, one, _ in drawn],
                palette,
                [
                    language.text("national median {value}", value=language.points(median))
                    for median in medians
                ],
            ),
            go.Scatter(
                x=moved,
                y=y,
                mode="markers",
                marker={
                    "symbol": [
                        shapes.get(vocabulary.change_mark(one), "circle") for _, one, _ in drawn
                    ],
                    "size": 13,
                    **estimates.marks(color, hollow, palette),
                },
                customdata=[
                    f"{language.points(start)} → {language.points(one.value)} ("
                    + beside(language, language.signed_points(one.value - start), one.value, start)
                    + ")"
                    for start, (_, one, _) in zip(before, drawn, strict=True)
                ],
                hovertemplate="%{customdata}<extra></extra>",
            ),
        ]
    )


def _reach(rows: list[Standing]) -> float:
    """The axis's reach: room for every mark, and never so narrow that a small change looks
    large."""
    reach = [0.5]
    for one in rows:
        if one.changed and one.previous_value is not None:
            reach += [abs(one.difference or 0.0), abs(one.country_median - one.previous_value)]
    return max(reach) * 1.06


def waterfall(language: Language, overview: Overview, palette: Palette) -> go.Figure:
    """What each dimension added to or took from the total, the largest fall first, and their sum.
    Unit: points; each bar starts where the one above it ended. Only clear changes are coloured."""
    rows = sorted(overview.dimensions, key=lambda one: one.difference or 0.0)
    names = [vocabulary.measure_name(language, one, short=True) for one in rows]
    steps = [one.difference or 0.0 for one in rows]
    names.append(language.text("Total"))
    total = overview.total.difference if overview.total else None
    marks = [vocabulary.change_mark(one) for one in rows]
    marks.append(vocabulary.change_mark(overview.total) if overview.total else "●")
    labels = [
        f"{mark} {language.signed_points(step) if mark == '●' else language.amount(step)}"
        for mark, step in zip(marks, [*steps, total or 0.0], strict=True)
    ]
    figure = blank(palette, BAR_ROW_HEIGHT * len(names) + 56)
    figure.update_layout(
        shapes=rows_of_chart.lines(len(names), palette),
        annotations=[
            rows_of_chart.label(
                place,
                f"{f'<b>{name}</b>' if place == len(steps) else name}  {label}",
                palette,
            )
            for place, (name, label) in enumerate(zip(names, labels, strict=True))
        ],
        overwrite=True,
    )
    sums = [0.0, *itertools.accumulate(steps)]
    heights = [place + 0.72 for place in range(len(names))]
    figure.add_traces(
        [
            go.Scatter(
                x=[x for end in sums[1:] for x in (end, end, None)],
                y=[y for at in heights[:-1] for y in (at, at + 1, None)],
                mode="lines",
                line={"color": palette.quiet, "width": 1, "dash": "dot"},
                hoverinfo="skip",
            ),
            go.Bar(
                orientation="h",
                base=[*sums[:-1], 0.0],
                x=[*steps, sums[-1]],
                y=heights,
                marker=estimates.marks(
                    [palette.change(mark) for mark in marks],
                    [any(one.estimated for one in rows)] * len(names),
                    palette,
                ),
                customdata=[f"{name}: {label}" for name, label in zip(names, labels, strict=True)],
                hovertemplate="%{customdata}<extra></extra>",
                width=0.36,
            ),
        ]
    )
    pad = 0.04 * (max(sums) - min(sums))
    low, high = min(sums) - pad, max(sums) + pad
    figure.update_yaxes(range=[len(names), 0], overwrite=True)
    figure.update_xaxes(
        title_text=language.text("points of change in the total"),
        range=[low, high],
        **ticks(language, low, high),
        overwrite=True,
    )
    return figure
