"""The frame of every page: the guard, language, navigation and the pickers bound to the URL.

A page's first call is `open_page()`: on a fresh server Streamlit may run a page's script without
app.py, and the guard then declares the navigation and reruns. The first run of a session also
completes the URL (province, year, language), so that the address can be shared as it is;
aliases and bad values are settled there (pickers.complete_link), before any picker is bound to it.
A reader whose province nobody knows chooses it first (first_visit).
When a reader goes back to another link, it is read again.
"""

import logging
from dataclasses import dataclass
from html import escape

import streamlit as st

from pages.shared import (
    browser,
    cited,
    embedded,
    first_visit,
    packed,
    pickers,
    planned,
    ready,
    search,
    settled,
    show,
)
from pages.shared.plain import plain
from pages.shared.titles import OF_ALL, PAGES
from papi.common import estimate_words as words
from papi.common import estimates
from papi.common.language import Language
from papi.common.palette import PALETTES, Palette
from papi.common.parts import View
from papi.warehouse.connection import Identity

LOG = logging.getLogger("papi.pages")


@dataclass(frozen=True)
class Page(View):
    """What a page needs to know of its reader: file, language, province, year and colours; only:
    the one part that is shown, where a frame of another site asks for it."""

    palette: Palette
    only: str = ""


def run() -> None:
    """The whole of app.py: frame, then the chosen page inside it."""
    st.set_page_config(page_icon=str(show.ICON), layout="wide")
    palette = PALETTES["dark" if st.context.theme.type == "dark" else "light"]
    browser.style(palette)
    language = Language(pickers.language())
    browser.tell(language)
    surveyed = ready.warehouse_file(language)
    try:
        _framed(surveyed, palette)
    except Exception:  # the reader gets a plain message, the log gets the traceback
        LOG.exception("a page failed: %s", dict(st.query_params))
        st.error(
            language.text(
                "This page could not be shown. Nothing is lost: try again, or choose another "
                "province or year. The server's log says what happened."
            )
        )
    show.colophon(language)


def _framed(surveyed: Identity, palette: Palette) -> None:
    """Navigation, pickers, search, and the page itself."""
    language = Language(pickers.language())
    chosen = _navigation(language)
    if "framed" not in st.session_state or pickers.link_moved():
        st.session_state["framed"] = True
        settled.read_again()
        if pickers.complete_link(surveyed):
            st.rerun()
    file = pickers.chosen_file(surveyed)
    with st.container(horizontal=True, vertical_alignment="center", key="line"):
        pickers.show(language, surveyed, file)
        language = Language(st.session_state["lang"])
        search.show(language, surveyed, PAGES, chosen.url_path or next(iter(PAGES)))
        _contents(language)
    _pages_at_the_bottom(language)
    province, year = st.session_state["province"], st.session_state["year"]
    stem = chosen.url_path or next(iter(PAGES))
    only = embedded.asked()
    title = page_title(chosen.title, province, year)
    st.set_page_config(page_title=title)
    if notice := st.session_state.get("notice"):
        st.info(plain(language.text(notice[0], **notice[1])))
    page = Page(
        file=file,
        language=language,
        palette=palette,
        province_code=st.session_state["province_code"],
        year=st.session_state["year"],
        only=only,
    )
    st.session_state["page"] = page
    cited.say_what_changed(page, of_all=stem in OF_ALL or not page.province_code)
    if label := label_above(page, stem):
        with st.container(key=embedded.LABEL):
            show.note(label)
    if page.province_code and not only:
        planned.show(page)
    if page.province_code or stem in OF_ALL:
        st.session_state["in_frame"] = True
        if only:
            embedded.show_alone(language, stem, only, chosen.run)
        else:
            chosen.run()
            cited.offer(page, title)
    else:
        first_visit.show_map(page)


def _contents(language: Language) -> None:
    """The page's questions, to jump to: browser.js lists them when it is opened."""
    said = escape(language.text("Contents"))
    with st.container(key="contents"):
        st.html(
            f"<details class='contents'><summary title='{said}'><span>{said}</span></summary>"
            "<ul></ul></details>"
        )


def _pages_at_the_bottom(language: Language) -> None:
    """The pages as a bar at the foot of a phone's screen; style.css hides it elsewhere. One piece
    of markup, because ten links of Streamlit's are drawn anew at every change of province."""
    links = "".join(
        f"<a href='./{stem if place else ''}' target='_self'>{escape(language.text(title))}</a>"
        for place, (stem, title) in enumerate(PAGES.items())
    )
    with st.container(key="bar"):
        packed.show(f"<nav aria-label='{escape(language.text('Pages'))}'>{links}</nav>")


def label_above(page: Page, stem: str) -> str | None:
    """What must be said above the words of a page whose figures are estimates. The overview says
    it among its own conclusions, which the brief includes and a single part does not."""
    if (stem == "overview" and not page.only) or not page.province_code:
        return None
    estimate = estimates.estimate(page.file, page.province_code, page.year)
    return words.remark(page.language, estimate) if estimate else None


def page_title(title: str, province: str, year: int) -> str:
    """The title in the browser's tab and history."""
    return f"{title} · {f'{province} {year}'.strip()} · PAPI"


def open_page() -> Page:
    """The reader's choices; the first call of every page."""
    # Checked for this run: a page run on its own would show the file of an earlier run.
    if not st.session_state.pop("in_frame", False):
        _navigation(Language(pickers.language()))
        st.rerun()
    page: Page = st.session_state["page"]
    return page


def _navigation(language: Language) -> st.Page:
    return st.navigation(
        [
            st.Page(f"pages/{stem}.py", title=language.text(title), default=place == 0)
            for place, (stem, title) in enumerate(PAGES.items())
        ],
        position="top",
    )
