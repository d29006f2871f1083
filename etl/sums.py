"""Checks totals and dimensions against the sums of their parts, and detects rounded copies.

PAPI defines a total as the sum of its dimensions and a dimension as the sum of its sub-dimensions.
In a rounded copy these sums are off.
"""

import math

from etl.figures import Figures
from etl.language import message
from etl.problem import Problem
from etl.sheet import Place

SUM_TOLERANCE = 0.005  # one published dimension is 0.0007 off its parts
ROUNDED, NEARLY_ROUNDED = 2, 4  # decimals; published cells hold six or more
SAME_DECIMALS = 1e-6  # cells hold widened float32 numbers


def is_rounded(figures: Figures) -> bool:
    """Whether the sub-dimensions come from a rounded copy. Its sums and scales no longer hold, so
    this is the only problem reported."""
    scores = [v for _, values in figures.subdimensions.values() for v in values if v is not None]
    decimals = _most_decimals(scores)
    sheet = figures.sheet
    if decimals is None or not scores:
        return False
    if decimals > ROUNDED:
        said = message("no score has more than {n} decimals: a rounded copy?", n=decimals)
        figures.notes.append(said)
        return False
    said = message(
        "no score has more than {n} decimals: a rounded copy; give PAPI's original file", n=decimals
    )
    sheet.problems.append(Problem(f"{sheet.file}: {sheet.title}", said))
    return True


def _most_decimals(scores: list[float]) -> int | None:
    """The number of decimals that suffices for every score; None if more than a few are needed."""
    for decimals in range(NEARLY_ROUNDED + 1):
        if all(abs(score - round(score, decimals)) < SAME_DECIMALS for score in scores):
            return decimals
    return None


def check_sums(figures: Figures) -> None:
    """Checks dimensions against their parts, and PAPI's total and totals added by an office against
    the dimensions.

    A cell that already has a problem is skipped: each cause is reported once.
    """
    sheet = figures.sheet
    printed = figures.totals.get(("unweighted", "total"))
    totals = [*([printed] if printed else []), *figures.sums]
    for at, place in enumerate(sheet.places):
        sums = [_check_dimension(code, at, place, figures) for code in figures.dimensions]
        for line, values in totals:
            value = values[at]
            if value is None or sheet.is_doubtful([line], place):
                continue
            if place.code in figures.gaps:
                said = message(
                    "is a total, though dimensions of {name} are not published", name=place.printed
                )
                sheet.problem(line.index, place.index, said, value)
                continue
            held = [one for one in sums if one is not None]
            whole = math.fsum(held)
            if len(held) == len(sums) and abs(whole - value) > SUM_TOLERANCE:
                said = message("total differs from the sum of its dimensions, {sum:.4f}", sum=whole)
                sheet.problem(line.index, place.index, said, value)
    for line, _ in figures.sums:
        said = message(
            "'{text}' ({cell}): a total added by an office, checked against the sum of its parts",
            text=line.vi or line.en,
            cell=sheet.cell(line.index, 0).rpartition("!")[2],
        )
        sheet.ignored.append(said)


def _check_dimension(code: str, at: int, place: Place, figures: Figures) -> float | None:
    """The dimension's score of one province if it has no problem and agrees with its parts."""
    sheet = figures.sheet
    line, values = figures.dimensions[code]
    parts = [part for number, part in figures.subdimensions.items() if number[0] == code]
    value, added = values[at], [part[at] for _, part in parts]
    if value is None or None in added or sheet.is_doubtful([line, *(p for p, _ in parts)], place):
        return None
    whole = math.fsum(added)  # type: ignore[arg-type]  # no None is among them
    if abs(whole - value) > SUM_TOLERANCE:
        said = message(
            "dimension {code} differs from the sum of its parts, {sum:.4f}", code=code, sum=whole
        )
        sheet.problem(line.index, place.index, said, value)
        return None
    return value
