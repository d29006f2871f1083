"""Measures waiting times in Chromium: the headline, the whole page, another province or year.

Times are read inside the page (milliseconds since navigation) after the frame that was painted.
Every page is compared with plain Streamlit pages, each served by a process of its own on the same
machine and visited in turn. Cold: with an empty browser cache. Warm: the next visit. Every change
of a choice is followed by the same change on a page of fifty lines; a ratio is that of the two.
"""

import json
import shutil
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.questions import PROVINCES, YEAR
from benchmarks.results import Results, median
from pages.shared.titles import PAGES
from servers.dashboard import path_of, serve

HEADLINE_AIM, FIRST_SCREEN_AIM, COMPLETE_AIM = 1.3, 0.6, 1.0
# Times what the page of fifty lines takes for the same change.
CHANGE_AIMS = {
    **dict.fromkeys(("overview", "falls", "priorities", "plan", "data", "check"), 1.5),
    **dict.fromkeys(("trends", "compare"), 2.5),
}
YEARS = (2022, 2021, 2019, 2018, 2017, 2016, 2015)
CHROMIUM = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--no-first-run",
]  # fmt: skip

# Waits until a condition holds; resolves with performance.now() of the frame after that.
_WHEN = """
async (truth) => {
  const true_now = new Function(`return (${truth})`)
  for (;;) {
    await new Promise(requestAnimationFrame)
    if (true_now()) break
  }
  await new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)))
  return performance.now()
}
"""
# The same for several conditions, from the document's start: asked one after another from here,
# each would wait until scripts are done that began after the one before.
_ALL = f"conditions => Promise.all(conditions.map({_WHEN.strip()}))"
# The headline, in the HTML document as sent or drawn by the page.
_HEADLINE = "document.querySelector('#opening h1, h1.headline')?.getBoundingClientRect().height > 0"
# All that stands above the fold of the overview: it is in the document as sent.
_FIRST_SCREEN = """document.querySelector('#opening .profile, .stApp .profile')
  ?.getBoundingClientRect().height > 300"""
_DRAWN = "document.querySelector('h1.headline')?.getBoundingClientRect().height > 0"
# The script has run, no element is waiting for its code, and every chart is drawn.
_COMPLETE = f"""
  {_DRAWN}
  && document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning'
  && !document.querySelector('[data-testid=stSkeleton], [data-testid=stAppSkeleton]')
  && !document.querySelector('[data-stale=true]')
  && [...document.querySelectorAll('[data-testid=stPlotlyChart]')].every(
       chart => chart.querySelector('.main-svg .plot, .main-svg .cartesianlayer'))
  && [...document.querySelectorAll('[data-testid=stDataFrame]')].every(
       table => table.querySelector('canvas'))
"""

# Measures from the key press to the last change of the page before it is idle, because a short run
# may start and finish between two frames.
_WATCH = """
() => {
  const changed = () => requestAnimationFrame(() => setTimeout(() => {
    window.changed = performance.now()
  }, 0))
  document.addEventListener('keydown', event => {
    if (event.key !== 'Enter') return
    window.chosen = window.changed = performance.now()
    window.watch = new MutationObserver(changed)
    for (const part of document.querySelectorAll('title, .stMain')) {
      window.watch.observe(part, {subtree: true, childList: true, characterData: true})
    }
  }, {capture: true, once: true})
}
"""
REST = 500


@dataclass
class Visit:
    """One visit: milliseconds until the headline is visible, until the first screen stands (the
    overview's; elsewhere the headline again), until the page draws the headline itself, and until
    it is complete."""

    headline: float
    first_screen: float
    drawn: float
    complete: float


def measure(results: Results, warehouse: Path, rounds: int) -> None:
    """Measures all pages and the two controls, `rounds` times each."""
    with (
        serve(warehouse=warehouse) as ours,
        serve("benchmarks/controls/blank.py") as blank,
        serve("benchmarks/controls/one_chart.py") as chart,
        serve("benchmarks/controls/fifty_lines.py") as lines,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=CHROMIUM
        )
        link = f"?province=Long+An&year={YEAR}&lang=vi"
        places = {page: f"{ours.address}{path_of(page)}{link}" for page in PAGES}
        places |= {"blank": blank.address, "one chart": chart.address}
        for name, place in places.items():
            # An unmeasured visit first, because a server is slow the first time. Bytes are counted
            # here, because counting would slow down pages with many messages.
            _bytes(results, browser, name, place)
            _both(browser, name, place)
        cold, warm = defaultdict(list), defaultdict(list)
        for _ in range(rounds):
            for name, place in places.items():
                first, second = _both(browser, name, place)
                cold[name].append(first)
                warm[name].append(second)
        _report(results, "cold", cold)
        _report(results, "warm", warm)
        for page in PAGES:
            _report_changes(results, page, _changes(browser, places[page], lines.address, rounds))
        browser.close()


def _both(browser: Browser, name: str, place: str) -> tuple[Visit, Visit]:
    context = browser.new_context(locale="vi-VN", viewport={"width": 1280, "height": 900})
    visits = _visit(context, name, place), _visit(context, name, place)
    context.close()
    return visits


def _visit(context: BrowserContext, name: str, place: str) -> Visit:
    page = context.new_page()
    first = _FIRST_SCREEN if name == "overview" else _HEADLINE
    conditions = json.dumps([_HEADLINE, first, _DRAWN, _COMPLETE])
    page.add_init_script(f"window.reached = ({_ALL})({conditions})")
    page.goto(place, wait_until="commit")
    times: list[float] = page.evaluate("window.reached")
    page.close()
    return Visit(*times)


def _bytes(results: Results, browser: Browser, name: str, place: str) -> None:
    """Counts what a cold visit receives, over HTTP and over the WebSocket."""
    context = browser.new_context(locale="vi-VN", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    sizes = {"HTTP": 0, "the socket": 0}

    def count(kind: str, size: int) -> None:
        sizes[kind] += size

    page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda frame: count("the socket", len(frame))),
    )
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda one: count("HTTP", int(one["encodedDataLength"])))
    page.goto(place)
    page.evaluate(_WHEN, _COMPLETE)
    context.close()
    for kind, size in sizes.items():
        results.add("browser", f"{name}: bytes over {kind}", size / 1024, "KiB")


def _report(results: Results, kind: str, visits: dict[str, list[Visit]]) -> None:
    least = median(one.headline for one in visits["blank"])
    charted = median(one.complete for one in visits["one chart"])
    results.add("browser", f"blank page, {kind}: headline", least, "ms")
    results.add("browser", f"one-chart page, {kind}: complete", charted, "ms")
    for page in PAGES:
        headline = median(one.headline for one in visits[page])
        drawn = median(one.drawn for one in visits[page])
        complete = median(one.complete for one in visits[page])
        results.add(
            "browser",
            f"{page}, {kind}: headline / blank",
            headline / least,
            "times",
            HEADLINE_AIM,
            f"{headline:.0f} ms",
        )
        if page == "overview":
            first = median(one.first_screen for one in visits[page])
            results.add(
                "browser",
                f"{page}, {kind}: first screen / blank",
                first / least,
                "times",
                FIRST_SCREEN_AIM,
                f"{first:.0f} ms",
            )
        results.add(
            "browser",
            f"{page}, {kind}: headline drawn by the page / blank",
            drawn / least,
            "times",
            note=f"{drawn:.0f} ms",
        )
        results.add(
            "browser",
            f"{page}, {kind}: complete / one chart",
            complete / charted,
            "times",
            COMPLETE_AIM,
            f"{complete:.0f} ms",
        )


Changes = dict[str, list[tuple[float, float]]]


def _changes(browser: Browser, ours: str, lines: str, rounds: int) -> Changes:
    """Milliseconds from choosing a province or a year to the complete page, each beside those of
    the same change on the page of fifty lines."""
    context = browser.new_context(locale="vi-VN", viewport={"width": 1280, "height": 900})
    pages = context.new_page(), context.new_page()
    for page, place in zip(pages, (ours, lines), strict=True):
        page.bring_to_front()
        page.goto(place)
        page.evaluate(_WHEN, _COMPLETE)
    times = max(rounds, 3)
    taken: Changes = {}
    for field, values in (("province", PROVINCES[1 : times + 1]), ("year", YEARS[:times])):
        taken[field] = [
            (_change(pages[0], field, str(value)), _change(pages[1], field, str(value)))
            for value in values
        ]
    context.close()
    return taken


def _report_changes(results: Results, page: str, taken: Changes) -> None:
    for field, pairs in taken.items():
        results.add(
            "browser",
            f"{page}: another {field} / fifty lines",
            median(ours / lines for ours, lines in pairs),
            "times",
            CHANGE_AIMS.get(page),
            f"{median(ours for ours, _ in pairs):.0f} ms beside "
            f"{median(lines for _, lines in pairs):.0f} ms",
        )


def _change(page: Page, name: str, value: str) -> float:
    page.bring_to_front()  # a page in the background draws no frames
    field = page.locator(f".st-key-{name} input")
    field.click()
    field.fill(value)
    if name == "year" or page.locator("[data-offers=province]").count():
        page.get_by_role("option", name=value, exact=True).first.wait_for()
    page.evaluate(_WATCH)
    field.press("Enter")
    page.evaluate(
        _WHEN,
        f"document.title.includes({json.dumps(value)}) && {_COMPLETE}"
        f" && performance.now() - window.changed > {REST}",
    )
    taken: float = page.evaluate("window.watch.disconnect() || window.changed - window.chosen")
    return taken
