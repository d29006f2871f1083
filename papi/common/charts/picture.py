"""Lays out the picture of a chart that readers download: all its words, at a fixed size.

The words are not part of the chart on the page, where they are text. They are stored in the
figure's `layout.meta.picture`; `pages/shared/part_picture.js` puts them around the chart when a
picture is requested. Lengths are pixels.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

import plotly.graph_objects as go

from papi.common.language import Language

WIDTH = 900
EDGE, GAP = 24, 10
# What a chart's own margins (8 in `house.blank`) fall short of the edge.
INSET = EDGE - 8
LINE_HEIGHT = 1.3  # of a font's size: Plotly's own
TITLE, FINDING, READING, SOURCE = 18, 15, 13, 12  # sizes of the fonts

# Widths of letters in ems. A picture is drawn in whatever font its reader has, so these are those
# of DejaVu Sans, the widest common one. Accents add no width.
_WIDTHS = {
    **dict.fromkeys(" .,:;'|!ijlItfr()[]-", 0.42),
    **dict.fromkeys("mwMW%@—…→≈±▲▼●■✂", 1.0),
}
_CAPITAL, _SMALL, _BOLD = 0.8, 0.64, 1.12


@dataclass(frozen=True)
class Words:
    """What a picture says besides its chart: `reading` is how it is read, its unit first;
    `colours` are those that mean something, each with its name. Plain text, of any length."""

    title: str
    finding: str
    source: str
    reading: tuple[str, ...] = ()
    colours: tuple[tuple[str, str], ...] = ()


def with_picture(figure: go.Figure, words: Words) -> go.Figure:
    """The figure with its picture's layout: a header and a footer, as high as their lines need."""
    margin = figure.layout.margin
    head = [
        _block([f"<b>{line}</b>" for line in _wrapped(words.title, TITLE, _BOLD)], TITLE),
        _block(_wrapped(words.finding, FINDING), FINDING),
        _block([*_lines(words.reading), *_coloured(words.colours)], READING),
    ]
    foot = [_block(_wrapped(words.source, SOURCE), SOURCE)]
    above, below = EDGE + _height(head), EDGE + _height(foot)
    sides = {"l": margin.l + INSET, "r": margin.r + INSET}
    left = {"xref": "paper", "x": 0, "xanchor": "left", "xshift": EDGE - sides["l"]}
    whole = {**left, "yref": "paper", "yanchor": "top", "align": "left", "showarrow": False}
    picture = {
        "layout": {
            "width": WIDTH,
            "height": round(figure.layout.height + above + below),
            "margin": {**sides, "t": margin.t + above, "b": margin.b + below},
        },
        "annotations": [
            *_placed(head, {**whole, "y": 1}, margin.t + above - EDGE),
            *_placed(foot, {**whole, "y": 0}, -margin.b - GAP),
        ],
    }
    return figure.update_layout(meta={"picture": picture}, overwrite=True)


def config(language: Language, figure: go.Figure) -> dict[str, Any]:
    """The toolbar over a chart: only the picture download, sharp enough for print and of the same
    size on every screen."""
    size = figure.layout.meta["picture"]["layout"]
    words = {"Download plot as a PNG": language.text("Save as a picture (PNG)")}
    return {
        # Plotly's own words, for this chart only, so that no locale file is fetched.
        "locale": language.code,
        "locales": {language.code: {"dictionary": words}},
        "displaylogo": False,
        "modeBarButtons": [["toImage"]],
        "displayModeBar": "hover",
        "typesetMath": False,
        "toImageButtonOptions": {
            "format": "png", "scale": 2,
            "width": size["width"], "height": size["height"],
        },
    }  # fmt: skip


def _block(lines: list[str], size: int) -> tuple[str, int, float]:
    """Lines as one text, with its font size and height."""
    return "<br>".join(lines), size, LINE_HEIGHT * size * len(lines)


def _height(blocks: list[tuple[str, int, float]]) -> float:
    return sum(height + GAP for text, _, height in blocks if text)


def _placed(
    blocks: list[tuple[str, int, float]], place: dict[str, Any], shift: float
) -> list[dict[str, Any]]:
    """The blocks under one another, the first `shift` above its place."""
    found = []
    for text, size, height in blocks:
        if text:
            found.append({**place, "yshift": shift, "text": text, "font": {"size": size}})
            shift -= height + GAP
    return found


def _lines(texts: Iterable[str]) -> list[str]:
    return [line for text in texts for line in _wrapped(text, READING)]


def _coloured(colours: Iterable[tuple[str, str]]) -> list[str]:
    return [
        f"<span style='color:{colour}'>■</span> {line}"
        for colour, name in colours
        for line in _wrapped(name, READING)
    ]


def _wrapped(text: str, size: int, weight: float = 1.0) -> list[str]:
    """The text in as many lines as it takes, broken between words; only a word wider than the
    picture is itself broken."""
    room = (WIDTH - 2 * EDGE) / (size * weight)
    lines: list[str] = []
    wide = 0.0  # the last of them, in ems
    for word in text.split():
        if lines and (wider := _wider(wide, f" {word}")) <= room:
            lines[-1] += f" {word}"
            wide = wider
            continue
        lines.append("")
        wide = 0.0
        for letter in word:
            if _wider(wide, letter) > room:
                lines.append("")
                wide = 0.0
            lines[-1] += letter
            wide = _wider(wide, letter)
    # Plotly does not decode &quot;.
    return [escape(line, quote=False) for line in lines]


def _wider(wide: float, text: str) -> float:
    """A line so wide with the text behind it."""
    for letter in text:
        wide += _em(letter)
    return wide


@cache
def _em(letter: str) -> float:
    return sum(
        _WIDTHS.get(part, _CAPITAL if part.isupper() else _SMALL)
        for part in unicodedata.normalize("NFD", letter)
        if not unicodedata.combining(part)
    )
