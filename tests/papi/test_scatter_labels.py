"""Names in the scatter lie on no other province's mark and on no other name, however wide the
screen: the chart's own figures, laid out as Plotly lays them out."""

from dataclasses import dataclass

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papi.common import measures
from papi.common.language import Language
from papi.common.palette import PALETTES
from papi.compare import scatter, scatter_charts
from papi.compare.scatter import Scatter, Spot

EN, LIGHT = Language("en"), PALETTES["light"]
WIDTHS = (280, 420, 900, 1400)


@dataclass(frozen=True)
class Box:
    what: str
    left: float
    right: float
    top: float
    bottom: float

    def on(self, other: "Box") -> bool:
        return (
            self.left < other.right - 0.01
            and other.left < self.right - 0.01
            and self.top < other.bottom - 0.01
            and other.top < self.bottom - 0.01
        )


def boxes(figure: go.Figure, width: float) -> tuple[list[Box], list[Box]]:
    """Names and marks of a chart in a plot of that width, in pixels."""
    (left, right), (low, high) = figure.layout.xaxis.range, figure.layout.yaxis.range
    margin = figure.layout.margin
    height = figure.layout.height - margin.t - margin.b

    def at(x: float, y: float) -> tuple[float, float]:
        return (x - left) / (right - left) * width, (high - y) / (high - low) * height

    marks = []
    for trace in figure.data[:3]:
        for x, y, words in zip(trace.x, trace.y, trace.customdata or (), strict=True):
            across, down = at(x, y)
            half = trace.marker.size / 2
            name = words.split(":")[0]
            marks.append(Box(name, across - half, across + half, down - half, down + half))
    names = []
    labels = figure.data[3]
    for x, y, text, position, size in zip(
        labels.x, labels.y, labels.text, labels.textposition, labels.marker.size, strict=True
    ):
        across, down = at(x, y)
        name = text.removeprefix("<b>").removesuffix("</b>")
        wide, away = 6 * len(name), size / 2 / 0.8 + 1  # as in Plotly's textPointPosition
        middle = {"middle": 0.0, "top": -away - 7.5, "bottom": away + 7.5}[position.split()[0]]
        start = {"right": away, "left": -away - wide, "center": -wide / 2}[position.split()[1]]
        names.append(
            Box(name, across + start, across + start + wide, down + middle - 7, down + middle + 7)
        )
    return names, marks


def assert_apart(figure: go.Figure) -> int:
    for width in WIDTHS:
        names, marks = boxes(figure, width)
        for place, one in enumerate(names):
            assert one.left >= 0 and one.right <= width
            for other in names[place + 1 :]:
                assert not one.on(other), (one, other, width)
            for mark in marks:
                assert mark.what == one.what or not one.on(mark), (one, mark, width)
    return len(names)


values = st.integers(0, 60).map(lambda n: n / 10)
spots = st.lists(
    st.tuples(values, values, st.sampled_from(["peer", "other"]), st.integers(4, 19)),
    min_size=2,
    max_size=63,
)


@settings(max_examples=60, deadline=None)
@given(spots)
def test_no_name_lies_on_another_name_or_mark(measure, drawn):
    found = [
        Spot(str(place), f"{place}".ljust(length, "n"), x, y, kind if place else "own")
        for place, (x, y, kind, length) in enumerate(drawn)
    ]
    figure = scatter_charts.draw(EN, Scatter(2023, measure, measure, found, None), LIGHT)
    assert_apart(figure)


@pytest.fixture(scope="module")
def measure(file):
    return measures.known(file)["transparency"]


@pytest.mark.parametrize(("x", "y"), [("transparency", "total"), ("environment", "e_governance")])
def test_names_of_the_year_stand_apart_and_ours_is_there(file, x, y):
    known = measures.known(file)
    seen = scatter.gather(file, 2023, (known[x], known[y]), "80", ["92", "96"])
    figure = scatter_charts.draw(EN, seen, LIGHT)
    assert assert_apart(figure) > 8
    assert "<b>Long An</b>" in figure.data[3].text
