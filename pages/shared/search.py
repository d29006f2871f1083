"""The search box of the frame: it lists matches as the reader types, and Enter opens one."""

from collections.abc import Mapping

import streamlit as st

from pages.shared import asked_for, choices, names, offered, pickers
from pages.shared.plain import plain
from papi.common.language import Code, Language
from papi.common.paged import many
from papi.search import search
from papi.search.search import Found
from papi.warehouse.connection import Identity

MEASURES_ON = "trends"
LONGEST = 200


def show(say: Language, surveyed: Identity, pages: Mapping[str, str], here: str) -> None:
    """The box, and a message when nothing matches; `pages`: file stem → title as marked
    for translation, `here`: the stem of the page that is open."""
    with st.container(key="search_box"):
        st.text_input(
            say.text("Find a province, a measure or a page"),
            key="search",
            type="search",
            placeholder=say.text("Province, measure, page"),
            label_visibility="collapsed",
            on_change=_go,
            args=(say, surveyed, pages),
        )
        if many(surveyed):
            offered.show_asked(say, "search", names.address("search", say, surveyed))
        else:
            known = _known(say.code, surveyed, tuple(pages.items()))
            offered.show(say, "search", {hit.label: keys for hit, keys in known})
        hit: Found | None = st.session_state.pop("search_hit", None)
        if hit:
            _open(hit, here)
        if asked := st.session_state.pop("search_missed", None):
            nothing = say.text(
                "Nothing found for “{text}”. Try a province's name with or without accents, a "
                "dimension or its number, or a page.",
                text=asked,
            )
            st.info(plain(nothing))


@st.cache_data(max_entries=8, show_spinner=False)
def _known(
    code: Code, surveyed: Identity, pages: tuple[tuple[str, str], ...]
) -> list[tuple[Found, list[str]]]:
    return search.all_names(Language(code), surveyed, dict(pages))


def _go(say: Language, surveyed: Identity, pages: Mapping[str, str]) -> None:
    """Before anything is drawn, empties the box and chooses what was picked from its list, or else
    the best match."""
    asked = (st.session_state["search"] or "").strip()[:LONGEST]
    st.session_state["search"] = ""
    if not asked:
        return
    found = _picked(say, surveyed, pages, asked) or search.find(say, surveyed, asked, pages)
    if not found:
        st.session_state["search_missed"] = asked
    elif found[0].kind == "province":
        pickers.take_province(surveyed, found[0].code)
    else:
        if found[0].kind == "measure":
            choices.preset("measure", found[0].code)
            choices.preset("view", "value")
        st.session_state["search_hit"] = found[0]


def _picked(say: Language, surveyed: Identity, pages: Mapping[str, str], asked: str) -> list[Found]:
    """What the list calls by these very words."""
    if many(surveyed):
        # A label is a province's name and what it is, or what it is and a measure's name.
        begins, _, ends = asked.partition(":")
        named = [begins.partition(" (")[0], ends.strip()]
        hits = [hit for name in named for hit in search.find(say, surveyed, name, pages)]
        return [hit for hit in hits if hit.label == asked]
    known = _known(say.code, surveyed, tuple(pages.items()))
    return [hit for hit, _ in known if hit.label == asked]


def _open(hit: Found, here: str) -> None:
    """The page of what was found, unless it is open."""
    page = hit.code if hit.kind == "page" else MEASURES_ON
    if page != here:
        # With words for the link: without them Streamlit would empty it, the pickers' too.
        division = {"division": asked_for.OF_34} if "division" in st.query_params else {}
        st.switch_page(f"pages/{page}.py", query_params=division)
