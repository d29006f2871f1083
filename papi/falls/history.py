"""One province's falls over all years: its total and dimensions, and the years not compared."""

from collections.abc import Mapping
from dataclasses import dataclass

from papi.common import measures, survey_year
from papi.common.measures import Measure
from papi.common.remembered import remembered
from papi.common.survey_year import Province
from papi.common.variation import kind
from papi.falls import history_questions
from papi.falls.history_questions import FallRecord, PastChange
from papi.falls.scan import NotCompared
from papi.warehouse import places
from papi.warehouse.connection import Identity
from papi.warehouse.notes import Break


@dataclass(frozen=True)
class Year:
    """A survey year: the province's comparable changes by measure, and what is not compared and
    why."""

    year: int
    changes: dict[str, PastChange]
    refused: list[NotCompared]

    @property
    def counted(self) -> list[PastChange]:
        """The dimensions' comparable changes outside nationwide shifts."""
        return [
            one
            for one in self.changes.values()
            if one.measure != "total" and not one.nationwide_shift
        ]

    @property
    def fell(self) -> int:
        """How many of them are falls."""
        return sum(one.direction == "fell" for one in self.counted)

    @property
    def judged(self) -> int:
        """How many of them have a known usual variation."""
        return sum(one.clear is not None for one in self.counted)

    @property
    def fell_clearly(self) -> int:
        """How many of them are clear falls."""
        return sum(kind(one) == "clear_fall" for one in self.counted)


@dataclass(frozen=True)
class History:
    """The province's years, newest first, over `measures`: the total, then the dimensions."""

    province: Province
    measures: list[Measure]
    years: list[Year]
    records: dict[str, FallRecord]

    @property
    def dimensions(self) -> list[FallRecord]:
        """The records of the dimensions."""
        return [one for one in self.records.values() if one.measure != "total"]

    @property
    def longest(self) -> list[FallRecord]:
        """The dimensions with the longest run of falls, the latest first; none if none fell."""
        most = max((one.longest_run for one in self.dimensions), default=0)
        found = [one for one in self.dimensions if most and one.longest_run == most]
        return sorted(found, key=lambda one: -(one.longest_run_until or 0))


@remembered(130)
def gather(file: Identity, code: str) -> History:
    """The falls of a province over all years of its division."""
    province = survey_year.provinces(file)[code]
    shown = [
        one
        for one in measures.known(file).values()
        if one.level == "dimension" or one.measure == "total"
    ]
    names = {one.measure for one in shown}
    years = [
        year for year in survey_year.years(file) if places.division(file, year) == province.division
    ]
    found: dict[int, dict[str, PastChange]] = {}
    for change in history_questions.changes_over_time(file, code):
        found.setdefault(change.year, {})[change.measure] = change
    breaks = {(one.year, one.measure): one for one in history_questions.breaks_over_time(file)}
    return History(
        province=province,
        measures=shown,
        years=[_year(year, shown, found.get(year, {}), breaks, first=min(years)) for year in years],
        records={
            one.measure: one
            for one in history_questions.fall_records(file, code)
            if one.measure in names
        },
    )


def _year(
    year: int,
    shown: list[Measure],
    found: dict[str, PastChange],
    breaks: Mapping[tuple[int, str], Break],
    *,
    first: int,
) -> Year:
    """The year's changes, and the reason for every measure of the year without one; `first` is the
    first year of the division."""
    refused = []
    for one in shown:
        change = found.get(one.measure)
        if year not in one.years or (change and change.changed):
            continue
        if year == max(first, one.years[0]):
            refused.append(NotCompared(one.measure, "first"))
        elif broken := breaks.get((year, one.measure)):
            refused.append(NotCompared(one.measure, "break", broken))
        elif change is None:
            refused.append(NotCompared(one.measure, "unpublished"))
        else:
            refused.append(NotCompared(one.measure, "unpublished_before"))
    return Year(year, {key: one for key, one in found.items() if one.changed}, refused)
