"""Gathers two measures of a year for every province that has both."""

from dataclasses import dataclass

import pandas as pd

from papi.common import survey_year
from papi.common.measures import Measure
from papi.compare import ranking_questions
from papi.compare.ranking_questions import Placed
from papi.warehouse.connection import Identity


@dataclass(frozen=True)
class Spot:
    """A province's values of the two measures, in their units; kind: own, peer or other;
    estimated: one of the two is an estimate."""

    code: str
    name: str
    x: float
    y: float
    kind: str
    estimated: bool = False


@dataclass(frozen=True)
class Scatter:
    """The spots, ours last; `agreement` is the rank correlation (−1 to 1), None under ten spots."""

    year: int
    x: Measure
    y: Measure
    spots: list[Spot]
    agreement: float | None

    @property
    def drawn(self) -> bool:
        """Whether there is anything to plot."""
        return self.x.measure != self.y.measure and len(self.spots) > 1

    @property
    def own(self) -> Spot | None:
        """Our province, where it has both."""
        return next((one for one in self.spots if one.kind == "own"), None)


def gather(
    file: Identity,
    year: int,
    measures: tuple[Measure, Measure],
    own: str,
    peers: list[str],
    among: list[str] | None = None,
) -> Scatter:
    """The spots of `year` for the x and the y measure; only those of `among`, where given."""
    x, y = measures
    names = survey_year.provinces(file)
    up = {one.province_code: one for one in _placed(file, year, y.measure, among)}
    both = [
        (across, up[across.province_code])
        for across in _placed(file, year, x.measure, among)
        if across.province_code in up
    ]
    spots = [
        Spot(
            code := across.province_code,
            names[code].name,
            across.value,
            high.value,
            "own" if code == own else "peer" if code in peers else "other",
            across.estimated or high.estimated,
        )
        for across, high in both
    ]
    order = ["other", "peer", "own"]
    return Scatter(
        year, x, y, sorted(spots, key=lambda one: order.index(one.kind)), _agreement(spots)
    )


def _placed(file: Identity, year: int, measure: str, among: list[str] | None) -> tuple[Placed, ...]:
    if among is None:
        return ranking_questions.placed(file, year, measure)
    return ranking_questions.placed_of(file, year, measure, among)


def _agreement(spots: list[Spot]) -> float | None:
    """Spearman's: the correlation of the ranks; None where one measure is the same everywhere."""
    if len(spots) < 10 or any(len(set(values)) == 1 for values in _by_axis(spots)):
        return None
    across, up = (pd.Series(values).rank() for values in _by_axis(spots))
    return float(across.corr(up))


def _by_axis(spots: list[Spot]) -> tuple[list[float], list[float]]:
    return [one.x for one in spots], [one.y for one in spots]
