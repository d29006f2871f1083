"""Every page for every reader: axe's rules, the keyboard alone, zoom, a phone, paper.

Each page is opened once in each theme, in Vietnamese when light and in English when dark, and left
as it was.
"""

import re
import subprocess
from importlib.resources import files
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from pages.shared.titles import PAGES
from servers.dashboard import path_of
from tests.browser.conftest import PATIENCE, leave, settle
from tests.browser.labels import wait_for_charts

# The rules themselves; the package's own way of running them is not needed.
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
# Streamlit's own markup that cannot be mended from here: rule and selector, with the reason beside
# it. Nothing is excepted today.
EXCEPTED: set[tuple[str, str]] = set()

# Page, its charts, and the most sheets that a province's year may take on paper.
SHEETS = {
    "overview": (0, 2),
    "trends": (1, 3),
    "compare": (0, 3),
    "falls": (0, 11),
    "priorities": (0, 4),
    "plan": (0, 5),
    "report": (0, 9),
    "country": (0, 3),
    "check": (0, 13),
    "data": (0, 10),
}
THEMES = {"light": "vi", "dark": "en"}
A4_INSIDE = (703, 1032)  # CSS pixels between margins of 12 mm
CONTROLS = "a[href], button, input, textarea, summary, [tabindex='0'], [role=radio]"


@pytest.fixture(
    scope="module",
    params=[(theme, name) for theme in THEMES for name in PAGES],
    ids=lambda one: f"{one[1]}-{one[0]}",
)
def opened(request, reader, server):
    """A page of Long An 2023, drawn to the end."""
    theme, name = request.param
    page = reader.new_page()
    page.emulate_media(color_scheme=theme)
    page.set_default_timeout(2 * PATIENCE)
    page.goto(f"{server}{path_of(name)}?province=Long+An&year=2023&lang={THEMES[theme]}")
    page.wait_for_selector(".st-key-downloads button")
    charts, sheets = SHEETS[name]
    wait_for_charts(page, charts)
    page.wait_for_selector(".stApp[data-test-script-state=notRunning]")
    yield SimpleNamespace(page=page, name=name, theme=theme, lang=THEMES[theme], sheets=sheets)
    leave(page)


def test_axe_finds_nothing_against_its_rules(opened):
    opened.page.evaluate(AXE)
    found = opened.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert found["passes"]
    wrong = [
        (rule["id"], rule["impact"], node["target"][0], node["html"][:200])
        for rule in found["violations"]
        for node in rule["nodes"]
        if (rule["id"], node["target"][0]) not in EXCEPTED
    ]
    assert wrong == []


def test_the_document_speaks_the_readers_language(opened):
    assert opened.page.evaluate("document.documentElement.lang") == opened.lang
    own = opened.page.locator("[aria-current=page]").first.inner_text()
    assert opened.page.title() == f"{own} · Long An 2023 · PAPI"


# What Streamlit says of its own accord, in fields, menus, toolbars and messages.
ENGLISH = re.compile(
    r"\b(Drag and drop|Browse files|Upload|Limit|per file|Press Enter|Choose an option|"
    r"Choose options|Select all|No results|None|Skip to|Open|Close|Clear|Increment|Decrement|"
    r"Add row|Fullscreen|Search|Download|Show/hide|Sort|Pin column|Remove|Error|not allowed|"
    r"Copy|Expand|Collapse)\b"
)
SAID = """() => {
    const found = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const one = texts.currentNode.parentElement;
        // The glossary and the sources are English by nature; icons are letters of a font.
        const left = 'script, style, .figures, [data-testid=stIconMaterial], [data-offers]';
        if (one.closest(left)) continue;
        if (one.checkVisibility()) found.push(texts.currentNode.data);
    }
    for (const one of document.querySelectorAll('[aria-label], [placeholder]')) {
        found.push(one.getAttribute('aria-label') ?? '', one.getAttribute('placeholder') ?? '');
    }
    return found;
}"""


def test_streamlits_own_words_are_in_the_readers_language(opened):
    page = opened.page
    names = page.evaluate(
        "[...document.querySelectorAll('button[aria-label]')].map(one => one.ariaLabel)"
    )
    picture = "Lưu thành ảnh (PNG)" if opened.lang == "vi" else "Save as a picture (PNG)"
    assert names.count(picture) == SHEETS[opened.name][0]
    if opened.lang == "en":
        return
    press = """open => document.querySelectorAll('[data-testid=stExpander] details, .fold')
        .forEach(one => one.open === open || one.querySelector('summary').click())"""
    page.evaluate(press, True)
    if opened.name == "plan":
        wrong = {"name": "x.txt", "mimeType": "text/plain", "buffer": b"x"}
        page.locator("input[type=file]").first.set_input_files(wrong)
        expect(page.get_by_text("Không đọc được loại tệp này.")).to_be_visible()
    settle(page)
    said = page.evaluate(SAID)
    page.evaluate(press, False)
    assert len(said) > 50
    assert [one for one in said if ENGLISH.search(one)] == []


def test_each_chart_says_its_finding_and_has_its_figures_below(opened):
    # Compare draws one only once its fold is open.
    named = opened.page.locator(".stPlotlyChart[role=figure][aria-label]")
    expect(named).to_have_count(SHEETS[opened.name][0])
    charts = opened.page.evaluate(
        """[...document.querySelectorAll('.stPlotlyChart')].map(chart => [
            chart.getAttribute('role'), chart.getAttribute('aria-label'),
            [...document.querySelectorAll('.scroll[role=region] table, summary')]
                .some(one => chart.compareDocumentPosition(one) & 4)])"""
    )
    assert len(charts) == SHEETS[opened.name][0]
    for role, said, below in charts:
        assert role == "figure"
        # A finding names a number, and is a sentence.
        assert re.search(r"\d", said) and said.endswith("."), said
        assert not re.match(r"(?i)(biểu đồ|chart|figure)\b", said)
        assert below


@pytest.mark.parametrize("width", [640, 390])
def test_a_zoomed_page_or_a_phone_loses_nothing(opened, width):
    """640 CSS pixels are what is left of 1280 at 200% (WCAG 1.4.4, 1.4.10)."""
    page = opened.page
    page.set_viewport_size({"width": width, "height": 900})
    try:
        page.wait_for_function(
            # One in a closed fold takes its width when that opens.
            "width => [...document.querySelectorAll('.js-plotly-plot .main-svg')]"
            ".filter(one => one.checkVisibility())"
            ".every(one => one.getBoundingClientRect().right <= width)",
            arg=width,
        )
        settle(page)
        wide = page.evaluate(
            """width => [document.documentElement, ...document.querySelectorAll('.stMain')]
                .filter(one => one.scrollWidth > Math.min(width, one.clientWidth) + 1)
                .map(one => one.className)""",
            width,
        )
        assert wide == []
        # Whatever is wider than the page scrolls in a place of its own.
        out = page.evaluate(
            """width => [...document.querySelectorAll('.stMain button, .stMain label, .stMain h1,'
                    + '.stMain h2, .stMain input, .stMain li, .stMain .note')]
                .filter(one => !one.closest('.scroll, .stDataFrame, .modebar-container'))
                .filter(one => one.getBoundingClientRect().right > width + 1)
                .map(one => one.outerHTML.slice(0, 200))""",
            width,
        )
        assert out == []
    finally:
        page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.parametrize(
    "opened",
    [("light", name) for name in PAGES],
    indirect=True,
    ids=lambda one: one[1],
)
def test_the_keyboard_reaches_everything_in_order_and_can_be_seen(opened):
    page = opened.page
    # Streamlit folds its list of pages for a moment after the window has changed.
    expect(page.get_by_test_id("stTopNavSection")).to_have_count(0)
    page.evaluate(
        """controls => {
            const outer = one => [one, one.parentElement, one.parentElement.parentElement,
                one.parentElement.parentElement.parentElement];
            window.looks = one => JSON.stringify(outer(one).filter(Boolean).map(each => {
                const style = getComputedStyle(each);
                return [style.outline, style.boxShadow, style.borderColor, style.backgroundColor];
            }));
            const seen = one => one.checkVisibility({visibilityProperty: true})
                && !one.disabled && one.getBoundingClientRect().width > 1;
            window.controls = [...document.querySelectorAll(controls)].filter(seen);
            window.before = window.controls.map(window.looks);
            // The walk begins before the first control and ends when it is back there.
            window.gate = document.body.insertAdjacentElement(
                'afterbegin', Object.assign(document.createElement('div'), {tabIndex: 0}));
            window.gate.focus();
        }""",
        CONTROLS,
    )
    reached: list[int] = []
    faint: list[int] = []
    for _ in range(1000):
        page.keyboard.press("Tab")
        place, changed, over = page.evaluate(
            """() => { const one = document.activeElement, place = window.controls.indexOf(one);
                return [place, place < 0 || window.looks(one) !== window.before[place],
                        one === window.gate]; }"""
        )
        if over:
            break
        # The table of tasks takes the focus more than once: its cells are its own.
        if place >= 0 and place not in reached:
            reached.append(place)
            if not changed:
                faint.append(place)
    left = page.evaluate(
        """reached => window.controls
            .filter((one, place) => !reached.includes(place))
            // Of a row of radio buttons one is reached, the others by its arrows; what Streamlit
            // takes out of the order (an arrow beside a field, a file's input) has the field.
            .filter(one => one.getAttribute('role') !== 'radio' && one.type !== 'radio')
            .filter(one => one.tabIndex >= 0)
            .map(one => one.outerHTML.slice(0, 200))""",
        reached,
    )
    assert left == []
    assert reached == sorted(reached)
    names = page.evaluate(
        """places => places.map(place => window.controls[place])
            // The table of tasks draws the ring on its own canvas, round a cell.
            .filter(one => one.tagName !== 'CANVAS').map(one => one.outerHTML.slice(0, 200))""",
        faint,
    )
    assert names == []


def test_paper_is_white_whole_and_of_few_sheets(opened, tmp_path):
    page = opened.page
    settle(page)
    labels = page.evaluate(
        """[...document.querySelectorAll('.js-plotly-plot')]
            .filter(chart => chart.checkVisibility()).map(chart =>
            [...chart.querySelectorAll(
                '.annotation-text, .textpoint text, .xtick text, .ytick text, .xtitle')]
            .filter(one => one.getBoundingClientRect().width)
            .flatMap(one => one.querySelector('tspan.line')
                ? [...one.querySelectorAll('tspan.line')] : [one])
            .map(one => one.textContent))"""
    )
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4_INSIDE[0], "height": A4_INSIDE[1]})
    cut = page.evaluate(
        """width => [...document.querySelectorAll('.figures, .js-plotly-plot, h1, h2, .note')]
            .filter(one => one.getBoundingClientRect().right > width + 1)
            .map(one => [one.className, one.getBoundingClientRect().right])""",
        A4_INSIDE[0],
    )
    page.emulate_media(media="null")
    page.set_viewport_size({"width": 1280, "height": 900})
    path = tmp_path / "page.pdf"
    page.pdf(path=str(path), prefer_css_page_size=True, print_background=True)
    assert cut == []
    told = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
    assert re.search(r"Page size: .*\(A4\)", told)
    assert 1 <= int(re.search(r"Pages: +(\d+)", told)[1]) <= opened.sheets  # type: ignore[index]
    text = subprocess.run(
        ["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True
    ).stdout
    sheets = [re.sub(r"\s+", "", sheet) for sheet in text.split("\f")]
    for chart in labels:
        words = {re.sub(r"\s+", "", label) for label in chart}
        # On one sheet, all but a few that the reader of PDF splits where a mark lies on them.
        assert max(sum(word in sheet for word in words) for sheet in sheets) >= 0.9 * len(words) > 0
    headline = re.sub(r"\s+", "", page.locator("h1.headline").inner_text())
    assert headline[:20] in sheets[0]
    assert not any("VIEN" in sheet for sheet in sheets)  # the picker of languages
    grey = subprocess.run(
        ["pdftoppm", "-gray", "-r", "20", path], check=True, capture_output=True
    ).stdout
    _, width, height, _, rest = re.match(
        rb"(P5)\s(\d+)\s(\d+)\s(\d+)\s(.*)", grey, re.DOTALL
    ).groups()  # type: ignore[union-attr]
    first = rest[: int(width) * int(height)]
    assert sum(first) / len(first) > 200
