"""Reads the phrases of a sentence (`grammar.PHRASES`) and the figures that each states."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from papi.claims import grammar
from papi.claims.tokens import Span, Token

Groups = dict[str, Token]


@dataclass
class Draft:
    """A figure as stated, before its province, measure and year are settled. kind and printed as in
    table claim; year, base_year: its own, if it has one (a year or "before"); against: a Place,
    mean, median or a group's code that it is compared with; item: its place in a list; implied: a
    direction that only a verb beside a figure states; named: a rank in words; beside: against a
    province or year named elsewhere; unscoped: highest or lowest, without saying of what; bare: a rise
    or fall without a figure; needs_rank: "46/61", a rank only where something says so."""

    kind: str
    printed: str
    printed_of: int | None = None
    precision: str | None = None
    year: object = None
    base_year: object = None
    against: object = None
    item: int | None = None
    implied: bool = False
    named: bool = False
    beside: bool = False
    unscoped: bool = False
    bare: bool = False
    needs_rank: bool = False
    span: Span = (0, 0)


@dataclass
class Phrase:
    """A phrase with the tokens that it covers; name is "?" for a token that no phrase covers and
    "mark" for one that joins or encloses."""

    name: str
    tokens: list[Token]
    groups: Groups
    drafts: list[Draft] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.tokens[0].span[0], self.tokens[-1].span[1]

    @property
    def said(self) -> list[object]:
        """The values of its tokens that have one."""
        return [one.value for one in self.tokens if one.value is not None]

    @property
    def year(self) -> object:
        """The year it compares with; "before" for the year before, None where it names none."""
        named = self.groups.get("year")
        return (named.value or "before") if named else None

    def number(self, name: str) -> int | None:
        """The whole number of a group, if it has that."""
        token = self.groups.get(name)
        return int(str(token.value)) if token else None

    def values(self, tag: str) -> list[Any]:
        """The values of its tokens of one tag."""
        return [one.value for one in self.tokens if one.tag == tag]


MARKS = frozenset({"COMMA", "SEMI", "COLON", "OPEN", "CLOSE", "DASH", "AND", "BUT", "CON"})


def phrases(tokens: list[Token]) -> list[Phrase]:
    """The phrases that cover these tokens, from left to right, always the longest that states
    something possible."""
    said = [one for one in tokens if one.tag]
    row = "".join(grammar.LETTERS.get(one.tag, grammar.LETTERS["?"]) for one in said)
    found, at = [], 0
    while at < len(said):
        phrase = _longest(said, row, at)
        if phrase is None:
            name = "mark" if said[at].tag in MARKS else "?"
            phrase = Phrase(name, [said[at]], {})
        found.append(phrase)
        at += len(phrase.tokens)
    return found


def _longest(said: list[Token], row: str, at: int) -> Phrase | None:
    matches = [
        (match.end(), name, match)
        for name, pattern in grammar.PHRASES.items()
        if (match := pattern.match(row, at)) and match.end() > at
    ]
    for end, name, match in sorted(matches, key=lambda one: -one[0]):
        groups = {
            key.partition("__")[0]: said[match.start(key)]
            for key, found in match.groupdict().items()
            if found
        }
        phrase = Phrase(name, said[at:end], groups)
        drafts = _READERS.get(name, lambda _: [])(phrase)
        if drafts is not None:
            for one in drafts:
                one.span = phrase.span
            phrase.drafts = drafts
            return phrase
    return None


Reader = Callable[[Phrase], list[Draft] | None]


def _number(token: Token) -> str:
    return str(token.value)


def _of(groups: Groups) -> int | None:
    return int(_number(groups["of"])) if "of" in groups else None


def _precision(groups: Groups) -> str | None:
    near = groups.get("near")
    if near is None:
        return None
    return {"ABOUT": "about", "AT_MOST": "at_most", "DUOI": "at_most"}.get(near.tag, "at_least")


def _value(phrase: Phrase) -> list[Draft] | None:
    found = phrase.groups
    of = _of(found)
    if of not in {None, 80, 60, 10}:
        return None
    return [Draft("value", _number(found["n"]), of, _precision(found))]


def _values(phrase: Phrase) -> list[Draft]:
    return [Draft("value", one, item=at) for at, one in enumerate(phrase.values("DEC"))]


def _percentage(phrase: Phrase) -> list[Draft]:
    return [Draft("percentage", _number(phrase.groups["n"]), precision=_precision(phrase.groups))]


def _is_rank(number: str) -> bool:
    return number.isdigit() and 1 <= int(number) <= 63


def _rank(phrase: Phrase) -> list[Draft] | None:
    number, of = _number(phrase.groups["n"]), _of(phrase.groups)
    if not _is_rank(number) or (of is not None and not 4 <= of <= 63):
        return None
    kind = "rank_from_bottom" if "bottom" in phrase.groups else "rank"
    return [Draft(kind, number, of)]


def _rank_of(phrase: Phrase) -> list[Draft] | None:
    of = _of(phrase.groups) or 0
    counted = len(phrase.tokens) > 3
    drafts = _rank(phrase) if counted or 58 <= of <= 63 or of == 34 else None
    return drafts and [replace(one, needs_rank=True) for one in drafts]


def _ranks(phrase: Phrase) -> list[Draft] | None:
    numbers = [str(one.value) for one in phrase.tokens if one.tag in {"INT", "ORDINAL"}]
    if not all(map(_is_rank, numbers)):
        return None
    return [Draft("rank", one, item=at) for at, one in enumerate(numbers)]


def _named_rank(phrase: Phrase) -> list[Draft]:
    return [Draft("rank", _number(phrase.groups["n"]), _of(phrase.groups), named=True)]


def _extreme(phrase: Phrase) -> list[Draft]:
    printed = "1" if phrase.groups["which"].tag == "MOST" else "last"
    unscoped = not {"where", "what"} & set(phrase.groups)
    return [Draft("rank", printed, _of(phrase.groups), named=True, unscoped=unscoped)]


def _top(phrase: Phrase) -> list[Draft] | None:
    which, number = phrase.groups.get("which"), _number(phrase.groups["n"])
    last = which is not None and (which.tag == "LEAST" or which.value == "last")
    if which is not None and which.value == "2":
        return None
    return [Draft("rank_from_bottom" if last else "rank", number, precision="at_most")]


def _places(phrase: Phrase) -> list[Draft] | None:
    """No figure; "hai tỉnh" before another number of names is not understood."""
    counted = phrase.groups.get("n")
    count = len(phrase.values("PLACE"))
    return None if counted is not None and str(counted.value) != str(count) else []


def _followed(phrase: Phrase) -> list[Draft]:
    """The places after the rank stated before."""
    return [Draft("rank", "next", item=at) for at, _ in enumerate(phrase.values("PLACE"))]


def _next_to(phrase: Phrase) -> list[Draft]:
    behind = "behind" in phrase.groups
    draft = _way(False, "rank_direction") if behind else Draft("rank_change", "-1")
    draft.against = phrase.groups["place"].value
    return [draft]


def _group(phrase: Phrase) -> list[Draft]:
    if _contrary(phrase):
        return None
    named = phrase.groups.get("group") or phrase.groups["middle"]
    drafts = [Draft("group", str(named.value))]
    moved = _moved(phrase)
    return drafts if moved is None else [*drafts, _way(moved, "group_direction", implied=True)]


_UNITS = {
    "POINTS": "difference",
    "STEPS": "rank_change",
    "HANG": "rank_change",
    "PERCENT": "percent",
}
_RISING = frozenset({"UP", "ADD", "HIGHER", "HON", "TREN", "PLUS", "LEN"})


def _amount(groups: Groups, rising: bool, number: str = "n", unit: str = "unit") -> Draft | None:
    """A change or difference by some amount; None where ranks have decimals."""
    kind, printed = _UNITS[groups[unit].tag], _number(groups[number])
    if kind == "rank_change" and "." in printed:
        return None
    negative = not rising and float(printed) != 0
    return Draft(kind, f"-{printed}" if negative else printed, precision=_precision(groups))


def _change(phrase: Phrase) -> list[Draft] | None:
    found = phrase.groups
    way = found.get("way") or found["sign"]
    drafts = [_amount(found, way.tag in _RISING)]
    if "n2" in found:
        drafts.append(_amount(found, way.tag in _RISING, "n2", "unit2"))
    known = [one for one in drafts if one]
    return known if len(known) == len(drafts) else None


def _bare_change(phrase: Phrase) -> list[Draft]:
    falls = phrase.groups["way"].tag == "DOWN"
    return [Draft("difference", ("-" if falls else "") + _number(phrase.groups["n"]))]


def _way(rises: bool, kind: str, **more: Any) -> Draft:
    return Draft(kind, "rose" if rises else "fell", **more)


def _direction(phrase: Phrase) -> list[Draft]:
    rises = phrase.groups["way"].tag == "UP"
    about = {one.tag for one in phrase.tokens[1:]}
    # "Sụt giảm điểm số, xếp hạng": the points decide; a rank alone is said of the rank.
    kind = "rank_direction" if about and "POINTS" not in about else "direction"
    return [_way(rises, kind, bare=True)]


def _moved(phrase: Phrase) -> bool | None:
    """Whether the verb beside a figure says a rise (True) or a fall (False); None: neither. A verb
    and a preposition against each other are not understood."""
    ways = {
        one.tag in {"UP", "LEN"}
        for one in phrase.tokens
        if one.tag in {"UP", "DOWN", "LEN", "XUONG"}
    }
    return ways.pop() if len(ways) == 1 else None


def _contrary(phrase: Phrase) -> bool:
    tags = {one.tag for one in phrase.tokens}
    return bool(tags & {"UP", "LEN"}) and bool(tags & {"DOWN", "XUONG"})


def _move_to_rank(phrase: Phrase) -> list[Draft] | None:
    number = _number(phrase.groups.get("n") or phrase.groups["ordinal"])
    if _contrary(phrase) or not _is_rank(number):
        return None
    drafts = [Draft("rank", number, _of(phrase.groups))]
    moved = _moved(phrase)
    return drafts if moved is None else [*drafts, _way(moved, "rank_direction", implied=True)]


def _move_to_value(phrase: Phrase) -> list[Draft] | None:
    # "Tăng lên 0,5 điểm" is a change: no score is that low.
    if _contrary(phrase) or float(_number(phrase.groups["n"])) < 1:
        return None
    drafts = [Draft("value", _number(phrase.groups["n"]), precision=_precision(phrase.groups))]
    moved = _moved(phrase)
    return drafts if moved is None else [*drafts, _way(moved, "direction", implied=True)]


def _from_to(kind: str, direction: str) -> Reader:
    def read(phrase: Phrase) -> list[Draft] | None:
        found = phrase.groups
        numbers = [_number(found["n"]), _number(found["m"])]
        ranks = all(_is_rank(one) or one == "last" for one in numbers)
        if _contrary(phrase) or (kind == "rank" and not ranks):
            return None
        year, late = found.get("year"), found.get("late")
        before = year.value or "before" if year else "before"
        late_year = late.value if late else "now"
        drafts = [
            Draft(kind, numbers[0], year=before),
            Draft(kind, numbers[1], _of(found), year=late_year),
        ]
        moved = _moved(phrase)
        if moved is None:
            return drafts
        way = _way(moved, direction, implied=True, year=late_year, base_year=before)
        return [*drafts, way]

    return read


def _from_to_group(phrase: Phrase) -> list[Draft] | None:
    if _contrary(phrase):
        return None
    order = ["lowest", "low_average", "high_average", "highest"]
    before, now = str(phrase.groups["n"].value), str(phrase.groups["m"].value)
    moved = _moved(phrase)
    if moved is not None and (order.index(now) > order.index(before)) != moved:
        return None
    year = phrase.groups.get("year")
    base = year.value or "before" if year else "before"
    return [Draft("group", before, year=base), Draft("group", now, year="now")]


def _from(kind: str, direction: str) -> Reader:
    def read(phrase: Phrase) -> list[Draft] | None:
        number = _number(phrase.groups["n"])
        if kind == "rank" and not (_is_rank(number) or number == "last"):
            return None
        year = phrase.groups["year"].value or "before"
        drafts = [Draft(kind, number, _of(phrase.groups), year=year)]
        if "way" in phrase.groups:
            rises = phrase.groups["way"].tag == "UP"
            drafts.append(_way(rises, direction, implied=True, base_year=year))
        return drafts

    return read


def _than_year(phrase: Phrase) -> list[Draft] | None:
    found = phrase.groups
    rises = found["side"].tag in _RISING
    base = found["year"].value or "before" if "year" in found else None
    draft = _amount(found, rises) if "n" in found else _way(rises, "direction")
    if draft is None:
        return None
    draft.base_year, draft.beside = base, base is None
    return [draft]


def _than_place(phrase: Phrase) -> list[Draft] | None:
    found = phrase.groups
    side = found["side"]
    ranked = "verb" in found
    if side.tag in {"TREN", "DUOI"} and not ranked and "n" not in found:
        return None
    rises = side.tag in _RISING
    kind = "rank_direction" if ranked or side.value == "rank" else "direction"
    rivals = phrase.values("PLACE")
    draft = _amount(found, rises) if "n" in found else _way(rises, kind)
    if draft is None:
        return None
    return [replace(draft, against=one) for one in rivals]


def _beside_rival(phrase: Phrase) -> list[Draft] | None:
    draft = _amount(phrase.groups, phrase.groups["side"].tag in _RISING)
    if draft is None:
        return None
    draft.beside = True
    return [draft]


# Points between a total and the mean: less than this; totals and their means are above it.
_MOST_APART = 10


def _than_average(phrase: Phrase) -> list[Draft] | None:
    found = phrase.groups
    rises = found["side"].tag in _RISING
    if "n" in found and "mean" not in found and float(_number(found["n"])) > _MOST_APART:
        # "Mức bình quân 42,42 điểm" names the mean itself.
        found = {
            **{key: one for key, one in found.items() if key not in {"n", "near"}},
            "mean": found["n"],
        }
    draft = _amount(found, rises) if "n" in found else _way(rises, "direction")
    if draft is None or draft.kind == "rank_change":
        return None
    draft.against = average = found["average"].tag.lower()
    return [draft, Draft(average, _number(found["mean"]))] if "mean" in found else [draft]


def _leave(phrase: Phrase) -> list[Draft]:
    """The group of the year before."""
    year = phrase.groups.get("year")
    before = year.value or "before" if year else "before"
    return [Draft("group", str(phrase.groups["group"].value), year=before)]


def _short_of_group(phrase: Phrase) -> list[Draft]:
    found = phrase.groups
    return [
        Draft(
            "difference",
            f"-{_number(found['n'])}",
            precision=_precision(found),
            against=str(found["group"].value),
        )
    ]


_READERS: dict[str, Reader] = {
    "places": _places,
    "followed": _followed,
    "next_to": _next_to,
    "value": _value,
    "value_of": _value,
    "bare_value": _value,
    "values": _values,
    "percentage": _percentage,
    "rank": _rank,
    "ranks": _ranks,
    "ordinals": _ranks,
    "ordinal": _rank,
    "leave": _leave,
    "rank_of": _rank_of,
    "named_rank": _named_rank,
    "extreme": _extreme,
    "top": _top,
    "group": _group,
    "change": _change,
    "change_after": _change,
    "signed": _change,
    "bare_change": _bare_change,
    "direction": _direction,
    "move_to_rank": _move_to_rank,
    "move_to_value": _move_to_value,
    "from_to_rank": _from_to("rank", "rank_direction"),
    "from_to_value": _from_to("value", "direction"),
    "from_to_group": _from_to_group,
    "from_rank": _from("rank", "rank_direction"),
    "from_value": _from("value", "direction"),
    "than_year": _than_year,
    "steps_than_year": _than_year,
    "than_place": _than_place,
    "steps_than_place": _than_place,
    "beside_rival": _beside_rival,
    "than_average": _than_average,
    "steps_than_average": _than_average,
    "short_of_group": _short_of_group,
}


def stated(found: list[Phrase]) -> Iterator[Draft]:
    """All figures of some phrases."""
    for one in found:
        yield from one.drafts
