"""Finds the provinces, measures and years that a figure is about, by these rules:

- the clause's own names count, then those of the clause before, then the only one in the sentence;
- in brackets, what stands right before the bracket counts;
- what the sentence does not name is assumed from the sentence before, from the only province or
  year that the text names, or from the caller, and said to be assumed.

Where these rules settle nothing there is no verdict.
"""

from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any

from papi.claims.clauses import Clause
from papi.claims.phrases import AVERAGES, CHANGES, Draft, Phrase
from papi.claims.vocabulary import KnownPlace, Vocabulary


@dataclass
class Unsettled(Exception):
    """Why a figure gets no verdict: province, year, measure, region, list, several, base or
    not_understood."""

    reason: str


@dataclass
class Context:
    """What a sentence may leave unsaid. place, year, measure: of the sentence before; only_place,
    only_year: the only ones that the whole text names; given: the caller's."""

    place: KnownPlace | None = None
    year: int | None = None
    measure: str | None = None
    only_place: KnownPlace | None = None
    only_year: int | None = None
    given_code: str | None = None
    given_year: int | None = None


class About:
    """What the clauses of one sentence are about. `assumed` collects what is not said in it."""

    def __init__(self, clauses: list[Clause], words: Vocabulary, context: Context) -> None:
        self.clauses, self.words, self.context = clauses, words, context
        self._date_figures_before_brackets()
        self.years_named = {
            year
            for one in clauses
            if not one.outer
            for said in one.phrases
            for year in _years(said)
        }

    def _date_figures_before_brackets(self) -> None:
        """A bracket with a year alone dates the figures right before it."""
        for one in self.clauses:
            if one.anchor and one.only_years and len(years := one.phrases[0].values("YEAR")) == 1:
                for draft in one.anchor.drafts:
                    draft.year = draft.year or years[0]

    def all(self, *names: str) -> list[Phrase]:
        """The sentence's phrases of these names."""
        return [phrase for name in names for one in self.clauses for phrase in one.named(name)]

    def places(self, clause: Clause, draft: Draft, assumed: list[str]) -> list[KnownPlace | None]:
        """The provinces that a figure is about; [None] for the caller's and for an average."""
        if draft.kind in AVERAGES:
            return [None]
        if found := clause.named("followed"):
            return found[0].values("PLACE")
        if not clause.named("places"):
            _refuse_others(clause, draft)
            # "Trung vị tăng 0,36 điểm, lên 36,95 điểm" goes on about the median.
            for one in takewhile(lambda one: not one.named("places"), self._before(clause)[1:]):
                if one.others and not one.within and one.drafts:
                    raise Unsettled("province")
            if clause.before and isinstance(clause.before.value, KnownPlace):
                return [clause.before.value]
            if clause.anchor and "place" in clause.anchor.groups:
                return clause.anchor.values("PLACE")[-1:]
        for phrase in self._nearest(clause, "places", "province"):
            return phrase.values("PLACE")
        assumed.append("province")
        return [self.context.place or self.context.only_place]

    def _before(self, clause: Clause) -> list[Clause]:
        """The clause, the one around its bracket, and those before, the nearest first."""
        earlier = reversed(self.clauses[: self.clauses.index(clause)])
        around = [clause.outer] if clause.outer else []
        return [clause, *around, *(one for one in earlier if not one.outer)]

    def _nearest(self, clause: Clause, name: str, what: str) -> list[Phrase]:
        """The phrase of this name that counts for the clause; none. Several in one clause settle
        nothing."""
        for one in self._before(clause):
            found = one.named(name)
            if any(phrase.said != found[0].said for phrase in found):
                raise Unsettled(what)
            if found:
                return found[:1]
        every = [phrase for one in self.clauses if not one.outer for phrase in one.named(name)]
        # "Với 8,15 điểm, Sóc Trăng đứng đầu, còn …": what opens a sentence is of the first named.
        return every[:1] if len(every) == 1 or name == "places" else []

    def measures(self, clause: Clause, draft: Draft) -> list[Any]:
        """The measures that a figure is about; (number,) for one that is only numbered."""
        if clause.named("count"):
            return ["total"]
        if clause.before and clause.before.tag == "MEASURE" and not clause.measures:
            return self._sized([clause.before.value], draft)
        for one in self._before(clause):
            if found := [said for said in one.measures if not _unnamed(said)]:
                return self._sized(_narrowest(found, draft), draft)
            if not one.named("count") and "DIMENSION" in one.tags():
                raise Unsettled("measure")
            if one.named("places") and one is not clause:
                break
        every = [(one, phrase) for one in self.clauses for phrase in one.measures]
        if len(every) == 1 and not self._is_of_another(clause, every[0][0]):
            return self._sized(measures_of(every[0][1]), draft)
        carried = None if self.all("places") else self.context.measure
        named = self.all("places") or self.context.place
        if not carried and (not named or (draft.kind == "percent" and not self._of_points())):
            # Nothing says what is spoken of: a fragment, perhaps about a dimension named elsewhere,
            # or a percent, perhaps of something else.
            raise Unsettled("measure")
        for other in clause.drafts:
            # "Dẫn đầu với 6,74 điểm": what is no total's points is no total's rank either.
            self._sized([carried or "total"], other)
        return [carried or "total"]

    def _of_points(self) -> bool:
        """Whether the sentence speaks of points or a score."""
        said = [token for one in self.clauses for phrase in one.phrases for token in phrase.tokens]
        return any(one.tag == "POINTS" or one.value == "score" for one in said)

    def _is_of_another(self, clause: Clause, named: Clause) -> bool:
        """Whether the only measure of a sentence is of another statement alone: a later figure's,
        or an earlier one's of another province, which leaves open what this figure is of."""
        if not clause.named("places") or not named.drafts:
            return False
        if self.clauses.index(named) < self.clauses.index(clause) and named.named("places"):
            raise Unsettled("measure")
        return self.clauses.index(named) > self.clauses.index(clause)

    def _sized(self, measures: list[Any], draft: Draft) -> list[Any]:
        """The measures, if points of this size can be theirs: totals are above ten, dimensions from
        one to ten, sub-dimensions below."""
        for one in measures if draft.kind == "value" else []:
            points = float(draft.printed)
            least = 1 if self.words.level(str(one)) == "dimension" else 0
            if (one == "total") != (points > 10) or points < least:
                raise Unsettled("measure")
        return measures

    def years(self, clause: Clause, draft: Draft, assumed: list[str]) -> list[int | None]:
        """The years that a figure is about; [None] where none is known."""
        if isinstance(draft.year, int):
            return [draft.year]
        if draft.year and (spans := self.all("span")):
            return [spans[0].number("first" if draft.year == "before" else "last")]
        dated = any(one.drafts and one.named("years") for one in self._before(clause))
        if self.all("one_year") and dated and not clause.named("years"):
            # "Năm 2022 xếp thứ 57, sau một năm lên thứ 46": no longer in 2022.
            raise Unsettled("year")
        subject = self._subject_years(clause, draft, assumed)
        earlier = clause.named("year_before")
        since = [one for one in clause.named("against") if one.tokens[0].tag == "FROM"]
        if since and (draft.kind not in CHANGES or clause.named("leave")):
            # "Thoát khỏi nhóm thấp nhất từ năm 2023, xếp thứ 46": in that year and ever since.
            raise Unsettled("year")
        unknown = "year" in assumed and self.context.year is None
        if earlier and (draft.year or draft.kind in CHANGES or clause.named("years") or unknown):
            raise Unsettled("year")
        before = earlier or draft.year == "before"
        return [year_before(one) for one in subject] if before else subject

    def _parts(self, named: Phrase) -> bool:
        """Whether the phrase stands between two figures of a clause."""
        holding = next(one.phrases for one in self.clauses if named in one.phrases)
        at = holding.index(named)
        return any(one.drafts for one in holding[:at]) and any(one.drafts for one in holding[at:])

    def _subject_years(self, clause: Clause, draft: Draft, assumed: list[str]) -> list[int | None]:
        if spans := self.all("span"):
            if len(spans) > 1 or not (draft.kind in CHANGES or self.all("streak")):
                raise Unsettled("year")
            return [spans[0].number("last")]
        anchor = clause.anchor
        if clause.outer and anchor and anchor.name in {"years", "against", "than_year"}:
            dated = anchor.values("YEAR")
            return dated[-1:] or [
                year_before(one) for one in self._subject_years(clause.outer, draft, assumed)
            ]
        for phrase in self._nearest(clause, "years", "year"):
            dated = phrase.values("YEAR")
            if len(dated) > 1 and self._parts(phrase):
                # "Xếp thứ 8 vùng năm 2024, năm 2023 xếp thứ 7": each year is of its own place.
                raise Unsettled("year")
            return dated
        if len(self.years_named) > 1:
            raise Unsettled("year")
        if not self.years_named:
            assumed.append("year")
        return list(self.years_named) or [self._assumed_year()]

    def _assumed_year(self) -> int | None:
        context = self.context
        compared = {one.year for one in self.all("against", "than_year")}
        only = None if context.only_year in compared else context.only_year
        return context.year or only or context.given_year

    def region(self, clause: Clause) -> Phrase | None:
        """The phrase that names the region of a clause; one that opens the sentence holds for all
        of it."""
        found = clause.named("region")
        opening = self.clauses[0].phrases[0]
        if not found and opening.name == "region" and "SCOPE" not in clause.tags():
            return opening
        if len(found) > 1:
            raise Unsettled("region")
        return found[0] if found else None

    def remembered(self) -> Context:
        """What the next sentence may leave unsaid: the only province, year and measure that this
        one names, otherwise what it inherited."""
        places = [one for phrase in self.all("places") for one in phrase.values("PLACE")]
        measures = [
            one for each in self.clauses for phrase in each.measures for one in measures_of(phrase)
        ]
        held = self.context
        return replace(
            held,
            place=_only(places, held.place),
            year=_only(list(self.years_named), held.year),
            measure=_only(measures, None if places else held.measure),
        )


def year_before(year: int | None) -> int | None:
    """The year before; None for none."""
    return year - 1 if year else None


def measures_of(phrase: Phrase) -> list[Any]:
    """The measures that a phrase names."""
    if phrase.name != "numbered":
        return phrase.values("MEASURE")
    return [(one.value,) for one in phrase.tokens if one.tag in {"INT", "DEC"}]


def _narrowest(found: list[Phrase], draft: Draft) -> list[Any]:
    """Of several in a clause, the last before the figure; "PAPI" beside a dimension is only the
    name of the index."""
    parts = [one for one in found if measures_of(one) != ["total"]]
    before = [one for one in parts if one.span[0] < draft.span[0]]
    return measures_of((before[-1:] or parts or found)[0])


def _unnamed(phrase: Phrase) -> bool:
    """Whether it means dimensions without naming any: "các chỉ số nội dung PAPI"."""
    tags = {one.tag for one in phrase.tokens}
    return phrase.name == "measures" and "DIMENSION" in tags and measures_of(phrase) == ["total"]


def _years(phrase: Phrase) -> list[int]:
    """The years that a phrase says its sentence is about."""
    if phrase.name == "years":
        return phrase.values("YEAR")
    late = phrase.groups.get("late")
    return [late.value] if late is not None and isinstance(late.value, int) else []


def _refuse_others(clause: Clause, draft: Draft) -> None:
    """Refuses statements about the country or a region: "Cả nước tăng 0,85 điểm". A rank "in the
    region" is a province's, points beside "trung bình" are the mean."""
    other = clause.others
    if other is None or (other.name == "average" and draft.kind == "value"):
        return
    if not (other.name == "region" and clause.within):
        raise Unsettled("province")


def _only(named: list[Any], held: Any) -> Any:
    """The only one named, None if there are several, what was held if there is none."""
    if not named:
        return held
    only = named[0] if all(one == named[0] for one in named) else None
    return None if isinstance(only, tuple) else only
