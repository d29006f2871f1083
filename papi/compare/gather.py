"""Gathers one province and its peers in one year, once for every part of the page."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from papi.common import survey_year
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
    `gaps` holds every other province by measure (no indicators) and code. Cached by
    `gather`: treat as read-only."""

    province: Province
    asked_year: int
    year: int
    peer_set: str
    peers: dict[str, float | None]
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
        found: dict[str, Standing] = {}
        for one in self.survey.standings:
            if one.level in ("total", "dimension") and one.measure != "core":
                found.setdefault(one.measure, one)
        return [self.own.get(measure) or one for measure, one in found.items()]

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
        rows = self.survey.on_measure(one.measure)
        theirs = [row.value for row in rows if row.province_code in self.peers]
        return sum(value > one.value for value in theirs) + 1, len(theirs) + 1


def values_of(seen: Comparison, code: str) -> dict[str, float]:
    """A province's published values of the year, by measure."""
    return {measure: one.value for measure, one in seen.survey.of_province(code).items()}


def rivals(seen: Comparison) -> dict[str, str]:
    """Names and codes of the provinces to go head to head with: the peers first, the most similar
    at the top, then all others by name. The first is the usual rival."""

    def named(code: str) -> str:
        return seen.names[code]

    rest = sorted(seen.survey.published - {seen.province.code, *seen.peers}, key=named)
    likeness = {code: distance for code, distance in seen.peers.items() if distance is not None}
    alike = sorted(likeness, key=lambda code: (likeness[code], named(code)))
    unlike = sorted(seen.peers.keys() - likeness.keys(), key=named)
    return {named(code): code for code in [*alike, *unlike, *rest]}


def offered(file: Identity, code: str, year: int) -> list[str]:
    """The sets in which the province has a published peer that year, and the two that are always
    available."""
    held = {one.peer_set for one in questions.peers(file, year, code)}
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
    wanted = _members(file, code, year, peer_set, chosen, published)
    peers = {peer: distance for peer, distance in wanted.items() if peer in published}
    return Comparison(
        province=provinces[code],
        asked_year=asked_year,
        year=year,
        peer_set=peer_set,
        peers=peers,
        absent=[provinces[peer].name for peer in wanted if peer not in published],
        survey=survey,
        names={one: province.name for one, province in provinces.items()},
        own=survey.of_province(code),
        peer_benchmarks=_by_measure(questions.peer_benchmarks(file, year, list(peers))),
        country_benchmarks=_by_measure(questions.country_benchmarks(file, year)),
        gaps=_gaps(questions.province_gaps(file, year, code)),
    )


def _members(
    file: Identity,
    code: str,
    year: int,
    peer_set: str,
    chosen: tuple[str, ...],
    published: frozenset[str],
) -> dict[str, float | None]:
    members = questions.peers(file, year, code)
    known = {one.peer_code: one.distance for one in members}
    if peer_set == "own":
        return {peer: known.get(peer) for peer in chosen if peer != code}
    if peer_set == "all":
        return {peer: known.get(peer) for peer in sorted(published) if peer != code}
    return {one.peer_code: known[one.peer_code] for one in members if one.peer_set == peer_set}


def _by_measure(found: Iterable[Benchmark]) -> dict[str, Benchmark]:
    return {one.measure: one for one in found}


def _gaps(found: Iterable[Lead]) -> dict[str, dict[str, Lead]]:
    gaps: dict[str, dict[str, Lead]] = {}
    for lead in found:
        gaps.setdefault(lead.measure, {})[lead.peer_code] = lead
    return gaps
