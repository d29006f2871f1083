"""Settles which province, measure and year each figure of a sentence is about, by these rules:

- the clause's own name counts, then that of the clause before, then the only one in the sentence;
- in brackets, what stands right before the bracket counts;
- with "lần lượt" or "respectively" the figures of a list belong to the names of a list in order;
- figures of several provinces, measures or years without it belong to each of them;
- what the sentence does not name is assumed from the sentence before, from the only province or
  year that the text names, or from the caller, and said to be assumed.

Where these rules settle nothing there is no verdict.
"""

from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Any

from papi.claims import statements
from papi.claims.statements import Draft, Phrase
from papi.claims.tokens import Place, Token, Vocabulary

CHANGES = frozenset(
    {"difference", "percent", "rank_change", "direction", "rank_direction", "group_direction"}
)


@dataclass(frozen=True)
class Statement:
    """A figure about one province, measure and year; fields as in table claim. against: a province
    code, mean, median or a group whose lower edge it is compared with; assumed: what the text does
    not say (province, year)."""

    span: tuple[int, int]
    kind: str
    printed: str
    printed_of: int | None
    precision: str | None
    province_code: str | None
    measure: str
    year: int | None
    base_year: int | None
    against: str | None
    region_code: str | None
    assumed: tuple[str, ...]
    implied: bool


@dataclass
class Unsettled(Exception):
    """Why a figure gets no verdict: province, year, measure, list, several, base, other."""

    reason: str


@dataclass
class Clause:
    """A part of a sentence between its marks. anchor, before: the phrase and the token right before
    the bracket it stands in; stands: understood, and so is all before it."""

    anchor: Phrase | None = None
    before: Token | None = None
    outer: "Clause | None" = None
    phrases: list[Phrase] = field(default_factory=list)
    stands: bool = True

    def named(self, name: str) -> list[Phrase]:
        """Its phrases of one name."""
        return [one for one in self.phrases if one.name == name]

    def tags(self) -> set[str]:
        """The tags of all its tokens."""
        return {token.tag for one in self.phrases for token in one.tokens}

    @property
    def only_years(self) -> bool:
        """Whether it names years and nothing else."""
        return bool(self.phrases) and all(one.name in {"years", "span"} for one in self.phrases)

    @property
    def drafts(self) -> list[Draft]:
        """The figures that it states."""
        return [draft for one in self.phrases for draft in one.drafts]


@dataclass
class Context:
    """What a sentence may leave unsaid. place, year, measure: of the sentence before; only_place,
    only_year: the only ones that the whole text names; given: the caller's."""

    place: Place | None = None
    year: int | None = None
    measure: str | None = None
    only_place: Place | None = None
    only_year: int | None = None
    given_code: str | None = None
    given_year: int | None = None


# What a bracket holds that is a statement of its own.
_TOLD_ASIDE = frozenset(
    {"POINTS", "STEPS", "SLASH", "RANK", "HANG", "UP", "DOWN", "PLUS", "MINUS", "PERCENT", "OF"}
)


def clauses(row: list[Token]) -> list[Clause]:
    """The clauses of a sentence in order. Statements in brackets are read by themselves, as if the
    sentence went on without them."""
    outside, asides = _without_asides([one for one in row if one.tag])
    found = _parted(statements.phrases(outside), Clause())
    for before, inside in asides:
        holding = [(one, said) for one in found for said in one.phrases if before in said.tokens]
        outer, anchor = holding[0] if holding else (None, None)
        aside = Clause(anchor, before, outer or Clause())
        found += _parted(statements.phrases(inside), aside)
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
            current = Clause(current.anchor, current.before, current.outer)
            found.append(current)
        else:
            current.phrases.append(one)
    for one in found:
        if one.outer and one.anchor and not one.anchor.drafts and one.only_years:
            one.outer.phrases += one.phrases
            one.phrases = []
    return found


def _subject_years(phrase: Phrase) -> list[int]:
    """The years that a phrase says its sentence is about."""
    if phrase.name == "years":
        return phrase.values("YEAR")
    late = phrase.groups.get("late")
    return [late.value] if late is not None and isinstance(late.value, int) else []


def _shared(draft: Draft, count: int) -> Draft:
    """A first or last rank that several share: they are the first or last so many."""
    if draft.printed not in {"1", "last"}:
        raise Unsettled("several")
    kind = "rank" if draft.printed == "1" else "rank_from_bottom"
    return replace(draft, kind=kind, printed=str(count), precision="at_most")


_SUBJECTS = frozenset({"PLACE", "MEASURE", "DIMENSION"})


class Settling:
    """Settles the figures of one sentence."""

    def __init__(self, found: list[Clause], words: Vocabulary, context: Context) -> None:
        self._clauses, self._words, self._context = found, words, context
        self._last_rank: int | None = None
        self._tags = {tag for one in found for tag in one.tags()}
        self._dated_after()
        self._subject_years = {
            year
            for one in found
            if not one.outer
            for phrase in one.phrases
            for year in _subject_years(phrase)
        }

    def _dated_after(self) -> None:
        """A bracket with a year alone dates the figures right before it."""
        for one in self._clauses:
            years = [year for phrase in one.named("years") for year in phrase.values("YEAR")]
            if one.outer and one.anchor and len(years) == 1 and not one.drafts:
                for draft in one.anchor.drafts:
                    draft.year = draft.year or years[0]

    def statements(self, clause: Clause, draft: Draft) -> list[Statement]:
        """The figure as statements, one for each province, measure and year that it is about; fails
        with Unsettled."""
        assumed: list[str] = []
        self._refuse(clause, draft)
        if draft.printed == "next":
            return self._following(clause, draft)
        places = self._places(clause, draft, assumed)
        measures = self._measures(clause, draft)
        years = self._years(clause, draft, assumed)
        if draft.item is not None:
            places, measures, years = self._item(draft, clause, places, measures, years)
        if draft.named and len(places) > 1:
            draft = _shared(draft, len(places))
        if draft.unscoped and not self._is_of_country(clause, draft):
            raise Unsettled("measure")
        if draft.kind == "rank" and (draft.printed.isdigit()):
            self._last_rank = int(draft.printed)
        return [
            self._statement(clause, draft, place, measure, year, tuple(assumed))
            for place in places
            for measure in measures
            for year in self._run(clause, year_list=years)
        ]

    def _refuse(self, clause: Clause, draft: Draft) -> None:
        """Refuses what only looks like a statement: a rise or fall without a figure must follow what
        rises in a sentence that names a year ("cải thiện chỉ số" is a task), and only rises and falls
        are counted over the dimensions."""
        if draft.needs_rank and not (clause.outer or clause.before or self._says_rank()):
            raise Unsettled("not_understood")
        if clause.named("count") and draft.kind != "direction":
            raise Unsettled("measure")
        if not draft.bare:
            return
        others = [one for one in clause.drafts if one.bare and one.printed != draft.printed]
        after = [
            one
            for one in clause.phrases
            if one.span[0] > draft.span[0] and {token.tag for token in one.tokens} & _SUBJECTS
        ]
        before = [
            one
            for one in clause.phrases
            if one.span[0] < draft.span[0] and {token.tag for token in one.tokens} & _SUBJECTS
        ]
        if others or (after and not before):
            raise Unsettled("not_understood")
        dated = self._subject_years or any(
            self._all(one) for one in ("against", "than_year", "span")
        )
        if not dated:
            raise Unsettled("year")

    def _says_rank(self) -> bool:
        """Whether another figure of the sentence is said to be a rank."""
        drafts = [draft for one in self._clauses for draft in one.drafts]
        return any(one.kind == "rank" and not one.needs_rank for one in drafts)

    def _numbered_rightly(self, clause: Clause, measure: str | None, year: int | None) -> None:
        """A name with a number must be the measure of that number."""
        for one in self._own_measures(clause):
            number, names = one.groups.get("number"), one.values("MEASURE")
            if number is not None and names and measure in {*names, self._number(number, year)}:
                if self._number(number, year) not in names:
                    raise Unsettled("measure")

    def _number(self, number: Token, year: int | None) -> str | None:
        return self._words.by_number(str(number.value), year)

    def _following(self, clause: Clause, draft: Draft) -> list[Statement]:
        """ "Tiếp theo là A, B": the ranks after the one stated before."""
        if self._last_rank is None or self._region_of(clause):
            raise Unsettled("not_understood")
        place = clause.named("followed")[0].values("PLACE")[draft.item or 0]
        rank = replace(draft, printed=str(self._last_rank + 1), item=None)
        self._last_rank += 1
        assumed: list[str] = []
        return [
            self._statement(clause, rank, place, measure, year, tuple(assumed))
            for measure in self._measures(clause, rank)
            for year in self._years(clause, rank, assumed)
        ]

    def _is_of_country(self, clause: Clause, draft: Draft) -> bool:
        """Whether "cao nhất" without a scope can only be the country's highest: the province comes
        before it and the measure not after it, and no dimensions are compared."""
        places = [one for one in clause.named("places") if one.span[0] < draft.span[0]]
        later = [one for one in self._own_measures(clause) if one.span[0] > draft.span[0]]
        bare = any(
            one.name == "glue" and one.tokens[0].tag == "DIMENSION" for one in clause.phrases
        )
        return bool(places) and not later and not bare

    def _run(self, clause: Clause, year_list: list[int | None]) -> list[int | None]:
        """The years, and with "3 năm liền" those before each; years that are named must be as
        many."""
        lengths = [int(str(one.groups["n"].value)) for one in self._all("streak")]
        if not lengths:
            return year_list
        if spans := self._all("span"):
            first, last = (int(str(spans[0].groups[one].value)) for one in ("first", "last"))
            if lengths[0] not in {last - first + 1, last - first}:
                raise Unsettled("year")
            return list(range(last - lengths[0] + 1, last + 1))
        if len(year_list) > 1:
            return year_list
        return [year - back if year else None for year in year_list for back in range(lengths[0])]

    def _item(
        self, draft: Draft, clause: Clause, *named: list[Any]
    ) -> tuple[list[Any], list[Any], list[Any]]:
        """The names at the figure's place in its list."""
        count = sum(1 for one in clause.drafts if one.item is not None and one.kind == draft.kind)
        fitting = [at for at, one in enumerate(named) if len(one) == count]
        if "RESPECTIVELY" not in self._tags or len(fitting) != 1:
            raise Unsettled("list")
        chosen = list(named)
        chosen[fitting[0]] = [named[fitting[0]][draft.item or 0]]
        return chosen[0], chosen[1], chosen[2]

    def _statement(
        self,
        clause: Clause,
        draft: Draft,
        place: Place | None,
        measure: Any,
        year: int | None,
        assumed: tuple[str, ...],
    ) -> Statement:
        kind, printed, of = draft.kind, draft.printed, draft.printed_of
        if (average := self._average(clause)) and draft.against is None:
            if kind != "value":
                raise Unsettled("province")
            kind, place, assumed = average, None, ()
        named = self._words.by_number(*measure, year) if isinstance(measure, tuple) else measure
        self._numbered_rightly(clause, named, year)
        if named is None:
            raise Unsettled("measure")
        region_phrase = self._region_of(clause)
        region = self._code_of(region_phrase)
        if draft.kind == "rank_change" and draft.against is not None and self._all("region"):
            raise Unsettled("region")
        if region and kind == "rank":
            kind = "region_rank"
            if region_phrase is not None and "of" in region_phrase.groups:
                of = int(str(region_phrase.groups["of"].value))
        elif region and kind not in {"value", "percentage"}:
            raise Unsettled("region")
        elif region:
            region = None
        if kind == "percentage" or self._words.level(named) == "indicator":
            if not (kind == "percentage" and self._words.level(named) == "indicator"):
                raise Unsettled("measure")
        if kind == "direction" and (counts := clause.named("count")):
            kind, printed, of = self._counted(counts[0], printed)
        base_year, against = self._base(clause, draft, year)
        return Statement(
            draft.span, kind, printed, of, draft.precision,
            self._code(place, year) or (self._context.given_code if "province" in assumed else None),
            named, year, base_year if kind in CHANGES or kind.endswith("_count") else None,
            self._code(against, year) if isinstance(against, Place) else against,
            None if region == "own" else region, assumed, draft.implied,
        )  # fmt: skip

    @staticmethod
    def _average(clause: Clause) -> str | None:
        """mean or median where the clause, or what its bracket explains, is about that."""
        named = clause.named("average")
        if clause.anchor and clause.anchor.name in {
            "average",
            "than_average",
            "steps_than_average",
        }:
            named = [clause.anchor]
        if named and clause.named("places"):
            raise Unsettled("province")
        return named[0].groups["average"].tag.lower() if named else None

    def _counted(self, phrase: Phrase, direction: str) -> tuple[str, str, int | None]:
        number = str(phrase.groups["n"].value)
        of = str(phrase.groups["of"].value) if "of" in phrase.groups else None
        every = phrase.tokens[0].tag == "ALL"
        return f"{direction}_count", number, int(of) if of else int(number) if every else None

    def _code(self, place: Place | None, year: int | None) -> str | None:
        if place is None:
            return None
        division = self._words.division(year)
        return place.codes.get(division) or next(iter(place.codes.values()))

    def _places(self, clause: Clause, draft: Draft, assumed: list[str]) -> list[Place | None]:
        if draft.kind in {"mean", "median"}:
            return [None]
        if (
            not clause.named("places")
            and clause.named("glue")
            and self._is_about_country(clause, draft)
        ):
            raise Unsettled("province")
        if found := clause.named("followed"):
            return found[0].values("PLACE")
        if clause.before and clause.before.tag == "PLACE" and not clause.named("places"):
            return [clause.before.value]  # type: ignore[list-item]
        if clause.anchor and "place" in clause.anchor.groups and not clause.named("places"):
            return clause.anchor.values("PLACE")[-1:]
        for one in self._nearest(clause, "places"):
            return one.values("PLACE")
        assumed.append("province")
        return [self._context.place or self._context.only_place]

    @staticmethod
    def _is_about_country(clause: Clause, draft: Draft) -> bool:
        """ "Cả nước tăng 0,85 điểm": a clause about the country, not a province."""
        return any(
            one.name == "glue" and one.tokens[0].tag == "SCOPE" and one.span < draft.span
            for one in clause.phrases
        )

    def _nearest(self, clause: Clause, name: str) -> list[Phrase]:
        """The phrase of this name that the clause is about: its own, that of a clause before, the
        only one in the sentence; none. Several in one clause settle nothing."""
        at = self._clauses.index(clause)
        outer = [clause.outer] if clause.outer else []
        before = [
            one for one in reversed(self._clauses[:at]) if not one.outer or one is clause.outer
        ]
        for one in [clause, *outer, *before]:
            found = one.named(name)
            if len(found) > 1 and not self._same(found):
                raise Unsettled({"places": "province", "years": "year"}.get(name, name))
            if found:
                return found[:1]
        every = [phrase for one in self._clauses if not one.outer for phrase in one.named(name)]
        # "Với 8,15 điểm, Sóc Trăng đứng đầu, còn …": what opens a sentence is about the first named.
        return every[:1] if len(every) == 1 or name == "places" else []

    @staticmethod
    def _same(found: list[Phrase]) -> bool:
        values = [[one.value for one in phrase.tokens if one.value is not None] for phrase in found]
        return all(one == values[0] for one in values)

    def _measures(self, clause: Clause, draft: Draft) -> list[Any]:
        if clause.named("count"):
            return ["total"]
        if clause.before and clause.before.tag == "MEASURE" and not self._own_measures(clause):
            return self._sized([clause.before.value], draft)
        at = self._clauses.index(clause)
        outer = [clause.outer] if clause.outer else []
        before = [one for one in reversed(self._clauses[:at]) if not one.outer]
        for one in [clause, *outer, *before]:
            if found := self._own_measures(one):
                return self._sized(self._narrowest(found, draft), draft)
            if "DIMENSION" in one.tags() and not one.named("count"):
                raise Unsettled("measure")
            if one.named("places") and one is not clause:
                break
        every = [phrase for one in self._clauses for phrase in self._own_measures(one)]
        if len(every) == 1:
            return self._sized(self._of(every[0]), draft)
        named = any(one.named("places") for one in self._clauses)
        if not named and not self._context.place and not self._context.measure:
            # Nothing says what is spoken of: a fragment, perhaps about a dimension named elsewhere.
            raise Unsettled("measure")
        return self._sized([(not named and self._context.measure) or "total"], draft)

    @staticmethod
    def _own_measures(clause: Clause) -> list[Phrase]:
        return [
            one
            for one in clause.phrases
            if one.name == "numbered" or any(token.tag == "MEASURE" for token in one.tokens)
        ]

    def _narrowest(self, found: list[Phrase], draft: Draft) -> list[Any]:
        """Of several in a clause, the last before the figure; "PAPI" beside a dimension is only the
        name of the index."""
        values = [self._of(one) for one in found]
        parts = [
            (one, named) for one, named in zip(found, values, strict=True) if named != ["total"]
        ]
        if not parts:
            return ["total"]
        before = [named for one, named in parts if one.span[0] < draft.span[0]]
        return before[-1] if before else parts[0][1]

    def _of(self, phrase: Phrase) -> list[Any]:
        if phrase.name != "numbered":
            return phrase.values("MEASURE")
        return [(one.value,) for one in phrase.tokens if one.tag in {"INT", "DEC"}]

    def _sized(self, measures: list[Any], draft: Draft) -> list[Any]:
        """The measures, if points of this size can be theirs: totals are above ten, dimensions from
        one to ten, sub-dimensions below."""
        if draft.kind == "value":
            points = float(draft.printed)
            for one in measures:
                least = 1 if self._words.level(str(one)) == "dimension" else 0
                if (one == "total") != (points > 10) or points < least:
                    raise Unsettled("measure")
        return measures

    def _years(self, clause: Clause, draft: Draft, assumed: list[str]) -> list[int | None]:
        if isinstance(draft.year, int):
            return [draft.year]
        if draft.year and (spans := self._all("span")):
            return [int(str(spans[0].groups["first" if draft.year == "before" else "last"].value))]
        subject = self._subject(clause, draft, assumed)
        if draft.year == "before":
            return [year - 1 if year else None for year in subject]
        return subject

    def _subject(self, clause: Clause, draft: Draft, assumed: list[str]) -> list[int | None]:
        if spans := [phrase for one in self._clauses for phrase in one.named("span")]:
            if len(spans) > 1 or not (draft.kind in CHANGES or self._all("streak")):
                raise Unsettled("year")
            return [int(str(spans[0].groups["last"].value))]
        if clause.outer and clause.anchor:
            groups = clause.anchor.groups
            if clause.anchor.name == "years" and len(clause.anchor.values("YEAR")) == 1:
                return clause.anchor.values("YEAR")
            if clause.anchor.name in {"against", "than_year"} and "year" in groups:
                if isinstance(groups["year"].value, int):
                    return [groups["year"].value]
                return [
                    year - 1 if year else None
                    for year in self._subject(clause.outer, draft, assumed)
                ]
        for phrase in self._nearest(clause, "years"):
            return phrase.values("YEAR")
        if self._subject_years:
            if len(self._subject_years) > 1:
                raise Unsettled("year")
            return list(self._subject_years)
        assumed.append("year")
        context = self._context
        compared = {
            one.groups["year"].value
            for name in ("against", "than_year")
            for one in self._all(name)
            if "year" in one.groups
        }
        only = None if context.only_year in compared else context.only_year
        return [context.year or only or context.given_year]

    def _base(self, clause: Clause, draft: Draft, year: int | None) -> tuple[int | None, Any]:
        """The year, and the province or edge, that a change or difference is against."""
        if draft.against is not None:
            return year, draft.against
        if isinstance(draft.base_year, int):
            return draft.base_year, None
        if draft.base_year == "before":
            return (year - 1 if year else None), None
        if draft.beside and (rivals := self._all("rival")):
            return year, self._one([one.groups["place"].value for one in rivals])
        if self._all("streak"):
            return None, None
        for one in self._all("span"):
            self._lapse(one)
            return int(str(one.groups["first"].value)), None
        bases = clause.named("against") or self._all("against") or self._all("than_year")
        named = {one.groups["year"].value for one in bases if "year" in one.groups}
        if len(named) > 1:
            raise Unsettled("base")
        if named:
            base = named.pop()
            return (base, None) if isinstance(base, int) else (year - 1 if year else None, None)
        if draft.beside or (draft.kind in CHANGES and self._all("rival")):
            raise Unsettled("base")
        for one in self._all("lapse"):
            return (year - int(str(one.groups["n"].value)) if year else None), None
        return None, None

    def _lapse(self, span: Phrase) -> None:
        """ "Sau 3 năm" must be as long as the years named."""
        length = int(str(span.groups["last"].value)) - int(str(span.groups["first"].value))
        if any(int(str(one.groups["n"].value)) != length for one in self._all("lapse")):
            raise Unsettled("year")

    def _all(self, name: str) -> list[Phrase]:
        return [phrase for one in self._clauses for phrase in one.named(name)]

    @staticmethod
    def _one(values: list[Any]) -> Any:
        if any(one != values[0] for one in values):
            raise Unsettled("base")
        return values[0]

    def _region_of(self, clause: Clause) -> Phrase | None:
        """The phrase that names the region the clause is about; it may stand in the clause that
        opens the sentence."""
        found = clause.named("region")
        opening = self._clauses[0].phrases[0]
        if not found and opening.name == "region" and "SCOPE" not in clause.tags():
            found = [opening]
        if len(found) > 1:
            raise Unsettled("region")
        return found[0] if found else None

    @staticmethod
    def _code_of(phrase: Phrase | None) -> str | None:
        if phrase is None:
            return None
        return str(phrase.groups["region"].value) if "region" in phrase.groups else "own"

    def idle(self) -> list[tuple[int, int]]:
        """Spans that name a province of which nothing is said: the next figure is another's."""
        found = []
        outside = [one for one in self._clauses if not one.outer]
        for one, after in zip_longest(outside, outside[1:]):
            named = one.named("places")
            told = one.drafts or any(inner.outer is one and inner.drafts for inner in self._clauses)
            takes_over = after is not None and not after.named("places")
            if named and not told and not takes_over:
                found.append(named[0].span)
        return found

    def remembered(self) -> Context:
        """What the next sentence may leave unsaid: the only province, year and measure of this one,
        else what it took over itself."""
        context = self._context
        places = [place for one in self._all("places") for place in one.values("PLACE")]
        measures = [
            measure for one in self._clauses for phrase in self._own_measures(one)
            for measure in self._of(phrase)
        ]  # fmt: skip
        return replace(
            context,
            place=places[0]
            if places and all(one == places[0] for one in places)
            else (None if places else context.place),
            year=self._subject_years.copy().pop()
            if len(self._subject_years) == 1
            else (None if self._subject_years else context.year),
            measure=measures[0]
            if len(measures) == 1 and isinstance(measures[0], str)
            else (None if measures or places else context.measure),
        )
