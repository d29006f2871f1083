"""Whose a figure is, of which year and measure: the nearest that the sentence names, else what the
sentence before spoke of, else what the caller gives."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from papi.claims import lexicon
from papi.claims.figures import Figure
from papi.claims.mentions import Mention, Span
from papi.claims.patterns import whole
from papi.claims.vocabulary_of_file import Place, Vocabulary

_BOUNDARY = re.compile(
    r"(?<!\d),|,(?!\d)|[;:()]|(?<![a-z])(?:va|con|nhung|tuy nhien|trong khi|dong thoi|and|but|while|"
    r"whereas)(?![a-z])"
)
_PREPOSITION = re.compile(
    r"(?<![a-z])(?:o|tai|trong|ve|cho|cua|in|for|on|doi voi)\s"
    r"(?:(?:khu vuc|vung|cac|chi so|noi dung|linh vuc|tieu chi|truc|the|dimension|of|tinh|thanh pho|index|province)\s"
    r"){0,4}$"
)
_RESPECTIVELY = re.compile(r"lan luot|respectively")
_AVERAGE = re.compile(whole(lexicon.AVERAGES))
_NEGATED = re.compile(rf"{whole(lexicon.NEGATIONS)}[^,.;\n]{{0,25}}$")
_COUNTED = re.compile(
    r"\d{1,2}\s(?:tinh|dia phuong|thanh pho|provinces|localities)[^.;]{0,30}$"
)
_LIST = re.compile(
    r"\s{0,3}(?:,|va|and|&|,\s?va|,\s?and)\s?(?:(?:tinh|thanh pho|tp\.?|cung)\s?){0,2}"
)
_EACH = re.compile(rf"{whole(lexicon.EACH)}\s[a-z\s]{{0,25}}$")
_THAN = re.compile(r"(?:so voi|than|above|below|hon|from)\s")


@dataclass(frozen=True)
class Claim:
    """One statement ready to be judged. printed as in table claim; assumed names what the text does
    not say of it: province, year (taken from before, or given by the caller)."""

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


@dataclass
class Context:
    """What the text before a sentence was about (nothing at its start), what comes first in the
    whole text, and the caller's choice."""

    place: Place | None = None
    first_place: Place | None = None
    first_year: int | None = None
    province_code: str | None = None
    year: int | None = None
    given_year: int | None = None
    measure: str = "total"
    index: str = "papi"


@dataclass
class Sentence:
    """A sentence's span with the mentions and figures in it."""

    span: Span
    mentions: list[Mention]
    figures: list[Figure]
    boundaries: list[int] = field(default_factory=list)

    def segment(self, at: int) -> int:
        """The number of the segment that the letter stands in."""
        return bisect_right(self.boundaries, at)

    def of(self, kind: str) -> list[Mention]:
        """The sentence's mentions of a kind."""
        return [one for one in self.mentions if one.kind == kind]


def segmented(plain: str, span: Span, mentions: list[Mention], figures: list[Figure]) -> Sentence:
    """The sentence with its commas and joining words, those inside names left out."""
    kept = [one.span for one in mentions] + [one.span for one in figures if one.kind != "group"]
    boundaries = [
        match.start()
        for match in _BOUNDARY.finditer(plain, *span)
        if not any(start < match.start() < end for start, end in kept)
    ]
    return Sentence(span, mentions, figures, boundaries)


class Attribution:
    """Attributes the figures of one text, sentence by sentence."""

    def __init__(self, plain: str, text: str, words: Vocabulary, context: Context) -> None:
        self._plain, self._text, self._words, self._context = plain, text, words, context

    def refusal(self, sentence: Sentence, figure: Figure) -> str | None:
        """Why a figure is no statement that can be checked: goal, negation, average, comparison,
        count (of provinces), several (places share it) or other_index; None when it is one."""
        start, end = figure.span
        if any(one.span[0] < start for one in sentence.of("goal")):
            return "goal"
        if _NEGATED.search(self._plain, max(sentence.span[0], start - 45), start):
            return "negation"
        if self._index(sentence, start) != "papi":
            return "other_index"
        if figure.kind == "group" and _COUNTED.search(self._plain, sentence.span[0], start):
            return "count"
        if figure.word and len(self._listed(sentence, figure)) > 1:
            return "several"
        if figure.kind == "value" and self._of_an_average(sentence, start):
            return "average"
        if figure.kind in {"difference", "percent", "rank_change"}:
            tail = self._plain[end : end + 40]
            if _THAN.search(tail) and _AVERAGE.search(tail):
                return "average"
            if self._against_a_place(sentence, figure):
                return "comparison"
        return None

    def claims(self, sentence: Sentence, figure: Figure) -> list[Claim]:
        """The figure as a claim, or as one of each place that it is said of ("đều", "both")."""
        start = figure.span[0]
        listed = self._listed(sentence, figure)
        if len(listed) > 1 and _EACH.search(self._plain, max(sentence.span[0], start - 40), start):
            return [self._claim(sentence, figure, place) for place in listed]
        return [self._claim(sentence, figure)]

    def _listed(self, sentence: Sentence, figure: Figure) -> list[Mention]:
        """The places of the list that ends last before the figure, no other figure between them."""
        places = [
            one for one in sentence.of("place")
            if one.span[1] <= figure.span[0] and not one.compared
        ]  # fmt: skip
        listed = places[-1:]
        for earlier, later in zip(reversed(places[:-1]), reversed(places[1:]), strict=True):
            between = re.sub(r"\([^()]{0,60}\)", "", self._plain[earlier.span[1] : later.span[0]])
            if not _LIST.fullmatch(between):
                break
            listed.insert(0, earlier)
        return listed

    def _claim(self, sentence: Sentence, figure: Figure, place: Mention | None = None) -> Claim:
        """The figure with its province, year and measure."""
        assumed: list[str] = []
        year, base_year = self._years(sentence, figure, assumed)
        code = self._province(sentence, figure, year, assumed, place)
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
            province_code=code,
            year=year,
            measure=measure,
            base_year=base_year,
            region_code=None if region == "own" else region,
            precision=figure.precision,
            assumed=tuple(assumed),
        )

    def remember(self, sentence: Sentence) -> None:
        """What the next sentence may leave unsaid."""
        context = self._context
        if places := [one for one in sentence.of("place") if not one.compared]:
            context.place = places[0].value if isinstance(places[0].value, Place) else None
        years = [one.value for one in sentence.of("year") if not one.compared]
        if numbers := [year for year in years if isinstance(year, int)]:
            context.year = numbers[0]
        if sentence.figures or places:
            measures = sentence.of("measure")
            context.measure = self._resolved(measures[-1], context.year) if measures else "total"
        if indices := sentence.of("index"):
            context.index = "papi" if indices[-1].value == "papi" else "other"
        elif sentence.of("measure"):
            context.index = "papi"

    def _index(self, sentence: Sentence, at: int) -> str:
        """papi or other: the index named last before the figure, or first after it."""
        indices = sentence.of("index")
        before = [one for one in indices if one.span[0] < at]
        named = before[-1:] or indices[:1]
        if named:
            return "papi" if named[0].value == "papi" else "other"
        return "papi" if sentence.of("measure") else self._context.index

    def _of_an_average(self, sentence: Sentence, at: int) -> bool:
        from_ = max([one for one in sentence.boundaries if one < at], default=sentence.span[0])
        if self._plain[from_ : from_ + 1] == "(":
            from_ = max([one for one in sentence.boundaries if one < from_], default=0)
        return bool(_AVERAGE.search(self._plain, from_, at))

    def _against_a_place(self, sentence: Sentence, figure: Figure) -> bool:
        start, end = figure.span
        return any(
            one.compared
            and (start < one.span[0] < end or 0 <= one.span[0] - end < 30)
            and sentence.segment(one.span[0]) == sentence.segment(max(start, end - 1))
            for one in sentence.of("place")
        )

    def _years(
        self, sentence: Sentence, figure: Figure, assumed: list[str]
    ) -> tuple[int | None, int | None]:
        """The year of the figure, and for a change the year compared with."""
        spoken = [one for one in sentence.of("year") if not one.compared]
        against = [one for one in sentence.of("year") if one.compared]
        subject = self._subject_year(sentence, figure, spoken, against, assumed)
        base = self._nearest(sentence, figure.span, against)
        base_year = base.value if base and isinstance(base.value, int) else None
        if base and base.value == "before" and subject:
            base_year = subject - 1
        if figure.first:
            inside = self._inside_pair(figure, sentence.of("year"))
            return inside or base_year or (subject - 1 if subject else None), None
        parenthesised = self._before_parenthesis(sentence, figure.span, sentence.of("year"))
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
        ordered = self._in_order(sentence, figure, own)
        found = ordered or self._nearest(sentence, figure.span, own)
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
            other.first and other.pair and other.span[1] <= year.span[0] < other.pair[1]
            and not any(
                late.pair == other.pair and not late.first and year.span[0] >= late.span[0]
                for late in sentence.figures
            )
            or (other.first and other.pair is None and 0 <= year.span[0] - other.span[1] < 8)
            for other in sentence.figures
        )  # fmt: skip

    def _inside_pair(self, figure: Figure, years: list[Mention]) -> int | None:
        limit = figure.pair[1] if figure.pair else figure.span[1] + 14
        for one in years:
            if figure.span[1] <= one.span[0] < limit and isinstance(one.value, int):
                return one.value
        return None

    def _province(
        self,
        sentence: Sentence,
        figure: Figure,
        year: int | None,
        assumed: list[str],
        given: Mention | None,
    ) -> str | None:
        places = sentence.of("place")
        subjects = [one for one in places if not one.compared]
        found = (
            given
            or self._before_parenthesis(sentence, figure.span, places)
            or self._in_order(sentence, figure, subjects)
            or self._nearest(sentence, figure.span, subjects)
        )
        place = found.value if found else self._context.place or self._context.first_place
        if found is None:
            assumed.append("province")
        if not isinstance(place, Place):
            return self._context.province_code
        division = self._words.division(year)
        return place.codes.get(division) or next(iter(place.codes.values()))

    def _measure(self, sentence: Sentence, figure: Figure, year: int | None) -> str:
        mentions = sentence.of("measure")
        found = self._nearest(sentence, figure.span, mentions, ahead=False)
        measure = self._resolved(found, year) if found else None
        if measure is None:
            alone = not sentence.of("place") and not sentence.of("year")
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
        for one in sentence.of("region"):
            there = sentence.segment(one.span[0])
            leads = one.span[0] < figure.span[0] and there == own - 1 and _PREPOSITION.search(
                self._plain, max(0, one.span[0] - 25), one.span[0]
            )  # fmt: skip
            if there == own or leads or figure.span[0] <= one.span[0] < figure.span[1]:
                return str(one.value)
        return None

    def _in_order(
        self, sentence: Sentence, figure: Figure, mentions: list[Mention]
    ) -> Mention | None:
        """With "lần lượt" or "respectively": the mention at the figure's place in its list."""
        if len(mentions) < 2 or not _RESPECTIVELY.search(self._plain, *sentence.span):
            return None
        alike = [one for one in sentence.figures if one.kind == figure.kind]
        if len(alike) != len(mentions):
            return None
        return mentions[alike.index(figure)]

    def _before_parenthesis(
        self, sentence: Sentence, span: Span, mentions: list[Mention]
    ) -> Mention | None:
        """The mention right before the parenthesis that the figure stands in."""
        opened = self._plain.rfind("(", sentence.span[0], span[0] + 1)
        if opened < 0 or ")" in self._plain[opened : span[0]]:
            return None
        if any(opened < one.span[0] < span[1] + 40 and self._closed(opened, one) for one in mentions):
            return None
        before = [one for one in mentions if 0 <= opened - one.span[1] <= 2]
        return before[-1] if before else None

    def _closed(self, opened: int, mention: Mention) -> bool:
        """Whether the mention stands inside the parenthesis too."""
        return ")" not in self._plain[opened : mention.span[0]]

    def _nearest(
        self, sentence: Sentence, span: Span, mentions: list[Mention], *, ahead: bool = True
    ) -> Mention | None:
        """The mention that a figure belongs to: in its own segment one that a preposition ties to
        it from behind, else the last before it, else the first after it; then the same in the
        whole sentence, `ahead` of the segment too."""
        own = sentence.segment(span[0])
        last = sentence.segment(max(span[0], span[1] - 1))
        within = [one for one in mentions if own <= sentence.segment(one.span[0]) <= last]
        tied = [
            one for one in within
            if one.span[0] >= span[1]
            and _PREPOSITION.search(self._plain, max(0, one.span[0] - 40), one.span[0])
            and not self._between(sentence, span[1], one.span[0])
        ]  # fmt: skip
        if tied:
            return tied[0]
        for candidates in (within, mentions):
            before: Callable[[Mention], bool] = lambda one: one.span[0] < span[1]  # noqa: E731
            earlier = [one for one in candidates if before(one)]
            later = [one for one in candidates if not before(one)]
            if earlier:
                return earlier[-1]
            if later and (ahead or candidates is within):
                return later[0]
        return None

    def _between(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether another figure stands between."""
        return any(start <= one.span[0] < end for one in sentence.figures)
