"""The search box of the frame: what was found stands under it as buttons and links."""

from collections.abc import Mapping

import streamlit as st

from pages.shared import choices, pickers
from pages.shared.plain import plain
from papi import search
from papi.language import Language
from papi.search import Found
from papi.warehouse import Identity

MEASURES_ON = "trends"
LONGEST = 80


def show(say: Language, surveyed: Identity, pages: Mapping[str, str], here: str) -> None:
    """The box, and what it finds; `pages`: file stem → title as marked for translation, `here`: the
    stem of the page that is open."""
    if st.session_state.get("searched_on", here) != here:
        st.session_state["search"] = ""
    st.session_state["searched_on"] = here
    with st.container(key="search_box"):
        typed = st.text_input(
            say.text("Find a province, a measure or a page"),
            key="search",
            type="search",
            placeholder=say.text("A province (old or new), a measure, a page"),
            label_visibility="collapsed",
            width=420,
        )
        asked = (typed or "").strip()[:LONGEST]
        if not asked:
            return
        found = search.find(say, surveyed, asked, pages)
        if not found:
            nothing = say.text(
                "Nothing is called “{text}”. Try a province's name with or without accents, a "
                "dimension or its number, or a page.",
                text=asked,
            )
            st.info(plain(nothing))
            return
        with st.container(horizontal=True, key="search_found"):
            for place, hit in enumerate(found):
                _offer(surveyed, hit, f"found_{place}", here)


def _offer(surveyed: Identity, hit: Found, key: str, here: str) -> None:
    """A button for what changes this page, a link for what is on another."""
    label = plain(hit.label)
    if hit.kind == "page":
        st.page_link(f"pages/{hit.code}.py", label=label)
    elif hit.kind == "measure" and here != MEASURES_ON:
        asked = {"measure": hit.code, "view": "value"}
        st.page_link(f"pages/{MEASURES_ON}.py", label=label, query_params=asked)
    else:
        st.button(label, key=key, on_click=_take, args=(surveyed, hit))


def _take(surveyed: Identity, hit: Found) -> None:
    """Before anything is drawn: the box is emptied and what was found is chosen."""
    st.session_state["search"] = ""
    if hit.kind == "province":
        pickers.take_province(surveyed, hit.code)
    else:
        choices.preset("measure", hit.code)
        choices.preset("view", "value")
