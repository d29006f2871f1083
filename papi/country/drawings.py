"""Draws the country as tables of HTML whose last column is a small drawing: possible ranks as
whiskers, provinces as dots, medians as shades. Words and figures are text."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from papi.common import links, vocabulary
from papi.common.language import Language
from papi.common.standing import Standing
from papi.common.vocabulary import GROUP_MARKS
from papi.country.questions import NationalMedian

Heading = tuple[str, str]  # words, and the class of the column


def ranks(
    language: Language,
    shown: Sequence[Standing],
    names: Mapping[str, str],
    own_code: str,
    which: str = "",
) -> str:
    """Provinces with their points, rank and possible ranks, which a whisker draws over all
    ranks. `which`: the table's name where a page has several."""
    headings = [
        (language.text("Province"), ""),
        (language.text("Points"), "n"),
        (language.text("Group"), ""),
        (language.text("Rank"), "n"),
        (language.text("Possible ranks"), ""),
    ]
    rows = "".join(_ranked(language, one, names[one.province_code], own_code) for one in shown)
    name = which or language.text("Ranks and possible ranks")
    return _table(name, headings, rows, "ranks")


def _ranked(language: Language, one: Standing, name: str, own_code: str) -> str:
    link = escape(links.overview(language, name, one.year, one.province_code))
    own = " class='ours'" if one.province_code == own_code else ""
    known = one.rank_low is not None and one.rank_high is not None
    return (
        f"<tr{own}><th scope='row'><a href='{link}' target='_self'>"
        f"{escape(language.place(name))}</a></th>"
        f"<td class='n'>{language.points(one.value)}</td>"
        f"<td>{GROUP_MARKS[one.quartile_group]} "
        f"{escape(vocabulary.group_name(language, one.quartile_group))}</td>"
        f"<td class='n'>{one.rank}/{one.ranked_count}</td>"
        f"<td class='drawn'><span>{f'{one.rank_low}–{one.rank_high}' if known else '–'}</span>"
        f"{_whisker(one)}</td></tr>"
    )


def _whisker(one: Standing) -> str:
    """A line from the best to the worst possible rank, and a dot at the rank."""
    low, at, high = (
        _across(rank, 1, one.ranked_count)
        for rank in (one.rank_low or one.rank, one.rank, one.rank_high or one.rank)
    )
    return _drawn(
        f"<i class='whisker' style='left: {low:.1f}%; width: {high - low:.1f}%'></i>"
        f"<i class='mark' style='left: {at:.1f}%'></i>"
    )


def regions(
    language: Language,
    shown: Mapping[str, Sequence[Standing]],
    names: Mapping[str, str],
    middles: Mapping[str, float],
    own_code: str,
) -> str:
    """Regions by name with their median and every province as a dot on one scale; a stroke is the
    region's median, the dashed one the country's."""
    every = [one for standings in shown.values() for one in standings]
    low, high = min(one.value for one in every), max(one.value for one in every)
    country = _across(every[0].country_median, low, high)
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
    for region, standings in shown.items():
        dots = "".join(
            f"<i class='{'mine' if one.province_code == own_code else 'dot'}'"
            f" style='left: {_across(one.value, low, high):.1f}%; top: {28 + 22 * (place % 3)}%'"
            f" title='{escape(language.place(names[one.province_code]))}: "
            f"{language.points(one.value)}'></i>"
            for place, one in enumerate(standings)
        )
        drawn = _drawn(
            f"<i class='country' style='left: {country:.1f}%'></i>{dots}"
            f"<i class='middle' style='left: {_across(middles[region], low, high):.1f}%'></i>"
        )
        rows += (
            f"<tr><th scope='row'>{escape(region)}</th><td class='n'>{len(standings)}</td>"
            f"<td class='n'>{language.points(middles[region])}</td>"
            f"<td class='drawn'>{drawn}</td></tr>"
        )
    return _table(language.text("Provinces by region"), headings, rows)


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
        rows += f"<tr><th scope='row'>{escape(name)}</th>{cells}</tr>"
    headings = [(language.text("National median"), ""), *((str(one), "n") for one in shown)]
    return _table(language.text("National medians by year"), headings, rows, "shades")


def _median(
    language: Language, held: Mapping[int, NationalMedian], year: int, *, ours: bool
) -> str:
    one = held.get(year)
    if one is None:
        return "<td class='n'>–</td>"
    era = _era(held, year)
    spread = max(era) - min(era)
    share = (one.median - min(era)) / spread if spread else 0.5
    said = language.text("the series breaks here")
    mark = f"<abbr title='{escape(said)}'>‖</abbr>"
    return (
        f"<td class='n{' ours' if ours else ''}' style='--share: {share:.2f}'>"
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


def _table(title: str, headings: Iterable[Heading], rows: str, kind: str = "") -> str:
    heads = "".join(
        f"<th scope='col' class='{align}'>{escape(one)}</th>" for one, align in headings
    )
    name = escape(title)
    return (
        f"<div class='scroll' tabindex='0' role='region' aria-label='{name}'>"
        f"<table class='figures drawing {kind}'><caption>{name}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
