"""Estimates look estimated in every chart: hollow or hatched, never told by colour alone.

Every chart is drawn of the 34 before their first survey, of a merged province and of one that July
2025 left as it was, and of the 63, where nothing is an estimate.
"""

import inspect
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from papi.common import measures, survey_year
from papi.common.language import Language
from papi.common.palette import PALETTES
from papi.compare import charts as compare
from papi.compare import gather as comparison
from papi.compare import learning, questions, scatter
from papi.compare import learning_charts as paths
from papi.compare import rival_words as rivals
from papi.compare import scatter_charts as cloud
from papi.falls import charts as fall_charts
from papi.falls import gather as declines
from papi.falls import list_words as fall_lists
from papi.overview import charts as overview_charts
from papi.overview import gather as overview
from papi.overview import map_chart as tile_map
from papi.overview.tiles import tiles
from papi.priorities import charts as priority_charts
from papi.priorities import gather as priorities
from papi.trends import charts as trend_charts
from papi.trends import gather as trends
from papi.trends import group_charts as trend_groups
from papi.trends import panel_charts as trend_panels
from papi.warehouse.connection import Identity
from tests.conftest import ROOT

EN, LIGHT, YEAR = Language("en"), PALETTES["light"], 2023
MERGED, KEPT, OLD = "80n", "11n", "80"
DIMENSIONS = 8


class Told:
    """What can be drawn of a province, gathered when asked."""

    def __init__(self, file: Identity, code: str):
        self.file, self.code = file, code
        self.overview = overview.gather(file, code, YEAR)
        self.compared = comparison.gather(file, code, YEAR, "all")

    def development(self, mean: str | None = None):
        return trends.gather(self.file, ("total",), (self.code,), mean, YEAR)["total"]

    def dimensions(self):
        known = measures.known(self.file)
        names = tuple(name for name, one in known.items() if one.level == "dimension")
        return list(trends.gather(self.file, names, (self.code,), None, YEAR).values())

    def scan(self):
        return declines.scan(self.file, YEAR, "dimension", "all", self.code)


def _changes(told: Told) -> go.Figure:
    return overview_charts.changes(EN, told.overview, LIGHT)


def _waterfall(told: Told) -> go.Figure:
    return overview_charts.waterfall(EN, told.overview, LIGHT)


def _map(told: Told) -> go.Figure:
    return tile_map.draw(EN, tiles(told.file, told.overview), told.code, LIGHT)


def _spine(told: Told) -> go.Figure:
    return compare.spine(EN, told.compared, LIGHT)


def _pair(told: Told) -> go.Figure:
    rival = next(iter(comparison.rivals(told.compared).values()))
    return compare.pair(EN, told.compared, rival, rivals.shared(told.compared, rival), LIGHT)


def _cloud(told: Told) -> go.Figure:
    known = measures.known(told.file)
    both = (known["transparency"], known["total"])
    return cloud.draw(EN, scatter.gather(told.file, YEAR, both, told.code, []), LIGHT)


def _paths(told: Told) -> go.Figure:
    found = learning.gather(told.file, told.code, YEAR, "total")
    return paths.draw(EN, "ours", found, LIGHT)


def _reach(told: Told) -> go.Figure:
    rows = priorities.gather(told.file, told.compared, "peers_best")
    return priority_charts.reach(EN, priorities.dimensions(rows), LIGHT)


def _shares(told: Told) -> go.Figure:
    scan = told.scan()
    return fall_charts.shares(EN, scan, fall_lists.by_share(scan), LIGHT)


def _extremes(told: Told) -> go.Figure:
    scan = told.scan()
    own = [(row, one) for row, one in scan.changes(scan.parts) if row.province.code == told.code]
    return fall_charts.extremes(EN, own, 1.0, LIGHT)


def _values(told: Told) -> go.Figure:
    return trend_charts.values(EN, told.development(), {}, LIGHT)


def _ranks(told: Told) -> go.Figure:
    return trend_charts.ranks(EN, told.development(), {}, LIGHT)


def _groups(told: Told) -> go.Figure:
    return trend_groups.draw(EN, told.development(), LIGHT)


def _panels(told: Told) -> go.Figure:
    return trend_panels.draw(EN, told.dimensions(), LIGHT)


Draw = Callable[[Told], go.Figure]
# Each chart, how it is drawn, and its traces that show the province's own values (or, on the map
# and over the years, ranks and groups) from the last.
OWN: dict[str, tuple[Draw, slice]] = {
    "overview.charts.changes": (_changes, slice(-1, None)),
    "overview.charts.waterfall": (_waterfall, slice(-1, None)),
    "compare.charts.spine": (_spine, slice(-1, None)),
    "compare.charts.pair": (_pair, slice(-1, None)),
    "compare.learning_charts.draw": (_paths, slice(-1, None)),
    "priorities.charts.reach": (_reach, slice(-1, None)),
    "falls.charts.extremes": (_extremes, slice(None)),
    "trends.charts.values": (_values, slice(None)),
}
# Those whose values rest on all provinces, ranks and groups among them.
OF_ALL: dict[str, tuple[Draw, slice]] = {
    "overview.map_chart.draw": (_map, slice(0, -1)),
    "falls.charts.shares": (_shares, slice(None)),
    "trends.charts.ranks": (_ranks, slice(None)),
    "trends.group_charts.draw": (_groups, slice(None)),
}
# Those that show both, each looked at on its own below.
MIXED: dict[str, Draw] = {
    "compare.scatter_charts.draw": _cloud,
    "trends.panel_charts.draw": _panels,
}


@pytest.fixture(scope="module")
def told(file):
    held = {
        code: Told(file if code == OLD else replace(file, of_34=True), code)
        for code in (MERGED, KEPT, OLD)
    }
    assert held[MERGED].overview.survey.estimated
    return held


def looks(traces: list[go.Scatter | go.Bar | go.Waterfall]) -> list[str]:
    """How each mark of the traces is drawn: hollow, hatched or filled."""
    found = []
    for trace in traces:
        if isinstance(trace, go.Waterfall):
            found += [
                _fill(one.marker.color, one.marker.line.width or 0)
                for one in (trace.increasing, trace.decreasing, trace.totals)
            ]
            continue
        marker = trace.marker
        count = sum(one is not None for one in trace.x)
        colors = _each(marker.color, len(trace.x))
        widths = _each(marker.line.width or 0, len(trace.x))
        stripes = _each(marker.pattern.shape if trace.type == "bar" else None, len(trace.x))
        marks = [
            "hatched" if stripe else _fill(color, width)
            for x, color, width, stripe in zip(trace.x, colors, widths, stripes, strict=True)
            if x is not None
        ]
        assert len(marks) == count
        found += marks
    return found


def _fill(color: str, width: float) -> str:
    return "hollow" if color == LIGHT.ground and width > 1 else "filled"


def _each(value: object, count: int) -> list:
    return list(value) if isinstance(value, (tuple, list)) else [value] * count


def test_every_chart_is_looked_at():
    drawn = set()
    for path in (ROOT / "papi").rglob("*chart*.py"):
        module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
        drawn |= {
            f"{path.parent.name}.{path.stem}.{name}"
            for name, one in inspect.getmembers(module, inspect.isfunction)
            if one.__module__ == module.__name__
            and not name.startswith("_")
            and inspect.signature(one).return_annotation is go.Figure
        }
    assert drawn == {*OWN, *OF_ALL, *MIXED}


@pytest.mark.parametrize("chart", OWN)
def test_own_values_of_a_merged_province_are_hollow_or_hatched(told, chart):
    draw, part = OWN[chart]
    for code in (MERGED, KEPT, OLD):
        if (
            chart == "compare.learning_charts.draw"
            and not learning.gather(told[code].file, code, YEAR, "total").partners
        ):
            continue
        seen = looks(list(draw(told[code]).data[part]))
        assert seen
        if code == MERGED:
            assert set(seen) in ({"hollow"}, {"hatched"})
        else:
            assert set(seen) == {"filled"}


@pytest.mark.parametrize("chart", OF_ALL)
def test_what_rests_on_all_34_is_hollow_or_hatched(told, chart):
    draw, part = OF_ALL[chart]
    for code in (MERGED, KEPT):
        assert set(looks(list(draw(told[code]).data[part]))) in ({"hollow"}, {"hatched"})
    assert set(looks(list(draw(told[OLD]).data[part]))) == {"filled"}


def test_medians_and_middle_halves_of_the_34_are_hollow(told):
    for code in (MERGED, KEPT):
        for draw, strokes in ((_changes, 1), (_spine, 2), (_reach, 1)):
            figure = draw(told[code])
            assert len(hearts(figure)) == strokes, draw
        boxes = [one for one in _spine(told[code]).data if one.type == "bar"]
        assert looks(boxes) == ["hollow"] * 2 * DIMENSIONS
    for draw in (_changes, _spine, _reach):
        assert not hearts(draw(told[OLD]))
    assert set(looks([one for one in _spine(told[OLD]).data if one.type == "bar"])) == {"filled"}


def hearts(figure: go.Figure) -> list[go.Scatter]:
    """The traces that make a stroke hollow: one of the ground's colour on one twice as wide."""
    return [
        upper
        for lower, upper in pairwise(figure.data)
        if upper.type == "scatter"
        and upper.marker.symbol == "line-ns"
        and upper.marker.line.color == LIGHT.ground
        and all(width > upper.marker.line.width for width in lower.marker.line.width)
    ]


def test_each_province_beside_ours_looks_as_its_own_values_are(told):
    figure = _cloud(told[MERGED])
    placed = questions.placed(told[MERGED].file, YEAR, "total")
    names = survey_year.provinces(told[MERGED].file)
    estimated = {names[one.province_code].name for one in placed if one.basis != "published"}
    seen = {
        words.split(":")[0].replace("(new)", "(mới)"): look
        for trace in figure.data[:3]
        for words, look in zip(trace.customdata or (), looks([trace]), strict=True)
    }
    assert len(seen) > 30
    assert {name for name, look in seen.items() if look == "hollow"} == estimated & set(seen)
    assert 5 < len(estimated) < len(seen)
    assert set(looks(list(_cloud(told[OLD]).data[:3]))) == {"filled"}


def test_a_rival_is_hollow_only_where_it_is_estimated(told):
    seen = told[MERGED].compared
    for code, look in ((KEPT, "filled"), ("92n", "hollow")):
        figure = compare.pair(EN, seen, code, rivals.shared(seen, code), LIGHT)
        assert set(looks([figure.data[-2]])) == {look}


def test_panels_hatch_the_band_of_the_34_and_draw_own_marks_hollow(told):
    for code, own, band in ((MERGED, "hollow", "/"), (KEPT, "filled", "/"), (OLD, "filled", "")):
        figure = _panels(told[code])
        marked = [one for one in figure.data if one.mode == "lines+markers"]
        assert len(marked) == DIMENSIONS
        assert set(looks(marked)) == {own}
        bands = [one for one in figure.data if one.fill == "tonexty"]
        assert {one.fillpattern.shape for one in bands} == {band}


def test_a_mean_of_estimates_is_a_hollow_cross(told):
    for code, look, symbol in ((MERGED, "hollow", "x"), (OLD, "filled", "x-thin")):
        figure = trend_charts.values(EN, told[code].development("VN"), {}, LIGHT)
        (mean,) = figure.data[1:]
        marks = {one for x, one in zip(mean.x, mean.marker.symbol, strict=True) if x is not None}
        assert (set(looks([mean])), marks) == ({look}, {symbol})
