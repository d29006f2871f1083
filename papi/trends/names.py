"""Words and marks for levels, lines and means, the same for chart, table and text."""

from papi.common.language import Language
from papi.trends.development import COUNTRY, Development, Series

KIND_MARKS = {
    "higher": "▲",
    "lower": "▼",
    "level": "●",
    "too_few": "–",
    "unknown": "–",
}


def kind_word(language: Language, name: str) -> str:
    """A level as a cell names it, compared with the two years before."""
    return {
        "higher": language.text("higher than before"),
        "lower": language.text("lower than before"),
        "level": language.text("about the same level as before"),
        "too_few": language.text("too few years"),
        "unknown": language.text("usual variation unknown"),
    }[name]


def years_word(language: Language, years: tuple[int, ...]) -> str:
    """The years of a window (2020–2024), with any that are missing in between."""
    absent = [str(year) for year in range(years[0], years[-1]) if year not in years]
    if len(years) > 1 and not absent:
        return f"{years[0]}–{years[-1]}"
    if len(years) < 3:
        return language.listed([str(year) for year in years])
    return language.text(
        "{first}–{last} without {years}",
        first=years[0],
        last=years[-1],
        years=language.listed(absent),
    )


def series_name(language: Language, series: Series, regions: dict[str, tuple[str, str]]) -> str:
    """The province's name, or whose mean it is."""
    if series.province:
        return language.place(series.province.name)
    if series.code == COUNTRY:
        return language.text("Country mean")
    return language.text("Mean of {region}", region=language.either(*regions[series.code]))


def all_series(development: Development) -> list[Series]:
    """The lines of a chart: our province first, the mean last; lines without points left out."""
    mean = [development.mean] if development.mean else []
    return [one for one in [*development.series, *mean] if one.points]


def own_name(development: Development) -> str:
    """The name of the reader's province."""
    province = development.own.province
    return province.name if province else ""
