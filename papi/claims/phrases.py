"""Phrases and the figures that they state, before these have a province, a measure and a year."""

from dataclasses import dataclass, field
from typing import Any

from papi.claims.tokens import Span, Token

Groups = dict[str, Token]
# Kinds of figures: by how much something rose or fell; that, or only that it did; of the country.
AMOUNTS = frozenset({"difference", "percent", "rank_change"})
CHANGES = AMOUNTS | {"direction", "rank_direction", "group_direction"}
AVERAGES = frozenset({"mean", "median"})
_PRECISIONS = {"ABOUT": "about", "AT_MOST": "at_most", "DUOI": "at_most"}


@dataclass(eq=False)
class Draft:
    """A figure as stated, before its province, measure and year are settled. kind and printed as in
    table claim; year, base_year: its own, if it has one (a year or "before"); against: a place,
    mean, median or a group's code that it is compared with; item: its place in a list; implied: a
    direction that only a verb beside a figure states; named: a rank in words; beside: against a
    province or year named elsewhere; unscoped: highest or lowest, without saying of what; bare: a
    rise or fall without a figure; needs_rank: "46/61", a rank only where something says so."""

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


@dataclass(eq=False)
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

    @property
    def precision(self) -> str | None:
        """at_least, at_most or about where it says so."""
        near = self.groups.get("near")
        return _PRECISIONS.get(near.tag, "at_least") if near else None

    def printed(self, name: str) -> str:
        """The value of a group that it has, as text."""
        return str(self.groups[name].value)

    def number(self, name: str) -> int | None:
        """The whole number of a group, if it has that."""
        return int(self.printed(name)) if name in self.groups else None

    def values(self, tag: str) -> list[Any]:
        """The values of its tokens of one tag."""
        return [one.value for one in self.tokens if one.tag == tag]
