"""Sections that are drawn once and then sent again from memory.

Between two fields a page draws the same for every reader who chose the same. Streamlit's own cache
replays what a function drew, so a section is a function of the reader's page and choices alone: it
stands in a module (pages/sections), where no other reader's run can reach it, asks nothing of the
session and draws no field. The key names the file: a swapped-in warehouse is drawn anew.
"""

from collections.abc import Callable
from typing import ParamSpec

import streamlit as st

from pages.shared.frame import Page
from papi.common.remembered import forgotten_too

# Of each kind of section; all 63 provinces of a year, in both languages, fit. One takes some 20 KB.
MOST = 160

Choices = ParamSpec("Choices")

# Sections of a file that was replaced would take room until as many of the new one are drawn.
forgotten_too(st.cache_data.clear)


def kept(draw: Callable[Choices, None]) -> Callable[Choices, None]:
    """`draw`, run only for choices that it was not run for before (the last MOST of them)."""
    return st.cache_data(max_entries=MOST, show_spinner=False, hash_funcs={Page: key})(draw)


def key(page: Page) -> str:
    """All of a page that can be seen in what it draws."""
    return repr((page.file, page.language.code, page.palette.ground, page.province_code, page.year))
