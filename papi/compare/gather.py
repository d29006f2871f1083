"""Gathers one province and its peers in one year, once for every part of the page."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from papi.common import nearby, survey_year
from papi.common.paged import PAGE
from papi.common.remembered import remembered
from papi.common.standing import Standing
from papi.common.survey_year import Province, SurveyYear, year_shown
from papi.compare import questions
from papi.compare.questions import Benchmark, Lead
from papi.warehouse import places
from papi.warehouse.connection import Identity

# In the order in which they are offered; `all` and `own` do not come from a view.
PEER_SETS = (
    "region",
    "neighbours",
    "group",
    "profile",
    "successor",
    "central_city",
    "all",
    "own",
)


class ToldApart(NamedTuple):
    """How many peers are clearly higher, clearly lower, and within the usual variation."""

    higher: int
    lower: int
    within: int


@dataclass(frozen=True, eq=False)
class Comparison:
    """`province` in `year` (the requested one, or the nearest published one) and its peers. `peers`
    maps each published peer's code to its distance in profile, None where that is not known;
    members: how many the whole set has, which are more where only the most similar are peers;
    `gaps` holds every other province by measure (no indicators) and code, of many only the peers
    and those ranked next to ours. Cached by `gather`: treat as read-only."""

    province: Province
    asked_year: int
    year: int
    peer_set: str
    peers: dict[str, float | None]
    members: int
    absent: list[str]
    survey: SurveyYear
    names: dict[str, str]
    own: dict[str, Standing]
    peer_benchmarks: dict[str, Benchmark]
    country_benchmarks: dict[str, Benchmark]
    gaps: dict[str, dict[str, Lead]]

    @cached_property
    def measures(self) -> list[Standing]:
        """The total and the dimensions that the year's survey has: ours where it was published,
        else as another province has them, so that a peer's column never goes missing."""
        return [
            self.own.get(measure) or one
            for measure, one in self.survey.measured.items()
            if one.level in ("total", "dimension") and measure != "core"
        ]

    @cached_property
    def of_peers(self) -> dict[str, dict[str, Standing]]:
        """The peers' standings by code and measure."""
        return self.survey.of_provinces(self.peers)

    @property
    def dimensions(self) -> list[Standing]:
        """Our published dimensions in the order of their numbers."""
        return [one for one in self.own.values() if one.level == "dimension"]

    @property
    def compared(self) -> list[Standing]:
        """Those of our dimensions that at least one peer also has."""
        return [one for one in self.dimensions if one.measure in self.peer_benchmarks]

    @property
    def total(self) -> Standing | None:
        """Our total, where it was published."""
        return self.own.get("total")

    def parts(self, measure: str) -> list[Standing]:
        """Our published sub-dimensions of a dimension."""
        return [one for one in self.own.values() if one.parent == measure]

    def others(self, measure: str) -> Benchmark | None:
        """What the peers reached on a measure; without any peers, what the country did."""
        return (self.peer_benchmarks if self.peers else self.country_benchmarks).get(measure)

    def lead(self, measure: str, rival: str) -> Lead | None:
        """How far a rival lies above (+) us on a measure, if both were published."""
        return self.gaps.get(measure, {}).get(rival)

    def judged(self, rival: str) -> bool:
        """Whether it is known of any gap to a rival if it is more than usual variation."""
        return any(found[rival].clear is not None for found in self.gaps.values() if rival in found)

    def gap(self, one: Standing) -> float:
        """Our points above the peers' median of that measure."""
        return one.value - self.peer_benchmarks[one.measure].median

    def rests_on_estimates(self, measure: str, codes: Collection[str]) -> bool:
        """Whether a value of one of those provinces on that measure is an estimate."""
        if not self.survey.estimated:
            return False
        rows = self.survey.on_measure(measure)
        return any(one.estimated for one in rows if one.province_code in codes)

    def told_apart(self, measure: str) -> ToldApart | None:
        """How many peers' gaps are more than noise; None where that is not known of any."""
        found = self.gaps.get(measure, {})
        gaps = [found[peer] for peer in self.peers if peer in found]
        known = [one for one in gaps if one.clear is not None]
        if not known:
            return None
        higher = sum(bool(one.clear) and one.points > 0 for one in known)
        lower = sum(bool(one.clear) and one.points < 0 for one in known)
        return ToldApart(higher, lower, len(known) - higher - lower)

    def place(self, one: Standing) -> tuple[int, int]:
        """Our place among ourselves and the peers published on that measure, and their number."""
        theirs = [
            found.value
            for held in self.of_peers.values()
            if (found := held.get(one.measure)) is not None
        ]
        return sum(value > one.value for value in theirs) + 1, len(theirs) + 1


def values_of(seen: Comparison, code: str) -> dict[str, float]:
    """A province's published values of the year, by measure."""
    return {measure: one.value for measure, one in seen.survey.of_province(code).items()}


def rivals(seen: Comparison) -> dict[str, str]:
    """Names and codes of the provinces to go head to head with: the peers first, the most similar
    at the top, then all others by name (of many those ranked next to ours). The first is the usual
    rival."""

    def named(code: str) -> str:
        return seen.names[code]

    others = seen.survey.published
    if seen.survey.many:
        others = frozenset(code for found in seen.gaps.values() for code in found)
    rest = sorted(others - {seen.province.code, *seen.peers}, key=named)
    likeness = {code: distance for code, distance in seen.peers.items() if distance is not None}
    alike = sorted(likeness, key=lambda code: (likeness[code], named(code)))
    unlike = sorted(seen.peers.keys() - likeness.keys(), key=named)
    return {named(code): code for code in [*alike, *unlike, *rest]}


def offered(file: Identity, code: str, year: int) -> list[str]:
    """The sets in which the province has a published peer that year, and the two that are always
    available."""
    held = {one.peer_set for one in questions.peers(file, year, code, _most(file, year))}
    return [one for one in PEER_SETS if one in held or one in ("all", "own")]


def published_year(file: Identity, code: str, asked: int) -> int:
    """The requested year, or the nearest published one."""
    return year_shown(places.published_years(file, code), asked)


@remembered(256)
def gather(
    file: Identity, code: str, asked_year: int, peer_set: str, chosen: tuple[str, ...] = ()
) -> Comparison:
    """The comparison of a province with one of its sets of peers; `chosen` is the custom list."""
    year = published_year(file, code, asked_year)
    survey = survey_year.gather(file, year)
    provinces = survey_year.provinces(file)
    published = survey.published
    wanted, members = _members(file, code, year, peer_set, chosen, published)
    peers = {peer: distance for peer, distance in wanted.items() if peer in published}
    own = survey.of_province(code)
    return Comparison(
        province=provinces[code],
        asked_year=asked_year,
        year=year,
        peer_set=peer_set,
        peers=peers,
        members=members,
        absent=[provinces[peer].name for peer in wanted if peer not in published],
        survey=survey,
        names=survey_year.names(file),
        own=own,
        peer_benchmarks=_by_measure(questions.peer_benchmarks(file, year, list(peers))),
        country_benchmarks=_by_measure(questions.country_benchmarks(file, year)),
        gaps=_gaps(questions.province_gaps(file, year, code, _others(survey, own, peers))),
    )


def _members(
    file: Identity,
    code: str,
    year: int,
    peer_set: str,
    chosen: tuple[str, ...],
    published: frozenset[str],
) -> tuple[dict[str, float | None], int]:
    """The peers with their distances, and how many the whole set has."""
    most = _most(file, year)
    members = questions.peers(file, year, code, most)
    known = {one.peer_code: one.distance for one in members}
    if peer_set == "own":
        return {peer: known.get(peer) for peer in chosen if peer != code}, len(chosen)
    if peer_set == "all" and most is None:
        found = {peer: known.get(peer) for peer in sorted(published) if peer != code}
        return found, len(found)
    if peer_set == "all" and most is not None:
        members = questions.most_alike(file, year, code, most)
    own = [one for one in members if one.peer_set == peer_set]
    found = {one.peer_code: one.distance for one in own}
    return found, max((one.members for one in own), default=0)


def _others(
    survey: SurveyYear, own: dict[str, Standing], peers: Collection[str]
) -> list[str] | None:
    """Whom the province can be compared with one by one: None for all; of many the peers and those
    ranked next to it."""
    if not survey.many:
        return None
    near = nearby.ranks(survey, "total", own.get("total"))
    return list(dict.fromkeys([*peers, *(one.province_code for one in near)]))


def _most(file: Identity, year: int) -> int | None:
    """How many of a set are peers where it may have too many: the most similar; None for all."""
    return PAGE if survey_year.gather(file, year).many else None


def _by_measure(found: Iterable[Benchmark]) -> dict[str, Benchmark]:
    return {one.measure: one for one in found}


def _gaps(found: Iterable[Lead]) -> dict[str, dict[str, Lead]]:
    gaps: dict[str, dict[str, Lead]] = {}
    for lead in found:
        gaps.setdefault(lead.measure, {})[lead.peer_code] = lead
    return gaps
