"""Folds text: the same text without accents and case, letter for letter."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_DASHES = dict.fromkeys("‐‑‒–—―−", "-")
_BLANKS = dict.fromkeys("\u00a0\u2007\u202f\u2009\t\r", " ")
# Invisible characters that would split a word, and letters that look like Đ.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_D = str.maketrans("ÐƉðɖ", "ĐĐđđ")
_ALIKE = str.maketrans({**_DASHES, **_BLANKS, "đ": "d", "Đ": "d", "’": "'", "…": "."})


@dataclass(frozen=True)
class Folded:
    """`text` composed (NFC), without zero-width signs, Ð (eth) as Đ; `plain` the same length: lower
    case, without accents, đ as d, every dash as -, so that a span of one is a span of the other.
    """

    text: str
    plain: str


def fold(text: str) -> Folded:
    """The text and its plain twin."""
    composed = unicodedata.normalize("NFC", _UNSEEN.sub("", text)).translate(_D)
    return Folded(composed, "".join(_plain(letter) for letter in composed))


def _plain(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[:1]
    if unicodedata.combining(base):
        return " "
    return base.translate(_ALIKE).lower()[:1] or " "


def accents_agree(written: str, name: str) -> bool:
    """Whether text written with accents may be this name: the same letters and marks, wherever the
    tone mark of a vowel pair stands (Hoà, Hòa). Text or a name without accents agrees with any."""
    one, other = letters(written), letters(name)
    return one == other or not has_accents(written) or not has_accents(name)


def has_accents(text: str) -> bool:
    """Whether any letter bears a mark, or is a đ."""
    return any(unicodedata.combining(one) or one == "đ" for one in letters(text))


@lru_cache(20_000)
def letters(text: str) -> tuple[str, ...]:
    """Letters and their marks, sorted: the same however a tone mark is placed."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return tuple(sorted(one for one in decomposed if one.isalpha() or unicodedata.combining(one)))
