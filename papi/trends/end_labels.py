"""Places names at the ends of lines, moved up or down until none overlap. Unit: pixels."""

from textwrap import wrap

LINE_HEIGHT = 16
WIDTH = 15


def wrapped(words: str) -> list[str]:
    """The words in lines short enough for the margin beside a chart on a phone."""
    return wrap(words, WIDTH, break_long_words=False) or [""]


def apart(wanted: list[float], heights: list[float], low: float, high: float) -> list[float]:
    """The middles of labels of these heights: near where they are wanted, in the same order, none
    overlapping, inside low–high as long as they fit."""
    order = sorted(range(len(wanted)), key=lambda place: (wanted[place], place))
    middles = dict.fromkeys(order, 0.0)
    edge = low
    for place in order:
        middles[place] = max(wanted[place], edge + heights[place] / 2)
        edge = middles[place] + heights[place] / 2
    edge = max(high, low + sum(heights))
    for place in reversed(order):
        middles[place] = min(middles[place], edge - heights[place] / 2)
        edge = middles[place] - heights[place] / 2
    return [middles[place] for place in range(len(wanted))]
