"""Reads a goal as plans write it: a figure with its unit, "now → goal", "≥ goal", to be kept."""

import re
from dataclasses import dataclass
from functools import cache

from papi.common import typed
from papi.common.language import CODES, Language

_AT_LEAST = re.compile(r"^(?:≥|>=)\s*")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})*")
_NOW, _GOAL = "\x01", "\x02"


@dataclass(frozen=True)
class WrittenGoal:
    """value: in the measure's own unit, None where it is no figure; kept: what is reached is to be
    kept."""

    value: float | None = None
    kept: bool = False


def read(text: str, unit: str) -> WrittenGoal | None:
    """The goal for a measure of this unit; None where the text is no such goal. A share needs its
    sign of percent: 0.5 and 50 could mean either."""
    plain = " ".join(text.split())
    if any(one.fullmatch(plain) for one in _kept()):
        return WrittenGoal(kept=True)
    if plain.casefold() in _no_goal() or any(one.fullmatch(plain) for one in _none_yet()):
        return WrittenGoal()
    for form in _arrows():
        if found := form.fullmatch(plain):
            plain = found["goal"]
            break
    value = _figure(_AT_LEAST.sub("", plain), unit)
    return None if value is None else WrittenGoal(value)


def _figure(text: str, unit: str) -> float | None:
    number, named = _parted(text)
    if unit == "share":
        value = typed.number(number) if named == "share" else None
        return None if value is None else round(value / 100, 6)
    if unit == "vnd":
        whole = _THOUSANDS.fullmatch(number) if named in ("vnd", "") else None
        return float(re.sub("[.,]", "", number)) if whole else None
    return typed.number(number) if named in (unit, "") else None


def _parted(text: str) -> tuple[str, str]:
    """The number and the unit after it; ("…", "") without a unit."""
    folded = text.strip().casefold()
    for unit, endings in _endings().items():
        for ending in endings:
            if folded.endswith(ending):
                return folded.removesuffix(ending).strip(), unit
    return folded, ""


@cache
def _endings() -> dict[str, list[str]]:
    """How the units end a figure, the longest first."""

    def said(*texts: str) -> list[str]:
        return sorted({one.strip().casefold() for one in texts}, key=len, reverse=True)

    both = [Language(code) for code in CODES]
    return {
        "share": ["%"],
        "points": said(*(one.text("{n} points", n="") for one in both)),
        "minutes": said(*(one.text("{n} min", n="") for one in both)),
        "vnd": ["vnd"],
        "km": ["km"],
    }


@cache
def _arrows() -> list[re.Pattern[str]]:
    """ "Now → goal" in both languages; first with what may stand after it, which would else be
    taken for a part of the goal."""
    both = [Language(code) for code in CODES]
    return [
        *(
            _pattern(one.text("{now} → {goal} (national median)", now=_NOW, goal=_GOAL))
            for one in both
        ),
        *(_pattern(one.text("{now} → {goal}", now=_NOW, goal=_GOAL)) for one in both),
    ]


@cache
def _kept() -> list[re.Pattern[str]]:
    return [
        _pattern(text)
        for one in (Language(code) for code in CODES)
        for text in (one.text("{now}: to be kept", now=_NOW), one.text("Hold"))
    ]


@cache
def _none_yet() -> list[re.Pattern[str]]:
    return [_pattern(Language(code).text("{now}: no goal yet", now=_NOW)) for code in CODES]


@cache
def _no_goal() -> frozenset[str]:
    """What a plan's table has where a content has no goal of its own."""
    return frozenset({"–", "-", "", *(_raise(code) for code in CODES)})


def _raise(code: str) -> str:
    language = Language("en" if code == "en" else "vi")
    return language.text("Raise").casefold()


def _pattern(text: str) -> re.Pattern[str]:
    escaped = re.escape(text).replace(_NOW, "(?P<now>[^→]+)").replace(_GOAL, "(?P<goal>[^→]+)")
    return re.compile(escaped, re.IGNORECASE)
