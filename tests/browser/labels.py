"""Measures the boxes of a chart's words in the browser: none on another, none cut."""

from playwright.sync_api import Locator, Page

_BOXES = """chart => [...chart.querySelectorAll(
        '.annotation-text, .textpoint text, [class$="tick"] text, .xtitle, .ytitle')]
    .map(text => { const box = text.getBoundingClientRect();
        return [text.textContent, box.left, box.top, box.right, box.bottom] })
    .filter(([text, left, top, right, bottom]) => text && right > left)"""


def assert_labels_stand_apart(page: Page, chart: Locator, width: int) -> int:
    """Fails when two labels of the chart overlap or one leaves the screen of `width` pixels;
    returns how many labels there are."""
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    chart.scroll_into_view_if_needed()
    boxes = chart.evaluate(_BOXES)
    assert len(boxes) > 4
    for place, (text, left, top, right, bottom) in enumerate(boxes):
        assert left >= 0 and right <= width, text
        for other, left2, top2, right2, bottom2 in boxes[place + 1 :]:
            apart = (
                right <= left2 + 1 or right2 <= left + 1 or bottom <= top2 + 1 or bottom2 <= top + 1
            )
            assert apart, (text, other)
    return len(boxes)


_ON_MARKS = """chart => {
    const layers = [...chart.querySelectorAll('.scatterlayer .trace')];
    const boxes = (layer, what) => [...layer.querySelectorAll(what)].map(one => {
        const box = one.getBoundingClientRect();
        return [one.textContent, box.left, box.top, box.right, box.bottom] });
    const names = layers.flatMap(layer => boxes(layer, '.textpoint text'));
    // Marks that bear names are invisible twins of others.
    const marks = layers.filter(layer => !layer.querySelector('.textpoint'))
        .flatMap(layer => boxes(layer, '.point'));
    return [marks.length, names.filter(([, left, top, right, bottom]) => marks.some(
        ([, l, t, r, b]) => l < right - 1 && left < r - 1 && t < bottom - 3 && top < b - 3))] }"""


def assert_names_lie_on_no_mark(chart: Locator) -> None:
    """Fails when a name in a scatter lies on a mark, its own or another's. A text's box is some
    pixels higher than its letters."""
    marks, found = chart.evaluate(_ON_MARKS)
    assert marks > 20
    assert found == []


def wait_for_charts(page: Page, count: int) -> None:
    """Until that many charts are drawn."""
    page.wait_for_function(
        """count => [...document.querySelectorAll('.js-plotly-plot')]
            .filter(chart => chart.querySelector('.main-svg')).length === count""",
        arg=count,
    )
