"""Measures the words of a chart in the browser: none overlaps another, none is cut."""

from playwright.sync_api import Locator, Page

WORDS = ".annotation-text, .textpoint text, .xtick text, .ytick text, .xtitle, .ytitle"


def assert_labels_stand_apart(page: Page, chart: Locator, width: int) -> None:
    """Every word of the chart lies within `width` pixels and touches no other by more than one."""
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    chart.scroll_into_view_if_needed()
    boxes = chart.evaluate(
        """(chart, words) => [...chart.querySelectorAll(words)].map(text => {
            const box = text.getBoundingClientRect();
            return [text.textContent, box.left, box.top, box.right, box.bottom] })""",
        WORDS,
    )
    assert len(boxes) > 4
    for place, (text, left, top, right, bottom) in enumerate(boxes):
        assert left >= 0 and right <= width, text
        for other, left2, top2, right2, bottom2 in boxes[place + 1 :]:
            apart = (
                right <= left2 + 1 or right2 <= left + 1 or bottom <= top2 + 1 or bottom2 <= top + 1
            )
            assert apart, (text, other)
