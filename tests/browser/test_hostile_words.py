"""Names, notes and sentences that try to be more than text: nothing runs, nothing is fetched."""

from urllib.parse import urlencode, urlsplit

import pytest

from pages.shared.titles import PAGES
from servers.dashboard import path_of, serve
from tests import hostile

ATTACK = "[click](http://outside.invalid/e) <script>window.ranHere=3</script> :material/home: **x**"
# What Markdown, its extensions or a browser would have made of the words.
MADE = """() => [...document.querySelectorAll(
    'a, img, script, strong, em, .katex, code, [data-testid=stIconMaterial]')].filter(one => {
  if (one.matches('a'))
    return new URL(one.href.baseVal || one.href, location).hostname === 'outside.invalid';
  if (one.matches('img')) return one.src.includes('outside');
  if (one.matches('script')) return one.textContent.includes('ranHere');
  return /loud|x\\^?2|home|click/.test(one.textContent);
}).map(one => one.outerHTML.slice(0, 200))"""


@pytest.fixture(scope="module")
def hostile_server(warehouse_path, tmp_path_factory):
    path = hostile.made(warehouse_path, tmp_path_factory.mktemp("hostile") / "papi.duckdb")
    with serve(warehouse=path) as running:
        yield running.address


# What stands in folds is tried too.
OPEN = """() => document.querySelectorAll('.stMain details:not([open]) > summary')
    .forEach(one => one.click())"""


@pytest.fixture
def watched(visit):
    """Visits an address; every request and socket the page opens is kept."""
    asked: list[str] = []

    def go(address: str):
        page = visit("about:blank", wait=False)
        page.on("request", lambda request: asked.append(request.url))
        page.on("websocket", lambda socket: asked.append(socket.url))
        page.goto(address)
        page.wait_for_selector("h1.headline")
        page.wait_for_selector(".st-key-downloads button, .tiles")
        page.evaluate(OPEN)
        if page.locator(".stPlotlyChart, .st-key-part_cloud").count():
            page.wait_for_selector(".js-plotly-plot .main-svg")
        return page

    return go, asked


@pytest.mark.parametrize(
    ("name", "lang"), [*((name, "vi") for name in PAGES), ("overview", "en"), ("check", "en")]
)
def test_words_stay_words_and_no_other_host_is_asked(hostile_server, watched, name, lang):
    go, asked = watched
    # By another spelling of its name, because its own is hostile too; and each choice as well.
    link = {"province": "Hà Nội", "year": 2023, "lang": lang}
    link |= dict.fromkeys(("view", "peers", "scope", "benchmark", "target", "terms"), ATTACK)
    if name == "check":
        link["verdict"] = ATTACK
    page = go(f"{hostile_server}{path_of(name)}?{urlencode(link)}")
    assert page.evaluate(f"window.{hostile.MARK}") is None
    assert page.evaluate(MADE) == []
    text = page.locator("body").inner_text()
    for words in ("<script>", "onerror=", "[y](http", "**loud**", "$x^2$", ":red[red]", "`code`"):
        assert words in text.replace("\N{WORD JOINER}", ""), words
    hosts = {urlsplit(url).hostname for url in asked if not url.startswith(("data:", "blob:"))}
    assert hosts == {"127.0.0.1"}


def test_a_province_of_a_link_is_said_as_text(server, watched):
    go, asked = watched
    page = go(f"{server}/?{urlencode({'province': ATTACK, 'lang': 'en'})}")
    said = page.locator("[data-testid=stAlertContainer]").first.inner_text()
    assert ATTACK in said.replace("\N{WORD JOINER}", "")
    assert page.evaluate(MADE) == []
    assert not any("outside" in url and "127.0.0.1" not in url for url in asked)
