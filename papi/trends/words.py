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


def answer(
    language: Language,
    view: str,
    developments: list[Development],
    regions: dict[str, tuple[str, str]],
) -> str:
    """The answer to a view's question; all views but `dimensions` have one development."""
    if view == "dimensions":
        return trend_panels.answer(language, developments)
    if view == "rank":
        return rank_answer(language, developments[0])
    if view == "group":
        return group_answer(language, developments[0])
    return value_answer(language, developments[0], regions)


def value_answer(
    language: Language, development: Development, regions: dict[str, tuple[str, str]]
) -> str:
    """From where to where since the last break, and what the chosen mean did."""
    sentences = [_path(language, development), _usual(language, development)]
    sentences += _others(language, development)
    mean = development.mean
    if mean:
        sentences.append(_mean_change(language, development, mean, regions))
    return " ".join(sentence for sentence in sentences if sentence)


def _path(language: Language, development: Development) -> str:
    era = development.own.until(development.year)
    if len(era) < 2:
        return ""
    first, last = era[0], era[-1]
    high, low = max(era, key=_shown), min(era, key=_shown)
    return language.text(
        "{province}, comparable years only: from {first} ({first_year}) to {last} ({last_year}); "
        "highest {high} in {high_year}, lowest {low} in {low_year}.",
        province=own_name(development),
        first=quantities.in_sentence(language, development.unit, first.shown),
        first_year=first.year,
        last=quantities.in_sentence(language, development.unit, last.shown),
        last_year=last.year,
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


def rank_answer(language: Language, development: Development) -> str:
    """From which place to which since the last break, each with its denominator."""
    era = [one for one in development.own.until(development.year) if one.rank]
    if not era:
        return language.text(
            "{province} is not ranked on this measure up to {year}.",
            province=own_name(development),
            year=development.year,
        )
    best, worst = min(era, key=_rank), max(era, key=_rank)
    return language.text(
        "{province}: {first} in {first_year}, {last} in {last_year}; best {best} ({best_year}), "
        "worst {worst} ({worst_year}).",
        province=own_name(development),
        first=_place(language, era[0]),
        first_year=era[0].year,
        last=_place(language, era[-1]),
        last_year=era[-1].year,
        best=_place(language, best),
        best_year=best.year,
        worst=_place(language, worst),
        worst_year=worst.year,
    )


def group_answer(language: Language, development: Development) -> str:
    """How many years in each group, and how long in the present one."""
    until = [one for one in development.own.points if one.year <= development.year]
    if not until:
        return language.text(
            "{province} is not ranked on this measure up to {year}.",
            province=own_name(development),
            year=development.year,
        )
    counts = [
        f"{group_name(language, group)} {sum(one.group == group for one in until)}"
        for group in GROUPS
    ]
    return language.text(
        "{province} in {n} published years up to {year}: {groups}. In {last} in the {group}.",
        province=own_name(development),
        n=len(until),
        year=development.year,
        groups=language.listed(counts),
        last=until[-1].year,
        group=group_in_sentence(language, until[-1].group or ""),
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
