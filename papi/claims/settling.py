"""Makes statements of the figures of a sentence: each about one province, measure and year (`about`
finds them), with the year, province or edge that a change is against.

With "lần lượt" or "respectively" the figures of a list belong to the names of a list in order;
figures of several provinces, measures or years without it belong to each of them.
"""

from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from papi.claims import refusing
from papi.claims.about import About, Unsettled, year_before
from papi.claims.clauses import Clause
from papi.claims.phrases import AMOUNTS, AVERAGES, CHANGES, Draft, Phrase
from papi.claims.tokens import Span
from papi.claims.vocabulary import KnownPlace


@dataclass(frozen=True)
class Statement:
    """A figure about one province, measure and year; fields as in table claim. against: a province
    code, mean, median or a group whose lower edge it is compared with; assumed: what the text does
    not say (province, year); implied: a direction that only a verb states."""

    span: Span
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


class Settling:
    """Settles the figures of one sentence, in their order."""

    def __init__(self, about: About) -> None:
        self._about = about
        self._last_rank: int | None = None
        self._tags = {tag for one in about.clauses for tag in one.tags()}

    def statements(self, clause: Clause, draft: Draft) -> list[Statement]:
        """The figure as statements, one for each province, measure and year that it is about.

        Raises Unsettled where no rule settles these.
        """
        refusing.refuse(self._about, clause, draft)
        assumed: list[str] = []
        if draft.printed == "next":
            draft = self._next(clause, draft)
        places = self._about.places(clause, draft, assumed)
        measures = self._about.measures(clause, draft)
        years = self._about.years(clause, draft, assumed)
        if draft.item is not None:
            places, measures, years = self._item(clause, draft, places, measures, years)
        if draft.named and len(places) > 1:
            draft = _shared(draft, len(places))
        if draft.kind == "rank" and draft.printed.isdigit():
            self._last_rank = int(draft.printed)
        return [
            self._statement(clause, draft, place, measure, year, tuple(assumed))
            for place, measure, year in product(places, measures, self._run(clause, draft, years))
        ]

    def _next(self, clause: Clause, draft: Draft) -> Draft:
        """ "Tiếp theo là A, B": the ranks after the one stated before, in order."""
        if self._last_rank is None or self._about.all("region"):
            raise Unsettled("not_understood")
        return replace(draft, printed=str(self._last_rank + 1))

    def _item(self, clause: Clause, draft: Draft, *named: list[Any]) -> list[list[Any]]:
        """Places, measures and years, the list among them cut down to the figure's own place."""
        count = sum(one.item is not None and one.kind == draft.kind for one in clause.drafts)
        fitting = [one for one in named if len(one) == count]
        ordered = "RESPECTIVELY" in self._tags or clause.named("followed")
        if not ordered or (len(fitting) != 1 and count > 1):
            raise Unsettled("list")
        return [[one[draft.item or 0]] if one is fitting[0] else one for one in named]

    def _run(self, clause: Clause, draft: Draft, years: list[int | None]) -> list[int | None]:
        """The years, and with "3 năm liền" or "giữ vững" those before; years that are named must be
        as many."""
        streaks = self._about.all("streak")
        elsewhere = any(one.named("streak") and one.drafts for one in self._about.clauses)
        if elsewhere and not clause.named("streak"):
            # "Tụt hạng ba năm liền: năm 2021 thứ 15, năm 2022 thứ 17": each is of its own year.
            return years
        length = (streaks[0].number("n") or 0) if streaks else 1 + self._is_kept(clause, draft)
        if streaks and len(self._about.years_named) > 1 and len(years) != length:
            raise Unsettled("year")
        for span in self._about.all("span") if streaks else []:
            if length not in {_length(span), _length(span) + 1}:
                raise Unsettled("year")
        if len(years) > 1 or years[0] is None:
            return years
        return [years[0] - back for back in range(length)]

    def _is_kept(self, clause: Clause, draft: Draft) -> bool:
        """Whether a place, group or course is said to be as in the year before; "tuy … vẫn" says
        only that it is. With an amount beside it ("tiếp tục tăng 1,02 điểm") nothing is settled."""
        kept = clause.named("kept")
        if not kept or (kept[0].said and any(one.mark == "BUT" for one in self._about.clauses)):
            return False
        if any(one.implied or one.kind in AMOUNTS for one in clause.drafts):
            raise Unsettled("year")
        return draft.kind not in {"value", "percentage"}

    def _statement(
        self,
        clause: Clause,
        draft: Draft,
        place: KnownPlace | None,
        measure: Any,
        year: int | None,
        assumed: tuple[str, ...],
    ) -> Statement:
        draft = self._of_average(clause, self._counted(clause, self._of_region(clause, draft)))
        of_country = draft.kind in AVERAGES
        base_year, against = self._base(clause, draft, year)
        code = None if of_country else self._code(place, year)
        if not code and "province" in assumed and not of_country:
            code = self._about.context.given_code
        region = self._about.region(clause) if draft.kind == "region_rank" else None
        return Statement(
            draft.span,
            draft.kind,
            draft.printed,
            draft.printed_of,
            draft.precision,
            code,
            self._measure(clause, draft, measure, year),
            year,
            base_year if draft.kind in CHANGES or draft.kind.endswith("_count") else None,
            self._code(against, year) if isinstance(against, KnownPlace) else against,
            str(region.groups["region"].value) if region and "region" in region.groups else None,
            () if of_country else assumed,
            draft.implied,
        )

    def _of_region(self, clause: Clause, draft: Draft) -> Draft:
        """A rank within a region. Nothing else about regions is read."""
        region = self._about.region(clause)
        if draft.kind == "rank_change" and draft.against and self._about.all("region"):
            # "Chỉ sau Bạc Liêu" in a region says nothing of the ranks in the country.
            raise Unsettled("region")
        if draft.kind == "rank" and region is None and self._is_parallel(clause, draft):
            raise Unsettled("region")
        if region is None or draft.kind in {"value", "percentage"}:
            return draft
        if "SCOPE" in self._tags - clause.tags() and region.span < draft.span:
            # "Vùng … có A xếp thứ 2, B xếp thứ 7 cả nước": A may be 2nd of the country too.
            raise Unsettled("region")
        if draft.kind != "rank":
            raise Unsettled("region")
        return replace(
            draft, kind="region_rank", printed_of=region.number("of") or draft.printed_of
        )

    def _is_parallel(self, clause: Clause, draft: Draft) -> bool:
        """Whether a place without a scope stands beside another's or another year's in a region:
        "A đứng đầu, B đứng thứ hai khu vực …" is of the region, but no word says so."""
        if draft.printed_of or "SCOPE" in clause.tags():
            return False
        of_region = [one for one in self._about.clauses if one.named("region") and one.drafts]
        later = [max(one, clause, key=self._about.clauses.index) for one in of_region]
        return any(one.named("places") or one.named("years") for one in later)

    @staticmethod
    def _counted(clause: Clause, draft: Draft) -> Draft:
        """ "5/8 nội dung giảm", "cả 8 nội dung tăng": how many dimensions rose or fell."""
        counts = clause.named("count")
        if draft.kind != "direction" or not counts:
            return draft
        if len(counts) > 1:
            # "Trong 8 nội dung … hơn ở 2 nội dung".
            raise Unsettled("measure")
        number = counts[0].number("n")
        every = number if counts[0].tokens[0].tag == "ALL" else None
        kind = f"{draft.printed}_count"
        return replace(
            draft,
            kind=kind,
            printed=str(number),
            printed_of=counts[0].number("of") or every,
            span=(min(draft.span[0], counts[0].span[0]), max(draft.span[1], counts[0].span[1])),
        )

    @staticmethod
    def _of_average(clause: Clause, draft: Draft) -> Draft:
        """A value that is the country's mean or median, by its clause or what its bracket is on."""
        named = clause.named("average")
        if clause.anchor and "average" in clause.anchor.groups:
            named = [clause.anchor]
        if clause.regional and (named or draft.against in AVERAGES):
            raise Unsettled("region")
        if not named or draft.against is not None:
            return draft
        if clause.named("places") or draft.kind != "value":
            raise Unsettled("province")
        return replace(draft, kind=named[0].groups["average"].tag.lower())

    def _measure(self, clause: Clause, draft: Draft, measure: Any, year: int | None) -> str:
        """The measure by its name in that year. A name with a number must be the measure of that
        number, and a percentage a survey question's."""
        words = self._about.words
        numbered = isinstance(measure, tuple)
        named = words.by_number(str(measure[0]), year) if numbered else str(measure)
        for one in clause.measures:
            number, names = one.groups.get("number"), one.values("MEASURE")
            by_number = words.by_number(str(number.value), year) if number else named
            if names and named in {*names, by_number} and by_number not in {*names, named}:
                raise Unsettled("measure")
            if number and names and named == by_number and named not in names:
                raise Unsettled("measure")
        if named is None or (draft.kind == "percentage") != (words.level(named) == "indicator"):
            raise Unsettled("measure")
        return named

    def _code(self, place: KnownPlace | None, year: int | None) -> str | None:
        if place is None:
            return None
        division = self._about.words.division(year)
        return place.codes.get(division) or next(iter(place.codes.values()))

    def _base(self, clause: Clause, draft: Draft, year: int | None) -> tuple[int | None, Any]:
        """The year, and the province or edge, that a change or difference is against; no year means
        the year before."""
        rivals = [one.groups["place"].value for one in self._about.all("rival")]
        if draft.against is not None:
            return year, draft.against
        if draft.base_year is None and draft.beside and rivals:
            return year, _one_of(rivals)
        named = draft.base_year or self._named_base(clause)
        if named is None and (draft.beside or (draft.kind in CHANGES and rivals)):
            raise Unsettled("base")
        base: Any = year_before(year) if named == "before" else named
        return base, None

    def _named_base(self, clause: Clause) -> Any:
        """The year that the sentence compares with, "before" or None; by the length of a lapse
        ("sau 3 năm") it is settled only with the year itself."""
        if self._about.all("streak"):
            return None
        if spans := self._about.all("span"):
            return self._first(spans[0])
        bases = clause.named("against") or self._about.all("against", "than_year")
        named = [one.year for one in bases if one.year]
        if not named and self._about.all("lapse"):
            raise Unsettled("base")
        return _one_of(named) if named else None

    def _first(self, span: Phrase) -> int | None:
        """The first year of a span; "sau 3 năm" must be as long as the span."""
        if any(one.number("n") != _length(span) for one in self._about.all("lapse")):
            raise Unsettled("year")
        return span.number("first")


def _length(span: Phrase) -> int:
    return (span.number("last") or 0) - (span.number("first") or 0)


def _one_of(values: list[Any]) -> Any:
    if any(one != values[0] for one in values):
        raise Unsettled("base")
    return values[0]


def _shared(draft: Draft, count: int) -> Draft:
    """A first or last rank given to several provinces: they are the first or last that many."""
    if draft.printed not in {"1", "last"}:
        raise Unsettled("several")
    kind = "rank" if draft.printed == "1" else "rank_from_bottom"
    return replace(draft, kind=kind, printed=str(count), precision="at_most")
