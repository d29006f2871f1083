"""Editions on pages: a link that cites one keeps its word, and every page says how to cite it."""

import json
import re
from html import unescape

import pytest

from papi.warehouse import connection, editions
from tests.pages.shown import html


@pytest.fixture
def shown_warehouse(corrected):
    return corrected[1]


@pytest.fixture
def known(corrected):
    """The edition shown, and the one before it."""
    return editions.known(connection.identity(corrected[1]))


def notices(app):
    return [one.value for one in app.info]


def test_a_link_without_an_edition_or_with_this_one_says_nothing(open_link, known):
    assert not notices(open_link(province="Long An", year=2024, lang="en"))
    app = open_link(province="Long An", year=2024, lang="en", edition=known[0].edition)
    assert not notices(app)
    assert not app.exception


def test_what_has_changed_since_the_cited_edition_is_told(open_link, known, monkeypatch):
    monkeypatch.setenv("PAPI_SITE", "https://papi.example.vn/tinh/")
    app = open_link(province="Long An", year=2024, lang="en", edition=known[1].edition)
    (said,) = notices(app)
    assert "figures of this province and year have changed since" in said
    assert re.search(r"42\.2931 points \(45th of 61\) → 42\.3031 points \(45th of 61\)", said)
    archived = f"https://papi.example.vn/tinh/editions/{known[1].edition}/en/2024/long-an.html"
    assert archived in html(app)


def test_what_has_not_changed_is_said_to_be_the_same(open_link, known):
    app = open_link(province="Quảng Ninh", year=2022, lang="en", edition=known[1].edition)
    assert "are still the same" in notices(app)[0]


@pytest.mark.parametrize("page", ["country", "data"])
def test_pages_of_all_provinces_tell_of_the_year(open_link, known, page):
    link = {"province": "Quảng Ninh", "lang": "en", "edition": known[1].edition}
    assert "figures of 2024 have changed" in notices(open_link(page, year=2024, **link))[0]
    assert "those of 2022 are still the same" in notices(open_link(page, year=2022, **link))[0]


@pytest.mark.parametrize("asked", ["0123456789ab", "<b>*x*</b>", "x" * 5000])
def test_an_unknown_edition_gets_a_calm_word(open_link, asked):
    app = open_link(province="Long An", year=2024, lang="en", edition=asked)
    (said,) = notices(app)
    assert "is not known here" in said and len(said) < 300
    assert not app.exception


@pytest.mark.parametrize("page", [None, "country", "data", "trends"])
def test_every_page_says_how_to_cite_it(open_link, known, page):
    app = open_link(page, province="Long An", year=2024, lang="vi")
    (fold,) = re.findall(r"<details class='citation'>.*?</details>", html(app))
    text, bibtex, csl = (
        unescape(one) for one in re.findall(r"<(?:p|div class='copied')>(.*?)</(?:p|div)>", fold)
    )
    assert f"({known[0].edition})" in text and f"edition={known[0].edition}" in text
    assert "province=Long+An" in text and "year=2024" in text
    assert bibtex.startswith("@misc{papi-") and bibtex.count("{") == bibtex.count("}")
    (item,) = json.loads(csl)
    assert item["edition"] == known[0].edition and item["type"] == "webpage"
