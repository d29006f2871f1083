"""The parts of the country's page: first and last, regions, medians over the years."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from papi.common import estimate_words, links, measures, survey_year
from papi.common.drawing import ranking, shades, tile_map
from papi.common.paged import FIRST, Turn
from papi.common.parts import Opening, Part, Subject, View, by_name, headed
from papi.common.standing import Standing
from papi.common.tables import Table
from papi.country import drawings, gather, tables, words
from papi.country.gather import Nation
from papi.country.questions import region_spreads


@dataclass(frozen=True)
class Choice:
    """The measure whose provinces are shown, and which of them, where they are too many for all."""

    measure: str = "total"
    turn: Turn = FIRST


def seen(view: View, choice: Choice) -> Nation:
    """The country on the chosen measure, or on the total where it was not published that year."""
    return gather.nation(view.file, view.year, choice.measure)


def measure_name(view: View, shown: Nation) -> str:
    """The measure as it was called that year."""
    known = measures.known(view.file)
    return measures.name(view.language, known[shown.measure], view.year)


def linked(view: View, link: Mapping[str, str]) -> Choice:
    """The measure that a link asks for, if it is published in the year."""
    known = [
        name
        for name, one in measures.known(view.file).items()
        if one.level != "indicator" and view.year in one.years
    ]
    return Choice(links.asked(link, "measure", known, "total"))


def opening(view: View, choice: Choice) -> Opening:
    """The country in a headline, which has the median, and two sentences."""
    shown = seen(view, choice)
    headline = words.headline(view.language, shown, measure_name(view, shown))
    moved, _, ends = picture(view)
    return Opening(headline, [moved, ends], True)


def picture(view: View) -> list[str]:
    """The country's year in three sentences: ranked and moved; the median; first and last."""
    return words.picture(view.language, seen(view, Choice()), survey_year.names(view.file))


def welcome(view: View) -> Opening:
    """What a reader without a province begins with."""
    return Opening(view.language.text("Choose your province"), picture(view), True)


def source(view: View, _choice: Choice) -> str:
    """Where the year's figures come from."""
    return estimate_words.source(view.language, survey_year.gather(view.file, view.year))


def where(view: View, _choice: Choice) -> Part | None:
    """The map of the total: of all provinces or, where they are too many, of those around our own;
    None where there is none of ours then."""
    say, shown = view.language, seen(view, Choice())
    if shown.survey.many and not view.province_code:
        return None
    return Part(
        "map",
        words.first_and_last(say, shown, survey_year.names(view.file)),
        words.nearby_note(say) if shown.survey.many else words.map_legend(say),
        drawing=lambda: (
            tile_map.draw(
                say,
                gather.placed(view.file, shown, view.province_code),
                view.year,
                view.province_code,
            )
            + tile_map.key(say)
        ),
        file_table=_all_ranked(view, shown),
        taken=False,
        source=source(view, Choice()),
    )


def ends(view: View, choice: Choice) -> Part:
    """The first ten and the last ten, with their possible ranks."""
    say, shown = view.language, seen(view, choice)
    top, bottom, count = shown.top, shown.bottom, shown.count
    return Part(
        "ends",
        *headed(words.ends_answer(say, shown)),
        file_table=_all_ranked(view, shown),
        source=source(view, choice),
        abreast=True,
        parts=tuple(
            Part(key, remarks=(title,), drawing=partial(_by_rank, view, title, rows))
            for key, title, rows in (
                ("top", say.text("The first {n} of {count}", n=len(top), count=count), top),
                ("bottom", say.text("The last {n} of {count}", n=len(bottom), count=count), bottom),
            )
            if rows
        ),
    )


def ranks(view: View, choice: Choice) -> Part | None:
    """A page of all provinces by rank; None where the map and both ends show enough of them."""
    say, shown = view.language, seen(view, choice)
    if not shown.survey.many:
        return None
    found = gather.ranked(shown, choice.turn)
    title = say.text("All provinces by rank")
    drawing = partial(_by_rank, view, title, found.standings) if found.standings else None
    return Part(
        "ranks",
        title,
        words.ranked_answer(say, shown, found, choice.turn),
        drawing=drawing,
        file_table=_all_ranked(view, shown),
        taken=False,
        source=source(view, choice),
    )


def _by_rank(view: View, title: str, rows: Sequence[Standing]) -> str:
    listed = ranking.listed(rows, survey_year.names(view.file))
    return ranking.drawn(view.language, title, listed, view.year, view.province_code)


def _all_ranked(view: View, shown: Nation) -> Callable[[], Table]:
    """All provinces of the measure, for files."""
    return lambda: tables.ranking(
        view.language, shown.standings, survey_year.names(view.file), _regions(view)
    )


def regions(view: View, choice: Choice) -> Part | None:
    """All provinces of the measure by region; None for the 34, which have none."""
    say, shown = view.language, seen(view, choice)
    spreads = region_spreads(view.file, view.year, shown.measure)
    if not spreads:
        return None
    names = {
        one.region_code: say.either(one.region_vi or "", one.region_en or "")
        for one in survey_year.provinces(view.file).values()
        if one.region_code in spreads
    }
    by_median = sorted(names, key=lambda code: -spreads[code].median)
    return Part(
        "regions",
        *headed([words.regions_answer(say, names[by_median[0]], names[by_median[-1]])]),
        reading=(
            words.ranges_note(say)
            if shown.survey.many
            else words.regions_note(say, _own_name(view, shown)),
        ),
        drawing=lambda: drawings.regions(
            say,
            shown,
            {names[code]: spreads[code] for code in by_median},
            gather.dots(view.file, shown, view.province_code),
            survey_year.names(view.file),
            view.province_code,
        ),
        file_table=_all_ranked(view, shown),
        taken=False,
        source=source(view, choice),
    )


def _own_name(view: View, shown: Nation) -> str | None:
    """Our own province's name, where it is ranked."""
    if not view.province_code or shown.measure not in shown.survey.of_province(view.province_code):
        return None
    return survey_year.names(view.file)[view.province_code]


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
        words.total_moved(say, seen(view, Choice())),
        words.medians(say),
        drawing=lambda: shades.drawn(
            say,
            say.text("National medians by year"),
            say.text("National median"),
            {name: gather.shades(held[measure]) for measure, name in names.items()},
            shown,
            view.year,
        ),
        marks=(words.years_note(say),),
        file_table=tables.medians(say, held, names),
        source=source(view, choice),
        notes=(source(view, choice),),
    )


def _regions(view: View) -> dict[str, str]:
    """The regions' names by province, where it has one."""
    return {
        code: view.language.either(one.region_vi or "", one.region_en or "")
        for code, one in survey_year.provinces(view.file).items()
    }


SUBJECT = Subject(opening, by_name([where, ends, ranks, regions, years]), source, linked)
