"""The answers under the trend page's questions: from where to where, compared with whom."""

from papi.common import measures, quantities
from papi.common.language import Language, marked
from papi.common.vocabulary import GROUPS, group_in_sentence, group_name
from papi.trends import panel_words as trend_panels
from papi.trends.development import Development, Point, Series
from papi.trends.names import own_name, series_name


def title(language: Language, view: str, development: Development) -> str:
    """The question of a view's chart."""
    form = {
        "value": marked("{measure}: how did it develop?"),
        "rank": marked("{measure}: how did the rank move?"),
        "group": marked("{measure}: which group each year?"),
        "dimensions": marked("How did all dimensions develop?"),
    }[view]
    name = measures.name(language, development.measure, development.year)
    return language.text(form, measure=name)


def finding(language: Language, view: str, developments: list[Development]) -> str:
    """What a view's chart shows of our province; all views but `dimensions` have one
    development."""
    if view == "dimensions":
        return trend_panels.finding(language, developments)
    said = {"rank": _rank_finding, "group": _group_finding}.get(view, _value_finding)
    return said(language, developments[0])


def further(
    language: Language,
    view: str,
    developments: list[Development],
    regions: dict[str, tuple[str, str]],
) -> list[str]:
    """What else a view's chart shows."""
    if view == "dimensions":
        return []
    seen = developments[0]
    lines = {"rank": _best_and_worst, "group": _counts}.get(view)
    if lines:
        return [line for line in [lines(language, seen)] if line]
    mean = [_mean_change(language, seen, seen.mean, regions)] if seen.mean else []
    found = [_extremes(language, seen), _usual(language, seen), *_others(language, seen), *mean]
    return [line for line in found if line]


def _named(language: Language, development: Development) -> dict[str, object]:
    return {
        "province": own_name(development),
        "measure": measures.name(language, development.measure, development.year),
    }


def _value_finding(language: Language, development: Development) -> str:
    """From where to where since the last break."""
    era = development.own.until(development.year)
    if not era:
        return title(language, "value", development)
    first, last = era[0], era[-1]
    shown = {
        "last": quantities.in_sentence(language, development.unit, last.shown),
        "last_year": last.year,
        **_named(language, development),
    }
    if len(era) < 2:
        return language.text("{province}, {measure}: {last} in {last_year}", **shown)
    return language.text(
        "{province}, {measure}: {first} in {first_year}, {last} in {last_year}",
        first=quantities.in_sentence(language, development.unit, first.shown),
        first_year=first.year,
        **shown,
    )


def _extremes(language: Language, development: Development) -> str:
    """The highest and the lowest of the comparable years."""
    era = development.own.until(development.year)
    if len(era) < 3:
        return ""
    high, low = max(era, key=_shown), min(era, key=_shown)
    return language.text(
        "Of the comparable years, highest in {high_year} ({high}), lowest in {low_year} ({low}).",
        high=quantities.written(language, development.unit, high.shown),
        high_year=high.year,
        low=quantities.written(language, development.unit, low.shown),
        low_year=low.year,
    )


def _usual(language: Language, development: Development) -> str:
    """How far the last score usually varies."""
    era = development.own.until(development.year)
    usual = era[-1].usual if era else None
    if usual is None:
        return ""
    return language.text(
        "A year's score usually varies by ±{usual} {unit}.",
        usual=language.points(usual * quantities.factor(development.unit)),
        unit=quantities.difference_unit(language, development.unit),
    )


def _others(language: Language, development: Development) -> list[str]:
    """In which order the chosen provinces stand in the chosen year."""
    if len(development.series) < 2:
        return []
    here = [(one, one.at(development.seen_year)) for one in development.series]
    placed = sorted(((point.shown, one) for one, point in here if point), key=lambda pair: -pair[0])
    if not placed:
        return [
            language.text(
                "None of these provinces was published in {year}.", year=development.seen_year
            )
        ]
    return [
        language.text(
            "In {year} from highest to lowest: {names}.",
            year=development.seen_year,
            names=language.listed(
                [
                    f"{_name(language, one)} "
                    f"{quantities.written(language, development.unit, shown)}"
                    for shown, one in placed
                ]
            ),
        )
    ]


def _mean_change(
    language: Language,
    development: Development,
    mean: Series,
    regions: dict[str, tuple[str, str]],
) -> str:
    point = mean.at(development.seen_year)
    name = series_name(language, mean, regions)
    if point is None:
        return ""
    value = quantities.in_sentence(language, development.unit, point.shown)
    change = development.mean_changes.get(development.seen_year)
    if change is None or not change.comparable:
        return language.text(
            "{name}: {value}, of {n} provinces.", name=name, value=value, n=point.count
        )
    return language.text(
        "{name}: {value}, of {n} provinces; {difference} on {previous} among the {both} published "
        "in both years.",
        name=name,
        value=value,
        n=point.count,
        difference=quantities.difference(
            language, development.unit, scaled_change(development, change.difference)
        ),
        previous=change.previous_year,
        both=change.count,
    )


def scaled_change(development: Development, difference: float) -> float:
    """A difference in points in the unit that quantities.difference_unit names."""
    by = quantities.factor(development.unit)
    if development.unit == "scale":
        span = development.measure.span(development.year)
        by /= (span.scale_max or 1.0) - (span.scale_min or 0.0)
    return difference * by


def _ranked(development: Development) -> list[Point]:
    """The ranked years since the last break."""
    return [one for one in development.own.until(development.year) if one.rank]


def _unranked(language: Language, development: Development) -> str:
    return language.text(
        "{province} is not ranked on this measure up to {year}.",
        province=own_name(development),
        year=development.year,
    )


def _rank_finding(language: Language, development: Development) -> str:
    """From which place to which, each with its denominator."""
    era = _ranked(development)
    if not era:
        return _unranked(language, development)
    shown = {
        "last": _place(language, era[-1]),
        "last_year": era[-1].year,
        **_named(language, development),
    }
    if len(era) < 2:
        return language.text("{province}, {measure}: {last} in {last_year}", **shown)
    return language.text(
        "{province}, {measure}: {first} in {first_year}, {last} in {last_year}",
        first=_place(language, era[0]),
        first_year=era[0].year,
        **shown,
    )


def _best_and_worst(language: Language, development: Development) -> str:
    era = _ranked(development)
    if len(era) < 3:
        return ""
    best, worst = min(era, key=_rank), max(era, key=_rank)
    return language.text(
        "Of the comparable years, best rank in {best_year} ({best}), worst in {worst_year} "
        "({worst}).",
        best=_place(language, best),
        best_year=best.year,
        worst=_place(language, worst),
        worst_year=worst.year,
    )


def _grouped(development: Development) -> list[Point]:
    return [one for one in development.own.points if one.year <= development.year]


def _group_finding(language: Language, development: Development) -> str:
    """The group of the last year."""
    until = _grouped(development)
    if not until:
        return _unranked(language, development)
    return language.text(
        "{province}, {measure}: in the {group} in {last}",
        group=group_in_sentence(language, until[-1].group or ""),
        last=until[-1].year,
        **_named(language, development),
    )


def _counts(language: Language, development: Development) -> str:
    """How many years in each group."""
    until = _grouped(development)
    if not until:
        return ""
    counts = [
        f"{group_name(language, group)} {sum(one.group == group for one in until)}"
        for group in GROUPS
    ]
    return language.text(
        "In {n} published years up to {year}: {groups}.",
        n=len(until),
        year=development.year,
        groups=language.listed(counts),
    )


def _shown(point: Point) -> float:
    return point.shown


def _rank(point: Point) -> int:
    return point.rank or 0


def _place(language: Language, point: Point) -> str:
    return language.text(
        "{rank} of {count} provinces",
        rank=language.ordinal(point.rank or 0),
        count=point.count,
    )


def _name(language: Language, series: Series) -> str:
    return language.place(series.province.name) if series.province else ""
