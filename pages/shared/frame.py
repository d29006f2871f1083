"""What every page opens with: the guard, language, navigation and the pickers bound to the URL.

A page's first call is `open_page()`: on a fresh server Streamlit may run a page's script without
app.py, and the guard then declares the navigation and starts over. The first run of a session also
completes the URL (province, year, language), so that every address bar is a link worth sending;
aliases and bad values are settled there, before any picker is bound to the URL.
"""

import logging
import time
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from pages.shared import browser, ready, show
from papi import survey_year, warehouse
from papi.language import CODES, Code, Language, marked
from papi.palette import PALETTES, Palette
from papi.survey_year import Province
from papi.warehouse import Identity

LOG = logging.getLogger("papi.pages")

# Seconds; in Chromium the headline stands two seconds earlier for it, and the charts no later.
FIRST_BREATH = 0.6
DEFAULT_PROVINCE = "Long An"
PICKERS = ("province", "year", "lang")


@dataclass(frozen=True)
class Page:
    """What a page needs to know of its reader: which file, language, colours, province, year."""

    file: Identity
    language: Language
    palette: Palette
    province_code: str
    year: int


def run() -> None:
    """The whole of app.py: frame, then the chosen page inside it."""
    st.set_page_config(page_icon=str(show.ICON), layout="wide")
    palette = PALETTES["dark" if st.context.theme.type == "dark" else "light"]
    browser.style(palette)
    language = Language(_language())
    browser.tell(language)
    file = ready.warehouse_file(language)
    chosen = _navigation(language)
    provinces = {one.name: one for one in survey_year.provinces(file).values()}
    years = survey_year.years(file)
    if "framed" not in st.session_state:
        _complete_url(file, language, provinces, years)
    _pickers(file, language, provinces, years)
    language = Language(st.session_state["lang"])
    chosen_of = f"{st.session_state['province']} {st.session_state['year']}"
    st.set_page_config(page_title=f"{chosen.title} · {chosen_of} · PAPI")
    if notice := st.session_state.get("notice"):
        st.info(Language(st.session_state["lang"]).text(notice[0], **notice[1]))
    st.session_state["page"] = Page(
        file=file,
        language=language,
        palette=palette,
        province_code=provinces[st.session_state["province"]].code,
        year=st.session_state["year"],
    )
    try:
        chosen.run()
    except Exception:  # whatever it is, the reader gets a calm word and the log the trace
        LOG.exception("a page failed: %s", dict(st.query_params))
        st.error(
            language.text(
                "This page could not be shown. Nothing is lost: try again, or choose another "
                "province or year. The server's log says what happened."
            )
        )
    show.colophon(language)


def open_page() -> Page:
    """The reader's choices; the first call of every page."""
    if "framed" not in st.session_state:
        _navigation(Language(_language()))
        st.session_state["unframed"] = True
        st.rerun()
    page: Page = st.session_state["page"]
    return page


def let_words_stand_first() -> None:
    """A breath between the words and the first chart of a visit: the browser paints what it has
    before the charts' code, a second's work for it, arrives. Later charts need none."""
    if "words_stood" not in st.session_state:
        st.session_state["words_stood"] = True
        time.sleep(FIRST_BREATH)


@st.cache_data(max_entries=200, show_spinner=False)
def indicators(file: Identity, year: int, province_code: str) -> pd.DataFrame:
    """The province's indicators of the year."""
    return warehouse.indicators(file, year, province_code)


@st.cache_data(max_entries=4, show_spinner=False)
def tiles(file: Identity, division: int) -> pd.DataFrame:
    """The map of a division."""
    return warehouse.tiles(file, division)


def _language() -> Code:
    """The picked language, else the link's, else the browser's, else Vietnamese."""
    for asked in (
        st.session_state.get("lang"),
        st.query_params.get("lang"),
        (st.context.locale or "").split("-")[0],
    ):
        for code in CODES:
            if asked == code:
                return code
    return "vi"


def _navigation(language: Language) -> st.Page:
    return st.navigation(
        [
            st.Page("pages/overview.py", title=language.text("Overview"), default=True),
            st.Page("pages/trends.py", title=language.text("Trends")),
            st.Page("pages/compare.py", title=language.text("Compare")),
            st.Page("pages/declines.py", title=language.text("Falls")),
            st.Page("pages/priorities.py", title=language.text("Priorities")),
            st.Page("pages/plan.py", title=language.text("Plan")),
            st.Page("pages/data.py", title=language.text("Data")),
        ],
        position="top",
    )


def _complete_url(
    file: Identity, language: Language, provinces: dict[str, Province], years: list[int]
) -> None:
    """Settles what the link asks for, writes it out in full and starts over."""
    asked = {key: st.query_params.get(key) for key in PICKERS}
    notice = None
    year = asked["year"] or str(years[0])
    if year not in map(str, years):
        notice = (
            marked(
                "The link asks for the year “{name}”, for which no scores are held. Shown "
                "instead: {shown}."
            ),
            {"name": year, "shown": str(years[0])},
        )
        year = str(years[0])
    name = asked["province"] or DEFAULT_PROVINCE
    if name not in provinces:
        code = warehouse.find_province(file, name, int(year))
        if code is None:
            notice = (
                marked(
                    "The link asks for “{name}”, which is no province we know. Shown instead: "
                    "{shown}."
                ),
                {"name": name, "shown": DEFAULT_PROVINCE},
            )
            name = DEFAULT_PROVINCE
        else:
            name = survey_year.provinces(file)[code].name
    others = {key: text for key, text in st.query_params.items() if key not in PICKERS}
    settled = {"province": name, "year": year, "lang": language.code}
    st.query_params.from_dict({**settled, **others})
    st.session_state["framed"] = True
    st.session_state["notice"] = notice
    st.rerun()


def _understand_province(file: Identity, names: list[str]) -> None:
    """Puts the province's own name where a reader typed another spelling; a name that is no
    province's leaves the choice as it was, with a word."""
    typed = st.session_state["province"] or ""
    st.session_state["notice"] = None
    if typed not in names:
        code = warehouse.find_province(file, typed, st.session_state.get("year"))
        page: Page | None = st.session_state.get("page")
        known = survey_year.provinces(file)
        before = known[page.province_code].name if page else DEFAULT_PROVINCE
        if code is None:
            nearest = Language(_language()).listed(warehouse.nearest_names(file, typed))
            message = marked("No province is called “{name}”. Nearest: {nearest}.")
            st.session_state["notice"] = (message, {"name": typed, "nearest": nearest})
        st.session_state["province"] = known[code].name if code else before


def _pickers(
    file: Identity, language: Language, provinces: dict[str, Province], years: list[int]
) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", key="pickers"):
        st.selectbox(
            language.text("Province"),
            list(provinces),
            index=None,
            required=True,
            key="province",
            bind="query-params",
            width=280,
            # What is typed without accents is no option of the list; it is understood here.
            accept_new_options=True,
            placeholder=language.text("Type a name, with or without accents"),
            on_change=_understand_province,
            args=(file, list(provinces)),
        )
        st.selectbox(
            language.text("Year"),
            years,
            index=None,
            required=True,
            key="year",
            bind="query-params",
            width=120,
        )
        st.segmented_control(
            language.text("Language"),
            CODES,
            required=True,
            key="lang",
            bind="query-params",
        )
