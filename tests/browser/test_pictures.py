"""Pictures of charts as a reader saves them: every word in full, the same on every screen."""

import re
import struct
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from papi.common import estimate_words as estimates
from papi.common.language import CODES, Language
from tests.browser.labels import wait_for_charts

# A page, what its link asks for besides the province, and its charts.
PAGES = [
    ("trends", "view=value", 1),
    ("trends", "view=rank", 1),
    ("trends", "view=group", 1),
    ("trends", "view=dimensions", 1),
    ("compare", "peers=all", 1),
]
PROVINCES = {63: "province=Long+An", 34: "province=Tây+Ninh+(mới)&division=34"}
ESTIMATE = {lang: estimates.label(Language(lang)) for lang in CODES}
# The two longest names of indicators: a question of several lines.
LONG = "x=egov_portals_03&y=e_responsiveness_05"

# What the picture button hands to Plotly, drawn once more as text that can be read: each line of
# the picture with its box, and the picture's edges.
_KEEP = """() => {
    if (window.kept) return;
    window.kept = [];
    const whole = Plotly.downloadImage;
    Plotly.downloadImage = (figure, options) => {
        window.kept.push([figure, options]);
        return whole(figure, options);
    };
}"""
_READ = """async () => {
    const [figure, options] = window.kept.pop();
    const drawn = await Plotly.toImage(
        figure, {...options, format: 'svg', scale: 1, imageDataOnly: true});
    const place = document.createElement('div');
    place.style = 'position: absolute; left: 0; top: 0; width: max-content';
    place.innerHTML = drawn;
    document.body.append(place);
    const edge = place.firstElementChild.getBoundingClientRect();
    const lines = [...place.querySelectorAll('text')]
        .flatMap(text => [...text.querySelectorAll('tspan.line')].length
            ? [...text.querySelectorAll('tspan.line')] : [text])
        .filter(line => line.textContent.trim())
        .map(line => { const box = (line.closest('text')).getBoundingClientRect();
            return [line.textContent, box.left - edge.left, box.top - edge.top,
                    edge.right - box.right, edge.bottom - box.bottom]; });
    place.remove();
    return {lines, width: edge.width, height: edge.height};
}"""


class Picture:
    """A saved picture: the size of its file, its words in reading order, boxes of its lines."""

    def __init__(self, page: Page, chart: Locator):
        page.evaluate(_KEEP)
        chart.scroll_into_view_if_needed()
        chart.hover()
        with page.expect_download() as started:
            chart.locator(".modebar-btn").click()
        self.name = started.value.suggested_filename
        head = Path(started.value.path()).read_bytes()[:24]
        assert head.startswith(b"\x89PNG\r\n\x1a\n")
        self.size = struct.unpack(">II", head[16:24])
        read = page.evaluate(_READ)
        self.drawn_size = (read["width"], read["height"])
        self.lines = read["lines"]
        self.words = plain(" ".join(text for text, *_ in self.lines))


def plain(text: str) -> str:
    """Words parted by single spaces."""
    return " ".join(text.split())


def around(page: Page, chart: Locator) -> dict[str, list[str]]:
    """What the page says of the chart: the question above it, its finding, how it is read; the
    sources named anywhere on the page."""
    said = chart.evaluate(
        """chart => {
            const before = one => one.compareDocumentPosition(chart) & 4;
            const above = [...document.querySelectorAll('.question')].filter(before).pop();
            const notes = [...document.querySelectorAll('.note')]
                .filter(one => before(one) && above.compareDocumentPosition(one) & 4);
            const other = [...document.querySelectorAll('.js-plotly-plot')]
                .filter(one => one !== chart && before(one)).pop();
            return {
                title: [above.textContent],
                finding: [chart.closest('.stPlotlyChart').getAttribute('aria-label')],
                unit: [
                    ...chart.querySelectorAll('.xtitle'),
                    ...[...document.querySelectorAll('.answer')].filter(
                        one => before(one) && above.compareDocumentPosition(one) & 4)
                ].map(one => one.textContent),
                reading: notes
                    .filter(one => !other || other.compareDocumentPosition(one) & 4)
                    .filter(one => !one.closest('details')).map(one => one.textContent),
            }
        }"""
    )
    notes = page.locator(".note").all_text_contents()
    said["source"] = [one for one in notes if re.match("(Nguồn|Source):.*CECODES", one)][:1]
    return {kind: [plain(one) for one in texts] for kind, texts in said.items()}


def open_charts(page: Page) -> None:
    """Opens the fold of the chart of two measures, where the page has one."""
    for fold in page.locator(".st-key-part_cloud summary").all()[:1]:
        fold.click()


def assert_whole(picture: Picture) -> None:
    """Every line lies inside the picture, and the file is as large as what was drawn."""
    assert picture.drawn_size[0] == 900
    assert picture.size == tuple(2 * side for side in picture.drawn_size)
    assert len(picture.lines) > 8
    for text, *distances in picture.lines:
        assert min(distances) >= 0, (text, distances)


@pytest.mark.parametrize(("division", "lang"), [(63, "vi"), (34, "en")])
@pytest.mark.parametrize(("name", "choices", "count"), PAGES)
def test_a_picture_says_in_full_what_the_page_says(
    server, visit, name, choices, count, division, lang
):
    page = visit(f"{server}/{name}?{PROVINCES[division]}&year=2023&lang={lang}&{choices}")
    open_charts(page)
    wait_for_charts(page, count)
    charts = page.locator(".js-plotly-plot").all()
    before = []
    for chart in charts:
        picture = Picture(page, chart)
        assert_whole(picture)
        said = around(page, chart)
        assert said["finding"] and said["source"] and (said["unit"] or said["reading"])
        # The title of a picture that stands alone also says whom and which year it is about.
        assert said["title"][0] in picture.words
        assert re.search(r"Ảnh lập ngày \d|Picture made on \d", picture.words)
        for text in (*said["finding"], *said["unit"], *said["reading"], *said["source"]):
            assert text in picture.words, (text, picture.words)
        assert ("…" in picture.words) <= (picture.name.endswith("-cloud.png"))
        assert (ESTIMATE[lang] in picture.words) == (division == 34)
        before.append((picture.name, picture.size, picture.words))
    page.set_viewport_size({"width": 390, "height": 900})
    page.wait_for_function(
        "[...document.querySelectorAll('.js-plotly-plot .main-svg')]"
        ".every(one => one.getBoundingClientRect().right <= 390)"
    )
    narrow = [Picture(page, chart) for chart in charts]
    for picture in narrow:
        assert_whole(picture)
    assert [(one.name, one.size, one.words) for one in narrow] == before


@pytest.mark.parametrize(("lang", "width"), [("vi", 390), ("en", 1280)])
def test_a_title_of_many_lines_is_whole(server, visit, lang, width):
    link = f"{server}/compare?{PROVINCES[34]}&year=2023&lang={lang}&peers=all&{LONG}"
    page = visit(link, width=width)
    open_charts(page)
    wait_for_charts(page, 1)
    chart = page.locator(".js-plotly-plot").first
    picture = Picture(page, chart)
    assert_whole(picture)
    title = around(page, chart)["title"][0]
    assert len(title) > 150
    assert title in picture.words


def test_a_picture_leaves_the_chart_on_the_page_as_it_was(server, visit):
    page = visit(f"{server}/trends?{PROVINCES[63]}&year=2023&lang=en")
    wait_for_charts(page, 1)
    chart = page.locator(".js-plotly-plot").first
    seen = "chart => [chart.layout.annotations.length, chart.layout.height, chart.textContent]"
    before = chart.evaluate(seen)
    Picture(page, chart)
    assert chart.evaluate(seen) == before


def test_the_keyboard_saves_the_same_picture(server, visit):
    page = visit(f"{server}/trends?{PROVINCES[63]}&year=2023&lang=en")
    wait_for_charts(page, 1)
    chart = page.locator(".js-plotly-plot").first
    clicked = Picture(page, chart)
    chart.locator(".modebar-btn").focus()
    with page.expect_download() as started:
        page.keyboard.press("Enter")
    head = Path(started.value.path()).read_bytes()[:24]
    assert struct.unpack(">II", head[16:24]) == clicked.size
