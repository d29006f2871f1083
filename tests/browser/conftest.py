"""A real server on a free port, and Debian's Chromium to visit it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Error,
    Page,
    expect,
    sync_playwright,
)

from servers.dashboard import serve

CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--process-per-site",  # pages share what is compiled
]
PATIENCE = 30_000
# What a page is when a test does not wish for anything else.
NO_WISHES = {"color_scheme": "light", "reduced_motion": "no-preference"}
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in Path(item.fspath).parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=CHROMIUM
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(warehouse_path: Path) -> Iterator[str]:
    """A server that lives as long as the tests."""
    with serve(warehouse=warehouse_path) as running:
        yield running.address


@pytest.fixture
def fresh_server(warehouse_path: Path) -> Iterator[str]:
    """A server that nobody has visited yet."""
    with serve(warehouse=warehouse_path) as running:
        yield running.address


class Readers:
    """Readers of the dashboard, each with the page that stands open before them. Whoever has a page
    open has Streamlit's scripts compiled already: the next address opens in it in half the time
    that a page of its own would take."""

    def __init__(self, browser: Browser):
        self._browser = browser
        self._known: dict[str, BrowserContext] = {}
        self._standing: dict[str, Page] = {}
        self._taken: list[Page] = []

    def page(self, *, own: bool, width: int, media: dict, **options) -> Page:
        """A page of a reader with these options of the browser: the one that stands open, or one
        of its own where it is asked for or the standing one is in use."""
        key = repr(sorted(options.items()))
        if key not in self._known:
            self._known[key] = self._browser.new_context(**options)
            self._known[key].set_default_timeout(PATIENCE)
        standing = self._standing.get(key)
        if own or standing in self._taken:
            page = self._known[key].new_page()
        elif standing is None or standing.is_closed():
            page = self._standing[key] = self._known[key].new_page()
        else:
            page = standing
        self._taken.append(page)
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(**{**NO_WISHES, **media})
        return page

    def leave(self) -> None:
        """Closes all but the standing pages and forgets what pages stored: nobody is signed in."""
        for context in {page.context for page in self._taken}:
            for page in context.pages:
                if not page.url.startswith("about:"):
                    with suppress(Error):  # a page that was refused has no storage
                        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
                if page not in self._standing.values():
                    page.close()
            context.clear_cookies()
        self._taken.clear()

    def close(self) -> None:
        for context in self._known.values():
            context.close()


@pytest.fixture(scope="session")
def readers(chromium: Browser) -> Iterator[Readers]:
    """The same readers for all tests."""
    known = Readers(chromium)
    yield known
    known.close()


def arrive(page: Page, address: str) -> None:
    """Opens an address and waits until the page is there."""
    page.goto(address)
    page.wait_for_selector("h1.headline")
    page.wait_for_selector(".st-key-downloads button")


@pytest.fixture
def visit(readers: Readers) -> Iterator[Callable[..., Page]]:
    """Opens an address; options are the browser's. What a page left behind in the browser is gone
    with the test: nobody is signed in, nothing is stored. A page that is not waited for is one of
    its own, because routes and listeners stay with a page."""

    def open_page(
        address: str, *, width: int = 1280, wait: bool = True, own: bool = False, **options
    ) -> Page:
        media = {name: options.pop(name) for name in NO_WISHES if name in options}
        page = readers.page(
            own=own or not wait, width=width, media=media, **{"locale": "vi-VN", **options}
        )
        if wait:
            arrive(page, address)
        else:
            page.goto(address)
        return page

    yield open_page
    readers.leave()
