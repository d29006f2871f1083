"""Draws the country as tables of HTML: regions with their provinces as dots, national medians as
shades. Words and figures are text."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from papi.common.language import Language
from papi.common.standing import Standing
from papi.country.gather import Nation
from papi.country.questions import NationalMedian, RegionSpread

Heading = tuple[str, str]  # words, and the class of the column


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
    return _table(language.text("Provinces by region"), headings, rows, "regions")


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


def years(
    language: Language,
    medians: Mapping[str, Mapping[int, NationalMedian]],
    names: Mapping[str, str],
    shown: Sequence[int],
    year: int,
) -> str:
    """Measures by year; a cell's shade is its place between the lowest and the highest median since
    the series last broke."""
    rows = ""
    for measure, name in names.items():
        held = medians[measure]
        cells = "".join(_median(language, held, one, ours=one == year) for one in shown)
        rows += f"<tr role='row'><th role='rowheader' scope='row'>{escape(name)}</th>{cells}</tr>"
    headings = [(language.text("National median"), ""), *((str(one), "n") for one in shown)]
    return _table(language.text("National medians by year"), headings, rows, "shades")


def _median(
    language: Language, held: Mapping[int, NationalMedian], year: int, *, ours: bool
) -> str:
    one = held.get(year)
    if one is None:
        return "<td role='cell' class='n'>–</td>"
    era = _era(held, year)
    spread = max(era) - min(era)
    share = (one.median - min(era)) / spread if spread else 0.5
    said = language.text("the series breaks here")
    mark = f"<abbr title='{escape(said)}'>‖</abbr>"
    return (
        f"<td role='cell' class='n{' ours' if ours else ''}' style='--share: {share:.2f}'>"
        f"{mark if one.broken else ''}{language.points(one.median)}</td>"
    )


def _era(held: Mapping[int, NationalMedian], year: int) -> list[float]:
    """The medians of the years between two breaks that the year lies in."""
    starts = [one.year for one in held.values() if one.broken]
    first = max((one for one in starts if one <= year), default=0)
    after = min((one for one in starts if one > year), default=9999)
    return [one.median for one in held.values() if first <= one.year < after]


def _across(value: float, low: float, high: float) -> float:
    """Where a value stands in a drawing, in percent of its width."""
    return (value - low) / ((high - low) or 1) * 100


def _drawn(inside: str) -> str:
    return f"<span class='strip' aria-hidden='true'>{inside}</span>"


def _table(title: str, headings: Iterable[Heading], rows: str, kind: str) -> str:
    """Roles are written out: a phone lays the regions out as blocks, which takes them away."""
    heads = "".join(
        f"<th role='columnheader' scope='col' class='{align}'>{escape(one)}</th>"
        for one, align in headings
    )
    name = escape(title)
    return (
        f"<div class='scroll' tabindex='0' role='region' aria-label='{name}'>"
        f"<table role='table' class='figures drawing {kind}'><caption>{name}</caption>"
        f"<thead role='rowgroup'><tr role='row'>{heads}</tr></thead>"
        f"<tbody role='rowgroup'>{rows}</tbody></table></div>"
    )
