"""Queries about one province's year: its years, printed groups, possible groups, indicators, and
where all provinces lie."""

from dataclasses import dataclass

from papi.common.profile import Spread
from papi.warehouse.connection import Identity, rows


@dataclass(frozen=True)
class PastTotal:
    """A published total of some year; `era` counts up at each break of the total and where the
    basis changes."""

    year: int
    value: float
    rank: int
    ranked_count: int
    quartile_group: str
    region_rank: int | None
    era: int
    basis: str


@dataclass(frozen=True)
class PastValue:
    """A published value of a measure in some year, in points; `era` counts up at each break of the
    measure and where the basis changes."""

    measure: str
    year: int
    value: float
    era: int
    basis: str


@dataclass(frozen=True)
class GroupShare:
    """The share of draws (0–1) in which a province is in a group."""

    measure: str
    quartile_group: str
    share: float


@dataclass(frozen=True)
class PrintedGroup:
    """A group as it was printed, and where."""

    measure: str
    group: str
    source: str


@dataclass(frozen=True)
class OwnIndicator:
    """A province's indicator in a year, in its own unit, with the value and year before it, if
    any."""

    parent: str
    measure: str
    name_vi: str
    name_en: str
    unit: str
    value: float
    previous_value: float | None
    previous_year: int | None
    country_median: float


@dataclass(frozen=True)
class OtherIndex:
    """Another index of a province in a year, on that index's own scale, as printed."""

    index_name: str
    year: int
    value: float | None
    rank: int | None
    of_count: int | None
    source: str


def other_indices(file: Identity, province_codes: list[str]) -> tuple[OtherIndex, ...]:
    """The other indices held of a province, by index and year; its codes in both divisions."""
    return rows(
        file,
        OtherIndex,
        """
        SELECT index_name, year, value, rank, of_count, source
        FROM other_index
        WHERE list_contains($1, province_code)
        ORDER BY index_name, year
        """,
        province_codes,
    )


def totals_over_time(file: Identity, province_code: str) -> tuple[PastTotal, ...]:
    """The province's published totals by year."""
    return rows(
        file,
        PastTotal,
        """
        SELECT year, value, rank, ranked_count, quartile_group, region_rank, era, basis
        FROM series_point
        WHERE measure = 'total' AND province_code = $1
        ORDER BY year
        """,
        province_code,
    )


def values_over_time(file: Identity, province_code: str) -> tuple[PastValue, ...]:
    """The province's published values on every measure but indicators, by year."""
    return rows(
        file,
        PastValue,
        """
        SELECT p.measure, p.year, p.value, p.era, p.basis
        FROM series_point AS p
        SEMI JOIN measure AS m ON m.measure = p.measure AND m.level <> 'indicator'
        WHERE p.province_code = $1
        ORDER BY p.measure, p.year
        """,
        province_code,
    )


def spreads(file: Identity, year: int, division: int) -> tuple[Spread, ...]:
    """Where the provinces of a division lie on each measure in a year."""
    return rows(
        file,
        Spread,
        """
        SELECT measure, p25, median, p75 FROM benchmark
        WHERE year = $1 AND division = $2 AND scope = 'country'
        """,
        year,
        division,
    )


def group_shares(file: Identity, year: int, province_code: str) -> tuple[GroupShare, ...]:
    """The groups that the province may be in, on each measure."""
    return rows(
        file,
        GroupShare,
        """
        SELECT measure, quartile_group, share FROM group_share
        WHERE year = $1 AND province_code = $2
        ORDER BY ALL
        """,
        year,
        province_code,
    )


def printed_groups(file: Identity, year: int, province_code: str) -> tuple[PrintedGroup, ...]:
    """The groups printed for a province's year; not checked, and therefore quick."""
    return rows(
        file,
        PrintedGroup,
        """
        SELECT measure, printed AS "group", min(source) AS source
        FROM claim WHERE year = $1 AND province_code = $2 AND kind = 'group'
        GROUP BY measure, printed
        ORDER BY measure, printed
        """,
        year,
        province_code,
    )


def indicators(file: Identity, year: int, province_code: str) -> tuple[OwnIndicator, ...]:
    """The province's indicators of a year; none where none are held. No ranks: more is not always
    better."""
    return rows(
        file,
        OwnIndicator,
        """
        SELECT parent, measure, name_vi, name_en, unit, value, previous_value, previous_year,
            country_median
        FROM standing
        WHERE year = $1 AND province_code = $2 AND level = 'indicator'
        ORDER BY parent, position
        """,
        year,
        province_code,
    )
