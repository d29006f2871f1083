"""Sections are drawn once for a choice, and a reader cannot tell a kept one from a fresh one."""

from dataclasses import replace
from unittest.mock import Mock

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import kept
from pages.shared.frame import Page
from pages.shared.titles import PAGES
from papi.common.language import Language
from papi.common.palette import PALETTES
from papi.overview import profile


@pytest.fixture
def page(file) -> Page:
    return Page(file, Language("vi"), "80", 2023, PALETTES["light"])


def drawn(app: AppTest) -> list[tuple[str, bytes]]:
    """Everything on the page in its order, as it is sent to a browser."""

    def within(block) -> list[tuple[str, bytes]]:
        found = []
        for _, child in sorted(block.children.items()):
            if hasattr(child, "children"):
                found.append((child.type, b""))
                found += within(child)
            else:
                found.append((child.type, child.proto.SerializeToString(deterministic=True)))
        return found

    return within(app.main)


@pytest.mark.parametrize("name", PAGES)
def test_the_second_reader_sees_what_the_first_saw(open_link, name):
    link = {"province": "Long An", "year": 2023, "lang": "vi"}
    first, second = (drawn(open_link(name, **link)) for _ in range(2))
    assert len(first) > 20
    assert [kind for kind, _ in first] == [kind for kind, _ in second]
    texts = [
        [body for kind, body in one if kind in ("markdown", "html", "plotly_chart")]
        for one in (first, second)
    ]
    assert texts[0] == texts[1]


def test_the_second_reader_costs_no_drawing(open_link, monkeypatch):
    made = Mock(wraps=profile.profile)
    monkeypatch.setattr(profile, "profile", made)
    link = {"province": "Long An", "year": 2023, "lang": "vi"}
    open_link(**link)
    assert made.call_count == 1
    open_link(**link)
    assert made.call_count == 1
    open_link(**{**link, "province": "Cà Mau"})
    assert made.call_count == 2


@pytest.mark.parametrize(
    "other",
    [
        {"province_code": "01"},
        {"year": 2022},
        {"language": Language("en")},
        {"palette": PALETTES["dark"]},
    ],
)
def test_no_choice_is_taken_for_another(page, other):
    assert kept.key(page) != kept.key(replace(page, **other))
    assert kept.key(page) == kept.key(replace(page))


def test_neither_a_new_file_nor_the_other_division_is_taken_for_this_one(page):
    for file in (
        page.file.in_34,
        replace(page.file, inode=page.file.inode + 1),
        replace(page.file, changed_ns=page.file.changed_ns + 1),
    ):
        assert kept.key(page) != kept.key(replace(page, file=file))


def test_after_a_failure_the_next_reader_gets_the_page(open_link, monkeypatch):
    link = {"province": "Long An", "year": 2023, "lang": "en"}
    with monkeypatch.context() as broken:
        broken.setattr(profile, "profile", lambda *_: 1 / 0)
        assert open_link(**link).error
    assert not open_link(**link).error
