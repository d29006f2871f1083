"""One province, one measure, one year: the row of `warehouse.standings` as a typed value."""

from collections.abc import Iterable
from dataclasses import dataclass

from papi.warehouse.basis import Based


@dataclass(frozen=True)
class Standing(Based):
    """Points, ranks and changes as the warehouse's views define them; None where SQL says NULL."""

    year: int
    measure: str
    province_code: str
    value: float
    rank: int
    ranked_count: int
    quartile_group: str
    region_rank: int | None
    region_count: int | None
    previous_year: int | None
    previous_value: float | None
    difference: float | None
    percent: float | None
    relative_difference: float | None
    rank_change: int | None
    direction: str | None
    notable: bool | None
    margin: float | None
    clear: bool | None
    clear_in_list: bool | None
    about_the_same: bool | None
    country_moved: bool | None
    relative_clear: bool | None
    printed_margin: float | None
    clear_by_printed: bool | None
    nationwide_shift: bool | None
    comparable: bool | None
    falls_in_a_row: int | None
    change_rank: int | None
    changes: int | None
    next_group: str | None
    next_edge: float | None
    points_to_next: float | None
    own_edge: float | None
    cushion: float | None
    rank_low: int | None
    rank_high: int | None
    country_median: float
    level: str
    parent: str | None
    code: str | None
    scale_min: float
    scale_max: float
    name_vi: str
    name_en: str
    short_vi: str
    short_en: str
    share: float | None
    standard_error: float | None
    basis: str
    rank_kind: str

    @property
    def changed(self) -> bool:
        """Whether there is a change to show: a score the year before, comparable with this one."""
        return bool(self.comparable)


def by_province(standings: Iterable[Standing]) -> dict[str, dict[str, Standing]]:
    """A year's standings by province and then by measure, in their order."""
    found: dict[str, dict[str, Standing]] = {}
    for one in standings:
        found.setdefault(one.province_code, {})[one.measure] = one
    return found
