"""Queries about the ranking on one measure."""

from dataclasses import dataclass

from papi.warehouse.basis import Based
from papi.warehouse.connection import Identity, rows


@dataclass(frozen=True)
class Placed(Based):
    """A province on a measure (indicators too); rank_low and rank_high: its possible ranks, None
    where noise is not known."""

    province_code: str
    value: float
    share: float | None
    standard_error: float | None
    rank: int
    ranked_count: int
    quartile_group: str
    next_group: str | None
    points_to_next: float | None
    rank_low: int | None
    rank_high: int | None
    basis: str


_PLACED = """
    SELECT province_code, value, share, standard_error, rank, ranked_count, quartile_group,
        next_group, points_to_next, rank_low, rank_high, basis
    FROM standing
    WHERE year = $1 AND measure = $2
"""

_BY_RANK = " ORDER BY rank, province_code"


def placed(
    file: Identity, year: int, measure: str, first: int = 0, most: int | None = None
) -> tuple[Placed, ...]:
    """The provinces published that year on the measure (indicators too), the highest first: `most`
    of them after the `first`, or all."""
    question = _PLACED + _BY_RANK + " LIMIT $4 OFFSET $3"
    return rows(file, Placed, question, year, measure, first, most)


def placed_of(
    file: Identity, year: int, measure: str, province_codes: list[str]
) -> tuple[Placed, ...]:
    """The same of some provinces."""
    chosen = " AND list_contains($3::VARCHAR[], province_code)"
    return rows(file, Placed, _PLACED + chosen + _BY_RANK, year, measure, province_codes)
