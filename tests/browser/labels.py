"""Whether every label of a chart can be read: none over another, none beyond the edge."""

from playwright.sync_api import Locator

BOXES = """chart => [...chart.querySelectorAll(
        '.annotation-text, .textpoint text, .xtick text, .ytick text, .xtitle, .ytitle')]
    .map(text => { const box = text.getBoundingClientRect();
        return [text.textContent, box.left, box.top, box.right, box.bottom] })
    .filter(([text, left, top, right, bottom]) => text && right > left)"""


def assert_labels_stand_apart(chart: Locator, width: int, least: int = 8) -> None:
    """Measures the boxes of the chart's labels (at least `least`) on a screen `width` wide."""
    chart.scroll_into_view_if_needed()
    boxes = chart.evaluate(BOXES)
    assert len(boxes) >= least
    for place, (text, left, top, right, bottom) in enumerate(boxes):
        assert left >= 0 and right <= width, text
        for other, left2, top2, right2, bottom2 in boxes[place + 1 :]:
            apart = (
                right <= left2 + 1 or right2 <= left + 1
                or bottom <= top2 + 1 or bottom2 <= top + 1
            )  # fmt: skip
            assert apart, (text, other)


def wait_for_charts(page, count: int) -> None:
    """Until that many charts are drawn."""
    page.wait_for_function(
        """count => [...document.querySelectorAll('.js-plotly-plot')]
            .filter(chart => chart.querySelector('.main-svg')).length === count""",
        arg=count,
    )
