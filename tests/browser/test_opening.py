"""The words in the document itself, in Chromium: they stand before any script has run, where the
page will have them, and go when it has."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import settle
from tests.browser.test_access import AXE

LINK = "?province=Long+An&year=2023&lang=vi"
HEADLINE = "Long An năm 2023: 40,83/80 điểm, xếp thứ 46/61 tỉnh"
# Where each headline stood in every frame, if it could be seen: the document's, the page's.
WATCH = """
(() => {
  window.stood = []
  const top = one => {
    if (!one) return null
    const {left, top} = one.getBoundingClientRect()
    const seen = document.elementFromPoint(left + 4, top + 4)
    return one.contains(seen) ? Math.round(top) : null
  }
  const look = () => {
    window.stood.push([top(document.querySelector('#opening h1')),
                       top(document.querySelector('h1.headline'))])
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
})()
"""


@pytest.fixture
def stopped(visit):
    """Opens a page whose scripts do not come: what stands is the document."""

    def go(address: str, **options):
        page = visit("about:blank", wait=False, **options)
        page.route("**/static/js/**", lambda route: route.abort())
        page.goto(address)
        return page

    return go


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_headline_is_read_before_any_script(server, stopped, scheme):
    page = stopped(f"{server}/{LINK}", color_scheme=scheme)
    expect(page.locator("#opening h1")).to_contain_text(HEADLINE)
    expect(page.locator("#opening h1")).to_be_visible()
    assert page.title() == "Tổng quan · Long An 2023 · PAPI"
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def test_without_scripts_the_words_are_all_there(server, visit):
    page = visit(f"{server}/trends{LINK}", wait=False, java_script_enabled=False)
    expect(page.locator("#opening h1")).to_be_visible()
    expect(page.locator("noscript").last).to_be_visible()
    below = page.locator("noscript").last.bounding_box()
    words = page.locator("#opening").bounding_box()
    assert below["y"] >= words["y"] + words["height"]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", ["", "trends", "priorities", "plan"])
def test_nothing_jumps_when_the_page_takes_over(server, visit, name, width):
    page = visit("about:blank", width=width, wait=False)
    page.add_init_script(WATCH)
    page.goto(f"{server}/{name}{LINK}")
    page.wait_for_selector(".st-key-downloads button")
    page.wait_for_selector(".stApp[data-test-script-state=notRunning]")
    settle(page)
    stood = page.evaluate("window.stood")
    first = [ours for ours, _ in stood if ours is not None]
    assert first and len(set(first)) == 1
    assert not [one for one in stood if None not in one]  # never two headlines in one frame
    assert stood[-1][0] is None and abs(stood[-1][1] - first[0]) <= 4


def test_the_words_make_room_for_what_the_page_has_to_say(server, stopped):
    page = stopped(f"{server}/{LINK}")
    page.evaluate("document.getElementById('root').innerHTML = '<p data-testid=stAlert>…</p>'")
    expect(page.locator("#opening")).to_have_count(0)


def test_what_draws_charts_is_fetched_once_and_by_the_document(server, visit):
    page = visit(f"{server}/trends{LINK}")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_attached()
    fetched = page.evaluate("performance.getEntriesByType('resource').map(one => one.toJSON())")
    [charts] = [one["startTime"] for one in fetched if "PlotlyChart" in one["name"]]
    assert charts < min(one["startTime"] for one in fetched if "/_stcore/" in one["name"])
