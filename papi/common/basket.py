"""What a plan is made of: the contents that a reader chose to keep up, to mend or to leave out.

A basket stands in a link as `basket=20.2023-mend.service_delivery~7.6-keep.transparency`: the
province and the year that it was chosen for, then its items in order, each with its goal and its
reason if it has them. The link holds the whole basket, not its difference from what a rule
proposes, so that another edition of the figures does not change a plan that somebody chose.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, get_args
from urllib.parse import unquote

from papi.common.printable import printable

Kind = Literal["dimension", "sub_dimension", "indicator"]
Direction = Literal["keep", "mend", "out"]
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)

MOST_ITEMS = 80
LONGEST_REASON = 200
DECIMALS = 4  # of a goal: a share of respondents is shown as a percentage with one decimal
_LONGEST_LINK = 20_000
_OF = re.compile(r"(?P<code>[0-9]{2}n?)\.(?P<year>[0-9]{4})")
_ENTRY = re.compile(
    r"(?P<direction>keep|mend|out)\.(?P<measure>[a-z0-9_]{1,60})"
    r"(?:~(?P<goal>[0-9]{1,9}(?:\.[0-9]{1,4})?)?(?:~(?P<reason>[^~]*))?)?"
)


@dataclass(frozen=True)
class Item:
    """A measure in a plan. goal: the value that it is to reach, in its own unit (points, or a share
    0–1), with at most DECIMALS decimals; None: no goal of its own. reason: the office's own words,
    at most LONGEST_REASON printable characters; may be empty. An item that is `out` is not in the
    plan; it is held for its reason and so that nobody puts it back unasked."""

    measure: str
    kind: Kind
    direction: Direction
    goal: float | None = None
    reason: str = ""


Basket = tuple[Item, ...]


class Linked(NamedTuple):
    """A basket as read from a link: the province and year that it was chosen for (None where the
    link does not say), and what was left out because it is not understood."""

    code: str | None
    year: int | None
    basket: Basket
    lost: tuple[str, ...]


def item(
    measure: str,
    kind: Kind,
    direction: Direction,
    goal: float | None = None,
    reason: str = "",
) -> Item:
    """An item whose goal and reason are such as a link can hold."""
    held = None if goal is None or not 0 <= goal < 1e9 else round(goal, DECIMALS)
    words = " ".join(printable(reason).split())[:LONGEST_REASON].strip()
    return Item(measure, kind, direction, held, words)


def written(basket: Basket, code: str, year: int) -> str:
    """The basket of a province and year as a link holds it."""
    return "-".join([f"{code}.{year}", *map(_entry, basket[:MOST_ITEMS])])


def read(text: str, kinds: Mapping[str, Kind]) -> Linked:
    """The basket of a link. kinds: the measures that can be planned. An entry that is not
    understood, a measure that is not known and a measure that stands twice are left out, and
    listed."""
    first, *entries = text[:_LONGEST_LINK].split("-")
    of = _OF.fullmatch(first)
    if of is None:
        entries = [first, *entries] if first else entries
    items: dict[str, Item] = {}
    lost = []
    for entry in entries:
        found = _ENTRY.fullmatch(entry)
        if (
            found is None
            or found["measure"] not in kinds
            or found["measure"] in items
            or len(items) == MOST_ITEMS
        ):
            lost.append(entry)
            continue
        items[found["measure"]] = item(
            found["measure"],
            kinds[found["measure"]],
            next(one for one in DIRECTIONS if one == found["direction"]),
            float(found["goal"]) if found["goal"] else None,
            unquote(found["reason"] or ""),
        )
    return Linked(
        of["code"] if of else None,
        int(of["year"]) if of else None,
        tuple(items.values()),
        tuple(lost),
    )


def _entry(one: Item) -> str:
    goal = "" if one.goal is None else f"{one.goal:.{DECIMALS}f}".rstrip("0").rstrip(".")
    # What separates entries and fields is escaped; whoever makes the link escapes the rest.
    reason = one.reason.replace("%", "%25").replace("-", "%2D").replace("~", "%7E")
    fields = [goal, reason] if reason else [goal] if goal else []
    return "~".join([f"{one.direction}.{one.measure}", *fields])


def item_of(basket: Basket, measure: str) -> Item | None:
    """The item of a measure, if the basket has it."""
    return next((one for one in basket if one.measure == measure), None)


def joined(before: Basket, mine: Basket, theirs: Basket) -> tuple[Basket, tuple[str, ...]]:
    """Two people's baskets as one, in the order of mine: each item as the one of them has it who
    changed it from what it was before; and the measures that both changed, differently, which stay
    as in mine."""
    items: list[Item] = []
    differing = []
    for measure in dict.fromkeys(one.measure for one in (*mine, *theirs)):
        was, own, other = (item_of(one, measure) for one in (before, mine, theirs))
        if own not in (was, other) and other != was:
            differing.append(measure)
        chosen = other if own == was else own
        if chosen is not None:
            items.append(chosen)
    return tuple(items), tuple(differing)


def planned(basket: Basket) -> Basket:
    """The items that are in the plan."""
    return tuple(one for one in basket if one.direction != "out")


def with_item(basket: Basket, new: Item) -> Basket:
    """The basket with the item in the place of the one of its measure, or at the end."""
    if item_of(basket, new.measure) is None:
        return (*basket, new)
    return tuple(new if one.measure == new.measure else one for one in basket)


def moved(basket: Basket, measure: str, direction: Direction) -> Basket:
    """The basket with a measure's direction changed."""
    return tuple(
        replace(one, direction=direction) if one.measure == measure else one for one in basket
    )


def shifted(basket: Basket, measure: str, step: int) -> Basket:
    """The basket with an item moved up (-1) or down (1) past its neighbour of the same
    direction."""
    place = next((at for at, one in enumerate(basket) if one.measure == measure), None)
    if place is None:
        return basket
    beside = [
        at
        for at, one in enumerate(basket)
        if one.direction == basket[place].direction and (at - place) * step > 0
    ]
    if not beside:
        return basket
    other = min(beside, key=lambda at: abs(at - place))
    items = list(basket)
    items[place], items[other] = items[other], items[place]
    return tuple(items)
