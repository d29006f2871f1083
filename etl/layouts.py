"""Reads the tables of `layouts/`: titles, labels, shapes and words as published; data, not code.

A new year with a slightly different layout needs a new line in one of these tables.
"""

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from etl.names import folded

TABLES = Path(__file__).parent / "layouts"
YEAR = re.compile(r"(?<!\d)(20[0-9]{2})(?!\d)")


@dataclass(frozen=True)
class Title:
    """What a sheet's title tells: whether to use it, and whether its year or the file's counts."""

    use: str
    year_from: str
    why: str


@dataclass(frozen=True)
class Shape:
    """One known layout of a sheet."""

    layout: str
    provinces_in: str
    english_labels: bool
    scale_column: bool
    seen_in: str


@cache
def _table(name: str) -> list[dict[str, str]]:
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def _patterns(name: str, column: str) -> list[tuple[str, re.Pattern[str]]]:
    return [(row[column], re.compile(row["pattern"], re.IGNORECASE)) for row in _table(name)]


def plain(text: str) -> str:
    """A label in the form used for comparison: composed letters, single spaces, no asterisks."""
    text = unicodedata.normalize("NFC", text).replace("(*)", "").replace("*", "")
    return " ".join(text.split())


def label_key(text: str) -> str:
    """The key that identifies an indicator: no spaces, asterisks, quotes or case; dashes alike."""
    key = without_misprints(plain(text).casefold())
    return re.sub(r"[\s\"'‘’“”`´]", "", re.sub(r"[‐-―−]", "-", key))


def title(text: str) -> Title | None:
    """The first line of titles.csv that matches, or None for an unknown title."""
    words = folded(text).replace("_", " ")
    for row, (_, pattern) in zip(_table("titles"), _patterns("titles", "use"), strict=True):
        if pattern.search(words):
            return Title(row["use"], row["year_from"], row["why"])
    return None


def years(text: str) -> list[int]:
    """The years that occur in a name, in order."""
    return [int(year) for year in YEAR.findall(text)]


def label(role: str, text: str) -> re.Match[str] | None:
    """The match of the first pattern of this role that fits the label."""
    for pattern in _of_role(role):
        if found := pattern.search(text):
            return found
    return None


@cache
def _of_role(role: str) -> list[re.Pattern[str]]:
    return [pattern for name, pattern in _patterns("labels", "role") if name == role]


def shape(provinces_in: str, english: bool, scale: bool) -> Shape | None:
    """The known layout with these features."""
    for row in _table("shapes"):
        known = Shape(
            row["layout"],
            row["provinces_in"],
            row["english_labels"] == "yes",
            row["scale_column"] == "yes",
            row["seen_in"],
        )
        if (known.provinces_in, known.english_labels, known.scale_column) == (
            provinces_in,
            english,
            scale,
        ):
            return known
    return None


def shapes() -> list[str]:
    """The names of all known layouts."""
    return [row["layout"] for row in _table("shapes")]


@cache
def not_published() -> frozenset[str]:
    """Words that mark a figure as not published."""
    return frozenset(row["word"] for row in _table("words"))


def english_parts() -> list[tuple[str, str]]:
    """(measure, English name as printed) of sub-dimensions printed under another name than ours."""
    return [(row["measure"], row["printed"]) for row in _table("english_parts")]


def without_misprints(text: str) -> str:
    """The label with known misprints corrected."""
    for row in _table("misprints"):
        text = text.replace(row["printed"], row["meant"])
    return text


_SCALE = re.compile(r"(-?\d[\d,]*(?:\.\d+)?)\s*%?\s*[-–—−]\s*(\d[\d,]*(?:\.\d+)?)\s*%?")


def scale(text: str) -> tuple[float, float] | None:
    """The two ends of a printed scale; percentages as fractions, as in the cells."""
    found = _SCALE.search(text)
    if not found:
        return None
    low, high = (_number(end) for end in found.groups())
    return (low / 100, high / 100) if "%" in text else (low, high)


def _number(text: str) -> float:
    # 150,000 has a thousands separator; 2,5 a decimal comma.
    grouped = re.fullmatch(r"-?\d{1,3}(,\d{3})+", text)
    return float(text.replace(",", "") if grouped else text.replace(",", ".").rstrip("."))


def is_scale(text: str) -> bool:
    """Whether the text is a printed scale: two numbers, or the words for minimum and maximum."""
    return bool(scale(text) or label("scale_words", text))


def unit(scale_text: str) -> str:
    """The unit of an indicator, by its printed scale."""
    for name, pattern in _patterns("units", "unit"):
        if pattern.search(scale_text):
            return name
    return "number"
