"""The document around a page, where pages lie, and the lists beside them: with made-up pages, so
that `mutation.modules` can ask it of many wrong versions without a warehouse."""

import re
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pytest

from papi.common.citing import Day
from papi.common.language import Language
from papi.site import addresses, feed, shell, words
from papi.site.addresses import Links
from papi.site.edition_file import Kept, Published
from papi.site.shell import POLICY, Page, Site

FILE: Any = SimpleNamespace()
BASE, LIVE = "https://papi.vn/a&b/", "https://live.vn/"
PAGES = frozenset({"vi/2024/long-an.html", "en/2023/34/tay-ninh.html"})
SITE = Site(FILE, BASE, LIVE, (2024, 2023), PAGES)
PAGE = Page(
    "vi/2024/long-an.html",
    "Long An <2024>",
    "Tăng & giảm",
    "<h1>A</h1><a href='./?province=Long+An&amp;year=2024'>x</a>",
    "Nguồn <1>.",
    "./?province=Long+An&year=2024&lang=vi",
    (("vi/2024/index.html", "Cả nước"), ("vi/2024/long-an.html", "itself")),
    (("Năm khác", (("vi/2023/long-an.html", "2023"),)), ("None", ())),
    "vi/2024/long-an.png",
    "A sentence.",
)
BARE = Page("en/method.html", "Method", "How", "<p>how</p>", "s")
HEAD = [
    "<meta charset='utf-8'>",
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
    "<meta name='viewport' content='width=device-width, initial-scale=1'>",
    "<meta name='color-scheme' content='light dark'>",
    "<meta name='referrer' content='same-origin'>",
    "<title>Long An &lt;2024&gt;</title>",
    "<meta name='description' content='Tăng &amp; giảm'>",
    "<link rel='stylesheet' href='../../style.css'>",
    "<link rel='icon' href='data:,'>",
    "<meta property='og:title' content='Long An &lt;2024&gt;'>",
    "<meta property='og:description' content='Tăng &amp; giảm'>",
    "<meta property='og:type' content='article'>",
    "<link rel='canonical' href='https://papi.vn/a&amp;b/vi/2024/long-an.html'>",
    "<link rel='alternate' hreflang='vi' href='https://papi.vn/a&amp;b/vi/2024/long-an.html'>",
    "<link rel='alternate' hreflang='en' href='https://papi.vn/a&amp;b/en/2024/long-an.html'>",
    "<link rel='alternate' type='application/atom+xml' href='../../feed.xml'>",
    "<meta property='og:url' content='https://papi.vn/a&amp;b/vi/2024/long-an.html'>",
    "<meta property='og:image' content='https://papi.vn/a&amp;b/vi/2024/long-an.png'>",
    "<meta property='og:image:width' content='1200'>",
    "<meta property='og:image:height' content='630'>",
    "<meta property='og:image:alt' content='Tăng &amp; giảm'>",
    "<meta name='twitter:card' content='summary_large_image'>",
]


def part(html, tag):
    return re.findall(rf"<{tag}[ >].*?</{tag}>", html, re.DOTALL)


def test_the_head_says_what_messages_and_search_engines_read():
    """A page without an address or a picture says nothing of either."""
    html = shell.document(SITE, PAGE)
    assert html.startswith(f"<!DOCTYPE html>\n<html lang='vi'><head>{''.join(HEAD)}</head><body>")
    assert html.endswith("</footer></body></html>\n")
    bare = shell.document(Site(FILE, "", "", (2024,), PAGES), BARE)
    assert "<html lang='en'>" in bare and "<link rel='stylesheet' href='../style.css'>" in bare
    for word in ("canonical", "alternate", "og:url", "og:image", "twitter", "live.vn"):
        assert word not in bare
    assert not re.search(r"https?://(?!www\.w3|papi\.org)", bare)
    assert POLICY == (
        "default-src 'none'; style-src 'self' 'unsafe-inline'; style-src-elem 'self'; "
        "style-src-attr 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
    )


def test_the_body_has_ways_in_and_out():
    html = shell.document(SITE, PAGE)
    skip = Language("vi").text("Skip to the content")
    assert f"<body><a class='skip' href='#content'>{skip}</a><header><nav " in html
    ways, choice, foot = part(html, "nav")
    assert ways == (
        "<nav aria-label='Các trang'><ul><li><a href='../../vi/index.html'>PAPI</a></li>"
        "<li><a href='../../vi/2024/index.html'>Cả nước</a></li>"
        "<li><a href='../../en/2024/long-an.html' lang='en' hreflang='en'>English</a></li>"
        "<li><a href='https://live.vn/?province=Long+An&amp;year=2024&amp;lang=vi'>"
        f"{Language('vi').text('Choose more in the dashboard')}</a></li></ul></nav>"
    )
    assert choice == (
        "<nav class='choices' aria-label='Năm khác'><h2>Năm khác</h2>"
        "<ul><li><a href='../../vi/2023/long-an.html'>2023</a></li></ul></nav>"
    )
    assert foot.count("<li><a href='../../vi/") == 5 and "<nav aria-label='Về số liệu'>" in foot
    assert (
        "<main id='content'><h1>A</h1><a href='../../vi/2024/long-an.html'>x</a><nav class" in html
    )
    assert "</nav></main><footer><nav " in html
    assert "@day@" in html and "@edition@" in html and "@shown_day@" in html
    assert "https://papi.vn/a&amp;b/vi/2024/long-an.html" in part(html, "footer")[0]
    bare = shell.document(SITE, BARE)
    assert "<a href='../vi/method.html' lang='vi' hreflang='vi'>Tiếng Việt</a>" in bare
    # No page links to itself, and without one of the dashboard's there is nothing to choose there.
    assert "en/method.html'>" not in "".join(part(bare, "nav")) and LIVE not in bare
    assert "PAPI</a>" not in shell.document(SITE, Page("vi/index.html", "t", "d", "", "s"))
    foot = part(bare, "footer")[0]
    assert "<p>Scores are published by PAPI" in foot and "static edition" in foot
    assert "<p>Figures of the edition of @shown_day@ (@edition@).</p><details" in foot
    assert "Method. Edition of @shown_day@ (@edition@). s. https://papi.vn/a&amp;b/en/" in foot
    unplaced = shell.document(Site(FILE, "", LIVE, (2024,), PAGES), BARE)
    assert "(@edition@). s.</p>" in unplaced


def test_an_edition_and_its_day_are_put_in_wherever_they_are_said():
    html = "@edition@ @day@ @year@ @shown_day@ @edition@ @day@"
    stamped = shell.stamped(html, "e1", Day("2026-11-29", "2026", "29/11/2026"))
    assert stamped == "e1 2026-11-29 2026 29/11/2026 e1 2026-11-29"


def test_the_front_page_asks_for_a_language():
    assert shell.front(SITE) == (
        "<!DOCTYPE html>\n<html lang='vi'><head><meta charset='utf-8'>"
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        "<title>PAPI</title><link rel='stylesheet' href='./style.css'>"
        "<link rel='canonical' href='https://papi.vn/a&amp;b/'><link rel='icon' href='data:,'>"
        "</head><body><main><h1 class='headline'>PAPI</h1><ul>"
        "<li><a href='./vi/index.html' lang='vi' hreflang='vi'>Tiếng Việt</a></li>"
        "<li><a href='./en/index.html' lang='en' hreflang='en'>English</a></li>"
        "</ul></main></body></html>\n"
    )
    assert "canonical" not in shell.front(Site(FILE, "", LIVE, (2024,), PAGES))


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Bắc Ninh (mới)", "bac-ninh"), ("Bắc Ninh (cũ)", "bac-ninh"), ("Đắk Lắk", "dak-lak"),
     ("TP. Hồ Chí Minh", "tp-ho-chi-minh"), ("Bà Rịa - Vũng Tàu", "ba-ria-vung-tau"),
     ("  (Xã) Đông 2 ", "xa-dong-2"), ("đảo", "dao")],
)  # fmt: skip
def test_a_name_as_part_of_an_address(name, expected):
    assert addresses.slug(name) == expected


def test_what_lies_where():
    assert addresses.country("vi", 2024, of_34=False) == "vi/2024/index.html"
    assert addresses.country("en", 2024, of_34=True) == "en/2024/34/index.html"
    assert addresses.measure("vi", 2024, "total", of_34=False) == "vi/2024/measure/total.html"
    assert addresses.measure("vi", 2024, "m", 1, of_34=True) == "vi/2024/34/measure/m.html"
    assert addresses.measure("vi", 2024, "m", 2, of_34=False) == "vi/2024/measure/m-2.html"
    assert addresses.province("en", 2024, "Hà Nội", of_34=True) == "en/2024/34/ha-noi.html"
    assert addresses.dimension("en", 2024, "Huế", "m", of_34=False) == "en/2024/hue/m.html"
    assert addresses.other_language("vi/a/b") == "en/a/b"
    assert addresses.other_language("en/a/b") == "vi/a/b"
    assert [addresses.up(path) for path in ("a", "a/b", "a/b/c")] == ["./", "../", "../../"]
    assert addresses.archived("e1", "vi/a.html") == "editions/e1/vi/a.html"
    kept = "<a href='../x'>1</a><img src=\"../../y\"><a href='./z'>2</a><a href='https://../'>3</a>"
    assert addresses.moved_into_archive(kept) == (
        "<a href='../../../x'>1</a><img src=\"../../../../y\">"
        "<a href='./z'>2</a><a href='https://../'>3</a>"
    )


@pytest.mark.parametrize(
    ("asked", "here", "elsewhere"),
    [
        ("./?province=Long+An&amp;year=2024", "../vi/2024/long-an.html", ""),
        ("./?province=Long+An&amp;year=2024&amp;lang=vi", "../vi/2024/long-an.html", ""),
        (
            "./?province=T%C3%A2y+Ninh+%28m%E1%BB%9Bi%29&amp;year=2023&amp;lang=en&amp;division=34",
            "../en/2023/34/tay-ninh.html", "",
        ),
        # What the edition does not have, or shows otherwise, is the dashboard's.
        ("./?province=Long+An&amp;year=2023", "", "?province=Long+An&amp;year=2023"),
        ("./?province=Long+An&amp;year=2024&amp;lang=en", "",
         "?province=Long+An&amp;year=2024&amp;lang=en"),
        ("./?province=Long+An", "", "?province=Long+An"),
        ("./?year=2024", "", "?year=2024"),
        ("./?province=Long+An&amp;year=2024&amp;sort=a", "",
         "?province=Long+An&amp;year=2024&amp;sort=a"),
        ("./trends?province=Long+An&amp;year=2024", "",
         "trends?province=Long+An&amp;year=2024"),
    ],
)  # fmt: skip
def test_links_lead_to_the_page_that_shows_the_same_else_to_the_dashboard(asked, here, elsewhere):
    html = f"<a target='_self' href='{asked}' aria-label='A' title='A'>x</a>"
    found = Links(PAGES, LIVE).resolved(html, "vi/glossary.html")
    leads = here or f"https://live.vn/{elsewhere}"
    assert found == f"<a href='{leads}' title='A'>x</a>"
    # Without a dashboard such a link is text.
    led = f" href='{here}'" if here else ""
    assert Links(PAGES, "").resolved(html, "vi/glossary.html") == f"<a{led} title='A'>x</a>"


def test_what_a_screen_reader_is_told_is_kept_where_the_title_says_something_else():
    html = "<a aria-label='A' title='B' href='#c'>x</a>"
    assert Links(PAGES, LIVE).resolved(html, "vi/a.html") == html


def test_the_lists_for_search_engines_name_pages_and_no_earlier_edition():
    kept = Kept("h", "e1", "2026-11-29")
    pages = {"vi/b.html": kept, "vi/a&.html": Kept("h", "e0", "2026-01-02"), "vi/a.png": kept}
    assert feed.sitemap(SITE, pages) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "<url><loc>https://papi.vn/a&amp;b/vi/a&amp;.html</loc><lastmod>2026-01-02</lastmod></url>\n"
        "<url><loc>https://papi.vn/a&amp;b/vi/b.html</loc><lastmod>2026-11-29</lastmod></url>\n"
        "</urlset>\n"
    )
    site = Site(FILE, "https://papi.vn/tinh/", "", (2024,), PAGES)
    assert feed.robots(site) == (
        "User-agent: *\nDisallow: /tinh/editions/\nSitemap: https://papi.vn/tinh/sitemap.xml\n"
    )


def test_the_feed_has_an_entry_for_each_edition_and_says_how_much_changed():
    known = [
        Published("e2", "2026-11-29", "2026-11-29T10:00:00+00:00", 1200),
        Published("e1", "2026-01-02", "2026-01-02T09:00:00+00:00"),
    ]
    text = feed.atom(SITE, known)
    root = ElementTree.fromstring(text)  # noqa: S314  our own
    of = {"": "http://www.w3.org/2005/Atom"}
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns=')
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "vi"
    title = Language("vi").text("Scores of Viet Nam's provinces")
    assert root.findtext("title", namespaces=of) == f"PAPI: {title}"
    assert root.findtext("id", namespaces=of) == "https://papi.vn/a&b/"
    assert root.findtext("author/name", namespaces=of) == "PAPI"
    assert root.findtext("updated", namespaces=of) == known[0].published
    assert [one.attrib for one in root.findall("link", of)] == [
        {"rel": "self", "href": "https://papi.vn/a&b/feed.xml"}, {"href": "https://papi.vn/a&b/"},
    ]  # fmt: skip
    said = [
        [str(one.findtext(name, namespaces=of)) for name in ("title", "id", "updated", "summary")]
        for one in root.findall("entry", of)
    ]
    line = "Số liệu thuộc phiên bản ngày {} ({})."
    first, second = line.format("29/11/2026", "e2"), line.format("02/01/2026", "e1")
    more = Language("vi").text("{n} figures differ from the edition before.", n="1.200")
    assert said == [
        [first, "https://papi.vn/a&b/#e2", known[0].published, f"{first} {more}"],
        [second, "https://papi.vn/a&b/#e1", known[1].published, second],
    ]
    assert not "".join(one.tail or "" for one in root.iter()).strip()
    links = [one.attrib for one in root.findall("entry/link", of)]
    assert links == [{"href": "https://papi.vn/a&b/vi/index.html"}] * 2


def test_every_answer_of_the_method_is_there_in_both_languages():
    for lang in ("vi", "en"):
        say = Language(lang)
        held = words.method(say)
        assert [len(answers) for _, answers in held] == [2, 3, 2, 2, 1]
        assert len({question for question, _ in held}) == 5
        assert list(words.shelf(say)) == [
            "method.html", "glossary.html", "indicators.html", "sources.html", "limits.html",
        ]  # fmt: skip
