"""The document that the server sends first: its words are those that the page will draw, and in
doubt it says nothing."""

import re
from dataclasses import replace
from html import escape, unescape
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from pages.shared import document
from pages.shared.frame import Page
from pages.shared.titles import PAGES
from papi.common.language import Language
from papi.common.palette import PALETTES
from papi.common.parts import Opening
from papi.subjects import SUBJECTS
from tests import hostile
from tests.pages.shown import html, pieces

LONG_AN: dict[str, object] = {"province": "Long An", "year": 2023, "lang": "vi"}
HA_NOI = {"province": "Hà Nội", "year": 2024, "lang": "en"}
# Estimates of a new province; a year without a published total; the first year.
OF_34 = {"province": "Tây Ninh", "year": 2022, "lang": "vi", "division": 34}
UNPUBLISHED = {"province": "Quảng Ninh", "year": 2023, "lang": "en"}
FIRST = {"province": "Cà Mau", "year": 2011, "lang": "vi"}
CHOSEN: list[tuple[str, dict[str, object]]] = [
    ("trends", {"view": "rank", "measure": "participation"}),
    ("trends", {"view": "dimensions"}),
    ("trends", {"mean": "none", "measure": "transparency"}),
    ("trends", {"view": "nonsense", "measure": "nonsense"}),
    ("compare", {"peers": "similar", "colour": "median", "measure": "e_governance"}),
    ("falls", {"level": "subdimension", "scope": "own", "sort": "name"}),
    ("falls", {"scope": "lowest"}),
    ("priorities", {"peers": "all", "benchmark": "own_best", "order": "gap"}),
    ("plan", {"target": "rank", "rank": 3, "levels": "province"}),
    ("data", {"terms": "indicator"}),
    ("check", {"verdict": "differs"}),
]


@pytest.fixture
def client(shown_warehouse, monkeypatch):
    """A reader of the server's documents."""
    monkeypatch.setenv("PAPI_WAREHOUSE", str(shown_warehouse))
    return TestClient(Starlette(routes=document.routes()), follow_redirects=False)


@pytest.fixture
def ask(client):
    """What the server sends for a page and link."""

    def sent(name, link, method="GET", **headers):
        path = "/" if name == "overview" else f"/{name}"
        return client.request(method, path, params=link, headers=headers)

    return sent


def said(text: str) -> list[str]:
    """The opening words of a document, headline first; none in Streamlit's own."""
    found = re.search('<main id="opening".*?>(.*?)</main>', text)
    opening = found[1].partition("<h2")[0] if found else ""
    words = re.findall("<(?:h1|p)>(.*?)</(?:h1|p)>", opening)
    return [unescape(one) for one in words]


def drawn(app) -> list[str]:
    """The same words as the page draws them: those before its first other piece of markup."""
    words = []
    for piece in pieces(app):
        one = re.match("<(?:h1|div) class='(headline|conclusion|remark)'>(.*?)</(?:h1|div)>", piece)
        if one:
            words.append(unescape(re.sub("<[^>]+>", "", one[2])))
        elif words:
            break
    return words


@pytest.mark.parametrize(
    ("name", "link"),
    [(name, link) for name in PAGES for link in (LONG_AN, HA_NOI, UNPUBLISHED, FIRST)]
    + [("overview", OF_34)]
    + [(name, {**LONG_AN, **chosen}) for name, chosen in CHOSEN],
)
def test_the_document_says_what_the_page_will_say(ask, open_link, name, link):
    words = said(ask(name, link).text)
    shown = drawn(open_link(None if name == "overview" else name, **link))
    assert words and words[0] == shown[0]
    assert words == shown


@pytest.mark.parametrize("link", [LONG_AN, HA_NOI, FIRST])
def test_the_profile_stands_in_the_document_as_on_the_page(ask, open_link, link):
    found = re.search("<table class='opening profile'.*?</table>", ask("overview", link).text)
    assert found and found[0] in html(open_link(**link))


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ({"verdict": "differs", "lang": "vi"}, "/check?verdict=differs&lang=vi"),
        ({"province": "Long An", "whose": "ours"}, "/check?province=Long+An&whose=ours"),
        ({"table": "score"}, None),
    ],
)
def test_old_links_to_the_checker_lead_to_its_page(ask, asked, there):
    assert ask("data", asked).headers.get("location") == there


def test_the_document_says_whether_the_change_matters(ask):
    vietnamese = said(ask("overview", {**LONG_AN, "year": 2024}).text)
    assert vietnamese[1].startswith(
        "Mức tăng 1,46 điểm còn trong dao động thường thấy của tổng điểm (±2,47): chưa đủ căn cứ "
        "nói là cải thiện."
    )
    english = said(ask("overview", {"province": "Tây Ninh", "year": 2024, "lang": "en"}).text)
    assert english[1].startswith(
        "+8.11 points is beyond the usual year-to-year variation (±2.47): a clear rise."
    )


def test_title_language_and_summary_stand_in_the_head(ask):
    text = ask("trends", HA_NOI).text
    assert '<html lang="en">' in text
    assert "<title>Trends · Hà Nội 2024 · PAPI</title>" in text
    headline = escape(said(text)[0])
    for name in ('name="description"', 'property="og:description"'):
        assert f'<meta {name} content="{headline}">' in text
    assert text.count("<title>") == text.count("<h1>") == text.count('id="root"') == 1


def test_a_page_that_begins_with_a_chart_fetches_what_draws_it(ask):
    there = document.STREAMLITS.parent
    [link] = re.findall('<link [^>]*id="charts" href="([^"]+)">', ask("trends", LONG_AN).text)
    assert (there / link).is_file()
    assert 'id="charts"' not in ask("overview", LONG_AN).text


@pytest.mark.parametrize(
    ("link", "preferred", "lang"),
    [
        ({}, "en-US,en;q=0.9,vi;q=0.8", "en"),
        ({}, "vi-VN,vi;q=0.9", "vi"),
        ({}, "fr,en;q=0.5", "vi"),
        ({}, "", "vi"),
        ({"lang": "vi"}, "en", "vi"),
        ({"lang": "xx"}, "en", "en"),
    ],
)
def test_a_bare_address_is_answered_in_the_readers_language(ask, link, preferred, lang):
    reply = ask("overview", link, **{"Accept-Language": preferred})
    assert f'<html lang="{lang}">' in reply.text
    assert said(reply.text)[0] == Language(lang).text("Choose your province")
    assert reply.headers["vary"] == "Accept-Language, Cookie"
    assert reply.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("overview", {"province": "<script>alert(1)</script>", "lang": "vi"}),
        ("overview", {**LONG_AN, "year": 1066}),
        ("overview", {**LONG_AN, "province": "Tây Ninh mới"}),
        # The label of estimates stands above the headline of these pages: no figure goes without.
        *((name, OF_34) for name in PAGES if name != "overview"),
        ("trends", {**LONG_AN, "with": "Cà Mau"}),
        ("compare", {**LONG_AN, "peers": "own", "with": "Cà Mau"}),
        ("priorities", {**LONG_AN, "peers": "own"}),
    ],
)
def test_where_the_page_has_more_to_say_the_document_has_no_words(ask, name, link):
    text = ask(name, link).text
    assert text == document.wordless()


def test_a_link_without_a_province_is_answered_for_the_one_last_chosen(ask):
    text = ask("overview", {"lang": "vi"}, Cookie="papi_province=L%E1%BA%A1ng%20S%C6%A1n").text
    assert said(text)[0].startswith("Lạng Sơn năm 2024")
    unknown = ask("overview", {"lang": "vi"}, Cookie="papi_province=%3Cscript%3E").text
    assert said(unknown)[0] == "Chọn tỉnh của bạn"


def test_a_province_is_known_in_any_spelling(ask):
    assert said(ask("overview", {**LONG_AN, "province": "long an"}).text) == said(
        ask("overview", LONG_AN).text
    )


def test_without_a_warehouse_the_document_is_streamlits(ask, monkeypatch, tmp_path):
    monkeypatch.setenv("PAPI_WAREHOUSE", str(tmp_path / "none.duckdb"))
    reply = ask("overview", LONG_AN)
    assert (reply.status_code, said(reply.text)) == (200, [])
    assert not list(tmp_path.iterdir())


def test_a_fault_of_ours_is_logged_and_the_page_still_comes(ask, monkeypatch, caplog):
    def fails(*_):
        raise RuntimeError("secret detail")

    monkeypatch.setitem(SUBJECTS, "plan", replace(SUBJECTS["plan"], opening=fails))
    reply = ask("plan", LONG_AN)
    assert (reply.status_code, said(reply.text)) == (200, [])
    assert "secret detail" in caplog.text and "secret detail" not in reply.text


@pytest.mark.parametrize(("asked", "meant"), [("declines", "falls"), ("overview", "")])
def test_another_address_leads_to_the_page_with_all_that_it_asks_for(client, asked, meant):
    reply = client.get(f"/{asked}", params={**LONG_AN, "scope": "own"})
    assert reply.status_code == 308
    assert reply.headers["location"] == f"/{meant}?{urlencode({**LONG_AN, 'scope': 'own'})}"


def test_only_reading_is_answered(ask):
    assert ask("overview", LONG_AN, method="HEAD").status_code == 200
    assert ask("overview", LONG_AN, method="POST").status_code == 405


def test_names_in_the_data_are_words_in_the_document(ask, warehouse_path, tmp_path, monkeypatch):
    made = hostile.made(warehouse_path, tmp_path / "hostile.duckdb")
    monkeypatch.setenv("PAPI_WAREHOUSE", str(made))
    for name in PAGES:
        text = ask(name, {"province": "Long An", "year": 2023, "lang": "en"}).text
        assert said(text)
        assert text.count("<script>") == 3  # Streamlit's and our two
        assert "<img" not in text and "<a href='http" not in text


def test_every_page_has_its_words_and_streamlits_document_its_places(file):
    assert SUBJECTS.keys() == PAGES.keys()
    page = Page(file, Language("vi"), "80", 2023, PALETTES["light"])
    given = document.wordless()
    written = document.written(given, page.language, "A & B", Opening("1 < 2", ["so"]))
    for part in ('<html lang="vi">', "<title>A &amp; B</title>", "<h1>1 &lt; 2</h1>", "<p>so</p>"):
        assert part in written
