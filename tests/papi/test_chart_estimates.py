"""Estimates look estimated in every chart: hollow or hatched, never told by colour alone.

Every chart is drawn of the 34 before their first survey, of a merged province and of one that July
2025 left as it was, and of the 63, where nothing is an estimate.
"""

import inspect
import re
from dataclasses import replace
from importlib import import_module

import plotly.graph_objects as go
import pytest

from papi.common import survey_year
from papi.common.parts import View
from papi.compare import drawing as beside
from papi.compare import ranking_questions
from papi.overview import parts as overview_parts
from papi.priorities import parts as priority_parts
from papi.trends import value_charts
from tests.conftest import ROOT
from tests.papi.every_chart import (
    EN,
    KEPT,
    LIGHT,
    MERGED,
    MIXED,
    OF_ALL,
    OLD,
    OWN,
    YEAR,
    Told,
    cloud,
    panels,
)

DIMENSIONS = 8


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


@pytest.mark.parametrize("draw", [*(one for one, _ in (OWN | OF_ALL).values()), *MIXED.values()])
def test_every_property_of_a_chart_is_one_that_plotly_knows(told, draw):
    """Pages leave the check out, because it takes as long as the drawing."""
    go.Figure(draw(told[OLD]).to_plotly_json())


@pytest.mark.parametrize("chart", OWN)
def test_own_values_of_a_merged_province_are_hollow_or_hatched(told, chart):
    draw, part = OWN[chart]
    for code in (MERGED, KEPT, OLD):
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


def test_estimates_of_a_drawing_have_a_dashed_outline(told):
    for code, others, own in ((MERGED, True, True), (KEPT, True, False), (OLD, False, False)):
        file = told[code].file
        view = View(file, EN, code, YEAR)
        choice = priority_parts.linked(view, {"peers": "all", "benchmark": "next_group"})
        assert choice
        parts = {
            "profile": overview_parts.changes(view, overview_parts.Choice()),
            "map": overview_parts.where(view, overview_parts.Choice()),
            "priorities": priority_parts.first(view, choice),
        }
        found = {name: part.drawing() for name, part in parts.items() if part and part.drawing}
        assert ("<rect class='estimated'" in found["profile"]) == others
        values = re.findall(
            r"<circle class='(?:rose|fell|same) ?(\w*)' [^>]*r='5'", found["profile"]
        )
        assert len(values) == 1 + 8 + 28
        assert set(values) == ({"estimated"} if own else {""})
        tiles = re.findall(
            r"class='tile (?:highest|high_average|low_average|lowest)([^']*)'", found["map"]
        )
        assert len(tiles) > 30
        assert all(("estimated" in one) == others for one in tiles)
        diamonds = re.findall(r"<path class='own( estimated)?' d=", found["priorities"])
        assert diamonds
        assert all(bool(one) == own for one in diamonds)


def test_each_province_beside_ours_looks_as_its_own_values_are(told):
    figure = cloud(told[MERGED])
    placed = ranking_questions.placed(told[MERGED].file, YEAR, "total")
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
    assert set(looks(list(cloud(told[OLD]).data[:3]))) == {"filled"}


def test_a_rival_and_the_peers_have_dashed_outlines_only_where_they_are_estimated(told):
    for code, rival, others, own, second in (
        (MERGED, KEPT, True, True, False),
        (MERGED, "92n", True, True, True),
        (KEPT, "92n", True, False, True),
        (OLD, "92", False, False, False),
    ):
        drawn = beside.drawn(EN, told[code].compared, rival)
        ours = re.findall(r"<circle class='own( estimated)?' [^>]*r='5'", drawn)
        theirs = re.findall(r"<circle class='hollow( estimated)?' cx='[^']*' cy='13'", drawn)
        bars = re.findall(r"<rect class='(estimated)?' ", drawn)
        assert len(ours) == len(theirs) == len(bars) == 1 + 8 + 28
        for found, expected in ((ours, own), (theirs, second), (bars, others)):
            assert {bool(one) for one in found} == {expected}


def test_panels_hatch_the_band_of_the_34_and_draw_own_marks_hollow(told):
    for code, own, band in ((MERGED, "hollow", "/"), (KEPT, "filled", "/"), (OLD, "filled", "")):
        figure = panels(told[code])
        marked = [one for one in figure.data if one.mode == "lines+markers"]
        assert len(marked) == DIMENSIONS
        assert set(looks(marked)) == {own}
        bands = [one for one in figure.data if one.fill == "tonexty"]
        assert {one.fillpattern.shape for one in bands} == {band}


def test_a_mean_of_estimates_is_a_hollow_cross(told):
    for code, look, symbol in ((MERGED, "hollow", "x"), (OLD, "filled", "x-thin")):
        figure = value_charts.draw(EN, told[code].development("VN"), {}, LIGHT)
        (mean,) = figure.data[1:]
        marks = {one for x, one in zip(mean.x, mean.marker.symbol, strict=True) if x is not None}
        assert (set(looks([mean])), marks) == ({look}, {symbol})
