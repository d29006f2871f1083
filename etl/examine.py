"""Checks a sheet's figures: the parts of the year, gaps, scales, sums, labels.

Sums are PAPI's own definition: a total is the sum of its dimensions, a dimension of its
sub-dimensions. Dimensions and sub-dimensions must be exactly those of the year.
"""

import math
from collections import defaultdict

from etl import layouts
from etl.figures import Figures, Index, Values, collect
from etl.margins import check_margins
from etl.problem import Problem
from etl.sheet import Line, Sheet

SUM_TOLERANCE = 0.005  # one published dimension is 0.0007 off its parts
SCALE_TOLERANCE = 0.005  # scales are printed with two decimals
INDICATOR_EXCESS = 0.1  # of its scale: 1.048 stands in a 0%-100% row of 2019


def examine(sheet: Sheet, index: Index) -> Figures:
    """The sheet's figures; whatever is wrong is added to `sheet.problems`."""
    figures = collect(sheet)
    if _parts_are_complete(figures, index):
        _read_gaps(figures)
        _check_scales(figures, index)
        _check_sums(figures)
        check_margins(figures)
        _check_labels(figures)
    return figures


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
    parts = {**dimensions, **subdimensions}
    figures.measures = {code: part.measure for code, part in parts.items()}
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
        parts = [figures.subdimensions.pop(code) for code in printed]
        renamed = dict(zip(printed, wanted, strict=True))
        figures.subdimensions.update(zip(wanted, parts, strict=True))
        for line, _ in figures.indicators:
            line.code = renamed.get(line.code, line.code)
        figures.notes.append(f"{', '.join(printed)} are read by position as {', '.join(wanted)}")


def _read_gaps(figures: Figures) -> None:
    """Where a dimension was not published; its parts and indicators must agree."""
    sheet = figures.sheet
    for code, (_, values) in figures.dimensions.items():
        parts = {c: p for c, p in figures.subdimensions.items() if c[0] == code}
        if None not in values and all(None not in part for _, part in parts.values()):
            continue
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
    for line, values in figures.indicators if figures.gaps else ():
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
    if _lies_within(values, low, high):
        return
    outside = [value for value in values if value is not None and not low <= value <= high]
    slack = (scale[1] - scale[0]) * INDICATOR_EXCESS
    if not layouts.label("open_scale", line.vi):
        _within(line, values, (scale[0], scale[1] + slack), figures.sheet)
    where = figures.sheet.cell(line.index, 0).rpartition("!")[2]
    figures.open_scales.add(line.index)
    figures.notes.append(
        f"{len(outside)} figures of {line.vi or line.en!r} ({where}) pass its printed scale "
        f"{line.scale}: its scale is left open"
    )


def _within(line: Line, values: Values, scale: tuple[float, float], sheet: Sheet) -> None:
    low, high = scale[0] - SCALE_TOLERANCE, scale[1] + SCALE_TOLERANCE
    if _lies_within(values, low, high):
        return
    for at, value in enumerate(values):
        if value is not None and not low <= value <= high:
            message = f"lies outside the scale {scale[0]:g}–{scale[1]:g} of {line.vi or line.en!r}"
            sheet.problem(line.index, sheet.places[at].index, message, line.cells[at])


def _lies_within(values: Values, low: float, high: float) -> bool:
    found = [value for value in values if value is not None]
    return not found or (low <= min(found) and max(found) <= high)


def _check_labels(figures: Figures) -> None:
    """An indicator is known by its label: two alike in one sub-dimension cannot be told apart."""
    seen: dict[tuple[str, str], Line] = {}
    for line, _ in figures.indicators:
        key = (line.code, line.vi or line.en)
        if key in seen:
            first = figures.sheet.cell(seen[key].index, 0).rpartition("!")[2]
            figures.sheet.problem(line.index, 0, f"has the label of {first} again", key[1])
        seen[key] = line


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
            if value is None or None in parts:
                continue
            whole += value
            added = math.fsum(parts)  # type: ignore[arg-type]  # no None is among them
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
