"""Turns tables of words into regular expressions. Every repetition is bounded and none is nested,
so that no text can make a match run away."""

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """One of these words, the longest that fits, with any short spacing between its parts."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(spaced(word) for word in ordered) + ")"


def spaced(word: str) -> str:
    """The word with any short run of spaces or commas where it has one."""
    return r"[\s,]{1,3}".join(re.escape(part) for part in re.split(r"[\s,]+", word))


def whole(words: Iterable[str]) -> str:
    """One of these words, standing by itself."""
    return rf"(?<![a-z0-9]){any_of(words)}(?![a-z0-9])"


def canonical(number: str) -> str:
    """A printed figure with a decimal point and without leading zeros: 07 → 7, 1,03 → 1.03."""
    whole_part, _, decimals = number.replace(",", ".").partition(".")
    whole_part = whole_part.lstrip("0") or "0"
    return f"{whole_part}.{decimals}" if decimals else whole_part
