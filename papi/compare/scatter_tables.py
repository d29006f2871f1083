"""The figures behind the chart of two measures."""

from papi.common import links, measures
from papi.common.language import Language
from papi.common.measures import Measure
from papi.common.tables import Column, Kind, Table
from papi.compare.scatter import Scatter


def spots(language: Language, seen: Scatter) -> Table:
    """Every province that has both measures, by name."""

    def kind(measure: Measure) -> Kind:
        return "share" if measure.unit == "share" else "points"

    return Table(
        language.text("Two measures"),
        [
            Column(
                language.text("Province"),
                "text",
                lambda one: language.place(one.name),
                link=lambda one: links.overview(language, one.name, seen.year, one.code),
            ),
            Column(measures.name(language, seen.x, seen.year), kind(seen.x), lambda one: one.x),
            Column(measures.name(language, seen.y, seen.year), kind(seen.y), lambda one: one.y),
        ],
        sorted(seen.spots, key=lambda one: one.code),
    )
