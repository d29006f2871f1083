"""The fields by which a long list is turned and searched: a page's number and a name, both kept in
the link. Lists that are shown whole have none."""

from collections.abc import Callable

import streamlit as st

from pages.shared import choices
from pages.shared.frame import Page
from papi.common.paged import FIRST, PAGE, Turn, pages

ONE_LIST = "page"


def turned(page: Page, count: Callable[[str], int], own: int = 0, *, name: str = ONE_LIST) -> Turn:
    """The open page of a list with a search. count: how many rows there are for what a name is
    searched for (empty: all); own: how many stand before our own province, whose page is open at
    first; name: of the list, in the link."""
    say = page.language
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"turn_{name}"):
        find = choices.typed(
            f"find_{name}" if name != ONE_LIST else "find",
            say.text("Find a province in the list"),
            on_change=lambda: choices.forget_choice(name),
        )
        return Turn(_page(page, count(find), 0 if find else own, name), find)


def paged(page: Page, count: int, *, name: str) -> Turn:
    """The open page of a list without a search; no field where all rows fit."""
    return Turn(_page(page, count, 0, name)) if count > PAGE else FIRST


def _page(page: Page, count: int, own: int, name: str) -> int:
    held, label = pages(count), page.language.text("Page")
    if held > 1:
        label = page.language.text("Page, 1 to {n}", n=held)
    return choices.whole(page.language, name, label, 1, held, own // PAGE + 1)
