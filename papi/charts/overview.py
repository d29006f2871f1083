"""The overview's charts: what changed, and why the total moved.

Names stand above their marks instead of beside an axis, so that a chart reads the same on a phone
as on a desk; every mark's colour is said again by its shape and its word.
"""

import itertools

import plotly.graph_objects as go

from papi import vocabulary
from papi.charts import rows as rows_of_chart
from papi.charts.house import blank, ticks
from papi.language import MINUS, Language
from papi.overview import Overview
from papi.palette import Palette
from papi.quantities import beside
from papi.standing import Standing

ROW_HEIGHT = 64
BAR_ROW_HEIGHT = 46


def changes(language: Language, overview: Overview, palette: Palette) -> go.Figure:
    """One row a dimension, the largest fall first: from last year's value (0) to this year's, with
    the place of this year's national median on the same ruler. Unit: points."""
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
    shapes = {"▲": "triangle-up", "▼": "triangle-down"}
    figure.add_traces(
        [
            go.Bar(
                x=moved, y=y, orientation="h", width=0.07, marker={"color": color},
                hoverinfo="skip",
            ),
            go.Scatter(
                x=[median - start for median, start in zip(medians, before, strict=True)],
                y=y, mode="markers",
                marker={
                    "symbol": "line-ns", "size": 16, "line": {"width": 2, "color": palette.text},
                },
                customdata=[
                    language.text("national median {value}", value=language.points(median))
                    for median in medians
                ],
                hovertemplate="%{customdata}<extra></extra>",
            ),
            go.Scatter(
                x=moved, y=y, mode="markers",
                marker={
                    "symbol": [
                        shapes.get(vocabulary.change_mark(one), "circle") for _, one, _ in drawn
                    ],
                    "size": 13, "color": color,
                },
                customdata=[
                    f"{language.points(start)} → {language.points(one.value)} ("
                    + beside(
                        language, language.signed_points(one.value - start), one.value, start
                    )
                    + ")"
                    for start, (_, one, _) in zip(before, drawn, strict=True)
                ],
                hovertemplate="%{customdata}<extra></extra>",
            ),
        ]
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
    figure = blank(palette, BAR_ROW_HEIGHT * len(names) + 56)
    figure.update_layout(
        shapes=rows_of_chart.lines(len(names), palette),
        annotations=[
            rows_of_chart.label(
                place,
                f"{f'<b>{name}</b>' if place == len(steps) else name}  "
                f"{_arrow(label)} {label.lstrip(f'+{MINUS}')}",
                palette,
            )
            for place, (name, label) in enumerate(zip(names, labels, strict=True))
        ],
        overwrite=True,
    )
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
    sums = [0.0, *itertools.accumulate(steps)]
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


def _arrow(label: str) -> str:
    return "▲" if label.startswith("+") else "▼" if label[0] not in "0123456789" else "●"
