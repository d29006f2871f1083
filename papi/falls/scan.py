"""Which measures fell in which provinces in one year.

Only a `comparable` change is shown as a change. A nationwide shift is shown but left out of every
count of falls, because it says little about one province.
"""

from dataclasses import dataclass
from typing import Literal

from papi.common.standing import Standing
from papi.common.survey_year import Province, SurveyYear
from papi.warehouse.notes import Break

Level = Literal["dimension", "subdimension"]
MOST = 10
NAMED = 3  # provinces with most clear falls that a sentence names

# The share of pure-noise changes that is beyond the usual variation; half of them are falls.
BY_CHANCE = 0.05

# Why a year has no change: it is the first, there is a break, or the year itself or the one before
# it was not published.
Why = Literal["first", "break", "unpublished", "unpublished_before"]


@dataclass(frozen=True)
class NotCompared:
    """A measure whose changes in the year are not shown for any province, and the break's note."""

    measure: str
    why: Why
    found: Break | None = None


@dataclass(frozen=True)
class Absent:
    """What was not published for a province in a year: numbers of dimensions, or everything."""

    province: Province
    codes: list[str]
    everything: bool


@dataclass(frozen=True)
class Falls:
    """How many comparable changes were falls and, of those whose usual variation is known
    (`judged`), clear falls; fell_in_list: those that also hold among all provinces of that year and
    measure. Nationwide shifts are counted separately."""

    compared: int
    fell: int
    fell_notably: int
    judged: int
    fell_clearly: int
    fell_in_list: int
    shifted: int
    fell_in_shifts: int


@dataclass(frozen=True)
class ProvinceRow:
    """A surveyed province: its published measures (in a list the one that it is about), and its
    falls, if anything can be compared."""

    province: Province
    standings: dict[str, Standing]
    falls: Falls | None

    @property
    def total(self) -> Standing | None:
        """The total, whatever the level."""
        return self.standings.get("total")

    def difference(self, measure: str) -> float | None:
        """The measure's change in points, where it is comparable."""
        found = self.standings.get(measure)
        return found.difference if found and found.changed else None


Pair = tuple[ProvinceRow, Standing]
# Clear falls · falls of more than 5% · low and falling · the largest falls · the largest rises.
ListName = Literal["clear", "notable", "low", "falls", "rises"]


@dataclass(frozen=True)
class Count:
    """Of the provinces compared in a measure, how many fell, rose, fell notably or again, and, of
    those whose usual variation is known (`judged`), clearly; …_in_list: those that also hold among
    all provinces of that year and measure. scope: country, region or group (on the total)."""

    scope: str
    scope_code: str
    measure: str
    compared: int
    fell: int
    rose: int
    fell_notably: int
    fell_again: int
    judged: int
    fell_clearly: int
    rose_clearly: int
    fell_in_list: int
    rose_in_list: int
    median_percent: float
    nationwide_shift: bool

    @property
    def share(self) -> float:
        """Share of the compared provinces that fell, 0–1."""
        return self.fell / self.compared

    @property
    def share_clear(self) -> float:
        """Share that fell clearly, 0–1; 0 in a nationwide shift, where no fall counts as clear."""
        return 0.0 if self.nationwide_shift else self.fell_clearly / self.compared


@dataclass(frozen=True)
class Sums(Falls):
    """The falls of all provinces of a scope together. How many of them have a comparable change,
    are judged, fell clearly in a measure or more, fell in at least half; the most clear falls of
    one, how many have as many, and the codes of the first of these, by name."""

    provinces: int
    judged_provinces: int
    clear_provinces: int
    half: int
    most: int
    with_most: int
    most_clear: tuple[str, ...]


@dataclass(frozen=True)
class ListedFalls:
    """Of a list of changes: how many it holds, how many of them are not of the total, of how many
    provinces those are, how many are clear, how many follow a fall the year before."""

    n: int
    parts: int
    provinces: int
    clear: int
    again: int


@dataclass(frozen=True)
class HeldFalls(ListedFalls):
    """The same with its first change, and for low and falling measures the one that has fallen for
    most years; None in an empty list."""

    first: Pair | None
    longest: Pair | None = None


@dataclass(frozen=True)
class Scan:
    """A year's falls among the provinces of `scope`, by the measures of `level`; `named` holds one
    standing per measure, for its names and scale; `own` is the reader's province, in the scope or
    not (`own_inside`), None when it was not surveyed; most_clear: the names of the first
    provinces with the most clear falls; `unjudged`: measures outside nationwide shifts none of
    whose changes is judged, because their usual variation is not known; `estimated`: measures with
    a change that rests on estimates; `low`: how many scores are in the lowest group; `extremes`:
    the ten largest falls (True) and rises (False), the largest first; `absent` is by year, this
    one and the one before."""

    survey: SurveyYear
    level: Level
    scope: str
    measures: list[str]
    shifted: list[str]
    refused: list[NotCompared]
    named: dict[str, Standing]
    counts: dict[str, Count]
    sums: Sums
    most_clear: list[str]
    unjudged: list[str]
    estimated: frozenset[str]
    low: int
    lists: dict[ListName, HeldFalls]
    extremes: dict[bool, list[Pair]]
    absent: dict[int, list[Absent]]
    own: ProvinceRow | None = None
    own_inside: bool = True

    @property
    def parts(self) -> list[str]:
        """The compared measures of the level, without the total."""
        return [one for one in self.measures if one != "total"]

    @property
    def compared(self) -> bool:
        """Whether any province has a comparable change."""
        return self.sums.provinces > 0


def yardstick(one: Standing) -> float:
    """The size by which changes are ranked, in points: the change itself or, in a nationwide shift,
    the change minus the median change."""
    moved = one.relative_difference if one.nationwide_shift else one.difference
    return moved or 0.0


def reach(ends: dict[bool, list[Pair]]) -> float:
    """How far the scale that the largest falls and rises share extends, in points."""
    return 1.04 * max(
        (abs(yardstick(one)) for found in ends.values() for _, one in found), default=1
    )
