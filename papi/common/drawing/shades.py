"""Draws measures by year as a table of shades, darkest at the highest of the years that can be
compared. Every figure is text, so that the shade only helps the eye."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from papi.common.drawing import named
from papi.common.language import Language


@dataclass(frozen=True)
class Shade:
    """A year's value, in points; years of one `era` can be compared; `broken`: whether the series
    breaks in this year."""

    value: float
    era: int
    broken: bool


def drawn(
    language: Language,
    title: str,
    heading: str,
    rows: Mapping[str, Mapping[int, Shade]],
    years: Sequence[int],
    year: int,
) -> str:
    """Values by measure (its name) and year, under the heading of the names; a year without a value
    has a dash, the reader's year is outlined."""
    body = ""
    for name, held in rows.items():
        cells = "".join(_cell(language, held, one, ours=one == year) for one in years)
        body += f"<tr role='row'><th role='rowheader' scope='row'>{escape(name)}</th>{cells}</tr>"
    return named.table(title, [(heading, ""), *((str(one), "n") for one in years)], body, "shades")


def _cell(language: Language, held: Mapping[int, Shade], year: int, *, ours: bool) -> str:
    one = held.get(year)
    if one is None:
        return "<td role='cell' class='n'>–</td>"
    era = [other.value for other in held.values() if other.era == one.era]
    spread = max(era) - min(era)
    share = (one.value - min(era)) / spread if spread else 0.5
    said = escape(language.text("the series breaks here"))
    mark = f"<abbr title='{said}'>‖</abbr>" if one.broken else ""
    return (
        f"<td role='cell' class='n{' ours' if ours else ''}' style='--share: {share:.2f}'>"
        f"{mark}{language.points(one.value)}</td>"
    )
