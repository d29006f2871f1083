"""Charts of falls: in which measures most provinces fell, and a year's largest changes."""

import plotly.graph_objects as go

from papi.common import vocabulary
from papi.common.charts import estimated as estimates
from papi.common.charts import rows as rows_of_chart
from papi.common.charts.house import blank, ticks
from papi.common.language import Language
from papi.common.palette import Palette
from papi.common.standing import Standing
from papi.falls.scan import Count, ProvinceRow, Scan, yardstick


def shares(language: Language, scan: Scan, counts: list[Count], palette: Palette) -> go.Figure:
    """One row per measure: the share of its compared provinces that fell, those that fell clearly
    in colour, with a line at half. A nationwide shift is grey and labelled; bars that count changes
    of estimates are hatched."""
    estimated = {one.measure for _, one in scan.changes(scan.measures) if one.estimated}
    pattern = estimates.hatched([one.measure in estimated for one in counts])
    labels = [_count_label(language, scan, one) for one in counts]
    height = rows_of_chart.height(labels)
    figure = blank(palette, height * len(counts) + 56)
    half = {
        "type": "line", "yref": "paper", "x0": 0.5, "x1": 0.5, "y0": 0, "y1": 1, "layer": "below",
        "line": {"color": palette.quiet, "width": 1, "dash": "dot"},
    }  # fmt: skip
    figure.update_layout(
        shapes=[*rows_of_chart.lines(len(counts), palette), half],
        annotations=[
            rows_of_chart.label(place, text, palette) for place, text in enumerate(labels)
        ],
        barmode="stack",
        overwrite=True,
    )
    for marker, drawn in (
        ({"color": palette.fell, "pattern": pattern}, [one.share_clear for one in counts]),
        (
            {"color": palette.same, "pattern": pattern},
            [one.share - one.share_clear for one in counts],
        ),
    ):
        figure.add_trace(
            go.Bar(
                x=drawn,
                y=[place + 1 - rows_of_chart.BAR / height for place in range(len(counts))],
                orientation="h",
                width=rows_of_chart.BAR / height,
                marker=marker,
                customdata=[_count_hover(language, one) for one in counts],
                hovertemplate="%{customdata}<extra></extra>",
            )
        )
    figure.update_yaxes(range=[len(counts), 0], overwrite=True)
    marks = [0, 0.25, 0.5, 0.75, 1]
    figure.update_xaxes(
        title_text=language.text("share of compared provinces that fell"),
        range=[0, 1.04],
        tickvals=marks,
        ticktext=[f"{mark:.0%}" for mark in marks],
        overwrite=True,
    )
    return figure


def _count_hover(language: Language, one: Count) -> str:
    said = language.text(
        "{fell} of {n} fell, {rose} rose; median change {percent}",
        fell=one.fell,
        n=one.compared,
        rose=one.rose,
        percent=language.percent(one.median_percent),
    )
    if one.nationwide_shift or not one.judged:
        return said
    clearly = language.text(
        "{fell} fell clearly, {rose} rose clearly", fell=one.fell_clearly, rose=one.rose_clearly
    )
    return f"{clearly}<br>{said}"


def _count_label(language: Language, scan: Scan, one: Count) -> str:
    name = vocabulary.measure_name(language, scan.named[one.measure], short=True)
    fell = {"fell": one.fell, "n": one.compared}
    if one.nationwide_shift:
        words = language.text("{fell} of {n}, nationwide shift", **fell)
    elif not one.judged:
        words = language.text("{fell} of {n} fell, usual variation unknown", **fell)
    else:
        words = language.text(
            "{clear} clearly · {fell} of {n} fell", clear=one.fell_clearly, **fell
        )
    bold = "<br>".join(f"<b>{line}</b>" for line in rows_of_chart.wrapped(name).split("<br>"))
    return f"{bold}<br>{words}"


def extremes(
    language: Language, pairs: list[tuple[ProvinceRow, Standing]], reach: float, palette: Palette
) -> go.Figure:
    """One row per change, the largest first: the bar shows its yardstick in points (up to `reach`
    either way, so that falls and rises share a scale), in colour only where it is clear."""
    falls = bool(pairs) and yardstick(pairs[0][1]) < 0
    labels = [_change_label(language, row, one, palette) for row, one in pairs]
    height = rows_of_chart.height(labels)
    figure = blank(palette, height * len(pairs) + 56)
    figure.update_layout(
        shapes=rows_of_chart.lines(len(pairs), palette),
        annotations=[
            rows_of_chart.label(place, text, palette) for place, text in enumerate(labels)
        ],
        overwrite=True,
    )
    figure.add_trace(
        go.Bar(
            x=[yardstick(one) for _, one in pairs],
            y=[place + 1 - rows_of_chart.BAR / height for place in range(len(pairs))],
            orientation="h",
            width=rows_of_chart.BAR / height,
            marker={
                "color": [palette.change(vocabulary.change_mark(one)) for _, one in pairs],
                "pattern": estimates.hatched([one.estimated for _, one in pairs]),
            },
            customdata=[
                f"{language.points(one.previous_value or 0.0)} → {language.points(one.value)} "
                f"({language.percent(one.percent or 0.0)})"
                for _, one in pairs
            ],
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
    figure.update_yaxes(range=[len(pairs), 0], overwrite=True)
    low, high = (-reach, 0.0) if falls else (0.0, reach)
    figure.update_xaxes(
        title_text=language.text("change in points"),
        range=[low, high],
        **ticks(language, low, high),
        overwrite=True,
    )
    return figure


def _change_label(language: Language, row: ProvinceRow, one: Standing, palette: Palette) -> str:
    name = vocabulary.measure_name(language, one, short=True)
    mark = vocabulary.change_mark(one)
    words = (
        language.text(
            "{points} against the median, nationwide shift",
            points=language.signed_points(yardstick(one)),
        )
        if one.nationwide_shift
        else vocabulary.change_in_words(language, one)
    )
    province = language.place(row.province.name)
    who = rows_of_chart.wrapped(f"{province} · {name}")
    who = who.replace(province, f"<b>{province}</b>", 1)
    return f"{who}<br><span style='color:{palette.change(mark)}'>{mark} {words}</span>"
