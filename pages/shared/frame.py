"""What every page opens with: the guard, language, navigation and the pickers bound to the URL.

A page's first call is `open_page()`: on a fresh server Streamlit may run a page's script without
app.py, and the guard then declares the navigation and starts over. The first run of a session also
completes the URL (province, year, language), so that every address bar is a link worth sending;
aliases and bad values are settled there, before any picker is bound to the URL.
"""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from pages.shared import ready, show
from papi import overview, warehouse
from papi.language import CODES, Code, Language, marked
from papi.palette import PALETTES, Palette
from papi.warehouse import Identity

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
    st.set_page_config(page_title="PAPI", page_icon=":material/analytics:", layout="wide")
    show.style()
    language = Language(_language())
    file = ready.warehouse_file(language)
    chosen = _navigation(language)
    provinces = _provinces(file)
    years = _years(file)
    if "framed" not in st.session_state:
        _complete_url(file, language, provinces, years)
    _pickers(language, provinces, years)
    language = Language(st.session_state["lang"])
    if notice := st.session_state.get("notice"):
        st.info(Language(st.session_state["lang"]).text(notice[0], **notice[1]))
    names = provinces.set_index("name_vi")["province_code"]
    st.session_state["page"] = Page(
        file=file,
        language=language,
        palette=PALETTES["dark" if st.context.theme.type == "dark" else "light"],
        province_code=str(names[st.session_state["province"]]),
        year=st.session_state["year"],
    )
    chosen.run()
    show.colophon(language)


def open_page() -> Page:
    """The reader's choices; the first call of every page."""
    if "framed" not in st.session_state:
        _navigation(Language(_language()))
        st.session_state["unframed"] = True
        st.rerun()
    page: Page = st.session_state["page"]
    return page


def standings(file: Identity, year: int) -> pd.DataFrame:
    """The year's standings of all provinces, asked once a year of data."""
    return _standings(file, year)


@st.cache_data(max_entries=30, show_spinner=False)
def _standings(file: Identity, year: int) -> pd.DataFrame:
    return warehouse.standings(file, year)


def overview_of(page: Page) -> overview.Overview:
    """The overview of the reader's choice; the year's standings are asked once for everyone."""
    published = warehouse.published_years(page.file, page.province_code)
    year = overview.year_shown(published, page.year)
    return overview.gather(page.file, page.province_code, page.year, standings(page.file, year))


@st.cache_data(max_entries=200, show_spinner=False)
def indicators(file: Identity, year: int, province_code: str) -> pd.DataFrame:
    """The province's indicators of the year."""
    return warehouse.indicators(file, year, province_code)


@st.cache_data(max_entries=4, show_spinner=False)
def tiles(file: Identity, division: int) -> pd.DataFrame:
    """The map of a division."""
    return warehouse.tiles(file, division)


@st.cache_data(max_entries=2, show_spinner=False)
def _provinces(file: Identity) -> pd.DataFrame:
    return warehouse.provinces(file)


@st.cache_data(max_entries=2, show_spinner=False)
def _years(file: Identity) -> list[int]:
    return warehouse.years(file)


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
        [st.Page("pages/overview.py", title=language.text("Overview"), default=True)],
        position="hidden",
    )


def _complete_url(
    file: Identity, language: Language, provinces: pd.DataFrame, years: list[int]
) -> None:
    """Settles what the link asks for, writes it out in full and starts over."""
    asked = {key: st.query_params.get(key) for key in PICKERS}
    notice = None
    name = asked["province"] or DEFAULT_PROVINCE
    if name not in set(provinces["name_vi"]):
        code = warehouse.find_province(file, name)
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
            name = overview.find(file, code).name
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
    st.query_params.from_dict({"province": name, "year": year, "lang": language.code})
    st.session_state["framed"] = True
    st.session_state["notice"] = notice
    st.rerun()


def _pickers(language: Language, provinces: pd.DataFrame, years: list[int]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", key="pickers"):
        st.selectbox(
            language.text("Province"),
            provinces["name_vi"].tolist(),
            index=None,
            required=True,
            key="province",
            bind="query-params",
            width=280,
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
