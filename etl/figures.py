"""A recognised sheet → its figures, each checked: numbers, gaps, scales, sums, bounds.

A zero or a blank in a total, dimension or sub-dimension means "not published"; in an indicator a
zero means so only where its dimension is not published either. Sums are PAPI's own definition: a
total is the sum of its dimensions, a dimension of its sub-dimensions.
"""

import math
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

import pandas as pd

from etl import layouts
from etl.problem import Problem
from etl.sheet import Line, Sheet

SUM_TOLERANCE = 0.005  # one published dimension is 0.0007 off its parts
SCALE_TOLERANCE = 0.005  # scales are printed with two decimals
INDICATOR_EXCESS = 0.1  # of its scale: 1.048 stands in a 0%-100% row of 2019
MAX_RESPONDENTS = 1_000_000
NINETY_PERCENT, NINETY_FIVE_PERCENT = 1.645, 1.96

_NUMBER = re.compile(r"[-−]?\d+(?:[.,]\d+)?")
Values = list[float | None]


@dataclass(frozen=True)
class Part:
    """A dimension or sub-dimension of one year."""

    measure: str
    scale_min: float
    scale_max: float


class Index:
    """PAPI's make-up by year, from the tables of measures: code → Part."""

    def __init__(self, frames: dict[str, pd.DataFrame]) -> None:
        columns = ["first_year", "last_year", "code", "measure", "scale_min", "scale_max"]
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

    def total(self, year: int) -> Part:
        """The total of a year."""
        parts = self.parts("dimensions", year).values()
        return Part("total", sum(p.scale_min for p in parts), sum(p.scale_max for p in parts))


@dataclass
class Figures:
    """Everything one sheet says, by place (the order of `sheet.places`)."""

    sheet: Sheet
    subdimensions: dict[str, tuple[Line, Values]] = field(default_factory=dict)
    dimensions: dict[str, tuple[Line, Values]] = field(default_factory=dict)
    indicators: list[tuple[Line, Values]] = field(default_factory=list)
    totals: dict[tuple[str, str], tuple[Line, Values]] = field(default_factory=dict)
    variances: dict[str, tuple[Line, Values]] = field(default_factory=dict)
    respondents: tuple[Line, Values] | None = None
    gaps: dict[str, list[str]] = field(default_factory=dict)
    open_scales: set[int] = field(default_factory=set)
    measures: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def examine(sheet: Sheet, index: Index) -> Figures:
    """The sheet's figures; whatever is wrong is added to `sheet.problems`."""
    figures = Figures(sheet)
    for line in sheet.lines:
        values = _numbers(line, sheet)
        _keep(line, values, figures)
    if _parts_are_complete(figures, index):
        _read_gaps(figures)
        _check_scales(figures, index)
        _check_sums(figures)
        _check_margins(figures)
        _check_labels(figures)
    return figures


def _numbers(line: Line, sheet: Sheet) -> Values:
    zero_is_gap = line.role != "indicator"
    values: Values = []
    for at, cell in enumerate(line.cells):
        if type(cell) is float or type(cell) is int:
            value = None if zero_is_gap and cell == 0 else float(cell)
            if value is not None and not math.isfinite(value):
                sheet.problem(line.index, sheet.places[at].index, "is not a number", cell)
                value = None
        elif cell is None:
            value = None
        else:
            value = _from_text(cell, line, at, sheet)
            value = None if zero_is_gap and value == 0 else value
        values.append(value)
    return values


def _from_text(cell: Any, line: Line, at: int, sheet: Sheet) -> float | None:
    message = "is not a number"
    if isinstance(cell, str):
        text = layouts.plain(cell)
        if not text or text.casefold() in layouts.not_published():
            return None
        if _NUMBER.fullmatch(text):
            return float(text.replace(",", ".").replace("−", "-"))
    elif isinstance(cell, (datetime, date, time, timedelta)):
        message = "is a date, not a number"
    sheet.problem(line.index, sheet.places[at].index, message, cell)
    return None


def _keep(line: Line, values: Values, figures: Figures) -> None:
    kept: dict[Any, tuple[Line, Values]]
    key: Any = line.code
    match line.role:
        case "indicator":
            figures.indicators.append((line, values))
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
        sheet.problem(line.index, 0, f"stands twice, first in {first}", line.vi or line.en)
    kept[key] = (line, values)


def _parts_are_complete(figures: Figures, index: Index) -> bool:
    """Names both sets where dimensions or sub-dimensions are not exactly those of the year."""
    sheet, complete = figures.sheet, True
    dimensions = index.parts("dimensions", sheet.year)
    subdimensions = index.parts("subdimensions", sheet.year)
    _renumber(figures, sorted(subdimensions))
    for word, found, expected in (
        ("dimensions", figures.dimensions, dimensions),
        ("sub-dimensions", figures.subdimensions, subdimensions),
    ):
        missing = sorted(set(expected) - set(found))
        unexpected = sorted(set(found) - set(expected))
        if missing or unexpected:
            complete = False
            at = found[unexpected[0]][0].index if unexpected else None
            where = sheet.title if at is None else sheet.cell(at, 0)
            message = (
                f"does not hold exactly the {word} of {sheet.year}; "
                f"missing: {', '.join(missing) or 'none'}; "
                f"unexpected: {', '.join(unexpected) or 'none'}"
            )
            sheet.problems.append(Problem(f"{sheet.file}: {where}", message))
    figures.measures = {code: part.measure for code, part in {**dimensions, **subdimensions}.items()}
    return complete


def _renumber(figures: Figures, expected: list[str]) -> None:
    """Parts numbered anew after one was dropped (5.1, 5.3, 5.4 printed as 5.1–5.3): by position."""
    by_dimension: dict[str, list[str]] = defaultdict(list)
    for code in figures.subdimensions:
        by_dimension[code[0]].append(code)
    for dimension, printed in by_dimension.items():
        wanted = [code for code in expected if code[0] == dimension]
        counted = [f"{dimension}.{number}" for number in range(1, len(wanted) + 1)]
        if printed == wanted or printed != counted:
            continue
        lines = [figures.subdimensions.pop(code) for code in printed]
        renamed = dict(zip(printed, wanted, strict=True))
        for code, line in zip(wanted, lines, strict=True):
            figures.subdimensions[code] = line
        for line, _ in figures.indicators:
            line.code = renamed.get(line.code, line.code)
        figures.notes.append(f"{', '.join(printed)} are read by position as {', '.join(wanted)}")


def _read_gaps(figures: Figures) -> None:
    """Where a dimension was not published; its parts and indicators must agree."""
    sheet = figures.sheet
    for code, (_, values) in figures.dimensions.items():
        parts = {c: p for c, p in figures.subdimensions.items() if c[0] == code}
        for at, place in enumerate(sheet.places):
            printed = [c for c, (_, part) in parts.items() if part[at] is not None]
            if values[at] is None:
                figures.gaps.setdefault(place.code, []).append(code)
                for part in printed:
                    part_line, part_values = parts[part]
                    sheet.problem(part_line.index, place.index,
                                  f"is printed, though dimension {code} of {place.printed} is not",
                                  part_values[at])  # fmt: skip
            else:
                for part in parts:
                    if part not in printed:
                        sheet.problem(parts[part][0].index, place.index,
                                      f"{part} is not printed, though dimension {code} of "
                                      f"{place.printed} is", values[at])  # fmt: skip
    for line, values in figures.indicators:
        for at, place in enumerate(sheet.places):
            if values[at] == 0 and line.code[0] in figures.gaps.get(place.code, ()):
                values[at] = None


def _check_scales(figures: Figures, index: Index) -> None:
    sheet = figures.sheet
    parts = {**index.parts("dimensions", sheet.year), **index.parts("subdimensions", sheet.year)}
    for code, (line, values) in {**figures.dimensions, **figures.subdimensions}.items():
        part = parts[code]
        _within(line, values, (part.scale_min, part.scale_max), sheet)
        printed = layouts.scale(line.scale)
        if printed and abs(printed[1] - part.scale_max) > 0.01:
            figures.notes.append(
                f"{code} is printed with the scale {line.scale!r}; in {sheet.year} it is "
                f"{part.scale_min:g}–{part.scale_max:g}"
            )
    total = index.total(sheet.year)
    for (_, role), (line, values) in figures.totals.items():
        if role != "standard_error":
            slack = 1.0 if role in {"ci_low", "ci_high"} else 0.0
            _within(line, values, (total.scale_min - slack, total.scale_max + slack), sheet)
    for line, values in figures.indicators:
        if scale := layouts.scale(line.scale):
            _check_indicator(line, values, scale, figures)


def _check_indicator(
    line: Line, values: Values, scale: tuple[float, float], figures: Figures
) -> None:
    """Indicators pass their printed scale a little in some years; then their scale is left open."""
    low, high = scale[0] - SCALE_TOLERANCE, scale[1] + SCALE_TOLERANCE
    outside = [value for value in values if value is not None and not low <= value <= high]
    if not outside:
        return
    slack = (scale[1] - scale[0]) * INDICATOR_EXCESS
    if not layouts.label("open_scale", line.vi):
        _within(line, values, (scale[0], scale[1] + slack), figures.sheet)
    where = figures.sheet.cell(line.index, 0).rpartition("!")[2]
    figures.open_scales.add(line.index)
    figures.notes.append(
        f"{len(outside)} figures of {line.vi or line.en!r} ({where}) pass its printed scale "
        f"{line.scale}: its scale is left open"
    )


def _check_labels(figures: Figures) -> None:
    """An indicator is known by its label: two alike in one sub-dimension cannot be told apart."""
    seen: dict[tuple[str, str], Line] = {}
    for line, _ in figures.indicators:
        key = (line.code, line.vi or line.en)
        if key in seen:
            first = figures.sheet.cell(seen[key].index, 0).rpartition("!")[2]
            figures.sheet.problem(line.index, 0, f"has the label of {first} again", key[1])
        seen[key] = line


def _within(line: Line, values: Values, scale: tuple[float, float], sheet: Sheet) -> None:
    low, high = scale[0] - SCALE_TOLERANCE, scale[1] + SCALE_TOLERANCE
    for at, value in enumerate(values):
        if value is not None and not low <= value <= high:
            message = f"lies outside the scale {scale[0]:g}–{scale[1]:g} of {line.vi or line.en!r}"
            sheet.problem(line.index, sheet.places[at].index, message, line.cells[at])


def _check_sums(figures: Figures) -> None:
    sheet = figures.sheet
    total = figures.totals.get(("unweighted", "total"))
    of_dimension = {
        code: [values for part, (_, values) in figures.subdimensions.items() if part[0] == code]
        for code in figures.dimensions
    }
    for at, place in enumerate(sheet.places):
        whole = 0.0
        for code, (line, values) in figures.dimensions.items():
            value = values[at]
            parts = [part[at] for part in of_dimension[code]]
            if value is None or any(part is None for part in parts):
                continue
            whole += value
            added = sum(part for part in parts if part is not None)
            if abs(added - value) > SUM_TOLERANCE:
                message = f"dimension {code} differs from the sum of its parts, {added:.4f}"
                sheet.problem(line.index, place.index, message, value)
        printed = total[1][at] if total else None
        if total is None or printed is None:
            continue
        if place.code in figures.gaps:
            message = f"is a total, though dimensions of {place.printed} are not published"
            sheet.problem(total[0].index, place.index, message, printed)
        elif abs(whole - printed) > SUM_TOLERANCE:
            message = f"total differs from the sum of its dimensions, {whole:.4f}"
            sheet.problem(total[0].index, place.index, message, printed)


def _check_margins(figures: Figures) -> None:
    sheet = figures.sheet
    blank: tuple[None, Values] = (None, [None] * len(sheet.places))
    for weighting in ("unweighted", "weighted"):
        columns = {
            role: figures.totals.get((weighting, role), blank)
            for role in ("total", "ci_low", "ci_high", "standard_error")
        }
        ratios = []
        for at, place in enumerate(sheet.places):
            value, low, high, error = (columns[role][1][at] for role in columns)
            if error is not None and error < 0:
                line = columns["standard_error"][0]
                assert line is not None  # noqa: S101
                sheet.problem(line.index, place.index, "a standard error is not positive", error)
            for role, bound, sign in (("ci_low", low, 1), ("ci_high", high, -1)):
                line = columns[role][0]
                if line and value is not None and bound is not None and (value - bound) * sign < 0:
                    sheet.problem(line.index, place.index, "bounds do not enclose the total", bound)
            if low is not None and high is not None and error:
                ratios.append((high - low) / 2 / error)
        if ratios:
            figures.notes.append(f"{weighting} total: {_what_bounds_are(ratios)}")
    for line, values in figures.variances.values():
        for at, value in enumerate(values):
            if value is not None and value < 0:
                sheet.problem(line.index, sheet.places[at].index, "a variance is negative", value)
    if figures.respondents:
        line, values = figures.respondents
        for at, value in enumerate(values):
            if value is not None and not (value % 1 == 0 and 0 < value < MAX_RESPONDENTS):
                sheet.problem(line.index, sheet.places[at].index,
                              "is not a number of respondents", value)  # fmt: skip


def _what_bounds_are(ratios: list[float]) -> str:
    """Whether the printed bounds are what they are called."""
    narrow = sum(1 for ratio in ratios if abs(ratio - NINETY_PERCENT) < 0.01)
    wide = sum(1 for ratio in ratios if abs(ratio - NINETY_FIVE_PERCENT) < 0.01)
    if narrow >= len(ratios) - narrow:
        return (
            f"bounds labelled 95% are ±1.645 standard errors in {narrow} of {len(ratios)} "
            "provinces: a two-sided 90% interval; the standard error is what is used"
        )
    if wide >= len(ratios) - wide:
        return f"bounds are ±1.96 standard errors in {wide} of {len(ratios)} provinces: 95%"
    return f"bounds are neither ±1.645 nor ±1.96 standard errors ({len(ratios)} provinces)"
