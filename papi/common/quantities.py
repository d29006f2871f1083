"""Formats figures with their units in both languages: points, shares, money, minutes.

A unit is that of a measure (points, share, vnd, minutes, km, number) or `scale`: a sub-dimension's
share of its scale, 0–1, because what a point means changes with the number of parts.
"""

from papi.common.language import Language
from papi.common.measures import Measure

# The least that an axis spans, so that a small change never looks large.
_LEAST_SPAN = {"scale": 0.3, "share": 0.3}
# Rounds that a share is told in: 1 in 10, 1 in 20 …
_EVERY = (10, 20, 30, 50, 100, 200, 500, 1000)
_POINTS_SPAN = {"total": 8.0, "dimension": 2.0}


def shown_unit(measure: Measure) -> str:
    """The unit in which a measure is drawn over time."""
    return "scale" if measure.level == "subdimension" else measure.unit


def least_span(measure: Measure) -> float:
    """The least that an axis spans for this measure, in its shown unit."""
    return _LEAST_SPAN.get(shown_unit(measure), _POINTS_SPAN.get(measure.level, 0.0))


def written(language: Language, unit: str, value: float | None) -> str:
    """A value in its own unit, as a cell or label writes it; points have no unit."""
    if value is None:
        return "–"
    if unit in ("share", "scale"):
        return language.share(value)
    if unit == "vnd":
        return f"{language.whole(value)} VND"
    if unit == "minutes":
        return language.text("{n} min", n=language.points(value))
    return f"{language.points(value)} km" if unit == "km" else language.points(value)


def in_sentence(language: Language, unit: str, value: float) -> str:
    """A value in its own unit, as a sentence names it."""
    if unit == "points":
        return language.text("{n} points", n=language.points(value))
    if unit == "scale":
        return language.text("{n} of the scale", n=language.share(value))
    return written(language, unit, value)


def factor(unit: str) -> float:
    """The factor that converts a difference to the unit that `difference_unit` names."""
    return 100.0 if unit in ("share", "scale") else 1.0


def beside(language: Language, shown: str, after: float, before: float) -> str:
    """A difference of two figures in points, as shown; marked as rounded where the two figures, as
    shown, would give a different one. Less than 0.01 fits two that look the same."""
    looks_same = language.points(after) == language.points(before)
    if language.adds_up(after, before) or (looks_same and language.too_small(after - before)):
        return shown
    return language.text("{figure} (rounded)", figure=shown)


def difference_unit(language: Language, unit: str) -> str:
    """The unit of a difference: shares differ by percentage points."""
    return {
        "points": language.text("points"),
        "scale": language.text("percentage points of the scale"),
        "share": language.text("percentage points"),
        "vnd": "VND",
        "minutes": language.text("minutes"),
        "km": "km",
        "number": language.text("in its own unit"),
    }[unit]


def unit_name(language: Language, measure: Measure, year: int, *, drawn: bool = False) -> str:
    """The unit of a measure's values, with the scale of that year for points."""
    unit = shown_unit(measure) if drawn else measure.unit
    if unit != "points":
        return {
            "scale": language.text("% of the scale"),
            "share": "%",
            "vnd": "VND",
            "minutes": language.text("minutes"),
            "km": "km",
            "number": language.text("the indicator's own"),
        }[unit]
    span = measure.span(year)
    low, high = (
        language.decimals(end, 0 if end.is_integer() else 2)
        for end in (span.scale_min or 0.0, span.scale_max or 0.0)
    )
    return language.text("points (scale {low}–{high})", low=low, high=high)


def difference(language: Language, unit: str, value: float) -> str:
    """A difference in a sentence; `value` is in the unit that `difference_unit` names."""
    return language.text(
        "{n} {unit}", n=language.signed_points(value), unit=difference_unit(language, unit)
    )


def amounts(language: Language, unit: str, value: float, limit: float) -> tuple[str, str]:
    """A difference and its limit without signs, both in the unit that `difference_unit` names, with
    as many decimals as it takes to see which is larger; the limit without its unit."""
    amount, edge = language.compared(value, limit)
    return language.text("{n} {unit}", n=amount, unit=difference_unit(language, unit)), edge


def about_one_in(language: Language, times: int, n: int) -> str:
    """How often something happened among n cases of a province and a year, as a reader counts:
    about 1 in 10 cases, with the exact counts behind it."""
    counted = {"times": language.whole(times), "n": language.whole(n)}
    if not times:
        return language.text("none of {n} cases", **counted)
    every = next((size for size in _EVERY if size * times >= 0.75 * n), _EVERY[-1])
    of_every = round(every * times / n) or 1
    if of_every == every:
        return language.text("nearly all cases ({times} of {n})", **counted)
    return language.text(
        "about {some} in {every} cases ({times} of {n})", some=of_every, every=every, **counted
    )
