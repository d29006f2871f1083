"""The document around every page of the static edition: head, ways to go, how to cite it.

No page needs a script, and none may run: the policy in the head allows the edition's own style and
pictures and nothing else. Style attributes are allowed, because drawings place their marks by them.
"""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from html import escape

from papi.common import edition_words
from papi.common.citing import Cited, Day
from papi.common.drawing import citation
from papi.common.language import Code, Language
from papi.site import addresses, words
from papi.site.addresses import Links
from papi.warehouse.connection import Identity

POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; style-src-elem 'self'; "
    "style-src-attr 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
)
STYLE = "style.css"
# Put in when a page is written: a page whose figures are the same keeps its edition.
EDITION = "@edition@"
DAY = Day("@day@", "@year@", "@shown_day@")

Way = tuple[str, str]  # where to (from the root), and its words


@dataclass(frozen=True)
class Site:
    """What all pages of one edition share. base: the address it is served at, live: the
    dashboard's; empty where there is none. years: newest first."""

    file: Identity
    base: str
    live: str
    years: tuple[int, ...]
    pages: frozenset[str]

    @property
    def links(self) -> Links:
        """How links of the dashboard are turned into links of the edition."""
        return Links(self.pages, self.live)


@dataclass(frozen=True)
class Page:
    """A page before its shell. path: from the root; asked: the dashboard's link to the same; ways:
    where to go from here; choices: rows of alternatives, each under its name; picture: its picture
    for messages, from the root; sentence: what that says under the description."""

    path: str
    title: str
    description: str
    body: str
    source: str
    asked: str = ""
    ways: tuple[Way, ...] = ()
    choices: tuple[tuple[str, tuple[Way, ...]], ...] = ()
    picture: str = ""
    sentence: str = ""

    @property
    def lang(self) -> Code:
        """The language that it is written in."""
        return "en" if self.path.startswith("en/") else "vi"


def document(site: Site, page: Page) -> str:
    """The whole page as HTML."""
    say, root = Language(page.lang), addresses.up(page.path)
    skip = escape(say.text("Skip to the content"))
    return (
        f"<!DOCTYPE html>\n<html lang='{page.lang}'><head>{_head(site, page, root)}</head><body>"
        f"<a class='skip' href='#content'>{skip}</a>"
        f"<header>{_ways(site, say, page, root)}</header>"
        f"<main id='content'>{site.links.resolved(page.body, page.path)}"
        f"{_choices(page, root)}</main>"
        f"<footer>{_foot(site, say, page, root)}</footer></body></html>\n"
    )


def _head(site: Site, page: Page, root: str) -> str:
    title, said = escape(page.title), escape(page.description)
    lines = [
        "<meta charset='utf-8'>",
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        "<meta name='viewport' content='width=device-width, initial-scale=1'>",
        "<meta name='color-scheme' content='light dark'>",
        "<meta name='referrer' content='same-origin'>",
        f"<title>{title}</title>",
        f"<meta name='description' content='{said}'>",
        f"<link rel='stylesheet' href='{root}{STYLE}'>",
        "<link rel='icon' href='data:,'>",
        f"<meta property='og:title' content='{title}'>",
        f"<meta property='og:description' content='{said}'>",
        "<meta property='og:type' content='article'>",
    ]
    if site.base:
        other = addresses.other_language(page.path)
        own = address(site, page.path)
        lines += [
            f"<link rel='canonical' href='{own}'>",
            f"<link rel='alternate' hreflang='{page.lang}' href='{own}'>",
            f"<link rel='alternate' hreflang='{other[:2]}' href='{address(site, other)}'>",
            f"<link rel='alternate' type='application/atom+xml' href='{root}feed.xml'>",
            f"<meta property='og:url' content='{own}'>",
        ]
        if page.picture:
            lines += [
                f"<meta property='og:image' content='{address(site, page.picture)}'>",
                "<meta property='og:image:width' content='1200'>",
                "<meta property='og:image:height' content='630'>",
                f"<meta property='og:image:alt' content='{said}'>",
                "<meta name='twitter:card' content='summary_large_image'>",
            ]
    return "".join(lines)


def address(site: Site, path: str) -> str:
    """The address of a page, escaped."""
    return escape(f"{site.base.rstrip('/')}/{path}")


def _ways(site: Site, say: Language, page: Page, root: str) -> str:
    ways = [(f"{page.lang}/index.html", "PAPI"), *page.ways]
    links = [_link(root, one) for one in ways if one[0] != page.path]
    other = addresses.other_language(page.path)
    called = "English" if page.lang == "vi" else "Tiếng Việt"
    links.append(f"<a href='{root}{other}' lang='{other[:2]}' hreflang='{other[:2]}'>{called}</a>")
    if site.live and page.asked:
        live = escape(site.links.dashboard(page.asked))
        more = escape(say.text("Choose more in the dashboard"))
        links.append(f"<a href='{live}'>{more}</a>")
    name = escape(say.text("Pages"))
    return f"<nav aria-label='{name}'>{_listed(links)}</nav>"


def _choices(page: Page, root: str) -> str:
    return "".join(
        f"<nav class='choices' aria-label='{escape(name)}'><h2>{escape(name)}</h2>"
        f"{_listed([_link(root, one) for one in ways])}</nav>"
        for name, ways in page.choices
        if ways
    )


def _foot(site: Site, say: Language, page: Page, root: str) -> str:
    cited = Cited(
        page.title,
        page.source,
        EDITION,
        DAY,
        f"{site.base.rstrip('/')}/{page.path}" if site.base else "",
    )
    shelf = [(f"{page.lang}/{name}", said) for name, said in words.shelf(say).items()]
    name = escape(say.text("About the figures"))
    return (
        f"<nav aria-label='{name}'>"
        f"{_listed([_link(root, one) for one in shelf if one[0] != page.path])}</nav>"
        f"<p>{escape(words.figures(say))} {escape(words.about(say))}</p>"
        f"<p>{escape(edition_words.line(say, EDITION, DAY.shown))}</p>"
        f"{citation.drawn(say, cited)}"
    )


def _link(root: str, way: Way) -> str:
    where, said = way
    return f"<a href='{root}{where}'>{escape(said)}</a>"


def _listed(links: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{one}</li>' for one in links)}</ul>"


def stamped(html: str, edition: str, day: Day) -> str:
    """The page with its edition in place."""
    for placeholder, value in zip(astuple(DAY), astuple(day), strict=True):
        html = html.replace(placeholder, value)
    return html.replace(EDITION, edition)


def front(site: Site) -> str:
    """The page at the root: which language?"""
    links = "".join(
        f"<li><a href='./{code}/index.html' lang='{code}' hreflang='{code}'>{name}</a></li>"
        for code, name in (("vi", "Tiếng Việt"), ("en", "English"))
    )
    canonical = f"<link rel='canonical' href='{address(site, '')}'>" if site.base else ""
    return (
        "<!DOCTYPE html>\n<html lang='vi'><head><meta charset='utf-8'>"
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        f"<title>PAPI</title><link rel='stylesheet' href='./{STYLE}'>{canonical}"
        "<link rel='icon' href='data:,'></head>"
        f"<body><main><h1 class='headline'>PAPI</h1><ul>{links}</ul></main></body></html>\n"
    )
