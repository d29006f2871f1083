"""Draws the country's regions with their provinces as dots, as a table of HTML. Words and figures
are text."""

from collections.abc import Mapping, Sequence
from html import escape

from papi.common.drawing import named
from papi.common.language import Language
from papi.common.standing import Standing
from papi.country.gather import Nation
from papi.country.questions import RegionSpread


def regions(
    language: Language,
    nation: Nation,
    shown: Mapping[str, RegionSpread],
    dots: Mapping[str, Sequence[Standing]],
    names: Mapping[str, str],
    own_code: str,
) -> str:
    """Regions by name with their median and their provinces (dots, by the region's code) on one
    scale; a stroke is the region's median, the dashed one the country's. Of too many provinces a
    line and a bar stand for all but our own."""
    low, high = min(one.min for one in shown.values()), max(one.max for one in shown.values())
    country = _across(nation.median, low, high)
    headings = [
        (language.text("Region"), ""),
        (language.text("Provinces"), "n"),
        (language.text("Median"), "n"),
        (
            language.text(
                "Provinces from {low} to {high} points",
                low=language.points(low),
                high=language.points(high),
            ),
            "",
        ),
    ]
    rows = ""
    for region, spread in shown.items():
        dotted = "".join(
            f"<i class='{'mine' if one.province_code == own_code else 'dot'}'"
            f" style='left: {_across(one.value, low, high):.1f}%; top: {28 + 22 * (place % 3)}%'"
            f" title='{escape(language.place(names[one.province_code]))}: "
            f"{language.points(one.value)}'></i>"
            for place, one in enumerate(dots.get(spread.region_code, ()))
        )
        ranges = _ranges(spread, low, high) if nation.survey.many else ""
        drawn = _drawn(
            f"{ranges}<i class='country' style='left: {country:.1f}%'></i>{dotted}"
            f"<i class='middle' style='left: {_across(spread.median, low, high):.1f}%'></i>"
        )
        rows += (
            f"<tr role='row'><th role='rowheader' scope='row'>{escape(region)}</th>"
            f"<td role='cell' class='n'>{spread.n}</td>"
            f"<td role='cell' class='n'>{language.points(spread.median)}</td>"
            f"<td role='cell' class='drawn'>{drawn}</td></tr>"
        )
    return named.table(language.text("Provinces by region"), headings, rows, "regions")


def _ranges(spread: RegionSpread, low: float, high: float) -> str:
    """From a region's lowest to its highest province, and over the middle half."""
    return "".join(
        f"<i class='{kind}' style='left: {_across(start, low, high):.1f}%;"
        f" width: {_across(end, low, high) - _across(start, low, high):.1f}%'></i>"
        for kind, start, end in (
            ("reach", spread.min, spread.max),
            ("half", spread.p25, spread.p75),
        )
    )


def _across(value: float, low: float, high: float) -> float:
    """Where a value stands in a drawing, in percent of its width."""
    return (value - low) / ((high - low) or 1) * 100


def _drawn(inside: str) -> str:
    return f"<span class='strip' aria-hidden='true'>{inside}</span>"
