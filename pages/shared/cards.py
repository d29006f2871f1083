"""The large numbers of a page side by side, each with its years as a small line."""

import itertools
from html import escape

from pages.shared.show import markup
from papi.overview.numbers import Number

_HOLLOW = " stroke-width='1' style='fill: var(--ground)'"


def show(shown: list[Number]) -> None:
    """The large numbers side by side: value, change in words and, where there is one, its line."""
    cards = "".join(map(_card, shown))
    markup(f"<div class='numbers'>{cards}</div>")


def _card(number: Number) -> str:
    name, mark = {True: ("rose", "▲"), False: ("fell", "▼"), None: ("same", "●")}[number.better]
    change = f"<div class='{name}'>{mark} {escape(number.change)}</div>" if number.change else ""
    return (
        f"<div class='number'><div>{escape(number.label)}</div>"
        f"<div class='value'>{escape(number.value)}</div>{change}"
        f"{_line(number)}<div class='help'>{escape(number.help)}</div></div>"
    )


def _line(number: Number) -> str:
    """The years as a small line, its last point marked, estimates hollow; drawn here because
    loading a second chart library for it would freeze the page for a second."""
    if not number.line:
        return ""
    years, values, _ = zip(*number.line, strict=True)
    across = 100 / (years[-1] - years[0])
    down = 22 / ((max(values) - min(values)) or 1)
    spots = [
        (year, (year - years[0]) * across, 26 - (value - min(values)) * down, estimated)
        for year, value, estimated in number.line
    ]
    # A stroke joins neighbouring years only: a year that was not published stays a gap.
    strokes = "".join(
        f"<line x1='{x1:.1f}' y1='{y1:.1f}' x2='{x2:.1f}' y2='{y2:.1f}'/>"
        for (before, x1, y1, _), (year, x2, y2, _) in itertools.pairwise(spots)
        if year == before + 1
    )
    dots = "".join(
        f"<circle cx='{x:.1f}' cy='{y:.1f}' r='{2.6 if year == years[-1] else 1.3}'"
        f"{_HOLLOW if estimated else ''}/>"
        for year, x, y, estimated in spots
    )
    return (
        f"<svg class='line' viewBox='-3 0 106 30' role='img' aria-label='{escape(number.help)}' "
        f"stroke='currentColor' stroke-width='1.5' fill='currentColor'>{strokes}{dots}</svg>"
    )
