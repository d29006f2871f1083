"""The chart of priorities: the province's value, the points within reach, and the benchmark."""

from collections.abc import Sequence

import plotly.graph_objects as go

from papi.common.charts import estimated as estimates
from papi.common.charts.rows import on_a_ruler
from papi.common.language import Language
from papi.common.palette import Palette
from papi.common.vocabulary import measure_name
from papi.priorities.gather import Priority

ROW = 58
REACH = 7
PAD = 0.2


def reach(language: Language, rows: Sequence[Priority], palette: Palette) -> go.Figure:
    """One row per dimension: the diamond is our value, the thick line the points within reach, the
    vertical line the benchmark. Unit: points."""
    values = [value for one in rows for value in (one.standing.value, one.benchmark) if value]
    figure = on_a_ruler(
        [_label(language, one) for one in rows],
        ROW,
        (min(values) - PAD, max(values) + PAD),
        language,
        palette,
    )
    heights = [place + 0.74 for place in range(len(rows))]
    aimed = [(height, one) for height, one in zip(heights, rows, strict=True) if one.benchmark]
    figure.add_traces(
        [
            go.Bar(
                x=[one.points for _, one in aimed],
                base=[one.standing.value for _, one in aimed],
                y=[height for height, _ in aimed],
                orientation="h",
                width=REACH / ROW,
                marker=estimates.marks(
                    palette.own, [one.standing.estimated for _, one in aimed], palette
                ),
                hoverinfo="skip",
            ),
            *estimates.strokes(
                [one.benchmark or 0.0 for _, one in aimed],
                [height for height, _ in aimed],
                18,
                3,
                palette.text,
                [one.benchmark_estimated for _, one in aimed],
                palette,
                [
                    language.text("benchmark {value}", value=language.points(one.benchmark or 0.0))
                    for _, one in aimed
                ],
            ),
            go.Scatter(
                x=[one.standing.value for one in rows],
                y=heights,
                mode="markers",
                marker={
                    "symbol": "diamond",
                    "size": 13,
                    **estimates.marks(
                        palette.own, [one.standing.estimated for one in rows], palette, 1.5
                    ),
                },
                customdata=[language.points(one.standing.value) for one in rows],
                hovertemplate="%{customdata}<extra></extra>",
            ),
        ]
    )
    return figure


def _label(language: Language, one: Priority) -> str:
    name = measure_name(language, one.standing, short=True)
    value = f"{name}  <b>{language.points(one.standing.value)}</b>"
    if one.within:
        return f"{value}  " + language.text("no real gap")
    if not one.points:
        return value
    return f"{value}  " + language.text(
        "{points} within reach", points=language.signed_points(one.points)
    )
