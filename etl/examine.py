"""Checks a sheet's figures: dimensions and sub-dimensions, gaps, scales, sums, labels.

Dimensions and sub-dimensions must be exactly those of the year.
"""

from collections import defaultdict

from etl import layouts
from etl.figures import Figures, Index, Values, collect
from etl.language import marked, message
from etl.margins import check_margins
from etl.problem import Problem
from etl.sheet import Line, Sheet
from etl.sums import check_sums, is_rounded

SCALE_TOLERANCE = 0.005  # scales are printed with two decimals
INDICATOR_EXCESS = 0.1  # of its scale: a 0%-100% row of 2019 has the value 1.048
_NOT_DIMENSIONS = marked(
    "does not hold exactly the dimensions of {year}; missing: {missing}; unexpected: {unexpected}"
)
_NOT_SUBDIMENSIONS = marked(
    "does not hold exactly the sub-dimensions of {year}; missing: {missing}; unexpected: "
    "{unexpected}"
)


def examine(sheet: Sheet, index: Index) -> Figures:
    """The sheet's figures; whatever is wrong is added to `sheet.problems`."""
    figures = collect(sheet)
    if _parts_are_complete(figures, index) and not is_rounded(figures):
        _read_gaps(figures)
        _check_scales(figures, index)
        check_sums(figures)
        check_margins(figures)
        _check_labels(figures)
    return figures


def _parts_are_complete(figures: Figures, index: Index) -> bool:
    """Whether dimensions and sub-dimensions are exactly those of the year; reports differences."""
    sheet, complete = figures.sheet, True
    dimensions = index.parts("dimensions", sheet.year)
    subdimensions = index.parts("subdimensions", sheet.year)
    _renumber(figures, sorted(subdimensions))
    for said, found, expected in (
        (_NOT_DIMENSIONS, figures.dimensions, dimensions),
        (_NOT_SUBDIMENSIONS, figures.subdimensions, subdimensions),
    ):
        if not found and sheet.problems:
            complete = False  # its labels are unknown, which is already reported
            continue
        missing = sorted(set(expected) - set(found))
        unexpected = sorted(set(found) - set(expected))
        if missing or unexpected:
            complete = False
            at = found[unexpected[0]][0].index if unexpected else None
            where = sheet.title if at is None else sheet.cell(at, 0)
            none = message("none")
            problem = message(
                said, year=sheet.year, missing=missing or none, unexpected=unexpected or none
            )
            sheet.problems.append(Problem(f"{sheet.file}: {where}", problem))
    parts = {**dimensions, **subdimensions}
    figures.measures = {code: part.measure for code, part in parts.items()}
    return complete


def _renumber(figures: Figures, expected: list[str]) -> None:
    """Matches parts by position if they were renumbered (5.1, 5.3, 5.4 printed as 5.1–5.3)."""
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
        said = message("{printed} are read by position as {wanted}", printed=printed, wanted=wanted)
        figures.notes.append(said)


def _read_gaps(figures: Figures) -> None:
    """Finds dimensions that were not published; their parts and indicators must be blank too."""
    sheet = figures.sheet
    for code, (_, values) in figures.dimensions.items():
        parts = {c: p for c, p in figures.subdimensions.items() if c[0] == code}
        if None not in values and all(None not in part for _, part in parts.values()):
            continue
        lines = [figures.dimensions[code][0], *(line for line, _ in parts.values())]
        for at, place in enumerate(sheet.places):
            if sheet.is_doubtful(lines, place):
                continue
            printed = [c for c, (_, part) in parts.items() if part[at] is not None]
            absent = [part for part in parts if part not in printed]
            if values[at] is None and not printed:
                figures.gaps.setdefault(place.code, []).append(code)
            elif values[at] is None:
                part_line, part_values = parts[printed[0]]
                said = message(
                    "is printed, though dimension {code} of {name} is not",
                    code=code,
                    name=place.printed,
                )
                sheet.problem(part_line.index, place.index, said, part_values[at])
            elif absent:
                said = message(
                    "{parts} not printed, though dimension {code} of {name} is",
                    parts=absent,
                    code=code,
                    name=place.printed,
                )
                sheet.problem(parts[absent[0]][0].index, place.index, said, values[at])
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
            said = message(
                "{code} is printed with the scale '{scale}'; in {year} it is {low:g}–{high:g}",
                code=code,
                scale=line.scale,
                year=sheet.year,
                low=part.scale_min,
                high=part.scale_max,
            )
            figures.notes.append(said)
    total = index.total(sheet.year)
    totals = [(role, *found) for (_, role), found in figures.totals.items()]
    for role, line, values in totals:
        if role != "standard_error":
            slack = 1.0 if role in {"ci_low", "ci_high"} else 0.0
            _within(line, values, (total.scale_min - slack, total.scale_max + slack), sheet)
    for line, values in figures.indicators:
        if scale := layouts.scale(line.scale):
            _check_indicator(line, values, scale, figures)


def _check_indicator(
    line: Line, values: Values, scale: tuple[float, float], figures: Figures
) -> None:
    """Some indicators exceed their printed scale slightly; then their scale is left open."""
    low, high = scale[0] - SCALE_TOLERANCE, scale[1] + SCALE_TOLERANCE
    if _lies_within(values, low, high):
        return
    outside = [value for value in values if value is not None and not low <= value <= high]
    slack = (scale[1] - scale[0]) * INDICATOR_EXCESS
    if not layouts.label("open_scale", line.vi):
        _within(line, values, (scale[0], scale[1] + slack), figures.sheet)
    where = figures.sheet.cell(line.index, 0).rpartition("!")[2]
    figures.open_scales.add(line.index)
    said = message(
        "{n} figures of '{label}' ({cell}) are outside its printed scale {scale}: it is loaded "
        "without a scale",
        n=len(outside),
        label=line.vi or line.en,
        cell=where,
        scale=line.scale,
    )
    figures.notes.append(said)


def _within(line: Line, values: Values, scale: tuple[float, float], sheet: Sheet) -> None:
    low, high = scale[0] - SCALE_TOLERANCE, scale[1] + SCALE_TOLERANCE
    if _lies_within(values, low, high):
        return
    for at, value in enumerate(values):
        if value is not None and not low <= value <= high:
            said = message(
                "lies outside the scale {low:g}–{high:g} of '{label}'",
                low=scale[0],
                high=scale[1],
                label=line.vi or line.en,
            )
            sheet.problem(line.index, sheet.places[at].index, said, line.cells[at])


def _lies_within(values: Values, low: float, high: float) -> bool:
    found = [value for value in values if value is not None]
    return not found or (low <= min(found) and max(found) <= high)


def _check_labels(figures: Figures) -> None:
    """Indicators are identified by label, so a sub-dimension must not have the same label twice."""
    seen: dict[tuple[str, str], Line] = {}
    for line, _ in figures.indicators:
        key = (line.code, line.vi or line.en)
        if key in seen:
            first = figures.sheet.cell(seen[key].index, 0).rpartition("!")[2]
            said = message("repeats the label of {cell}", cell=first)
            figures.sheet.problem(line.index, 0, said, key[1])
        seen[key] = line
