"""Which measures fell in which provinces in one year.

Only a `comparable` change is shown as a change. A nationwide shift is shown but left out of every
count of falls, because it says little about one province.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Literal

from papi.common.standing import Standing
from papi.common.survey_year import Province, SurveyYear
from papi.common.variation import kind
from papi.warehouse.notes import Break

Level = Literal["dimension", "subdimension"]
MOST = 10

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
    """A surveyed province: its published measures, and its falls, if anything can be compared."""

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
class Scan:
    """A year's falls among the provinces of `scope`, by the measures of `level`; `named` holds one
    standing per measure, for its names and scale; `own` is the reader's province, in the scope or
    not, None when it was not surveyed; `absent` is by year, this one and the one before."""

    survey: SurveyYear
    level: Level
    scope: str
    measures: list[str]
    shifted: list[str]
    refused: list[NotCompared]
    named: dict[str, Standing]
    rows: list[ProvinceRow]
    counts: dict[str, Count]
    absent: dict[int, list[Absent]]
    own: ProvinceRow | None = None

    @property
    def parts(self) -> list[str]:
        """The compared measures of the level, without the total."""
        return [one for one in self.measures if one != "total"]

    @property
    def compared(self) -> list[ProvinceRow]:
        """Provinces with a comparable change."""
        return [row for row in self.rows if row.falls]

    @property
    def sums(self) -> Falls:
        """The falls of all its provinces together."""
        counted = [row.falls for row in self.rows if row.falls]
        names = [field.name for field in fields(Falls)]
        return Falls(**{name: sum(getattr(one, name) for one in counted) for name in names})

    @property
    def unjudged(self) -> list[str]:
        """Measures outside nationwide shifts none of whose changes is judged, because their usual
        variation is not known."""
        known = {one.measure for _, one in self.changes(self.measures) if one.clear is not None}
        return [one for one in self.measures if one not in known and one not in self.shifted]

    def changes(self, measures: Iterable[str]) -> list[tuple[ProvinceRow, Standing]]:
        """Every comparable change in one of the measures."""
        wanted = set(measures)
        return [
            (row, one)
            for row in self.rows
            for one in row.standings.values()
            if one.measure in wanted and one.changed
        ]

    def clear_falls(self) -> list[tuple[ProvinceRow, Standing]]:
        """Falls beyond the usual variation, including the total's: first those that hold among all
        provinces, then the largest as a multiple of the usual variation."""
        found = [pair for pair in self.changes(self.measures) if kind(pair[1]) == "clear_fall"]
        return sorted(
            found,
            key=lambda pair: (
                not pair[1].clear_in_list,
                (pair[1].difference or 0.0) / (pair[1].margin or 1.0),
            ),
        )

    def notable_falls(self) -> list[tuple[ProvinceRow, Standing]]:
        """Falls of more than 5%, including the total's, the largest percentage first; without
        nationwide shifts."""
        found = [
            (row, one)
            for row, one in self.changes(self.measures)
            if one.direction == "fell" and one.notable and not one.nationwide_shift
        ]
        return sorted(found, key=lambda pair: pair[1].percent or 0.0)

    def low_and_falling(self) -> list[tuple[ProvinceRow, Standing]]:
        """Measures in the lowest group that fell, clear falls first, then the longest run of falls,
        then the largest fall; without nationwide shifts."""
        found = [
            (row, one)
            for row, one in self.changes(self.parts)
            if one.quartile_group == "lowest"
            and one.direction == "fell"
            and not one.nationwide_shift
        ]
        return sorted(
            found,
            key=lambda pair: (
                not pair[1].clear,
                -(pair[1].falls_in_a_row or 0),
                pair[1].difference or 0.0,
            ),
        )

    def extremes(self, *, falls: bool) -> list[tuple[ProvinceRow, Standing]]:
        """The ten largest falls or rises by `yardstick`, the largest first."""
        sign = 1 if falls else -1
        found = [pair for pair in self.changes(self.parts) if sign * yardstick(pair[1]) < 0]
        found.sort(key=lambda pair: (sign * yardstick(pair[1]), pair[0].province.name))
        return found[:MOST]


def yardstick(one: Standing) -> float:
    """The size by which changes are ranked, in points: the change itself or, in a nationwide shift,
    the change minus the median change."""
    moved = one.relative_difference if one.nationwide_shift else one.difference
    return moved or 0.0


def reach(ends: dict[bool, list[tuple[ProvinceRow, Standing]]]) -> float:
    """How far the scale that the largest falls and rises share extends, in points."""
    return 1.04 * max(
        (abs(yardstick(one)) for found in ends.values() for _, one in found), default=1
    )


def ordered(rows: list[ProvinceRow], by: str) -> list[ProvinceRow]:
    """The rows sorted by clear (falls) · falls · notable · rank · name · a measure (its largest
    fall first); ties by more falls, then by name; rows with nothing to sort by come last."""

    def falls(row: ProvinceRow) -> tuple[int, int]:
        return (-row.falls.fell, -row.falls.fell_notably) if row.falls else (1, 1)

    def clear(row: ProvinceRow) -> tuple[int, int]:
        return (-row.falls.fell_clearly, -row.falls.fell_in_list) if row.falls else (1, 1)

    def key(row: ProvinceRow) -> tuple:
        if by == "name":
            return ()
        if by == "rank":
            return (row.total is None, row.total.rank if row.total else 0)
        if by == "clear":
            return (*clear(row), *falls(row))
        if by == "notable":
            return (falls(row)[1], falls(row)[0])
        if by == "falls":
            return falls(row)
        moved = row.difference(by)
        return (moved is None, moved or 0.0, *falls(row))

    # Rows come in the order of their names, and sorting keeps it among equals.
    return sorted(rows, key=key)
