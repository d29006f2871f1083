"""Turns a recognised sheet into figures: cells become numbers or gaps, lines become measures.

A zero or a blank in a total, dimension or sub-dimension means "not published"; in an indicator a
zero may be real (etl/examine.py decides).
"""

import math
import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

import pandas as pd

from etl import layouts
from etl.language import Message, message
from etl.sheet import Line, Sheet

_NUMBER = re.compile(r"[-−]?\d+(?:[.,]\d+)?")
Values = list[float | None]


@dataclass(frozen=True)
class Part:
    """A dimension or sub-dimension of one year."""

    measure: str
    scale_min: float
    scale_max: float


class Index:
    """PAPI's structure by year, from the tables of measures: code → Part."""

    def __init__(self, frames: dict[str, pd.DataFrame]) -> None:
        columns = ["first_year", "last_year", "code", "measure", "scale_min", "scale_max"]
        self._divisions = dict(
            zip(frames["years"]["year"], frames["years"]["division"], strict=True)
        )
        names = frames["subdimensions"].drop_duplicates("measure")
        self._titles = [
            *zip(names["measure"], names["name_vi"], strict=True),
            *zip(names["measure"], names["name_en"], strict=True),
            *layouts.english_parts(),
        ]
        self._spans = {
            table: [
                (int(first), 9999 if pd.isna(last) else int(last), str(code), Part(name, low, high))
                for first, last, code, name, low, high in frames[table][columns].itertuples(
                    index=False, name=None
                )
            ]
            for table in ("dimensions", "subdimensions")
        }

    def parts(self, table: str, year: int) -> dict[str, Part]:
        """The dimensions or subdimensions of a year."""
        return {
            code: part for first, last, code, part in self._spans[table] if first <= year <= last
        }

    def codes_by_title(self, year: int) -> dict[str, str]:
        """The codes of a year's sub-dimensions by their names in both languages."""
        codes = {part.measure: code for code, part in self.parts("subdimensions", year).items()}
        return {
            layouts.label_key(title): codes[measure]
            for measure, title in self._titles
            if measure in codes
        }

    def division(self, year: int) -> int | None:
        """The number of provinces (63 or 34) in a year that is held; None for any other year."""
        division = self._divisions.get(year)
        return None if division is None else int(division)

    def total(self, year: int) -> Part:
        """The total of a year."""
        parts = self.parts("dimensions", year).values()
        return Part("total", sum(p.scale_min for p in parts), sum(p.scale_max for p in parts))


@dataclass
class Figures:
    """All figures of one sheet, by province (in the order of `sheet.places`)."""

    sheet: Sheet
    subdimensions: dict[str, tuple[Line, Values]] = field(default_factory=dict)
    dimensions: dict[str, tuple[Line, Values]] = field(default_factory=dict)
    indicators: list[tuple[Line, Values]] = field(default_factory=list)
    totals: dict[tuple[str, str], tuple[Line, Values]] = field(default_factory=dict)
    sums: list[tuple[Line, Values]] = field(default_factory=list)  # totals added by an office
    variances: dict[str, tuple[Line, Values]] = field(default_factory=dict)
    respondents: tuple[Line, Values] | None = None
    gaps: dict[str, list[str]] = field(default_factory=dict)
    open_scales: set[int] = field(default_factory=set)
    measures: dict[str, str] = field(default_factory=dict)
    new_indicators: list[Line] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)


def collect(sheet: Sheet) -> Figures:
    """The figures of a sheet; cells that are not numbers become problems of the sheet."""
    figures = Figures(sheet)
    for line in sheet.lines:
        _keep(line, _numbers(line, sheet), figures)
    return figures


def _numbers(line: Line, sheet: Sheet) -> Values:
    zero_is_gap = line.role != "indicator"
    values: Values = []
    # The usual case: only numbers, none of them zero.
    only_numbers = set(map(type, line.cells)) == {float} and 0 not in line.cells
    if only_numbers and all(map(math.isfinite, line.cells)):
        return list(line.cells)
    for at, cell in enumerate(line.cells):
        if type(cell) is float or type(cell) is int:
            value = None if zero_is_gap and cell == 0 else float(cell)
            if value is not None and not math.isfinite(value):
                sheet.problem(line.index, sheet.places[at].index, message("is not a number"), cell)
                value = None
        elif cell is None:
            value = None
        else:
            value = _from_text(cell, line, at, sheet)
            value = None if zero_is_gap and value == 0 else value
        values.append(value)
    return values


def _from_text(cell: Any, line: Line, at: int, sheet: Sheet) -> float | None:
    said = message("is not a number")
    if isinstance(cell, str):
        text = layouts.plain(cell)
        if not text or text.casefold() in layouts.not_published():
            return None
        if _NUMBER.fullmatch(text):
            return float(text.replace(",", ".").replace("−", "-"))
    elif isinstance(cell, (datetime, date, time, timedelta)):
        said = message("is a date, not a number")
    sheet.problem(line.index, sheet.places[at].index, said, cell)
    return None


def _keep(line: Line, values: Values, figures: Figures) -> None:
    kept: dict[Any, tuple[Line, Values]]
    key: Any = line.code
    match line.role:
        case "indicator":
            figures.indicators.append((line, values))
            return
        case "sum":
            figures.sums.append((line, values))
            return
        case "respondents":
            kept, key = {}, "respondents"
            if figures.respondents:
                kept[key] = figures.respondents
            figures.respondents = (line, values)
        case "dimension":
            kept = figures.dimensions
        case "subdimension":
            kept = figures.subdimensions
        case "variance":
            kept = figures.variances
        case _:
            kept, key = figures.totals, (line.weighting, line.role)
    if key in kept:
        sheet = figures.sheet
        first = sheet.cell(kept[key][0].index, 0).rpartition("!")[2]
        said = message("appears twice, first in {cell}", cell=first)
        sheet.problem(line.index, 0, said, line.vi or line.en)
    kept[key] = (line, values)
