"""Turns a match of a pattern (`grammar`) into figures; none where it only looked like one."""

import re
from collections.abc import Callable
from dataclasses import replace

from papi.claims import lexicon
from papi.claims.figure import Figure
from papi.claims.patterns import canonical

Reader = Callable[[re.Match[str]], list[Figure]]

_RANK_WORD = re.compile(r"thu|hang|vi\stri|xep|dung|bac|giu")
# "lần thứ 3", "nhóm thứ ba", "ngày thứ hai": ordinals of something else.
_OF_SOMETHING = re.compile(r"(?:lan|nam|nhom|khoa|ky|quy|chieu|sang|ngay|dieu|chuong|cap)\s$")
_SCOPE = re.compile(r"\s?(?:/|tren|trong|ca\snuoc|toan\squoc|khu\svuc|vung|toan)")
_PRECISIONS = (("about", "about"), ("least", "at_least"), ("most", "at_most"))


def value(match: re.Match[str]) -> list[Figure]:
    """Points, with their scale."""
    return [Figure(match.span(), "value", canonical(match["n"]), _of(match), _precision(match))]


def change(sign: str) -> Reader:
    """Points, percent or places up (+) or down (-); with "" the match has a sign of its own."""

    def read(match: re.Match[str]) -> list[Figure]:
        groups = match.groupdict()
        kind = "difference"
        if groups.get("places"):
            kind = "rank_change"
        elif groups.get("percent"):
            kind = "percent"
        number = _number(match["n"])
        if kind == "rank_change" and "." in number:
            return []
        falls = (sign or groups.get("sign")) == "-" and float(number) != 0
        printed = f"-{number}" if falls else number
        return [Figure(match.span(), kind, printed, precision=_precision(match))]

    return read


def rank(match: re.Match[str]) -> list[Figure]:
    """A place in the ranking."""
    number = _number(match["n"])
    if "." in number or not 1 <= int(number) <= 63:
        return []
    return [Figure(match.span(), "rank", number, _of(match))]


def first_rank(match: re.Match[str]) -> list[Figure]:
    """A place that something rose or fell from."""
    return [replace(one, first=True) for one in rank(match)]


def cued_rank(match: re.Match[str]) -> list[Figure]:
    """A rank after cue words; enumerations and weekdays ("thứ ba") are not ranks."""
    if not _RANK_WORD.search(match["cue"]):
        return []
    before = max(0, match.start() - 12)
    ordinal = match["cue"].startswith("thu")
    if ordinal and _OF_SOMETHING.search(match.string, before, match.start()):
        return []
    only_thu = re.fullmatch(r"thu\s*", match["cue"])
    if only_thu and not match["n"].isdigit() and not _SCOPE.match(match.string, match.end("n")):
        return []
    return rank(match)


def named_rank(printed: str) -> Reader:
    """A rank given in words alone: first, second or last."""
    return lambda match: [Figure(match.span(), "rank", printed, word=True)]


def top(match: re.Match[str]) -> list[Figure]:
    """Among the first n."""
    return [Figure(match.span(), "rank", _number(match["n"]), precision="at_most")]


def group(match: re.Match[str]) -> list[Figure]:
    """One of the four groups."""
    word = re.sub(r"[\s,]+", " ", match["group"])
    return [Figure(match.span(), "group", lexicon.GROUPS[word])]


def from_to(match: re.Match[str]) -> list[Figure]:
    """Two figures of one kind, the earlier first."""
    numbers = [_number(match["n"]), _number(match["m"])]
    points = match["points"] or match["points2"] or any("." in one for one in numbers)
    if not points and any(int(one) > 63 for one in numbers):
        return []
    kind = "value" if points else "rank"
    return [
        Figure(
            (match.start(), match.end("n_end")), kind, numbers[0], first=True, pair=match.span()
        ),
        Figure((match.start("to"), match.end()), kind, numbers[1], pair=match.span()),
    ]


def _precision(match: re.Match[str]) -> str | None:
    found = match.groupdict()
    return next((word for name, word in _PRECISIONS if found.get(name)), None)


def _number(word: str) -> str:
    return str(lexicon.NUMBER_WORDS[word]) if word in lexicon.NUMBER_WORDS else canonical(word)


def _of(match: re.Match[str]) -> int | None:
    found = match.groupdict().get("of")
    return int(found) if found else None
