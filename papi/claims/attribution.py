"""Attributes a figure to a province, year and measure: the nearest that the sentence names,
otherwise those of the sentence before, otherwise those that the caller gives."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from papi.claims import lexicon
from papi.claims.figure import Figure, Span
from papi.claims.mentions import Mention
from papi.claims.patterns import whole
from papi.claims.sentences import Sentence
from papi.claims.vocabulary_of_file import KnownPlace, Vocabulary

_EACH = re.compile(rf"{whole(lexicon.EACH)}\s[a-z\s]{{0,25}}$")


@dataclass(frozen=True)
class Claim:
    """One statement ready to be judged. printed as in table claim; assumed names what the text does
    not say: province, year (taken from earlier text, or given by the caller); unknown is a province
    name in the text that no province has."""

    span: Span
    text: str
    kind: str
    printed: str
    printed_of: int | None
    province_code: str | None
    year: int | None
    measure: str
    base_year: int | None
    region_code: str | None
    precision: str | None
    assumed: tuple[str, ...] = ()
    unknown: str | None = None


@dataclass
class Context:
    """What the text before a sentence was about (nothing at its start), what comes first in the
    whole text, and the caller's choice."""

    place: KnownPlace | None = None
    first_place: KnownPlace | None = None
    first_year: int | None = None
    province_code: str | None = None
    year: int | None = None
    given_year: int | None = None
    measure: str = "total"
    index: str = "papi"


class Attribution:
    """Attributes the figures of one text, sentence by sentence."""

    def __init__(self, plain: str, text: str, words: Vocabulary, context: Context) -> None:
        self._plain, self._text, self._words, self._context = plain, text, words, context

    def claims(self, sentence: Sentence, figure: Figure) -> list[Claim]:
        """The figure as one claim, or one for each place that it applies to: a group or a top rank
        shared by a list, or a figure with "đều" or "both"."""
        start = figure.span[0]
        listed = sentence.listed(figure)
        shared = figure.kind == "group" or figure.precision == "at_most"
        each = _EACH.search(self._plain, max(sentence.span[0], start - 40), start)
        if len(listed) > 1 and (shared or each):
            return [self._claim(sentence, figure, place) for place in listed]
        claim = self._claim(sentence, figure)
        if not (shared or each) or claim.base_year:
            return [claim]
        return [replace(claim, year=year) for year in self._years_listed(sentence, claim.year)]

    def _years_listed(self, sentence: Sentence, year: int | None) -> list[int | None]:
        """The year, and those joined to it: "in 2016 and 2019"."""
        spoken = [one for one in sentence.mentioned("year") if isinstance(one.value, int)]
        joined = re.compile(r"\s?(?:,|va|and|&|,\s?and|,\s?va)\s(?:nam\s|in\s)?")
        for at, one in enumerate(spoken):
            if one.value != year:
                continue
            found: list[int | None] = [year]
            for before, after in pairwise(spoken[at:]):
                between = self._plain[before.span[1] : after.span[0]]
                if after.compared or not joined.fullmatch(between):
                    break
                found.append(int(str(after.value)))
            return found
        return [year]

    def _claim(self, sentence: Sentence, figure: Figure, place: Mention | None = None) -> Claim:
        """The figure with its province, year and measure."""
        assumed: list[str] = []
        year, base_year = self._years(sentence, figure, assumed)
        named = self._place(sentence, figure, assumed, place)
        measure = self._measure(sentence, figure, year)
        kind, region = figure.kind, None
        if kind == "rank" and (region := self._region(sentence, figure)):
            kind = "region_rank"
        start, end = figure.span
        return Claim(
            span=figure.span,
            text=self._text[start:end].strip(" ,;"),
            kind=kind,
            printed=figure.printed,
            printed_of=figure.printed_of,
            province_code=self._code(named, year),
            year=year,
            measure=measure,
            base_year=base_year,
            region_code=None if region == "own" else region,
            precision=figure.precision,
            assumed=tuple(assumed),
            unknown=next(iter(named.names)) if named and not named.codes else None,
        )

    def remember(self, sentence: Sentence) -> None:
        """Remembers what the next sentence may leave unsaid."""
        context = self._context
        if places := [one for one in sentence.mentioned("place") if not one.compared]:
            context.place = places[0].value if isinstance(places[0].value, KnownPlace) else None
        years = [one.value for one in sentence.mentioned("year") if not one.compared]
        if numbers := [year for year in years if isinstance(year, int)]:
            context.year = numbers[0]
        if sentence.figures or places:
            measures = sentence.mentioned("measure")
            context.measure = self._resolved(measures[-1], context.year) if measures else "total"
        if indices := sentence.mentioned("index"):
            context.index = "papi" if indices[-1].value == "papi" else "other"
        elif sentence.mentioned("measure"):
            context.index = "papi"

    def index(self, sentence: Sentence, at: int) -> str:
        """papi or other: the index named last before the figure, or first after it."""
        indices = sentence.mentioned("index")
        before = [one for one in indices if one.span[0] < at]
        named = before[-1:] or indices[:1]
        if named:
            return "papi" if named[0].value == "papi" else "other"
        return "papi" if sentence.mentioned("measure") else self._context.index

    def _years(
        self, sentence: Sentence, figure: Figure, assumed: list[str]
    ) -> tuple[int | None, int | None]:
        """The year of the figure, and for a change the year compared with."""
        spoken = [one for one in sentence.mentioned("year") if not one.compared]
        against = [one for one in sentence.mentioned("year") if one.compared]
        subject = self._subject_year(sentence, figure, spoken, against, assumed)
        base = sentence.nearest(figure.span, against)
        base_year = base.value if base and isinstance(base.value, int) else None
        if base and base.value == "before" and subject:
            base_year = subject - 1
        if figure.first:
            inside = self._inside_pair(figure, sentence.mentioned("year"))
            return inside or base_year or (subject - 1 if subject else None), None
        parenthesised = sentence.before_parenthesis(figure.span, sentence.mentioned("year"))
        if parenthesised is not None and figure.kind in {"rank", "value", "group"}:
            if parenthesised.value == "before":
                return (subject - 1 if subject else None), None
            return int(str(parenthesised.value)), None
        if figure.kind not in {"difference", "percent", "rank_change", "direction"}:
            return subject, None
        return subject, base_year if base_year != subject else None

    def _subject_year(
        self,
        sentence: Sentence,
        figure: Figure,
        spoken: list[Mention],
        against: list[Mention],
        assumed: list[str],
    ) -> int | None:
        own = [one for one in spoken if not self._is_of_first(sentence, figure, one)]
        ordered = sentence.in_order(figure, own)
        found = ordered or sentence.nearest(figure.span, own)
        if found is not None:
            if isinstance(found.value, int):
                return found.value
            numbers = [one.value for one in own if isinstance(one.value, int)]
            stated = numbers[0] if numbers else self._context.year or self._context.first_year
            stated = stated or self._context.given_year
            return stated - 1 if isinstance(stated, int) else None
        assumed.append("year")
        if self._context.year is not None:
            return self._context.year
        numbers = [one.value for one in against if isinstance(one.value, int)]
        if numbers:
            return max(numbers) + 1
        return self._context.first_year or self._context.given_year

    def _is_of_first(self, sentence: Sentence, figure: Figure, year: Mention) -> bool:
        """Whether the year belongs to the earlier end of "from 57th in 2022 to 46th"."""
        if figure.first:
            return False
        return any(
            (
                other.first
                and other.pair
                and other.span[1] <= year.span[0] < other.pair[1]
                and not any(
                    late.pair == other.pair and not late.first and year.span[0] >= late.span[0]
                    for late in sentence.figures
                )
            )
            or (other.first and other.pair is None and 0 <= year.span[0] - other.span[1] < 8)
            for other in sentence.figures
        )

    def _inside_pair(self, figure: Figure, years: list[Mention]) -> int | None:
        limit = figure.pair[1] if figure.pair else figure.span[1] + 14
        for one in years:
            if figure.span[1] <= one.span[0] < limit and isinstance(one.value, int):
                return one.value
        return None

    def _place(
        self, sentence: Sentence, figure: Figure, assumed: list[str], given: Mention | None
    ) -> KnownPlace | None:
        """The place the figure is about; None for the caller's."""
        places = sentence.mentioned("place")
        subjects = [one for one in places if not one.compared]
        found = (
            given
            or sentence.before_parenthesis(figure.span, places)
            or sentence.in_order(figure, subjects)
            or sentence.nearest(figure.span, subjects)
        )
        place = found.value if found else self._context.place or self._context.first_place
        if found is None:
            assumed.append("province")
        return place if isinstance(place, KnownPlace) else None

    def _code(self, place: KnownPlace | None, year: int | None) -> str | None:
        if place is None:
            return self._context.province_code
        if not place.codes:
            return None
        division = self._words.division(year)
        return place.codes.get(division) or next(iter(place.codes.values()))

    def _measure(self, sentence: Sentence, figure: Figure, year: int | None) -> str:
        mentions = sentence.mentioned("measure")
        found = sentence.nearest(figure.span, mentions, ahead=False)
        measure = self._resolved(found, year) if found else None
        if measure is None:
            alone = not sentence.mentioned("place") and not sentence.mentioned("year")
            measure = self._context.measure if alone else "total"
        if figure.kind == "value" and measure != "total" and float(figure.printed) > 10:
            return "total"
        return measure

    def _resolved(self, mention: Mention, year: int | None) -> str:
        if isinstance(mention.value, tuple):
            return self._words.by_number(str(mention.value[0]), year) or "total"
        return str(mention.value)

    def _region(self, sentence: Sentence, figure: Figure) -> str | None:
        own = sentence.segment(max(figure.span[0], figure.span[1] - 1))
        for one in sentence.mentioned("region"):
            there = sentence.segment(one.span[0])
            leads = one.span[0] < figure.span[0] and there == own - 1
            inside = figure.span[0] <= one.span[0] < figure.span[1]
            if there == own or inside or (leads and sentence.tied(one.span[0])):
                return str(one.value)
        return None
