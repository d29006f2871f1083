"""Serves each page's HTML document with its title and opening words already in it.

Streamlit's document is empty until scripts have run for about a second. Here the headline is in
what the server sends first: a leader reads it at once, a link in a message is previewed with it,
and it is there without scripts too. Once the page has drawn the same words, they replace it. A link
whose words depend on more than single choices, a link that needs a notice, and any error get
Streamlit's document without words. Every document has the script that keeps the browser's history.
"""

import logging
import re
from collections.abc import Callable, Mapping
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from pages.shared import asked_for, first_visit, ready, show
from pages.shared.frame import Page, label_above, page_title
from pages.shared.titles import OF_ALL, PAGES
from papi.common import drawing as drawings
from papi.common import survey_year
from papi.common.language import CODES, Code, Language
from papi.common.palette import PALETTES
from papi.common.parts import Opening
from papi.country import parts as country
from papi.subjects import SUBJECTS
from papi.warehouse import connection
from papi.warehouse.connection import WarehouseUnreadable

LOG = logging.getLogger("papi.pages")
STREAMLITS = Path(st.__file__).parent / "static" / "index.html"
STYLE = Path(__file__).with_name("opening.css")
# The same on every page, so that a strict content security policy can allow it by its hash
# (docs/deploy/nginx.conf).
SCRIPT = Path(__file__).with_name("opening.js").read_text(encoding="utf-8")
HISTORY = Path(__file__).with_name("history.js").read_text(encoding="utf-8")
# The pages that begin with a chart of Streamlit's, and what draws it: five megabytes of script,
# which Streamlit asks for only once the chart has come. What draws the page goes before it.
CHARTED = {"trends"}
_CHARTS = "".join(
    f'<link rel="modulepreload" crossorigin fetchpriority="low" id="charts"'
    f' href="./static/js/{one.name}">'
    for one in STREAMLITS.parent.glob("static/js/PlotlyChart.*.js")
)
# Other addresses that readers come by, and the pages they mean.
MOVED = {"declines": "falls", "overview": ""}
# What the checker asks of a link stood on the data page once.
CHECKED = {"verdict", "kind", "printed", "whose"}


def routes() -> list[BaseRoute]:
    """The address of every page, and of those that moved; everything else under it stays
    Streamlit's."""
    base = st.get_option("server.baseUrlPath").strip("/")
    under = f"/{base}/" if base else "/"
    return [
        *(
            Route(under if place == 0 else f"{under}{stem}", _document(stem))
            for place, stem in enumerate(PAGES)
        ),
        *(Route(f"{under}{old}", _moved(f"{under}{new}")) for old, new in MOVED.items()),
    ]


def _moved(address: str) -> Callable[[Request], Response]:
    """Redirects an old link to the page's present address, with its query."""

    def sent_on(request: Request) -> Response:
        asked = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{address}{asked}", status_code=308)

    return sent_on


def _document(stem: str) -> Callable[[Request], Response]:
    """The endpoint of a page."""

    def shown(request: Request) -> Response:
        if stem == "data" and CHECKED & request.query_params.keys():
            return _moved(request.url.path.removesuffix(stem) + "check")(request)
        document = wordless()
        try:
            # A frame of another site begins with its part, not with the page's words.
            page = None if "embed" in request.query_params else asked(request)
            found = _opening(stem, page, request.query_params) if page else None
            if page and found and not label_above(page, stem):
                document = written(document, page.language, _title(stem, page), *found)
                if stem in CHARTED:
                    document = document.replace("</head>", f"{_CHARTS}</head>", 1)
        except WarehouseUnreadable as error:
            LOG.warning("warehouse unreadable: %s", error)
        except Exception:
            LOG.exception("no opening words: %s", request.url)
        headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language, Cookie"}
        return Response(document, media_type="text/html", headers=headers)

    return shown


def _opening(stem: str, page: Page, link: Mapping[str, str]) -> tuple[Opening, str] | None:
    """The words that the page will open with, and the drawing under them; None where they depend on
    more than single choices."""
    if not page.province_code and stem not in OF_ALL:
        return country.welcome(page), ""
    subject = SUBJECTS[stem]
    choice = subject.linked(page, link)
    if choice is None:
        return None
    first = subject.parts[subject.first](page, choice) if subject.first else None
    return subject.opening(page, choice), show.first_drawing(first) if first else ""


def wordless() -> str:
    """Streamlit's document, with the script that must be there before Streamlit's own."""
    given = STREAMLITS.read_text(encoding="utf-8")
    return given.replace("<head>", f"<head><script>{HISTORY}</script>", 1)


def written(
    document: str, language: Language, title: str, words: Opening, drawing: str = ""
) -> str:
    """Streamlit's document with the title, the language, the words and the drawing under them."""
    said = "".join(f"<p>{escape(one)}</p>" for one in words.sentences)
    weight = ' class="equal"' if words.of_equal_weight else ""
    title, summary = escape(title), escape(words.headline)
    head = (
        f"<title>{title}</title>"
        f'<meta name="description" content="{summary}">'
        f'<meta property="og:title" content="{title}">'
        f'<meta property="og:description" content="{summary}">'
        f"<style>{_style()}</style>"
    )
    body = (
        f'<main id="opening"{weight}><h1>{summary}</h1>{said}{drawing}</main>'
        f"<script>{SCRIPT}</script>"
        "<noscript><style>#opening { position: static; }</style></noscript>"
    )
    return (
        document.replace('<html lang="en">', f'<html lang="{language.code}">', 1)
        .replace("<title>Streamlit</title>", head, 1)
        .replace("<body>", f"<body>{body}", 1)
    )


def asked(request: Request) -> Page | None:
    """What the link asks for; None where the page first has to show a notice about it."""
    surveyed = connection.identity(ready.warehouse_path())
    connection.verify(surveyed)
    link = request.query_params
    language = _language(request)
    own = first_visit.remembered(request.cookies)
    settled = asked_for.settle(surveyed, link, language, own)
    if settled.notice:
        return None
    return Page(
        file=surveyed.in_34 if settled.of_34 else surveyed,
        language=Language(language),
        palette=PALETTES["light"],
        province_code=settled.province.code if settled.province else "",
        year=settled.year,
    )


def _language(request: Request) -> Code:
    """As the page will choose it (pickers.language): the link's, else the browser's first, else
    Vietnamese."""
    asked = request.query_params.get("lang")
    preferred = re.split("[-,;]", request.headers.get("accept-language", ""))[0].strip()
    return next((code for one in (asked, preferred) for code in CODES if one == code), "vi")


def _title(stem: str, page: Page) -> str:
    name = ""
    if page.province_code:
        name = page.language.place(survey_year.provinces(page.file)[page.province_code].name)
    return page_title(page.language.text(PAGES[stem]), name, page.year)


@cache
def _style() -> str:
    """The style of the words, in the theme that the browser prefers."""
    light, dark = PALETTES["light"], PALETTES["dark"]
    return (
        f"{drawings.colours(light)}#opening {{ background: var(--ground); color: var(--ink); }}"
        f"@media (prefers-color-scheme: dark) {{ {drawings.colours(dark)} "
        "html { background: var(--ground); } }"
        + drawings.style()
        + STYLE.read_text(encoding="utf-8")
    )
