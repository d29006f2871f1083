"""The search box of the frame: what was found stands under it as buttons."""

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


def show(say: Language, surveyed: Identity, pages: Mapping[str, str]) -> None:
    """The box, and what it finds; `pages`: file stem → title as marked for translation."""
    if page := st.session_state.pop("found_page", None):
        st.switch_page(f"pages/{page}.py")
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
                st.button(
                    plain(hit.label), key=f"found_{place}", on_click=_take, args=(surveyed, hit)
                )


def _take(surveyed: Identity, hit: Found) -> None:
    """Before anything is drawn: the box is emptied and what was found is chosen."""
    st.session_state["search"] = ""
    if hit.kind == "province":
        pickers.take_province(surveyed, hit.code)
        return
    if hit.kind == "measure":
        choices.preset("measure", hit.code)
        choices.preset("view", "value")
    # Pages are switched while a run is under way, not in a callback.
    st.session_state["found_page"] = hit.code if hit.kind == "page" else MEASURES_ON
