"""Every chart of the pages, drawn of a province."""

from collections.abc import Callable

import plotly.graph_objects as go

from papi.common import measures
from papi.common.language import Language
from papi.common.palette import PALETTES
from papi.compare import gather as comparison
from papi.compare import scatter, scatter_charts
from papi.overview import gather as overview
from papi.trends import gather as trends
from papi.trends import group_charts as trend_groups
from papi.trends import panel_charts as trend_panels
from papi.trends import rank_charts, value_charts
from papi.warehouse.connection import Identity

EN, LIGHT, YEAR = Language("en"), PALETTES["light"], 2023
MERGED, KEPT, OLD = "80n", "11n", "80"


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


def cloud(told: Told) -> go.Figure:
    known = measures.known(told.file)
    both = (known["transparency"], known["total"])
    return scatter_charts.draw(EN, scatter.gather(told.file, YEAR, both, told.code, []), LIGHT)


def _values(told: Told) -> go.Figure:
    return value_charts.draw(EN, told.development(), {}, LIGHT)


def _ranks(told: Told) -> go.Figure:
    return rank_charts.draw(EN, told.development(), {}, LIGHT)


def _groups(told: Told) -> go.Figure:
    return trend_groups.draw(EN, told.development(), LIGHT)


def panels(told: Told) -> go.Figure:
    return trend_panels.draw(EN, told.dimensions(), LIGHT)


Draw = Callable[[Told], go.Figure]
# Each chart, how it is drawn, and its traces that show the province's own values (or, over
# the years, ranks and groups) from the last.
OWN: dict[str, tuple[Draw, slice]] = {
    "trends.value_charts.draw": (_values, slice(None)),
}
# Those whose values rest on all provinces, ranks and groups among them.
OF_ALL: dict[str, tuple[Draw, slice]] = {
    "trends.rank_charts.draw": (_ranks, slice(None)),
    "trends.group_charts.draw": (_groups, slice(None)),
}
# Those that show both, each looked at on its own below.
MIXED: dict[str, Draw] = {
    "compare.scatter_charts.draw": cloud,
    "trends.panel_charts.draw": panels,
}
