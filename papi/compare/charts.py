"""Draws the comparison's charts: a spine chart of dimensions, and two provinces head to head."""

from typing import Any

import plotly.graph_objects as go

from papi.common.charts import estimated as estimates
from papi.common.charts.rows import on_a_ruler
from papi.common.language import Language
from papi.common.palette import Palette
from papi.common.quantities import beside
from papi.common.standing import Standing
from papi.common.vocabulary import measure_name
from papi.compare.gather import Comparison
from papi.compare.questions import Benchmark

SPINE_ROW = 78
PAIR_ROW = 56
BOX = 7
PAD = 0.25


def spine(language: Language, seen: Comparison, palette: Palette) -> go.Figure:
    """One row per dimension on one axis of points: above, the country's lowest value, quartiles and
    highest; below, the peers'; the diamond is our own value."""
    rows = seen.compared
    figure = on_a_ruler(
        [_spine_label(language, seen, one) for one in rows],
        SPINE_ROW,
        _ends(seen, rows),
        language,
        palette,
    )
    every = seen.survey.published
    for lane, benchmarks, codes, color in (
        (0.66, seen.country_benchmarks, every, palette.same),
        (0.86, seen.peer_benchmarks, set(seen.peers), palette.text),
    ):
        hollow = [seen.rests_on_estimates(one.measure, codes) for one in rows]
        figure.add_traces(_bars(language, rows, benchmarks, lane, color, hollow, palette))
    figure.update_layout(barmode="overlay", overwrite=True)
    figure.add_trace(
        _own(language, [(place + 0.76, one) for place, one in enumerate(rows)], seen, palette)
    )
    return figure


def pair(
    language: Language,
    seen: Comparison,
    rival: str,
    both: list[tuple[Standing, float]],
    palette: Palette,
) -> go.Figure:
    """One row per dimension: our value and the rival's (`both`), joined by a line, thick where they
    can be told apart. Unit: points."""
    values = [value for one, other in both for value in (one.value, other)]
    figure = on_a_ruler(
        [
            f"{measure_name(language, one, short=True)}  <b>{language.points(one.value)}</b> · "
            f"{language.points(other)} ("
            + beside(language, language.signed_points(one.value - other), one.value, other)
            + ")"
            for one, other in both
        ],
        PAIR_ROW,
        (min(values) - PAD, max(values) + PAD),
        language,
        palette,
    )
    their_name = language.place(seen.names[rival])
    heights = [place + 0.74 for place in range(len(both))]
    joined = [
        (height, (one.value, other), bool(seen.gaps[one.measure][rival].clear))
        for height, (one, other) in zip(heights, both, strict=True)
    ]
    figure.add_traces(
        [
            _joined(joined, True, {"color": palette.text, "width": 5}),
            _joined(joined, False, {"color": palette.quiet, "width": 2, "dash": "dot"}),
            go.Scatter(
                x=[other for _, other in both], y=heights, mode="markers",
                marker={
                    "symbol": "circle", "size": 12,
                    **estimates.marks(
                        palette.text,
                        [seen.rests_on_estimates(one.measure, {rival}) for one, _ in both],
                        palette, 1.5,
                    ),
                },
                customdata=[f"{their_name}: {language.points(other)}" for _, other in both],
                hovertemplate="%{customdata}<extra></extra>",
            ),
            _own(language, list(zip(heights, [one for one, _ in both], strict=True)), seen,
                 palette),
        ]
    )  # fmt: skip
    return figure


def _joined(
    rows: list[tuple[float, tuple[float, float], bool]], apart: bool, line: dict[str, Any]
) -> go.Scatter:
    """The lines between two provinces: those with a clear difference, or the others."""
    some = [(height, ends) for height, ends, clear in rows if clear is apart]
    return go.Scatter(
        x=_parted([ends for _, ends in some]),
        y=_parted([(height, height) for height, _ in some]),
        mode="lines",
        line=line,
        hoverinfo="skip",
    )


def _spine_label(language: Language, seen: Comparison, one: Standing) -> str:
    place, count = seen.place(one)
    words = language.text(
        "peers' median {median}, gap {gap}; {rank} of {count}",
        median=language.points(seen.peer_benchmarks[one.measure].median),
        gap=beside(
            language,
            language.signed_points(seen.gap(one)),
            one.value,
            seen.peer_benchmarks[one.measure].median,
        ),
        rank=language.ordinal(place),
        count=count,
    )
    name = measure_name(language, one, short=True)
    value = language.points(one.value)
    return f"{name}  <b>{value}</b><br><span style='font-size:12px'>{words}</span>"


def _ends(seen: Comparison, rows: list[Standing]) -> tuple[float, float]:
    found = [seen.country_benchmarks[one.measure] for one in rows]
    return min(one.min for one in found) - PAD, max(one.max for one in found) + PAD


def _bars(
    language: Language,
    rows: list[Standing],
    benchmarks: dict[str, Benchmark],
    lane: float,
    color: str,
    hollow: list[bool],
    palette: Palette,
) -> list[go.Scatter | go.Bar]:
    """Lowest to highest, the middle half and the median of each row."""
    found = [benchmarks[one.measure] for one in rows]
    heights = [place + lane for place in range(len(rows))]
    return [
        go.Scatter(
            x=_parted([end for one in found for end in ((one.min, one.p25), (one.p75, one.max))]),
            y=_parted([(height, height) for height in heights for _ in range(2)]),
            mode="lines",
            line={"color": color, "width": 1.5},
            hoverinfo="skip",
        ),
        go.Bar(
            x=[one.p75 - one.p25 for one in found],
            base=[one.p25 for one in found],
            y=heights,
            orientation="h",
            width=BOX / SPINE_ROW,
            hoverinfo="skip",
            marker=estimates.marks(color, hollow, palette),
        ),
        *estimates.strokes(
            [one.median for one in found],
            heights,
            16,
            3,
            color,
            hollow,
            palette,
            [_in_words(language, one) for one in found],
        ),
    ]


def _in_words(language: Language, one: Benchmark) -> str:
    return language.text(
        "{n} provinces: {low}–{high}, middle half {p25}–{p75}, median {median}",
        n=one.n,
        low=language.points(one.min),
        high=language.points(one.max),
        p25=language.points(one.p25),
        p75=language.points(one.p75),
        median=language.points(one.median),
    )


def _own(
    language: Language, placed: list[tuple[float, Standing]], seen: Comparison, palette: Palette
) -> go.Scatter:
    name = language.place(seen.province.name)
    return go.Scatter(
        x=[one.value for _, one in placed],
        y=[height for height, _ in placed],
        mode="markers",
        marker={
            "symbol": "diamond",
            "size": 14,
            **estimates.marks(palette.own, [one.estimated for _, one in placed], palette, 1.5),
        },
        customdata=[f"{name}: {language.points(one.value)}" for _, one in placed],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _parted(ends: list[tuple[float, float]]) -> list[float | None]:
    """Pairs as one trace: a gap after each."""
    return [value for pair in ends for value in (*pair, None)]
