"""Measures the boxes of a chart's words in the browser: none on another, none cut."""

from playwright.sync_api import Locator, Page

_BOXES = """chart => [...chart.querySelectorAll(
        '.annotation-text, .textpoint text, [class$="tick"] text, .xtitle')]
    .map(text => { const box = text.getBoundingClientRect();
        return [text.textContent, box.left, box.top, box.right, box.bottom] })"""


def assert_labels_stand_apart(page: Page, chart: Locator, width: int) -> int:
    """Fails when two labels of the chart overlap or one leaves the screen of `width` pixels;
    returns how many labels there are."""
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    chart.scroll_into_view_if_needed()
    boxes = chart.evaluate(_BOXES)
    for place, (text, left, top, right, bottom) in enumerate(boxes):
        assert left >= 0 and right <= width, text
        for other, left2, top2, right2, bottom2 in boxes[place + 1 :]:
            apart = (
                right <= left2 + 1 or right2 <= left + 1
                or bottom <= top2 + 1 or bottom2 <= top + 1
            )  # fmt: skip
            assert apart, (text, other)
    return len(boxes)
