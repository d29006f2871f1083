"""The trend page's tables: every year of every line, and the levels."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from papi.common import measures, quantities, vocabulary
from papi.common.language import Language
from papi.common.tables import Column, Kind, Look, Table
from papi.trends.development import Development, MeanChange, Middle, Point, Series
from papi.trends.development import Kind as TrendKind
from papi.trends.names import KIND_MARKS, all_series, kind_word, series_name, years_word
from papi.trends.notes import as_reason
from papi.trends.words import scaled_change

_CELLS = {"higher": "rose", "lower": "fell"}


@dataclass(frozen=True)
class _Row:
    """One line in one year; the point is absent where nothing was published."""

    development: Development
    series: Series
    year: int
    point: Point | None
    change: MeanChange | None
    middle: Middle | None


def years(
    language: Language, development: Development, regions: dict[str, tuple[str, str]]
) -> Table:
    """Value, rank, group by line and year, newest last; a year that was not published has a row."""
    unit = development.unit
    kind: Kind = "share" if unit in ("share", "scale") else "points"
    ranked = unit in ("points", "scale") and development.measure.level != "indicator"
    columns = [
        Column(
            language.text("Line"), "text", lambda row: series_name(language, row.series, regions)
        ),
        Column(language.text("Year"), "text", lambda row: str(row.year), key="year"),
        Column(
            _value_heading(language, unit), kind, _of_point(lambda point: point.shown), key="value"
        ),
    ]
    if unit == "scale":
        columns.append(
            Column(language.text("Points"), "points", _of_point(lambda point: point.value))
        )
    if ranked:
        columns.append(_usual(language, unit))
        columns.append(
            Column(language.text("Rank"), "whole", _of_point(lambda point: point.rank), key="rank")
        )
    columns.append(
        Column(
            language.text("Provinces"), "whole", _of_point(lambda point: point.count), key="count"
        )
    )
    if ranked:
        columns.append(
            Column(
                language.text("Group (computed)"),
                "text",
                _of_point(
                    lambda point: point.group and vocabulary.group_name(language, point.group)
                ),
                key="group",
            )
        )
    if development.mean:
        columns += _change_columns(language, unit)
    columns.append(
        Column(
            language.text("Note"),
            "text",
            lambda row: as_reason(language, row.development, row.year, row.series.code) or None,
            key="note",
        )
    )
    rows = [
        _Row(
            development,
            one,
            year,
            one.at(year),
            development.mean_changes.get(year) if one is development.mean else None,
            None,
        )
        for one in all_series(development)
        for year in development.measure.years
        if one.province or one.at(year)
    ]
    name = measures.name(language, development.measure)
    return Table(language.text("{measure} by year", measure=name), columns, rows)


def _usual(language: Language, unit: str) -> Column:
    by = quantities.factor(unit)
    return Column(
        language.text(
            "Usual variation (±, {unit})", unit=quantities.difference_unit(language, unit)
        ),
        "points",
        _of_point(lambda point: None if point.usual is None else point.usual * by),
        key="usual",
    )


def _change_columns(language: Language, unit: str) -> list[Column]:
    return [
        Column(
            language.text(
                "Change of the mean, same provinces ({unit})",
                unit=quantities.difference_unit(language, unit),
            ),
            "signed",
            lambda row: (
                scaled_change(row.development, row.change.difference)
                if row.change and row.change.comparable
                else None
            ),
        ),
        Column(
            language.text("Provinces in both years"),
            "whole",
            lambda row: row.change.count if row.change and row.change.comparable else None,
        ),
    ]


def _value_heading(language: Language, unit: str) -> str:
    return {
        "points": language.text("Points"),
        "scale": language.text("Share of the scale"),
        "share": language.text("Value"),
        "vnd": "VND",
        "minutes": language.text("minutes"),
        "km": "km",
        "number": language.text("Value"),
    }[unit]


def _of_point(take: Callable[[Point], Any]) -> Callable[[_Row], Any]:
    return lambda row: take(row.point) if row.point else None


def panels(language: Language, developments: list[Development]) -> Table:
    """Every dimension of one province by year, beside the country's quartiles."""
    rows = [
        _Row(
            one,
            one.own,
            year,
            one.own.at(year),
            None,
            next((found for found in one.middle if found.year == year), None),
        )
        for one in developments
        for year in one.measure.years
    ]
    return Table(
        language.text("Dimensions by year"),
        [
            Column(language.text("Measure"), "text",
                   lambda row: measures.name(language, row.development.measure, row.year)),
            Column(language.text("Year"), "text", lambda row: str(row.year)),
            Column(language.text("Points"), "points", _of_point(lambda point: point.value)),
            _usual(language, "points"),
            Column(language.text("Rank"), "whole", _of_point(lambda point: point.rank)),
            Column(language.text("Provinces"), "whole",
                   lambda row: row.development.ranked.get(row.year)),
            Column(language.text("Group (computed)"), "text", _of_point(
                lambda point: vocabulary.group_name(language, point.group or ""))),
            Column(language.text("25th percentile"), "points", _of_middle("p25")),
            Column(language.text("National median"), "points", _of_middle("median")),
            Column(language.text("75th percentile"), "points", _of_middle("p75")),
            Column(language.text("Note"), "text", lambda row: as_reason(
                language, row.development, row.year, row.series.code) or None),
        ],
        rows,
    )  # fmt: skip


def _of_middle(name: str) -> Callable[[_Row], float | None]:
    return lambda row: getattr(row.middle, name) if row.middle else None


def kinds(language: Language, developments: list[Development]) -> Table:
    """The level of each shown province, or of each dimension of one."""
    several = len(developments) > 1
    rows = [
        (one, series, one.kinds.get(series.code)) for one in developments for series in one.series
    ]
    unit = quantities.difference_unit(language, developments[0].unit)
    first = (
        Column(
            language.text("Measure"),
            "text",
            lambda row: measures.name(language, row[0].measure, row[0].year),
            key="name",
        )
        if several
        else Column(
            language.text("Province"),
            "text",
            lambda row: language.place(row[1].province.name) if row[1].province else None,
            key="name",
        )
    )
    return Table(
        language.text("Levels"),
        [
            first,
            Column(language.text("Years"), "text",
                   _of_kind(lambda kind: years_word(language, kind.years)), key="years"),
            *_kind_columns(language, unit, relative=False),
            Column(language.text("Usual variation (±, {unit})", unit=unit), "points",
                   _of_kind(lambda kind: kind.margin), key="usual", why=language.text(
                       "No level is stated: too few comparable years, or variation unknown.")),
            *_kind_columns(language, unit, relative=True),
            Column(language.text("Longest run of falls"), "whole",
                   _of_kind(lambda kind: kind.longest_falls)),
            Column(language.text("Last year of the run"), "text",
                   _of_kind(lambda kind: kind.longest_to and str(kind.longest_to))),
        ],
        rows,
    )  # fmt: skip


def _kind_columns(language: Language, unit: str, *, relative: bool) -> list[Column]:
    """Word and change, of the value or of value minus median."""
    prefix = "relative_" if relative else ""
    word = (
        language.text("Against the median: level")
        if relative
        else language.text("Level compared with the years before")
    )
    change = (
        language.text("Against the median: change ({unit})", unit=unit)
        if relative
        else language.text("Change of level ({unit})", unit=unit)
    )

    def name(kind: TrendKind) -> str:
        return str(getattr(kind, f"{prefix}name"))

    def look(row: Any) -> Look | None:
        return Look(_CELLS.get(name(row[2]), "")) if row[2] else None

    def said(kind: str) -> str:
        return f"{KIND_MARKS[kind]} {kind_word(language, kind)}"

    unstated = ("too_few", "unknown")
    why = language.text("No level is stated: too few comparable years, or variation unknown.")
    return [
        Column(
            word,
            "text",
            _of_kind(lambda kind: said(name(kind))),
            look=look,
            silent=tuple(map(said, unstated)),
            why=why,
            key=f"{prefix}kind",
        ),
        Column(
            change,
            "signed",
            _of_kind(lambda kind: getattr(kind, f"{prefix}change")),
            why=why,
            key=f"{prefix}change",
        ),
    ]


def _of_kind(take: Callable[[TrendKind], Any]) -> Callable[[Any], Any]:
    return lambda row: take(row[2]) if row[2] else None
