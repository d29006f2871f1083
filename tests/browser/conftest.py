"""A real server on a free port, and Debian's Chromium to visit it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.conftest import ROOT

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


def serve(warehouse: Path, port: int = 0) -> tuple[subprocess.Popen, str]:
    """A server of its own that reads `warehouse`, on a free port; returns when it answers. A port
    that was free a moment ago may be taken when the server gets to it: then another."""
    asked = port
    until = time.monotonic() + 90
    while time.monotonic() < until:
        with socket.socket() as free:
            free.bind(("127.0.0.1", asked))
            port = free.getsockname()[1]
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)],
            cwd=ROOT,
            env={**os.environ, "PAPI_WAREHOUSE": str(warehouse)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        address = f"http://127.0.0.1:{port}"
        while process.poll() is None and time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):  # noqa: S310
                    return process, address
            except OSError:
                time.sleep(0.1)
        process.kill()
    raise TimeoutError(warehouse)


@pytest.fixture(scope="session")
def server(warehouse_path: Path) -> Iterator[str]:
    """A server that lives as long as the tests."""
    process, address = serve(warehouse_path)
    yield address
    process.terminate()
    process.wait()


@pytest.fixture
def fresh_server(warehouse_path: Path) -> Iterator[str]:
    """A server that nobody has visited yet."""
    process, address = serve(warehouse_path)
    yield address
    process.terminate()
    process.wait()


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an address in a browser of its own; options are the browser's."""
    contexts = []

    def open_page(address: str, *, width: int = 1280, wait: bool = True, **options) -> Page:
        options = {"locale": "vi-VN", "viewport": {"width": width, "height": 900}, **options}
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(address)
        if wait:
            page.wait_for_selector("h1.headline")
            page.wait_for_selector(".st-key-downloads button")
        return page

    yield open_page
    for context in contexts:
        context.close()
