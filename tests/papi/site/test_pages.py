"""The newest year as static pages: whole, small, without scripts, true to the dashboard."""

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from PIL import Image

from papi.common import survey_year
from papi.common.language import Language
from papi.common.parts import View
from papi.site import places, shell, writing
from papi.site.shell import POLICY, Site
from papi.subjects import SUBJECTS
from papi.warehouse import editions
from tests.papi.site.asked import BASE

LARGEST, SPARE = 60_000, 2_000


class Read(HTMLParser):
    """What a page links to, its ids, its words, and the tags that it is made of."""

    def __init__(self, path: Path):
        super().__init__()
        self.links: list[str] = []
        self.words: list[str] = []
        self.ids: set[str] = set()
        self.tags: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        held = dict(attrs)
        self.tags.add(tag)
        self.ids |= {held["id"]} if "id" in held else set()
        self.links += [held[name] for name in ("href", "src") if name in held]

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


@pytest.fixture(scope="module")
def read(edition):
    return {path: Read(path) for path in edition.rglob("*.html")}


def test_every_province_dimension_and_language_has_its_pages(edition, file):
    for of_34, count in ((False, 63), (True, 34)):
        every = places.places(file, 2024, of_34=of_34)
        assert len(every) == count
        for lang in ("vi", "en"):
            for one in every:
                path = edition / places.address(file, lang, one)
                assert path.exists() and path.with_suffix(".png").exists(), path
    assert len(list(edition.glob("vi/2024/long-an/*.html"))) == 8
    assert len(list(edition.glob("en/2024/34/measure/*.html"))) == 9
    assert {path.stem for path in edition.glob("vi/*.html")} == {
        "index", "method", "glossary", "indicators", "sources", "limits",
    }  # fmt: skip


def test_pages_are_small_and_need_no_script(read):
    assert len(read) > 1700
    for path, page in read.items():
        text = path.read_text(encoding="utf-8")
        assert path.stat().st_size <= LARGEST, path
        assert POLICY in text and "script-src" not in POLICY, path
        assert not page.tags & {"script", "iframe", "form", "button"}, path
        assert not re.search(r"@(edition|day)@", text), path


def test_the_pages_of_the_years_with_most_in_print_are_small_too(file, con):
    """What makes a province's page long is what was printed about its year: the longest of each
    year, and the longest of all."""
    longest = con.execute(
        """
        SELECT year, province_code FROM claim
        WHERE year IN (SELECT year FROM survey_year) AND province_code IS NOT NULL
        GROUP BY year, province_code
        QUALIFY row_number() OVER (PARTITION BY year ORDER BY count(*) DESC, province_code) = 1
            OR row_number() OVER (ORDER BY count(*) DESC, province_code) <= 8
        """
    ).fetchall()
    site = Site(file, BASE, BASE, tuple(survey_year.years(file)), frozenset())
    site = replace(site, pages=writing.every_province(site))
    assert (2023, "91") in longest and len({year for year, _ in longest}) > 8
    for year, code in longest:
        for page in islice(places.pages(site, places.PlaceYear(year, False, code)), 1):
            assert len(shell.document(site, page).encode()) <= LARGEST - SPARE, page.path


def test_every_link_leads_somewhere(edition, read):
    """Inside the edition to a page, file or heading that is there; outside to the dashboard, its
    own address, or what was printed."""
    for path, page in read.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme:
                assert link.startswith(("https://", "data:,")), (path, link)
                continue
            target = (path.parent / parts.path).resolve() if parts.path else path
            assert target.is_file() and edition.resolve() in target.parents, (path, link)
            if parts.fragment:
                assert parts.fragment in read[edition / target.relative_to(edition.resolve())].ids


def test_a_reader_without_scripts_goes_from_a_province_to_its_peers_to_the_method(edition, read):
    here = edition / "vi/2024/long-an.html"
    peer = (here.parent / next(one for one in read[here].links if "ca-mau" in one)).resolve()
    assert "Cà Mau" in Read(peer).text
    method = (peer.parent / next(one for one in Read(peer).links if "method" in one)).resolve()
    assert "dao động thường thấy" in Read(method).text


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("of_34", "code"), [(False, "80"), (True, "80n"), (False, "26")])
def test_a_page_says_what_the_dashboard_says(edition, file, read, lang, of_34, code):
    place = places.PlaceYear(2024, of_34, code)
    view = View(file.in_34 if of_34 else file, Language(lang), code, 2024)
    text = read[edition / places.address(file, lang, place)].text
    subject = SUBJECTS["overview"]
    opening = subject.opening(view, subject.linked(view, {}))
    for sentence in [opening.headline, *opening.sentences]:
        assert sentence in unescape(text)
    assert editions.current(file).edition in text
    assert subject.source(view, subject.linked(view, {})) in text


def test_messages_search_engines_and_feed_readers_find_what_they_ask_for(edition, file):
    text = (edition / "en/2024/long-an.html").read_text(encoding="utf-8")
    assert f"<link rel='canonical' href='{BASE}/en/2024/long-an.html'>" in text
    assert f"hreflang='vi' href='{BASE}/vi/2024/long-an.html'" in text
    assert f"og:image' content='{BASE}/en/2024/long-an.png'" in text
    with Image.open(edition / "en/2024/long-an.png") as picture:
        assert picture.size == (1200, 630) and picture.format == "PNG"
    sitemap = ElementTree.parse(edition / "sitemap.xml").getroot()  # noqa: S314
    listed = {one.text for one in sitemap.findall(".//{*}loc")}
    assert f"{BASE}/vi/2024/34/tay-ninh.html" in listed
    assert len(listed) == len(list(edition.rglob("*.html"))) - 1  # the page at the root
    feed = ElementTree.parse(edition / "feed.xml").getroot()  # noqa: S314
    entries = feed.findall("{*}entry")
    assert len(entries) == 1
    assert editions.current(file).edition in str(entries[0].findtext("{*}title"))
