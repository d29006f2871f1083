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
]
PATIENCE = 30_000
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


@pytest.fixture(scope="session")
def readers(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A reader with these options (locale, viewport, …), the same one for all tests: whoever has
    been here before has Streamlit's scripts at hand, and a page opens in half the time."""
    known: dict[str, BrowserContext] = {}

    def reader(**options) -> BrowserContext:
        key = repr(sorted(options.items()))
        if key not in known:
            known[key] = chromium.new_context(**options)
        return known[key]

    yield reader
    for context in known.values():
        context.close()


@pytest.fixture
def visit(readers: Callable[..., BrowserContext]) -> Iterator[Callable[..., Page]]:
    """Opens an address in a page of its own; options are the browser's. What a page left behind in
    the browser is gone with it: nobody is signed in, nothing is stored."""
    opened: list[Page] = []

    def open_page(address: str, *, width: int = 1280, wait: bool = True, **options) -> Page:
        options = {"locale": "vi-VN", "viewport": {"width": width, "height": 900}, **options}
        page = readers(**options).new_page()
        opened.append(page)
        page.set_default_timeout(PATIENCE)
        page.goto(address)
        if wait:
            page.wait_for_selector("h1.headline")
            page.wait_for_selector(".st-key-downloads button")
        return page

    yield open_page
    for page in opened:
        for every in page.context.pages:
            if not every.url.startswith("about:"):
                with suppress(Error):  # a page that was refused has no storage
                    every.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
            every.close()
        page.context.clear_cookies()
