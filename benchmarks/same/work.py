"""The pieces of work that the processes share among them; each writes its own files."""

import traceback
from collections.abc import Callable
from pathlib import Path

from streamlit.logger import set_log_level

from benchmarks.same import pages
from benchmarks.same.sample import LANGUAGES, LONG_AN, TAY_NINH, Place
from pages.shared.titles import OF_ALL, PAGES

OPENED = 10  # province-years whose folds are opened
FILES_OF_ALL = 4  # province-years whose files of pages that are much the same everywhere are taken


def begin() -> None:
    """A process of the pool: quiet, and between the pages and Streamlit."""
    set_log_level("error")
    pages.RECORDER.wrap()


def calmly(work: Callable[..., None], values: tuple) -> str:
    """Does a piece of work; what went wrong in it, which must not stop the others."""
    try:
        work(*values)
    except Exception:
        return f"{work.__name__} {values[1:]}\n{traceback.format_exc()}\n"
    return ""


def province_year(out: Path, place: Place, lang: str, number: int) -> None:
    """Every page of a province-year in a language, the files of every second, some with folds."""
    for page in PAGES:
        name = f"{place.stem}-{lang}-{page}"
        app = pages.opened(page, place.link(lang))
        pages.put_page(out, name, app)
        if number % 2 == 0 and (page not in OF_ALL or number < FILES_OF_ALL):
            pages.put_files(out, name)
        if page == "overview" and number < OPENED:
            pages.put_page(out, f"{name}-open", pages.open_folds(app))


def choice(out: Path, number: int, page: str, more: dict[str, str]) -> None:
    """A page at a link with choices, of a surveyed province and one of the 34, with its files."""
    for place in (LONG_AN, TAY_NINH):
        for lang in LANGUAGES:
            name = f"choice-{number:02}-{place.division}-{lang}-{page}"
            pages.put_page(out, name, pages.opened(page, place.link(lang) | more))
            if lang == "en":
                pages.put_files(out, name)


def deed(out: Path, number: int, page: str, key: str, text: str | None) -> None:
    """A page after something was typed or pressed."""
    for lang in LANGUAGES:
        app = pages.opened(page, LONG_AN.link(lang))
        pages.put_page(out, f"deed-{number:02}-{lang}-{page}", pages.do(app, key, text))
