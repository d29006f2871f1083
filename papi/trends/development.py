"""Typed values for one measure over the years: lines, means, levels, breaks and gaps."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from papi.common import quantities
from papi.common.measures import Measure
from papi.common.survey_year import Province
from papi.trends.questions import KindName, SeriesGap
from papi.warehouse.basis import Based
from papi.warehouse.notes import DatedBreak, DatedShift

WINDOW = 4
COUNTRY = "VN"


@dataclass(frozen=True)
class Point(Based):
    """A value, or a mean of `count` provinces; `shown` is what is drawn (the share of the scale for
    sub-dimensions); a mean has no rank and group; `basis` as in the warehouse: published, or the
    codes of the old provinces whose mean it is; of a mean of such values: estimates;
    `rank_estimated`: rank and group are estimates, because values they are ranked with are;
    `usual`: how far such a value usually varies either way, in shown units, None where unknown."""

    year: int
    value: float
    shown: float
    era: int
    count: int
    rank: int | None = None
    group: str | None = None
    basis: str = "published"
    rank_estimated: bool = False
    usual: float | None = None


@dataclass(frozen=True)
class Middle:
    """The country in one year, in shown units: quartiles of the published provinces; estimated:
    values among them are."""

    year: int
    era: int
    p25: float
    median: float
    p75: float
    estimated: bool = False


@dataclass(frozen=True)
class MeanChange:
    """The change of a mean over the provinces published in both years, in points."""

    previous_year: int
    count: int
    difference: float
    comparable: bool


@dataclass(frozen=True)
class Series:
    """One line: a province (`own` or not) or the mean of a region or the country."""

    code: str
    province: Province | None
    own: bool
    points: tuple[Point, ...]

    @property
    def runs(self) -> list[list[Point]]:
        """The points that may be joined: years next to each other inside one era."""
        return joined(self.points)

    def at(self, year: int) -> Point | None:
        """The point of that year, if published."""
        return next((one for one in self.points if one.year == year), None)

    def until(self, year: int) -> list[Point]:
        """The points up to that year in the era of the last of them."""
        before = [one for one in self.points if one.year <= year]
        return [one for one in before if one.era == before[-1].era]


@dataclass(frozen=True)
class Kind:
    """The level of the last two of the comparable years `years`, compared with the two before;
    change and margin in the unit that quantities.difference_unit names, absent where the years are
    too few, the margin also where the usual variation is not known."""

    name: KindName
    years: tuple[int, ...]
    change: float | None
    margin: float | None
    relative_name: KindName
    relative_change: float | None
    longest_falls: int
    longest_to: int | None

    @property
    def earlier(self) -> tuple[int, ...]:
        """The years compared with."""
        return self.years[:-2]

    @property
    def latest(self) -> tuple[int, ...]:
        """The years whose level it is."""
        return self.years[-2:]


@dataclass(frozen=True)
class Development:
    """All that is shown of one measure over the years; series start with our province."""

    measure: Measure
    year: int
    series: tuple[Series, ...]
    mean: Series | None
    mean_changes: dict[int, MeanChange]
    middle: tuple[Middle, ...]
    kinds: dict[str, Kind]
    breaks: tuple[DatedBreak, ...]
    shifts: tuple[DatedShift, ...]
    gaps: dict[str, tuple[SeriesGap, ...]]
    ranked: dict[int, int]
    newest: int

    @property
    def own(self) -> Series:
        """The reader's province."""
        return self.series[0]

    @property
    def estimated(self) -> bool:
        """Whether any line has values, or ranks, that are estimates."""
        return any(point.rank_estimated for one in self.series for point in one.points)

    @property
    def unit(self) -> str:
        """The unit of the shown values."""
        return quantities.shown_unit(self.measure)

    @property
    def seen_year(self) -> int:
        """The chosen year, or the last one before it in which the measure was held at all."""
        return max([year for year in self.measure.years if year <= self.year] or [self.year])

    @property
    def marks(self) -> list[tuple[int, bool]]:
        """Years before which a chart draws an upright line, and whether the series breaks there;
        a nationwide shift asks for care like a caution."""
        found = {shift.year: False for shift in self.shifts}
        found.update({one.year: one.severity == "break" for one in self.breaks})
        return sorted(found.items())

    @property
    def broken(self) -> set[int]:
        """The years before which the series breaks."""
        return {one.year for one in self.breaks if one.severity == "break"}

    @property
    def kind(self) -> Kind | None:
        """Our province's level; None when nothing was published up to the year."""
        return self.kinds.get(self.own.code)


def joined(points: tuple[Any, ...]) -> list[list[Any]]:
    """Runs of points, split where a year is missing or an era starts."""
    runs: list[list[Any]] = [[points[0]]] if points else []
    for before, point in pairwise(points):
        if point.year == before.year + 1 and point.era == before.era:
            runs[-1].append(point)
        else:
            runs.append([point])
    return runs
