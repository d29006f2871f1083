"""Decides which figures are not statements about a province's score, and why."""

import re
from collections.abc import Callable

from papi.claims import lexicon
from papi.claims.figure import Figure
from papi.claims.patterns import any_of, whole
from papi.claims.sentences import Sentence

_AVERAGE = re.compile(whole(lexicon.AVERAGES))
_NEGATED = re.compile(rf"{whole(lexicon.NEGATIONS)}[^,.;\n]{{0,25}}$")
_COUNTED = re.compile(
    rf"""(?:(?<![/\d])\d{{1,2}}(?:/\d)?|(?<![a-z]){any_of(lexicon.NUMBER_WORDS)})\s
    (?:(?:out\sof|of|in|trong|tren)\s(?:so\s|the\s)?(?:[a-z]{{1,6}}\s|\d\s)?)?
    (?:tinh|dia\sphuong|thanh\spho|chi\sso|noi\sdung|linh\svuc|tieu\schi|
        provinces|localities|dimensions|indicators|indices)(?![a-z])
    (?:,\sthanh\spho)?[^.,;]{{0,40}}$""",
    re.VERBOSE,
)
_THAN = re.compile(r"(?:so voi|than|above|below|hon|from)\s")


def reason(sentence: Sentence, figure: Figure, index: str) -> str | None:
    """Why a figure is not a statement that can be checked: goal, negation, other_index (`index` is
    the one it is about), count (of provinces or dimensions), several (places share it), average,
    comparison (of provinces) or not_understood; None when it is one."""
    return next((name for name, holds in _RULES if holds(sentence, figure, index)), None)


def _is_goal(sentence: Sentence, figure: Figure, _: str) -> bool:
    return any(one.span[0] < figure.span[0] for one in sentence.mentioned("goal"))


def _is_negated(sentence: Sentence, figure: Figure, _: str) -> bool:
    start = figure.span[0]
    return bool(_NEGATED.search(sentence.plain, max(sentence.span[0], start - 45), start))


def _is_count(sentence: Sentence, figure: Figure, _: str) -> bool:
    from_, to = sentence.span[0], figure.span[0]
    return figure.kind == "group" and bool(_COUNTED.search(sentence.plain, from_, to))


def _is_of_an_average(sentence: Sentence, figure: Figure, _: str) -> bool:
    start, end = figure.span
    if figure.of_change:
        tail = sentence.plain[end : end + 40]
        return bool(_THAN.search(tail) and _AVERAGE.search(tail))
    from_ = max((one for one in sentence.boundaries if one < start), default=sentence.span[0])
    if sentence.plain[from_ : from_ + 1] == "(":
        from_ = max((one for one in sentence.boundaries if one < from_), default=sentence.span[0])
    return figure.kind == "value" and bool(_AVERAGE.search(sentence.plain, from_, start))


def _is_against_a_place(sentence: Sentence, figure: Figure, _: str) -> bool:
    start, end = figure.span
    return figure.of_change and any(
        one.compared
        and (start < one.span[0] < end or 0 <= one.span[0] - end < 30)
        and sentence.segment(one.span[0]) == sentence.segment(max(start, end - 1))
        for one in sentence.mentioned("place")
    )


def _is_of_nothing(sentence: Sentence, figure: Figure, _: str) -> bool:
    """A bare number in a sentence that names nothing PAPI is about."""
    unit = re.search(r"diem|point|pts|/|out of", sentence.plain[slice(*figure.span)])
    named = any(sentence.mentioned(kind) for kind in ("place", "measure", "index", "year"))
    return figure.kind == "value" and not unit and not named


_RULES: list[tuple[str, Callable[[Sentence, Figure, str], bool]]] = [
    ("goal", _is_goal),
    ("negation", _is_negated),
    ("other_index", lambda _, __, index: index != "papi"),
    ("count", _is_count),
    ("several", lambda sentence, figure, _: figure.word and len(sentence.listed(figure)) > 1),
    ("not_understood", _is_of_nothing),
    ("comparison", _is_against_a_place),
    ("average", _is_of_an_average),
]
