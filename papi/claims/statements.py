"""Reads statements: a function for each phrase of `grammar.txt`, by the phrase's name, here or in
`comparisons`. It gives None where the words only look like the phrase; a phrase without a function
states nothing."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from papi.claims.phrases import Draft, Phrase

Drafts = list[Draft] | None

_KINDS = {
    "POINTS": "difference", "STEPS": "rank_change", "HANG": "rank_change", "PERCENT": "percent",
}  # fmt: skip
RISING = frozenset({"UP", "ADD", "HIGHER", "HON", "TREN", "PLUS", "LEN"})
_MOVES = frozenset({"UP", "DOWN", "LEN", "XUONG"})
_MOVED = _MOVES | {"CON", "INTO", "YEAR", "BEFORE"}
_GROUPS = ("lowest", "low_average", "high_average", "highest")


def _ranks_only(numbers: Iterable[str], *, last: bool = False) -> bool:
    """Whether all can be ranks; `last` among them where it may be."""
    return all(
        (one.isdigit() and 1 <= int(one) <= 63) or (last and one == "last") for one in numbers
    )


def rise_or_fall(rises: bool, kind: str, **more: Any) -> Draft:
    return Draft(kind, "rose" if rises else "fell", **more)


def _moved(phrase: Phrase, kind: str, **more: Any) -> list[Draft]:
    """The rise or fall that a verb or a preposition beside a figure states, if one does."""
    ways = {one.tag in RISING for one in phrase.tokens if one.tag in _MOVES}
    return [rise_or_fall(way, kind, implied=True, **more) for way in ways]


def value(phrase: Phrase) -> Drafts:
    """Points, with their scale."""
    of = phrase.number("of")
    if of not in {None, 80, 60, 10}:
        return None
    return [Draft("value", phrase.printed("n"), of, phrase.precision)]


def values(phrase: Phrase) -> Drafts:
    """Points of several, in order."""
    return [Draft("value", one, item=at) for at, one in enumerate(phrase.values("DEC"))]


def percentage(phrase: Phrase) -> Drafts:
    """A share of those asked."""
    number = phrase.printed("n")
    return [Draft("percentage", number, precision=phrase.precision)]


def rank(phrase: Phrase) -> Drafts:
    """A place in the ranking, or from its bottom."""
    number, of = phrase.printed("n"), phrase.number("of")
    if not _ranks_only([number]) or not 4 <= (of or 63) <= 63:
        return None
    kind = "rank_from_bottom" if "bottom" in phrase.groups else "rank"
    return [Draft(kind, number, of)]


def rank_of(phrase: Phrase) -> Drafts:
    """ "46/61", which may just as well be a count of provinces."""
    of = phrase.number("of") or 0
    known = len(phrase.tokens) > 3 or of == 34 or 58 <= of <= 63
    drafts = rank(phrase) if known else None
    return drafts and [replace(one, needs_rank=True) for one in drafts]


def ranks(phrase: Phrase) -> Drafts:
    """Places of several, in order."""
    numbers = [str(one.value) for one in phrase.tokens if one.tag in {"INT", "ORDINAL"}]
    if not _ranks_only(numbers):
        return None
    return [Draft("rank", one, item=at) for at, one in enumerate(numbers)]


def named_rank(phrase: Phrase) -> Drafts:
    """First, second or last, in words."""
    return [Draft("rank", phrase.printed("n"), phrase.number("of"), named=True)]


def extreme(phrase: Phrase) -> Drafts:
    """The highest or lowest of the country or a region, or without saying of what."""
    printed = "1" if phrase.groups["which"].tag == "MOST" else "last"
    unscoped = not {"where", "what"} & set(phrase.groups)
    return [Draft("rank", printed, phrase.number("of"), named=True, unscoped=unscoped)]


def top(phrase: Phrase) -> Drafts:
    """Among the first or the last n."""
    which = phrase.groups.get("which")
    if which is not None and which.value == "2":
        return None
    last = which is not None and (which.tag == "LEAST" or which.value == "last")
    kind = "rank_from_bottom" if last else "rank"
    return [Draft(kind, phrase.printed("n"), precision="at_most")]


def places(phrase: Phrase) -> Drafts:
    """No figure; "hai tỉnh" before another number of names is not understood."""
    counted = phrase.number("n")
    return [] if counted in {None, len(phrase.values("PLACE"))} else None


def followed(phrase: Phrase) -> Drafts:
    """The places after the rank stated before."""
    return [Draft("rank", "next", item=at) for at, _ in enumerate(phrase.values("PLACE"))]


def group(phrase: Phrase) -> Drafts:
    """One of the four groups."""
    return [Draft("group", phrase.printed("group")), *_moved(phrase, "group_direction")]


def leave(phrase: Phrase) -> Drafts:
    """The group of the year before, and that it is another now."""
    return [
        Draft("group", phrase.printed("group"), year="before"),
        Draft("group_direction", "moved", implied=True),
        *_moved(phrase, "group_direction"),
    ]


def amount(phrase: Phrase, rises: bool, number: str = "n", unit: str = "unit") -> Drafts:
    """A change or difference by some amount; ranks have no decimals."""
    kind, printed = _KINDS[phrase.groups[unit].tag], phrase.printed(number)
    if kind == "rank_change" and "." in printed:
        return None
    sign = "" if rises or float(printed) == 0 else "-"
    return [Draft(kind, sign + printed, precision=phrase.precision)]


def change(phrase: Phrase) -> Drafts:
    """By how much something rose or fell, perhaps in points and in places."""
    rises = phrase.groups["way"].tag in RISING
    drafts = amount(phrase, rises)
    if "n2" not in phrase.groups or drafts is None:
        return drafts
    more = amount(phrase, rises, "n2", "unit2")
    return more and drafts + more


def bare_change(phrase: Phrase) -> Drafts:
    """A change with decimals and no unit: points."""
    sign = "-" if phrase.groups["way"].tag == "DOWN" else ""
    return [Draft("difference", sign + phrase.printed("n"))]


def direction(phrase: Phrase) -> Drafts:
    """A rise, a fall or no change without a figure, of the points, the rank, or both."""
    about = {one.tag for one in phrase.tokens}
    ranks = about & {"HANG", "RANK", "STEPS"}
    kinds = ["direction"] * (not ranks or "POINTS" in about) + ["rank_direction"] * bool(ranks)
    word = {"UP": "rose", "SAME": "same"}.get(phrase.groups["way"].tag, "fell")
    return [Draft(one, word, bare=True) for one in kinds]


def move_to_rank(phrase: Phrase) -> Drafts:
    """Up or down to a place."""
    number = phrase.printed("n")
    if not _ranks_only([number]):
        return None
    return [Draft("rank", number, phrase.number("of")), *_moved(phrase, "rank_direction")]


def move_to_value(phrase: Phrase) -> Drafts:
    """Up or down to a score. "Tăng lên 0,5 điểm" is a change: no score is that low."""
    number = phrase.printed("n")
    if float(number) < 1:
        return None
    return [Draft("value", number, precision=phrase.precision), *_moved(phrase, "direction")]


def _from_to(phrase: Phrase, kind: str, change: str) -> Drafts:
    """The earlier figure, the later one, and the direction between them. "Đạt từ 40 đến 41 điểm",
    without a verb or a year, is a range; ", from 2nd to 27th" is none."""
    tags = {one.tag for one in phrase.tokens}
    ranks = phrase.tokens[0].tag == "FROM" and tags & {"RANK", "HANG", "ORDINAL"}
    if not (tags & _MOVED or kind == "group" or (kind == "rank" and ranks)):
        return None
    before, now = phrase.printed("n"), phrase.printed("m")
    late = phrase.groups.get("late")
    early, year = phrase.year or "before", late.value if late else "now"
    return [
        Draft(kind, before, year=early),
        Draft(kind, now, phrase.number("of"), year=year),
        *_moved(phrase, change, year=year, base_year=early),
    ]


def from_to_rank(phrase: Phrase) -> Drafts:
    """From one place to another."""
    ends = [phrase.printed(one) for one in ("n", "m")]
    return _from_to(phrase, "rank", "rank_direction") if _ranks_only(ends, last=True) else None


def from_to_value(phrase: Phrase) -> Drafts:
    """From one score to another."""
    return _from_to(phrase, "value", "direction")


def from_to_group(phrase: Phrase) -> Drafts:
    """From one group to another; a verb against their order is not understood."""
    drafts = _from_to(phrase, "group", "group_direction")
    if drafts is None:
        return None
    before, now = (_GROUPS.index(one.printed) for one in drafts[:2])
    rises = [one.printed == "rose" for one in drafts[2:]]
    return None if rises and rises[0] != (now > before) else drafts


def _from(phrase: Phrase, kind: str, moved: str) -> Drafts:
    """The figure of the year before, and the direction since."""
    year = phrase.year or "before"
    earlier = Draft(kind, phrase.printed("n"), phrase.number("of"), year=year)
    return [earlier, *_moved(phrase, moved, base_year=year)]


def from_rank(phrase: Phrase) -> Drafts:
    """Up or down from a place."""
    possible = _ranks_only([phrase.printed("n")], last=True)
    return _from(phrase, "rank", "rank_direction") if possible else None


def from_value(phrase: Phrase) -> Drafts:
    """Up or down from a score."""
    return _from(phrase, "value", "direction")


READERS = (
    value, values, percentage, rank, rank_of, ranks, named_rank, extreme, top, places, followed,
    group, leave, change, bare_change, direction, move_to_rank, move_to_value, from_to_rank,
    from_to_value, from_to_group, from_rank, from_value,
)  # fmt: skip
