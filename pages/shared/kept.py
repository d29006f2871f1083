"""Caches drawn parts of pages, so that they are drawn once and then replayed.

Between two fields a page draws the same for every reader with the same choices. Streamlit's own
cache replays what a function drew, so what is drawn here is a function of the reader's page and
choices alone: it reads nothing from the session and draws no field. The key names the file: a new
warehouse is drawn again.
"""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec

import streamlit as st

from pages.shared import embedded, part_row, show
from pages.shared.frame import Page
from papi.common.remembered import forgotten_too
from papi.subjects import SUBJECTS

# All parts of all pages of 63 provinces in a year, in both languages, fit. A part takes some 20 KB.
MOST = 6_000

Asked = ParamSpec("Asked")

# Parts of a replaced file would take up memory until as many of the new one are drawn.
forgotten_too(st.cache_data.clear)


def key(page: Page) -> str:
    """Everything about a page that affects what it draws."""
    return repr((page.file, page.language.code, page.palette.ground, page.province_code, page.year))


def _kept(
    draw: Callable[Concatenate[Page, Asked], None],
) -> Callable[Concatenate[Page, Asked], None]:
    """Draws for a page and what was asked of it, once for all who ask the same; all of that is in
    the key."""

    def shown(page: Page, /, *asked: Asked.args, **_: Asked.kwargs) -> None:
        _drawn(repr((draw.__name__, key(page), *asked)), draw, page, asked)

    return shown


# What is asked for is told apart by its words: Streamlit takes longer to look into each value.
@st.cache_data(max_entries=MOST, show_spinner=False)
def _drawn(told: str, _draw: Callable[..., None], _page: Page, _asked: tuple[Any, ...]) -> None:
    _draw(_page, *_asked)


@_kept
def words(page: Page, subject: str, choice: Any) -> None:
    """What a page opens with."""
    show.words(page.language, SUBJECTS[subject].opening(page, choice))


@_kept
def heading(page: Page, subject: str, name: str, choice: Any) -> None:
    """The title and the first line of a part whose rest is in a fold."""
    if made := SUBJECTS[subject].part(page, name, choice):
        show.heading(page.language, made)


@_kept
def inside(page: Page, subject: str, name: str, choice: Any) -> None:
    """The rest of a part whose heading stands above a fold, and the row by which all of it is taken
    away."""
    if made := SUBJECTS[subject].part(page, name, choice):
        row = part_row.markup(page, subject, name, choice, made)
        show.inside(page.language, page.palette, made, row)


def part(page: Page, subject: str, name: str, choice: Any) -> None:
    """A part of a page, by its name in the subject's list; nothing where there is none. In a frame
    of another site it stands alone, with its source."""
    if page.only in ("", name):
        _part(page, subject, name, choice)
    source_if_alone(page, subject, name, choice)


def source_if_alone(page: Page, subject: str, name: str, choice: Any) -> None:
    """The source of a part that stands alone in a frame of another site."""
    if page.only == name:
        with st.container(key=embedded.SOURCE):
            show.note(SUBJECTS[subject].source(page, choice))


@_kept
def _part(page: Page, subject: str, name: str, choice: Any) -> None:
    if made := SUBJECTS[subject].part(page, name, choice):
        row = part_row.markup(page, subject, name, choice, made)
        show.part(page.language, page.palette, made, row, part_row.key(name))
