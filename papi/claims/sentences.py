"""A sentence: its mentions, its figures, and which mention is nearest to a figure."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from papi.claims.figure import Figure, Span
from papi.claims.mentions import Mention

_BOUNDARY = re.compile(
    r"(?<!\d),|,(?!\d)|[;:()]|"
    r"(?<![a-z])(?:va|con|nhung|tuy nhien|trong khi|dong thoi|and|but|while|whereas)(?![a-z])"
)
_PREPOSITION = re.compile(
    r"(?<![a-z])(?:o|tai|trong|ve|cho|cua|in|for|on|among|within|doi voi)\s"
    r"(?:(?:so|\d{1,2}|tinh,|khu vuc|vung|cac|chi so|noi dung|"
    r"linh vuc|tieu chi|truc|the|dimension|of|tinh|"
    r"thanh pho|index|province)\s){0,4}$"
)
_RESPECTIVELY = re.compile(r"lan luot|respectively")
_LIST = re.compile(
    r"\s{0,3}(?:,|va|and|&|,\s?va|,\s?and)\s?(?:(?:tinh|thanh pho|tp\.?|cung)\s?){0,2}"
)


@dataclass
class Sentence:
    """A sentence's span in the plain text, with the mentions and figures in it; `boundaries` are
    the places of its commas, brackets and joining words."""

    plain: str
    span: Span
    mentions: list[Mention]
    figures: list[Figure]
    boundaries: list[int] = field(default_factory=list)

    def segment(self, at: int) -> int:
        """The number of the segment that contains the letter."""
        return bisect_right(self.boundaries, at)

    def mentioned(self, kind: str) -> list[Mention]:
        """The sentence's mentions of a kind."""
        return [one for one in self.mentions if one.kind == kind]

    def nearest(self, span: Span, mentions: list[Mention], *, ahead: bool = True) -> Mention | None:
        """The mention that a figure belongs to: in its own segment one that a preposition ties to
        it from behind, else the last before it, else the first after it; then the same in the
        whole sentence, `ahead` of the segment too."""
        own = self.segment(span[0])
        last = self.segment(max(span[0], span[1] - 1))
        within = [one for one in mentions if own <= self.segment(one.span[0]) <= last]
        tied = [
            one
            for one in within
            if one.span[0] >= span[1]
            and self.tied(one.span[0])
            and not self._between(span[1], one.span[0])
        ]
        if tied:
            return tied[0]
        for candidates in (within, mentions):
            earlier = [one for one in candidates if one.span[0] < span[1]]
            later = [one for one in candidates if one.span[0] >= span[1]]
            if earlier:
                return earlier[-1]
            if later and (ahead or candidates is within):
                return later[0]
        return None

    def before_parenthesis(self, span: Span, mentions: list[Mention]) -> Mention | None:
        """The mention right before the parenthesis that the figure stands in."""
        opened = self.plain.rfind("(", self.span[0], span[0] + 1)
        if opened < 0 or ")" in self.plain[opened : span[0]]:
            return None
        if any(
            opened < one.span[0] < span[1] + 40 and self._closed(opened, one) for one in mentions
        ):
            return None
        before = [one for one in mentions if 0 <= opened - one.span[1] <= 2]
        return before[-1] if before else None

    def in_order(self, figure: Figure, mentions: list[Mention]) -> Mention | None:
        """With "lần lượt" or "respectively": the mention at the figure's place in its list."""
        if len(mentions) < 2 or not _RESPECTIVELY.search(self.plain, *self.span):
            return None
        alike = [one for one in self.figures if one.kind == figure.kind]
        if len(alike) != len(mentions):
            return None
        return mentions[alike.index(figure)]

    def listed(self, figure: Figure) -> list[Mention]:
        """The places of the list that ends last before the figure, no other figure between them."""
        places = [
            one
            for one in self.mentioned("place")
            if one.span[1] <= figure.span[0] and not one.compared
        ]
        listed = places[-1:]
        for later, earlier in pairwise(reversed(places)):
            between = re.sub(r"\([^()]{0,60}\)", "", self.plain[earlier.span[1] : later.span[0]])
            if not _LIST.fullmatch(between):
                break
            listed.insert(0, earlier)
        return listed

    def _closed(self, opened: int, mention: Mention) -> bool:
        """Whether the mention stands inside the parenthesis too."""
        return ")" not in self.plain[opened : mention.span[0]]

    def _between(self, start: int, end: int) -> bool:
        """Whether another figure stands between."""
        return any(start <= one.span[0] < end for one in self.figures)

    def tied(self, at: int) -> bool:
        """Whether a preposition right before this letter ties what follows to a figure."""
        return bool(_PREPOSITION.search(self.plain, max(self.span[0], at - 40), at))


def segmented(plain: str, span: Span, mentions: list[Mention], figures: list[Figure]) -> Sentence:
    """The sentence with its commas and joining words, those inside names left out."""
    kept = [one.span for one in mentions] + [one.span for one in figures if one.kind != "group"]
    boundaries = [
        match.start()
        for match in _BOUNDARY.finditer(plain, *span)
        if not any(start < match.start() < end for start, end in kept)
    ]
    return Sentence(plain, span, mentions, figures, boundaries)
