"""A walk of all pages in Firefox behind nginx: opened in both languages, a row opened, another
province chosen, nothing wrong in the console.
"""

from contextlib import suppress

import pytest

from pages.shared.titles import OF_ALL, PAGES
from servers import nginx as proxy
from servers.dashboard import path_of
from tests.browser.firefox import Firefox, firefox

pytestmark = pytest.mark.every

WHOLE = (
    "document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning'"
    " && !!document.querySelector('.st-key-downloads button')"
)
HEADLINE = (
    "[...document.querySelectorAll('h1.headline')].filter(one => one.checkVisibility())"
    ".map(one => one.innerText).join(' ')"
)
# Streamlit's protobuf tries whether it may use WebAssembly and does without where the headers say
# no. Chromium says nothing of it.
KNOWN = "blocked WebAssembly"
# Pages whose headline is about all provinces, whoever reads it.
ABOUT_ALL = (*OF_ALL, "falls")
ROW = "document.querySelector('tbody.row button[aria-expanded=false]')"


@pytest.fixture(scope="module")
def address(server):
    with proxy.nginx([int(server.rsplit(":", 1)[1])]) as before:
        yield before


@pytest.fixture(scope="module")
def tab():
    with firefox() as opened:
        yield opened


def open_a_row(tab: Firefox) -> None:
    """As a reader does, who clicks again when the page has moved under the mouse."""
    for _ in range(3):
        tab.click(ROW)
        with suppress(TimeoutError):
            tab.until("!!document.querySelector('tbody.row button[aria-expanded=true]')", 10)
            return
    raise AssertionError("no row opens")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_lives_in_firefox(address, tab: Firefox, page, lang):
    tab.errors.clear()
    tab.open(f"{address}{path_of(page)}?province=Long+An&year=2023&lang={lang}")
    tab.until(WHOLE)
    headline = tab.until(HEADLINE)
    assert page in ABOUT_ALL or "Long An" in headline
    assert tab.evaluate("document.documentElement.lang") == lang
    if tab.evaluate(f"!!{ROW}"):
        open_a_row(tab)
    tab.click("document.querySelector('.st-key-province input')")
    tab.type("Lạng Sơn")
    tab.until(
        "[...document.querySelectorAll('[role=option]')].some(one => one.innerText === 'Lạng Sơn')"
    )
    tab.type("\ue007")
    tab.until("location.search.includes('L%E1%BA%A1ng')")
    tab.until(WHOLE)
    if page not in ABOUT_ALL:
        tab.until(f"({HEADLINE}).includes('Lạng Sơn')")
    assert not tab.evaluate("document.querySelectorAll('[data-testid=stException]').length")
    assert not [one for one in tab.errors if KNOWN not in one]


def test_rows_are_opened_on_the_pages_that_have_them(address, tab: Firefox):
    """So that the walk does open some."""
    for page in ("overview", "compare", "priorities"):
        tab.open(f"{address}{path_of(page)}?province=Long+An&year=2023&lang=vi")
        tab.until(WHOLE)
        assert tab.evaluate(f"!!{ROW}"), page
