"""Pages as a new reader opens them. Without a browser there is nothing to paint: no breath."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from tests.rehearsed import warehouse_of_2025


@pytest.fixture(autouse=True)
def nothing_kept():
    """Each test draws for itself: what it puts in a function's place would not be called."""
    st.cache_data.clear()


@pytest.fixture
def shown_warehouse(warehouse_path: Path) -> Path:
    """The warehouse that the pages read; a module may put another in its place."""
    return warehouse_path


@pytest.fixture
def open_link(shown_warehouse: Path, monkeypatch) -> Callable[..., AppTest]:
    """Opens a page (the overview without one) at a link, as a new reader would."""
    monkeypatch.setenv("PAPI_WAREHOUSE", str(shown_warehouse))

    def run(page: str | None = None, **link: object) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        for name, value in link.items():
            app.query_params[name] = str(value)
        if page is not None:
            app.switch_page(f"pages/{page}.py")
        return app.run()

    return run


@pytest.fixture
def open_trends(open_link) -> Callable[..., AppTest]:
    """Opens the trend page at a link."""
    return partial(open_link, "trends")


@pytest.fixture
def compare(open_link) -> Callable[..., AppTest]:
    """Opens the page of comparisons for Long An 2023 in English, unless asked."""
    return partial(open_link, "compare", province="Long An", year=2023, lang="en")


@pytest.fixture
def open_check(open_link) -> Callable[..., AppTest]:
    """Opens the page that checks for Long An 2023, in English unless asked."""

    def run(lang: str = "en", **link: object) -> AppTest:
        app: AppTest = open_link(
            "check", **{"province": "Long An", "year": 2023, **link}, lang=lang
        )
        return app

    return run


@pytest.fixture
def open_data(open_link) -> Callable[..., AppTest]:
    """Opens the data page for Long An 2023, in English unless asked."""

    def run(lang: str = "en", **link: object) -> AppTest:
        app: AppTest = open_link("data", **{"province": "Long An", "year": 2023, **link}, lang=lang)
        return app

    return run


@pytest.fixture(scope="session")
def rehearsed_warehouse(tmp_path_factory) -> Path:
    """A warehouse with a rehearsed 2025 of 34 provinces beside the shipped years."""
    return warehouse_of_2025(tmp_path_factory)
