"""Computes what is within reach: each measure's gap to a benchmark, beside a good year's rise that
lasted and the usual variation.

Everything here is computed from published scores; other provinces are held still. Gap, good year
and reach are rounded once, here, to the two decimals shown, so that what is compared, added or
filled in is what the reader sees. Source: PAPI's yearly provincial scores (warehouse views
lasting_change, good_year, own_best).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from papi.common import survey_year
from papi.common.remembered import remembered
from papi.common.standing import Standing
from papi.compare.gather import Comparison
from papi.priorities import questions
from papi.priorities.questions import OwnBest
from papi.warehouse.connection import Identity

BENCHMARKS = ("next_group", "peers_median", "peers_best", "own_best")


@dataclass(frozen=True)
class Often:
    """How many comparable changes gained that much in one year and kept it a year later."""

    times: int
    changes: int

    @property
    def share(self) -> float:
        """Share of all changes, 0–1."""
        return self.times / self.changes


@dataclass(frozen=True)
class GoodYear:
    """A measure's good-year rise that lasted (points, two decimals; None when no rise lasted), how
    often a province made it, and the first and last year from which it was taken."""

    rise: float | None
    often: Often
    first: int
    last: int


@dataclass(frozen=True)
class Reach:
    """The points within reach (two decimals), and where they alone would bring the province on the
    measure: to the benchmark itself where they close the gap."""

    points: float
    rank: int
    places: int
    quartile_group: str


@dataclass(frozen=True)
class Priority:
    """One measure: its standing, the benchmark (None where there is none; `benchmark_estimated`:
    it rests on estimates), the gap to it (two decimals; 0 when reached), the usual variation of
    such a gap (two decimals; None where it is not known), how often a province made the gap up in
    one year and kept it, and the reach. None without a comparable history; made_up also without a
    gap."""

    standing: Standing
    benchmark: float | None
    gap: float | None
    margin: float | None
    made_up: Often | None
    good_year: GoodYear | None
    reach: Reach | None
    own_best: float
    own_best_year: int
    benchmark_estimated: bool = False

    @property
    def points(self) -> float:
        """Points within reach, 0 where there are none."""
        return self.reach.points if self.reach else 0.0

    @property
    def within(self) -> bool:
        """Whether there is a gap that noise alone would explain."""
        return bool(self.gap) and self.margin is not None and (self.gap or 0.0) <= self.margin


@remembered(256)
def gather(file: Identity, seen: Comparison, benchmark: str) -> tuple[Priority, ...]:
    """Our dimensions and sub-dimensions against one of BENCHMARKS, most points within reach
    first. `seen` gives province, year and peers."""
    year, division = seen.year, seen.survey.division
    history = good_years(file, year, division)
    best = _own_bests(file, year, seen.province.code)
    rows = [one for one in seen.own.values() if one.level in ("dimension", "subdimension")]
    aims = {one.measure: _aim(one, seen, best, benchmark) for one in rows}
    gaps = {
        one.measure: max(0.0, as_shown(aim - one.value))
        for one in rows
        if (aim := aims[one.measure]) is not None
    }
    often = made_up(file, year, division, {name: gap for name, gap in gaps.items() if gap})
    margins = survey_year.usual_variation(file, year, seen.province.code)
    reaches = _reaches(file, seen, aims, gaps, history)
    found = [
        Priority(
            standing=one,
            benchmark=aims[one.measure],
            gap=gaps.get(one.measure),
            margin=as_shown(margins[one.measure]) if one.measure in margins else None,
            made_up=often.get(one.measure),
            good_year=history.get(one.measure),
            reach=reaches.get(one.measure),
            own_best=best[one.measure].value,
            own_best_year=best[one.measure].year,
            benchmark_estimated=_estimated(one, seen, best, benchmark),
        )
        for one in rows
    ]
    return tuple(sorted(found, key=lambda one: (-one.points, one.standing.code or "")))


def as_shown(points: float) -> float:
    """Points rounded to two decimals, as the pages write them. Scores have six; smaller digits are
    rounding errors of subtracting them."""
    return float(round(Decimal(f"{points:.6f}"), 2))


def dimensions(rows: Iterable[Priority]) -> list[Priority]:
    """The dimensions among them, by their numbers."""
    found = [one for one in rows if one.standing.level == "dimension"]
    return sorted(found, key=lambda one: one.standing.code or "")


@remembered(64)
def _own_bests(file: Identity, year: int, code: str) -> dict[str, OwnBest]:
    """The province's best value of each measure."""
    return {one.measure: one for one in questions.own_bests(file, year, code)}


@remembered(30)
def good_years(file: Identity, year: int, division: int) -> dict[str, GoodYear]:
    """A good year's rise that lasted, for every measure with a comparable history up to `year`."""
    found = questions.good_years(file, year, division)
    rises = {one.measure: one.rise for one in found if one.rise is not None}
    often = made_up(file, year, division, rises)
    return {
        one.measure: GoodYear(
            None if one.rise is None else as_shown(one.rise),
            often.get(one.measure, Often(0, one.changes)),
            one.first_change,
            one.last_change,
        )
        for one in found
    }


def made_up(file: Identity, year: int, division: int, gaps: dict[str, float]) -> dict[str, Often]:
    """For each measure with a history, how often its gap was gained in one year and kept."""
    if not gaps:
        return {}
    found = questions.made_up(file, year, division, gaps)
    return {one.measure: Often(one.times, one.changes) for one in found}


def _aim(one: Standing, seen: Comparison, best: dict[str, OwnBest], benchmark: str) -> float | None:
    """The benchmark's value; None for the next group's edge in the highest group."""
    if benchmark == "next_group":
        return one.next_edge
    if benchmark == "own_best":
        return best[one.measure].value
    peers = seen.peer_benchmarks.get(one.measure)
    if peers is None:
        return None
    return peers.median if benchmark == "peers_median" else peers.max


def _estimated(one: Standing, seen: Comparison, best: dict[str, OwnBest], benchmark: str) -> bool:
    """Whether the benchmark's value rests on estimates."""
    if benchmark == "next_group":
        return one.rank_kind == "estimated"
    if benchmark == "own_best":
        return best[one.measure].estimated
    return seen.rests_on_estimates(one.measure, seen.peers)


def _reaches(
    file: Identity,
    seen: Comparison,
    aims: dict[str, float | None],
    gaps: dict[str, float],
    history: dict[str, GoodYear],
) -> dict[str, Reach]:
    points = {
        measure: min(gap, history[measure].rise or 0.0)
        for measure, gap in gaps.items()
        if measure in history
    }
    if not points:
        return {}
    values = {
        measure: _reached(seen.own[measure], aims[measure], gaps[measure], rise)
        for measure, rise in points.items()
    }
    found = questions.hypothetical(file, seen.year, seen.province.code, values)
    return {
        one.measure: Reach(
            points[one.measure],
            one.rank,
            seen.own[one.measure].rank - one.rank,
            one.quartile_group,
        )
        for one in found
    }


def _reached(one: Standing, aim: float | None, gap: float, points: float) -> float:
    """The value with the points added: a gap closed as shown counts as closed, despite rounding."""
    if not points or aim is None:
        return one.value
    return aim if points == gap else one.value + points
