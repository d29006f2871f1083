"""The parts of the country's page: first and last, regions, medians over the years."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from papi.common import estimate_words, links, measures, survey_year
from papi.common.drawing import ranking, tile_map
from papi.common.parts import Opening, Part, Subject, View, by_name
from papi.common.standing import Standing
from papi.country import drawings, gather, tables, words
from papi.country.gather import Nation
from papi.country.questions import region_medians

MOST = 10  # provinces at either end


@dataclass(frozen=True)
class Choice:
    """The measure whose provinces are shown."""

    measure: str = "total"


def seen(view: View, choice: Choice) -> Nation:
    """The country on the chosen measure, or on the total where it was not published that year."""
    return gather.nation(view.file, view.year, choice.measure)


def measure_name(view: View, shown: Nation) -> str:
    """The measure as it was called that year."""
    known = measures.known(view.file)
    return measures.name(view.language, known[shown.standings[0].measure], view.year)


def linked(view: View, link: Mapping[str, str]) -> Choice:
    """The measure that a link asks for, if it is published in the year."""
    known = [
        name
        for name, one in measures.known(view.file).items()
        if one.level != "indicator" and view.year in one.years
    ]
    return Choice(links.asked(link, "measure", known, "total"))


def opening(view: View, choice: Choice) -> Opening:
    """The country in a headline and three sentences."""
    shown = seen(view, choice)
    headline = words.headline(view.language, shown, measure_name(view, shown))
    return Opening(headline, words.picture(view.language, shown, _names(view)), True)


def welcome(view: View) -> Opening:
    """What a reader without a province begins with."""
    said = words.picture(view.language, seen(view, Choice()), _names(view))
    return Opening(view.language.text("Choose your province"), said, True)


def source(view: View, _choice: Choice) -> str:
    """Where the year's figures come from."""
    return estimate_words.source(view.language, survey_year.gather(view.file, view.year))


def where(view: View, _choice: Choice) -> Part:
    """The map of the total."""
    say, shown = view.language, seen(view, Choice())
    return Part(
        "map",
        say.text("Where do provinces stand?"),
        drawing=lambda: (
            tile_map.draw(say, gather.placed(view.file, shown), view.year, view.province_code)
            + tile_map.key(say)
        ),
        file_table=tables.ranking(say, shown.standings, _names(view), _regions(view)),
        taken=False,
        source=source(view, Choice()),
    )


def ends(view: View, choice: Choice) -> Part:
    """The first ten and the last ten, with their possible ranks."""
    say, shown, names = view.language, seen(view, choice), _names(view)
    top, bottom = shown.standings[:MOST], shown.standings[MOST:][-MOST:]
    count = len(shown.standings)
    return Part(
        "ends",
        say.text("Who leads, and who is last?"),
        words.ends_answer(say, shown),
        file_table=tables.ranking(say, shown.standings, names, _regions(view)),
        source=source(view, choice),
        abreast=True,
        parts=tuple(
            Part(
                key,
                remarks=(title,),
                drawing=partial(
                    ranking.drawn,
                    say,
                    title,
                    ranking.listed(rows, names),
                    view.year,
                    view.province_code,
                ),
            )
            for key, title, rows in (
                ("top", say.text("The first {n} of {count}", n=len(top), count=count), top),
                ("bottom", say.text("The last {n} of {count}", n=len(bottom), count=count), bottom),
            )
            if rows
        ),
    )


def regions(view: View, choice: Choice) -> Part | None:
    """All provinces of the measure by region; None for the 34, which have none."""
    say, shown, names = view.language, seen(view, choice), _names(view)
    own = any(one.province_code == view.province_code for one in shown.standings)
    provinces = survey_year.provinces(view.file)
    medians = region_medians(view.file, view.year, shown.standings[0].measure)
    found: dict[str, list[Standing]] = {}
    middles = {}
    for one in shown.standings:
        region = provinces[one.province_code]
        if region.region_code:
            name = say.either(region.region_vi or "", region.region_en or "")
            found.setdefault(name, []).append(one)
            middles[name] = medians[region.region_code]
    if not found:
        return None
    by_median = sorted(found, key=lambda name: -middles[name])
    return Part(
        "regions",
        say.text("How do provinces spread within the regions?"),
        words.regions_answer(say, by_median[0], by_median[-1]),
        reading=(words.regions_note(say, names.get(view.province_code) if own else None),),
        drawing=lambda: drawings.regions(
            say, {name: found[name] for name in by_median}, names, middles,
            view.province_code,
        ),
        file_table=tables.ranking(say, shown.standings, _names(view), _regions(view)),
        taken=False,
        source=source(view, choice),
    )  # fmt: skip


def years(view: View, choice: Choice) -> Part:
    """The national medians of the total and the dimensions by year."""
    say, held = view.language, gather.over_the_years(view.file)
    known = measures.known(view.file)
    names = {
        name: measures.name(say, one)
        for name, one in known.items()
        if one.level in ("total", "dimension") and name in held
    }
    shown = sorted({year for name in names for year in held[name]})
    return Part(
        "years",
        say.text("How did the country develop?"),
        reading=(words.years_note(say),),
        drawing=lambda: drawings.years(say, held, names, shown, view.year),
        file_table=tables.medians(say, held, names),
        source=source(view, choice),
        notes=(source(view, choice),),
    )


def _names(view: View) -> dict[str, str]:
    return {code: one.name for code, one in survey_year.provinces(view.file).items()}


def _regions(view: View) -> dict[str, str]:
    """The regions' names by province, where it has one."""
    return {
        code: view.language.either(one.region_vi or "", one.region_en or "")
        for code, one in survey_year.provinces(view.file).items()
    }


SUBJECT = Subject(opening, by_name([where, ends, regions, years]), source, linked)
