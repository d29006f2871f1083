"""Caches drawn parts of pages, so that they are drawn once and then replayed.

Between two fields a page draws the same for every reader with the same choices. Streamlit's own
cache replays what a function drew, so what is drawn here is a function of the reader's page and
choices alone: it reads nothing from the session and draws no field. The key names the file: a new
warehouse is drawn again.
"""

from typing import Any

import streamlit as st

from pages.shared import show
from pages.shared.frame import Page
from papi.common import edition_words
from papi.common.remembered import forgotten_too
from papi.subjects import SUBJECTS
from papi.warehouse import editions

# All parts of all pages of 63 provinces in a year, in both languages, fit. A part takes some 20 KB.
MOST = 4_000

# Parts of a replaced file would take up memory until as many of the new one are drawn.
forgotten_too(st.cache_data.clear)


def key(page: Page) -> str:
    """Everything about a page that affects what it draws."""
    return repr((page.file, page.language.code, page.palette.ground, page.province_code, page.year))


_kept = st.cache_data(max_entries=MOST, show_spinner=False, hash_funcs={Page: key})


@_kept
def words(page: Page, subject: str, choice: Any) -> None:
    """What a page opens with."""
    show.words(page.language, SUBJECTS[subject].opening(page, choice))


@_kept
def part(page: Page, subject: str, name: str, choice: Any) -> None:
    """A part of a page, by its name in the subject's list; nothing where there is none."""
    if made := SUBJECTS[subject].parts[name](page, choice):
        edition = edition_words.of_file(page.language, editions.current(page.file))
        show.part(page.language, page.palette, made.of_edition(edition))
