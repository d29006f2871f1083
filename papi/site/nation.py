"""The pages of a whole year: the country, and all provinces on each measure."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from papi.common import measures, paged, survey_year
from papi.common.drawing import part as parts
from papi.common.drawing import ranking
from papi.common.language import CODES, Language
from papi.common.paged import Turn
from papi.common.parts import Part, View
from papi.country import gather
from papi.country import parts as country
from papi.country import words as country_words
from papi.country.parts import Choice
from papi.site import addresses, words
from papi.site.places import say_of
from papi.site.shell import Page, Site, Way
from papi.subjects import SUBJECTS


def pages(site: Site, year: int, *, of_34: bool) -> Iterator[Page]:
    """The country, and the ranking of the total and of each dimension, in both languages."""
    file = site.file.in_34 if of_34 else site.file.as_surveyed
    for lang in CODES:
        view = View(file, Language(lang), "", year)
        yield _country(site, view, of_34=of_34)
        for name in ranked(view):
            for number in range(1, page_count(view, name) + 1):
                yield measure_page(site, view, name, number, of_34=of_34)


def ranked(view: View) -> list[str]:
    """The measures that have a page: the total and the year's dimensions."""
    return [
        name
        for name, one in measures.known(view.file).items()
        if (name == "total" or one.level == "dimension")
        and survey_year.gather(view.file, view.year).on_measure(name)
    ]


def _country(site: Site, view: View, *, of_34: bool) -> Page:
    path = addresses.country(view.language.code, view.year, of_34=of_34)
    subject, choice = SUBJECTS["country"], Choice()
    return Page(
        path,
        words.title(view.language, words.country(view.language, view.year, of_34=of_34)),
        subject.opening(view, choice).headline,
        parts.opening(subject.opening(view, choice), say_of(view.language, path))
        + _drawn(view, subject.listed(view, choice), path),
        subject.source(view, choice),
        _asked(view, "total", of_34=of_34),
        (),
        (
            (view.language.text("Rankings"), _rankings(view, of_34=of_34)),
            (
                view.language.text("Other years"),
                tuple(
                    (addresses.country(view.language.code, one, of_34=of_34), str(one))
                    for one in site.years
                    if one != view.year
                ),
            ),
            (
                view.language.text("The other division of the country"),
                (
                    (
                        addresses.country(view.language.code, view.year, of_34=not of_34),
                        words.country(view.language, view.year, of_34=not of_34),
                    ),
                ),
            ),
        ),
    )


def page_count(view: View, name: str) -> int:
    """On how many pages all provinces are ranked: one, unless there are thousands."""
    shown = country.seen(view, Choice(name))
    return paged.pages(shown.count) if shown.survey.many else 1


def measure_page(site: Site, view: View, name: str, number: int, *, of_34: bool) -> Page:
    """All provinces on a measure, or a page of thousands, with their possible ranks."""
    say, choice = view.language, Choice(name)
    path = addresses.measure(say.code, view.year, name, number, of_34=of_34)
    shown, subject = country.seen(view, choice), SUBJECTS["country"]
    names = {code: one.name for code, one in survey_year.provinces(view.file).items()}
    if page_count(view, name) == 1:
        title, some = say.text("All provinces"), shown.standings
    else:
        found = gather.ranked(shown, Turn(number))
        title, some = country_words.ranked_answer(say, shown, found, Turn(number)), found.standings
    rows = ranking.listed(some, names)
    ends = replace(
        country.ends(view, choice),
        drawing=partial(ranking.drawn, say, title, rows, view.year, ""),
        parts=(),
    )
    regions = country.regions(view, choice)
    opening = subject.opening(view, choice)
    where = addresses.country(say.code, view.year, of_34=of_34)
    return Page(
        path,
        words.title(say, f"{_named(view, name)} {view.year}"),
        opening.headline,
        parts.opening(opening, say_of(say, path))
        + _drawn(view, [ends, *([regions] if regions else [])], path),
        subject.source(view, choice),
        _asked(view, name, of_34=of_34),
        ((where, words.country(say, view.year, of_34=of_34)),),
        (
            (say.text("Page"), _turned(view, name, number, of_34=of_34)),
            (say.text("Rankings"), _rankings(view, of_34=of_34, without=name)),
            (
                say.text("Other years"),
                tuple(
                    (addresses.measure(say.code, one, name, of_34=of_34), str(one))
                    for one in site.years
                    if one != view.year and name in ranked(replace(view, year=one))
                ),
            ),
        ),
    )


def _turned(view: View, name: str, number: int, *, of_34: bool) -> tuple[Way, ...]:
    """The first and the last page of a long ranking, and those before and after this one."""
    last = page_count(view, name)
    others = sorted({1, number - 1, number + 1, last} & set(range(1, last + 1)) - {number})
    return tuple(
        (addresses.measure(view.language.code, view.year, name, one, of_34=of_34), str(one))
        for one in others
    )


def _drawn(view: View, shown: list[Part], path: str) -> str:
    return "".join(parts.drawn(view.language, one, say_of(view.language, path)) for one in shown)


def _rankings(view: View, *, of_34: bool, without: str = "") -> tuple[Way, ...]:
    return tuple(
        (addresses.measure(view.language.code, view.year, name, of_34=of_34), _named(view, name))
        for name in ranked(view)
        if name != without
    )


def _named(view: View, name: str) -> str:
    return measures.name(view.language, measures.known(view.file)[name], view.year)


def _asked(view: View, name: str, *, of_34: bool) -> str:
    """The dashboard's link to the same."""
    division = "&division=34" if of_34 else ""
    return f"./country?measure={name}&year={view.year}&lang={view.language.code}{division}"
