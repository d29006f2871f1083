"""A real server on a free port, and Debian's Chromium to visit it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Error,
    Page,
    Playwright,
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
ColorScheme = Literal["light", "dark"]
Motion = Literal["reduce", "no-preference"]
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in Path(item.fspath).parts:
            item.add_marker(pytest.mark.browser)
            # On a busy machine a browser may miss a moment. The run lists who needed a second try.
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def reader(
    playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """The reader of nearly all tests, who has been here before. Only with a profile on disk does
    Chromium keep Streamlit's scripts compiled: a page then takes a third less work. Its first page
    stays empty and open, so that the window never closes."""
    context = playwright.chromium.launch_persistent_context(
        tmp_path_factory.mktemp("profile"),
        executable_path=shutil.which("chromium"),
        args=CHROMIUM,
        locale="vi-VN",
        viewport={"width": 1280, "height": 900},
    )
    yield context
    context.close()


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
def others(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A reader with another language, or without scripts: the same one for all tests."""
    known: dict[str, BrowserContext] = {}

    def other(**options: Any) -> BrowserContext:
        key = repr(sorted(options.items()))
        if key not in known:
            known[key] = chromium.new_context(**options)
        return known[key]

    yield other
    for context in known.values():
        context.close()


@pytest.fixture
def visit(
    reader: BrowserContext, others: Callable[..., BrowserContext]
) -> Iterator[Callable[..., Page]]:
    """Opens an address in a page of its own, in which nothing moves: whoever tests need not wait
    until it has. Options are the browser's. What a page left behind is gone with it: nobody is
    signed in, nothing is stored."""
    opened: list[Page] = []

    def open_page(
        address: str,
        *,
        width: int = 1280,
        wait: bool = True,
        color_scheme: ColorScheme = "light",
        reduced_motion: Motion = "reduce",
        **options: Any,
    ) -> Page:
        page = (others(**{"locale": "vi-VN", **options}) if options else reader).new_page()
        opened.append(page)
        page.set_default_timeout(PATIENCE)
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=color_scheme, reduced_motion=reduced_motion)
        page.goto(address)
        if wait:
            page.wait_for_selector("h1.headline")
            page.wait_for_selector(".st-key-downloads button")
        return page

    yield open_page
    for page in opened:
        leave(page)


def leave(page: Page) -> None:
    """Closes a page and those that it opened; nothing of theirs stays in the browser."""
    for every in page.context.pages:
        if every is not page and every.url == "about:blank":
            continue
        if not every.url.startswith("about:"):
            with suppress(Error):  # a page that was refused has no storage
                every.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        every.close()
    page.context.clear_cookies()


# True once ten frames in a row have shown the same sizes and places, and no run is on its way.
# What moves with a scroll bar has another timeline than the document's.
STILL = """() => {
    const now = [...document.querySelectorAll('.stMain, .stMain .scroll, .js-plotly-plot')]
        .map(one => [one.scrollWidth, one.scrollHeight, one.scrollTop, one.scrollLeft,
            one.getBoundingClientRect().top]).join();
    const moving = document.getAnimations().some(one => one.playState === 'running'
        && one.timeline === document.timeline
        && one.effect.getComputedTiming().iterations < Infinity);
    const busy = document.querySelector('.stApp')?.dataset.testScriptState === 'running';
    const before = window.standing ?? {}, same = now === before.now && !moving && !busy;
    window.standing = {now, frames: same ? before.frames + 1 : 0};
    return window.standing.frames >= 10;
}"""


def settle(page: Page) -> None:
    """Waits until the page has come to rest after it was resized, scrolled or opened somewhere."""
    page.evaluate("delete window.standing")
    page.wait_for_function(STILL)
