"""Says what each phrase of `grammar.txt` states: one function for each phrase, by its name; a
phrase without one states nothing. None: the words only look like that phrase."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from papi.claims.phrases import Draft, Phrase
from papi.claims.tokens import Token

Drafts = list[Draft] | None

_KINDS = {
    "POINTS": "difference", "STEPS": "rank_change", "HANG": "rank_change", "PERCENT": "percent",
}  # fmt: skip
_PRECISIONS = {"ABOUT": "about", "AT_MOST": "at_most", "DUOI": "at_most"}
_RISING = frozenset({"UP", "ADD", "HIGHER", "HON", "TREN", "PLUS", "LEN"})
_MOVES = frozenset({"UP", "DOWN", "LEN", "XUONG"})
_MOVED = _MOVES | {"CON", "INTO", "YEAR", "BEFORE"}
_GROUPS = ("lowest", "low_average", "high_average", "highest")
# Points between a total and the mean are fewer; totals and their means are more.
_MOST_APART = 10


def _text(token: Token) -> str:
    return str(token.value)


def _precision(phrase: Phrase) -> str | None:
    near = phrase.groups.get("near")
    return _PRECISIONS.get(near.tag, "at_least") if near else None


def _ranks_only(numbers: Iterable[str], *, last: bool = False) -> bool:
    """Whether all can be ranks; `last` among them where it may be."""
    return all(
        (one.isdigit() and 1 <= int(one) <= 63) or (last and one == "last") for one in numbers
    )


def _way(rises: bool, kind: str, **more: Any) -> Draft:
    return Draft(kind, "rose" if rises else "fell", **more)


def _moved(phrase: Phrase, kind: str, **more: Any) -> list[Draft]:
    """The rise or fall that a verb or a preposition beside a figure states, if one does."""
    ways = {one.tag in _RISING for one in phrase.tokens if one.tag in _MOVES}
    return [_way(way, kind, implied=True, **more) for way in ways]


def value(phrase: Phrase) -> Drafts:
    """Points, with their scale."""
    of = phrase.number("of")
    if of not in {None, 80, 60, 10}:
        return None
    return [Draft("value", _text(phrase.groups["n"]), of, _precision(phrase))]


def values(phrase: Phrase) -> Drafts:
    """Points of several, in order."""
    return [Draft("value", one, item=at) for at, one in enumerate(phrase.values("DEC"))]


def percentage(phrase: Phrase) -> Drafts:
    """A share of those asked."""
    number = _text(phrase.groups["n"])
    return [Draft("percentage", number, precision=_precision(phrase))]


def rank(phrase: Phrase) -> Drafts:
    """A place in the ranking, or from its bottom."""
    number, of = _text(phrase.groups["n"]), phrase.number("of")
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
    numbers = [_text(one) for one in phrase.tokens if one.tag in {"INT", "ORDINAL"}]
    if not _ranks_only(numbers):
        return None
    return [Draft("rank", one, item=at) for at, one in enumerate(numbers)]


def named_rank(phrase: Phrase) -> Drafts:
    """First, second or last, in words."""
    return [Draft("rank", _text(phrase.groups["n"]), phrase.number("of"), named=True)]


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
    return [Draft(kind, _text(phrase.groups["n"]), precision="at_most")]


def places(phrase: Phrase) -> Drafts:
    """No figure; "hai tỉnh" before another number of names is not understood."""
    counted = phrase.number("n")
    return [] if counted in {None, len(phrase.values("PLACE"))} else None


def followed(phrase: Phrase) -> Drafts:
    """The places after the rank stated before."""
    return [Draft("rank", "next", item=at) for at, _ in enumerate(phrase.values("PLACE"))]


def next_to(phrase: Phrase) -> Drafts:
    """Right behind another province, or somewhere behind it."""
    behind = "behind" in phrase.groups
    draft = _way(False, "rank_direction") if behind else Draft("rank_change", "-1")
    return [replace(draft, against=phrase.groups["place"].value)]


def group(phrase: Phrase) -> Drafts:
    """One of the four groups."""
    named = phrase.groups.get("group") or phrase.groups["middle"]
    return [Draft("group", _text(named)), *_moved(phrase, "group_direction")]


def leave(phrase: Phrase) -> Drafts:
    """The group of the year before."""
    return [Draft("group", _text(phrase.groups["group"]), year=phrase.year or "before")]


def _amount(phrase: Phrase, rises: bool, number: str = "n", unit: str = "unit") -> Drafts:
    """A change or difference by some amount; ranks have no decimals."""
    kind, printed = _KINDS[phrase.groups[unit].tag], _text(phrase.groups[number])
    if kind == "rank_change" and "." in printed:
        return None
    sign = "" if rises or float(printed) == 0 else "-"
    return [Draft(kind, sign + printed, precision=_precision(phrase))]


def change(phrase: Phrase) -> Drafts:
    """By how much something rose or fell, perhaps in points and in places."""
    rises = (phrase.groups.get("way") or phrase.groups["sign"]).tag in _RISING
    drafts = _amount(phrase, rises)
    if "n2" not in phrase.groups or drafts is None:
        return drafts
    more = _amount(phrase, rises, "n2", "unit2")
    return more and drafts + more


def bare_change(phrase: Phrase) -> Drafts:
    """A change with decimals and no unit: points."""
    sign = "-" if phrase.groups["way"].tag == "DOWN" else ""
    return [Draft("difference", sign + _text(phrase.groups["n"]))]


def direction(phrase: Phrase) -> Drafts:
    """A rise or fall without a figure, of the points, of the rank, or of "điểm số, xếp hạng"."""
    about = {one.tag for one in phrase.tokens[1:]}
    ranks = about & {"HANG", "RANK", "STEPS"}
    kinds = ["direction"] * (not ranks or "POINTS" in about) + ["rank_direction"] * bool(ranks)
    return [_way(phrase.groups["way"].tag == "UP", one, bare=True) for one in kinds]


def move_to_rank(phrase: Phrase) -> Drafts:
    """Up or down to a place."""
    number = _text(phrase.groups.get("n") or phrase.groups["ordinal"])
    if not _ranks_only([number]):
        return None
    return [Draft("rank", number, phrase.number("of")), *_moved(phrase, "rank_direction")]


def move_to_value(phrase: Phrase) -> Drafts:
    """Up or down to a score. "Tăng lên 0,5 điểm" is a change: no score is that low."""
    number = _text(phrase.groups["n"])
    if float(number) < 1:
        return None
    return [Draft("value", number, precision=_precision(phrase)), *_moved(phrase, "direction")]


def _from_to(phrase: Phrase, kind: str, change: str) -> Drafts:
    """The earlier figure, the later one, and the direction between them. "Đạt từ 40 đến 41 điểm",
    without a verb or a year, is a range."""
    moved = {one.tag for one in phrase.tokens} & _MOVED
    if not moved and (kind == "value" or phrase.tokens[0].tag != "FROM"):
        return None
    before, now = _text(phrase.groups["n"]), _text(phrase.groups["m"])
    late = phrase.groups.get("late")
    early, year = phrase.year or "before", late.value if late else "now"
    return [
        Draft(kind, before, year=early),
        Draft(kind, now, phrase.number("of"), year=year),
        *_moved(phrase, change, year=year, base_year=early),
    ]


def from_to_rank(phrase: Phrase) -> Drafts:
    """From one place to another."""
    ends = [_text(phrase.groups[one]) for one in ("n", "m")]
    return _from_to(phrase, "rank", "rank_direction") if _ranks_only(ends, last=True) else None


def from_to_value(phrase: Phrase) -> Drafts:
    """From one score to another."""
    return _from_to(phrase, "value", "direction")


def from_to_group(phrase: Phrase) -> Drafts:
    """From one group to another; a verb against their order is not understood."""
    drafts = _from_to(phrase, "group", "group_direction") or []
    before, now = (_GROUPS.index(one.printed) for one in drafts[:2])
    rises = [one.printed == "rose" for one in drafts[2:]]
    return None if rises and rises[0] != (now > before) else drafts


def _from(phrase: Phrase, kind: str, moved: str) -> Drafts:
    """The figure of the year before, and the direction since."""
    year = phrase.year or "before"
    earlier = Draft(kind, _text(phrase.groups["n"]), phrase.number("of"), year=year)
    return [earlier, *_moved(phrase, moved, base_year=year)]


def from_rank(phrase: Phrase) -> Drafts:
    """Up or down from a place."""
    possible = _ranks_only([_text(phrase.groups["n"])], last=True)
    return _from(phrase, "rank", "rank_direction") if possible else None


def from_value(phrase: Phrase) -> Drafts:
    """Up or down from a score."""
    return _from(phrase, "value", "direction")


def _compared(phrase: Phrase, kind: str = "direction") -> Drafts:
    """Higher or lower, by some amount if it is said."""
    rises = phrase.groups["side"].tag in _RISING
    return _amount(phrase, rises) if "n" in phrase.groups else [_way(rises, kind)]


def than_year(phrase: Phrase) -> Drafts:
    """Higher or lower than in another year, named here or elsewhere in the sentence."""
    year = phrase.year
    drafts = _compared(phrase)
    return drafts and [replace(one, base_year=year, beside=year is None) for one in drafts]


def than_place(phrase: Phrase) -> Drafts:
    """Higher or lower than other provinces, in points or in the ranking."""
    side = phrase.groups["side"]
    ranked = "verb" in phrase.groups
    if side.tag in {"TREN", "DUOI"} and not ranked and "n" not in phrase.groups:
        return None
    drafts = _compared(phrase, "rank_direction" if ranked or side.value == "rank" else "direction")
    rivals = phrase.values("PLACE")
    return drafts and [replace(one, against=rival) for one in drafts for rival in rivals]


def beside_rival(phrase: Phrase) -> Drafts:
    """Higher or lower by some amount than what is named elsewhere in the sentence."""
    drafts = _compared(phrase)
    return drafts and [replace(one, beside=True) for one in drafts]


def than_average(phrase: Phrase) -> Drafts:
    """Higher or lower than the country's mean or median, which may be stated too: "mức bình quân
    42,42 điểm"."""
    average = phrase.groups["average"].tag.lower()
    stated = phrase.groups.get("mean")
    amount = phrase.groups.get("n")
    if amount is not None and float(_text(amount)) > _MOST_APART:
        stated = phrase.groups.pop("n")
    drafts = _compared(phrase)
    if drafts is None or drafts[0].kind == "rank_change":
        return None
    means = [Draft(average, _text(stated))] if stated else []
    return [replace(drafts[0], against=average), *means]


def short_of_group(phrase: Phrase) -> Drafts:
    """How many points short of a group's lower edge."""
    printed = f"-{_text(phrase.groups['n'])}"
    edge = _text(phrase.groups["group"])
    return [Draft("difference", printed, precision=_precision(phrase), against=edge)]


READERS: Mapping[str, Callable[[Phrase], Drafts]] = {
    one.__name__: one
    for one in (
        value, values, percentage, rank, rank_of, ranks, named_rank, extreme, top, places, followed,
        next_to, group, leave, change, bare_change, direction, move_to_rank, move_to_value,
        from_to_rank, from_to_value, from_to_group, from_rank, from_value, than_year, than_place,
        beside_rival, than_average, short_of_group,
    )
} | {
    "value_of": value, "bare_value": value, "ordinal": rank, "ordinals": ranks,
    "change_after": change, "signed": change, "steps_than_year": than_year,
    "steps_than_place": than_place, "steps_than_average": than_average,
}  # fmt: skip
