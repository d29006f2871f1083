"""The figures behind the chart of two measures."""

from papi import links, measures
from papi.language import Language
from papi.measures import Measure
from papi.scatter import Scatter
from papi.tables.table import Column, Kind, Table


def spots(language: Language, seen: Scatter) -> Table:
    """Every province that has both measures, by name."""

    def kind(measure: Measure) -> Kind:
        return "share" if measure.unit == "share" else "points"

    return Table(
        language.text("Two measures"),
        [
            Column(language.text("Province"), "text", lambda one: language.place(one.name),
                   link=lambda one: links.overview(
                       language, one.name, seen.year, one.code)),
            Column(measures.name(language, seen.x, seen.year), kind(seen.x), lambda one: one.x),
            Column(measures.name(language, seen.y, seen.year), kind(seen.y), lambda one: one.y),
        ],
        sorted(seen.spots, key=lambda one: one.code),
    )  # fmt: skip
