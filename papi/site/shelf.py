"""The pages of words: where to begin, the method, the glossary, sources, gaps and breaks."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from html import escape

from papi.common.drawing import grid
from papi.common.drawing import part as parts
from papi.common.language import CODES, Language
from papi.common.parts import View
from papi.country import parts as country
from papi.data import glossary_tables
from papi.data import parts as data
from papi.data import words as data_words
from papi.site import addresses, words
from papi.site.places import say_of
from papi.site.shell import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """All of them in both languages."""
    for lang in CODES:
        view = View(site.file, Language(lang), "", site.years[0])
        yield _home(site, view)
        for name, said in words.shelf(view.language).items():
            body = f"<h1 class='headline'>{escape(said)}</h1>{_BODIES[name](view)}"
            path = f"{lang}/{name}"
            title = words.title(view.language, said)
            yield Page(path, title, said, body, data.citation(view), f"./data?lang={lang}")


def _home(site: Site, view: View) -> Page:
    """Where a reader begins: the newest map, and all years."""
    say = view.language
    path = f"{say.code}/index.html"
    opening = country.welcome(view)
    where = country.where(view, country.Choice()) or country.ends(view, country.Choice())
    years = [
        (
            words.country(say, year, of_34=of_34),
            addresses.country(say.code, year, of_34=of_34),
        )
        for year in site.years
        for of_34 in (False, True)
    ]
    return Page(
        path,
        words.title(say, say.text("Scores of Viet Nam's provinces")),
        opening.sentences[0],
        parts.opening(opening, say_of(say, path)) + parts.drawn(say, where, say_of(say, path)),
        data.citation(view),
        f"./?lang={say.code}",
        (),
        ((say.text("The country by year"), tuple((where, said) for said, where in years)),),
    )


def _method(view: View) -> str:
    return "".join(
        f"<h2 class='question'>{escape(question)}</h2>"
        + "".join(f"<p>{escape(line)}</p>" for line in answers)
        for question, answers in words.method(view.language)
    )


def _glossary(view: View) -> str:
    """The terms, and what each measure is called."""
    say = view.language
    terms = "".join(
        f"<dt id='{one.key}'>{escape(say.text(one.name))}</dt>"
        f"<dd>{escape(say.text(one.meaning))}</dd>"
        for one in glossary_tables.TERMS
    )
    listed = "".join(_measures(view, level) for level in ("total", "dimension", "subdimension"))
    return f"<dl>{terms}</dl>{listed}"


def _indicators(view: View) -> str:
    return _measures(view, "indicator")


def _measures(view: View, level: str) -> str:
    part = data.terms(view, data.Choice(level=level))
    if part is None or part.table is None:
        return ""
    name = glossary_tables.level_name(view.language, level)
    title = escape(name)
    note = escape(data_words.glossary(view.language))
    return (
        f"<h2 class='question'>{title}</h2><div class='note'>{note}</div>"
        f"{grid.markup(view.language, replace(part.table, title=name))}"
    )


def _sources(view: View) -> str:
    made = (data.loaded(view, data.Choice()), data.checks(view, data.Choice()))
    return "".join(parts.drawn(view.language, one, escape) for one in made)


def _limits(view: View) -> str:
    made = (data.gaps(view, data.Choice()), data.breaks(view, data.Choice()))
    return "".join(parts.drawn(view.language, one, escape) for one in made)


_BODIES: dict[str, Callable[[View], str]] = {
    words.METHOD: _method,
    words.GLOSSARY: _glossary,
    words.INDICATORS: _indicators,
    words.SOURCES: _sources,
    words.LIMITS: _limits,
}
