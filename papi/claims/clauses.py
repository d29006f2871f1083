"""Splits a sentence into clauses, at its punctuation and brackets."""

from dataclasses import dataclass, field
from itertools import takewhile

from papi.claims import reading
from papi.claims.phrases import Draft, Phrase
from papi.claims.tokens import Token


@dataclass(eq=False)
class Clause:
    """A part of a sentence between its marks. anchor, before: the phrase and the token right before
    the bracket it stands in; mark: what parts it from the one before it."""

    anchor: Phrase | None = None
    before: Token | None = None
    outer: "Clause | None" = None
    mark: str = ""
    phrases: list[Phrase] = field(default_factory=list)

    def named(self, name: str) -> list[Phrase]:
        """Its phrases of one name."""
        return [one for one in self.phrases if one.name == name]

    @property
    def joined(self) -> bool:
        """Whether an "and" stands before it."""
        return self.mark == "AND"

    @property
    def measures(self) -> list[Phrase]:
        """Its phrases that name measures, by name or by number."""
        return [one for one in self.phrases if one.name == "numbered" or one.values("MEASURE")]

    def tags(self) -> set[str]:
        """The tags of all its tokens."""
        return {token.tag for one in self.phrases for token in one.tokens}

    @property
    def only_years(self) -> bool:
        """Whether it names years and nothing else."""
        return bool(self.phrases) and all(one.name in {"years", "span"} for one in self.phrases)

    @property
    def others(self) -> Phrase | None:
        """What it speaks of before its figures instead of a province: a region, the country, an
        average, "các tỉnh"; None where it names a province or nothing."""
        if self.named("places"):
            return None
        before = takewhile(lambda one: not one.drafts, self.phrases)
        return next((one for one in before if _is_of_others(one)), None)

    @property
    def within(self) -> bool:
        """Whether it only says where: "in the region", "nationwide"."""
        first = self.others.tokens[0] if self.others else None
        return first is not None and (first.tag in _WITHIN or first.value == "within")

    @property
    def regional(self) -> bool:
        """Whether it speaks of a region or of some provinces anywhere."""
        return any(one.name == "region" or "many" in one.said for one in self.phrases)

    @property
    def drafts(self) -> list[Draft]:
        """The figures that it states."""
        return [draft for one in self.phrases for draft in one.drafts]


def _is_of_others(one: Phrase) -> bool:
    first = one.tokens[0]
    named = one.name == "glue" and (first.tag == "SCOPE" or first.value == "many")
    return named or one.name in {"region", "average"}


_WITHIN = frozenset({"IN", "OF"})
# What a bracket holds that is a statement of its own.
_TOLD_ASIDE = frozenset({"POINTS", "RANK", "HANG", "UP", "DOWN"})


def clauses(row: list[Token]) -> list[Clause]:
    """The clauses of a sentence in order. Statements in brackets are read by themselves, as if the
    sentence went on without them."""
    outside, asides = _without_asides([one for one in row if one.tag])
    found = _parted(reading.phrases(outside), Clause())
    for before, inside in asides:
        holding = [(one, said) for one in found for said in one.phrases if before in said.tokens]
        outer, anchor = holding[0] if holding else (None, None)
        aside = Clause(anchor, before, outer or Clause())
        found += _parted(reading.phrases(inside), aside)
    return sorted((one for one in found if one.phrases), key=lambda one: one.phrases[0].span)


def _without_asides(row: list[Token]) -> tuple[list[Token], list[tuple[Token | None, list[Token]]]]:
    """The tokens outside such brackets; of each bracket the token before it and those inside."""
    outside: list[Token] = []
    asides: list[tuple[Token | None, list[Token]]] = []
    at = 0
    while at < len(row):
        if row[at].tag == "OPEN":
            end = next((to for to in range(at, len(row)) if row[to].tag == "CLOSE"), len(row))
            inside = row[at + 1 : end]
            if {one.tag for one in inside} & _TOLD_ASIDE:
                asides.append((outside[-1] if outside else None, inside))
                at = end + 1
                continue
        outside.append(row[at])
        at += 1
    return outside, asides


def _parted(phrases: list[Phrase], current: Clause) -> list[Clause]:
    """The clauses that the marks between these phrases part. Years in a bracket ("ba năm liền
    (2011, 2012, 2013)") belong to what stands outside."""
    found = [current]
    for at, one in enumerate(phrases):
        tag = one.tokens[0].tag if one.name == "mark" else ""
        if tag == "OPEN":
            anchor = phrases[at - 1] if at else None
            current = Clause(anchor, anchor.tokens[-1] if anchor else None, current)
            found.append(current)
        elif tag == "CLOSE":
            current = current.outer or current
        elif tag:
            mark = "AND" if current.joined and not current.phrases else tag
            current = Clause(current.anchor, current.before, current.outer, mark)
            found.append(current)
        else:
            current.phrases.append(one)
    for clause in found:
        if clause.outer and clause.anchor and not clause.anchor.drafts and clause.only_years:
            clause.outer.phrases += clause.phrases
            clause.phrases = []
    return found
