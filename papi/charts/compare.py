"""The comparison's charts: a spine of each dimension, and two provinces head to head."""

import plotly.graph_objects as go

from papi.charts.rows import on_a_ruler
from papi.comparison import Benchmark, Comparison
from papi.language import Language
from papi.palette import Palette
from papi.quantities import beside
from papi.standing import Standing
from papi.vocabulary import measure_name

SPINE_ROW = 78
PAIR_ROW = 56
PAD = 0.25


def spine(language: Language, seen: Comparison, palette: Palette) -> go.Figure:
    """One row a dimension on one ruler of points: above, the country's lowest, quarters, median and
    highest; below it the peers'; the diamond is our own value."""
    rows = seen.compared
    figure = on_a_ruler(
        [_spine_label(language, seen, one) for one in rows],
        SPINE_ROW,
        _ends(seen, rows),
        language,
        palette,
    )
    for lane, benchmarks, color in (
        (0.66, seen.country_benchmarks, palette.same),
        (0.86, seen.peer_benchmarks, palette.text),
    ):
        figure.add_traces(_bars(language, rows, benchmarks, lane, color))
    figure.add_trace(_own(language, [(place + 0.76, one) for place, one in enumerate(rows)],
                          seen, palette))  # fmt: skip
    return figure


def pair(
    language: Language,
    seen: Comparison,
    rival: str,
    both: list[tuple[Standing, float]],
    palette: Palette,
) -> go.Figure:
    """One row a dimension: our value and the rival's (`both`), joined by a line. Unit: points."""
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
    figure.add_traces(
        [
            go.Scatter(
                x=_parted([(one.value, other) for one, other in both]),
                y=_parted([(height, height) for height in heights]),
                mode="lines", line={"color": palette.quiet, "width": 2}, hoverinfo="skip",
            ),
            go.Scatter(
                x=[other for _, other in both], y=heights, mode="markers",
                marker={"symbol": "circle", "size": 12, "color": palette.ground,
                        "line": {"width": 2.5, "color": palette.text}},
                customdata=[f"{their_name}: {language.points(other)}" for _, other in both],
                hovertemplate="%{customdata}<extra></extra>",
            ),
            _own(language, list(zip(heights, [one for one, _ in both], strict=True)), seen,
                 palette),
        ]
    )  # fmt: skip
    return figure


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
) -> list[go.Scatter]:
    """Lowest to highest, the middle half and the median of each row, each as one trace."""
    found = [benchmarks[one.measure] for one in rows]
    heights = [place + lane for place in range(len(rows))]
    across = _parted([(height, height) for height in heights])

    def line(ends: list[tuple[float, float]], width: float) -> go.Scatter:
        return go.Scatter(
            x=_parted(ends), y=across, mode="lines", line={"color": color, "width": width},
            hoverinfo="skip",
        )  # fmt: skip

    return [
        line([(one.min, one.max) for one in found], 1.5),
        line([(one.p25, one.p75) for one in found], 7),
        go.Scatter(
            x=[one.median for one in found], y=heights, mode="markers",
            marker={"symbol": "line-ns", "size": 16, "line": {"width": 3, "color": color}},
            customdata=[_in_words(language, one) for one in found],
            hovertemplate="%{customdata}<extra></extra>",
        ),
    ]  # fmt: skip


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
        x=[one.value for _, one in placed], y=[height for height, _ in placed], mode="markers",
        marker={"symbol": "diamond", "size": 14, "color": palette.own,
                "line": {"width": 1.5, "color": palette.ground}},
        customdata=[f"{name}: {language.points(one.value)}" for _, one in placed],
        hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip


def _parted(ends: list[tuple[float, float]]) -> list[float | None]:
    """Pairs as one trace: a gap after each."""
    return [value for pair in ends for value in (*pair, None)]
