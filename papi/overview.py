"""What happened to one province in one year, gathered once for page, terminal and file."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from papi import warehouse
from papi.standing import Standing, of_province
from papi.warehouse import Identity

# Why a margin is absent: PAPI printed none, it was not loaded here, or this province has none.
MarginGap = Literal["not_published", "not_loaded", "not_for_province"]


@dataclass(frozen=True)
class Province:
    """A province as its readers know it."""

    code: str
    name: str
    region_vi: str | None
    region_en: str | None
    division: int


@dataclass(frozen=True)
class Break:
    """Where a measure's series breaks (`break`) or asks for care (`caution`), and why."""

    measure: str
    severity: str
    note_en: str
    note_vi: str


@dataclass(frozen=True)
class Gap:
    """A dimension that was not published, its number, and the reason in print."""

    measure: str
    code: str
    reason_en: str
    reason_vi: str


@dataclass(frozen=True)
class PastTotal:
    """A published total of some year; `era` counts up at each break of the series."""

    year: int
    value: float
    rank: int
    ranked_count: int
    quartile_group: str
    region_rank: int | None
    standard_error: float | None
    era: int


@dataclass(frozen=True)
class Overview:
    """Figures of `year`, the asked year or, where that has none, the published one next to it."""

    province: Province
    asked_year: int
    year: int
    measures: dict[str, Standing]
    unpublished: list[Gap]
    breaks: dict[str, Break]
    shifts: pd.DataFrame
    history: dict[int, PastTotal]
    margin_gaps: list[tuple[int, MarginGap]]
    citation: str
    surveyed: int
    without_total: list[str]

    @property
    def total(self) -> Standing | None:
        """The total, which exists only when every dimension was published."""
        return self.measures.get("total")

    @property
    def dimensions(self) -> list[Standing]:
        """Published dimensions in the order of their numbers."""
        return [one for one in self.measures.values() if one.level == "dimension"]

    @property
    def dimensions_by_change(self) -> list[Standing]:
        """Published dimensions, the largest fall first; those without a change last."""
        return sorted(
            self.dimensions,
            key=lambda one: (not one.changed, one.difference if one.changed else 0, one.code),
        )

    def parts(self, dimension: str) -> list[Standing]:
        """Published sub-dimensions of a dimension in the order of their numbers."""
        return [one for one in self.measures.values() if one.parent == dimension]


def find(file: Identity, code: str) -> Province:
    """The province of that code; raises KeyError when the warehouse has no scores of it."""
    known = warehouse.provinces(file)
    for row in known[known["province_code"] == code].to_dict("records"):
        region_vi, region_en = (
            None if pd.isna(row[name]) else str(row[name]) for name in ("region_vi", "region_en")
        )
        return Province(code, row["name_vi"], region_vi, region_en, row["division"])
    raise KeyError(code)


def year_shown(published: list[int], asked: int) -> int:
    """The asked year if published, else the last one before it, else the first one after it."""
    before = [year for year in published if year <= asked]
    return max(before) if before else min(published)


def gather(
    file: Identity, code: str, asked_year: int, standings: pd.DataFrame | None = None
) -> Overview:
    """The overview of a province; `standings` spares asking the year's rows again."""
    province = find(file, code)
    year = year_shown(warehouse.published_years(file, code), asked_year)
    if standings is None or standings["year"].iloc[0] != year:
        standings = warehouse.standings(file, year)
    measures = of_province(standings, code)
    history = _history(file, code)
    gaps = warehouse.gaps(file, asked_year)
    return Overview(
        province=province,
        asked_year=asked_year,
        year=year,
        measures=measures,
        unpublished=[
            Gap(row["measure"], row["code"], row["reason"], row["reason_vi"])
            for row in gaps[gaps["province_code"] == code].to_dict("records")
        ],
        breaks={
            row["measure"]: Break(row["measure"], row["severity"], row["note"], row["note_vi"])
            for row in warehouse.breaks(file, year).to_dict("records")
        },
        shifts=warehouse.shifts(file, year),
        history=history,
        margin_gaps=_margin_gaps(file, measures.get("total"), history),
        citation=warehouse.citation(file, year),
        surveyed=warehouse.surveyed(file, year),
        without_total=warehouse.without_total(file, year),
    )


def _margin_gaps(
    file: Identity, total: Standing | None, history: dict[int, PastTotal]
) -> list[tuple[int, MarginGap]]:
    """Of the total's year and the one before it, those without a standard error, and why."""
    if total is None:
        return []
    gaps: list[tuple[int, MarginGap]] = []
    for row in warehouse.margins(file).to_dict("records"):
        past = history.get(row["year"])
        if row["year"] in (total.previous_year, total.year) and past and not past.standard_error:
            reason: MarginGap = (
                "not_for_province"
                if row["held"]
                else "not_loaded"
                if row["printed"]
                else "not_published"
            )
            gaps.append((row["year"], reason))
    return gaps


def _history(file: Identity, code: str) -> dict[int, PastTotal]:
    rows = warehouse.totals_over_time(file, code).to_dict("records")
    return {
        row["year"]: PastTotal(
            year=row["year"],
            value=row["value"],
            rank=row["rank"],
            ranked_count=row["ranked_count"],
            quartile_group=row["quartile_group"],
            region_rank=None if pd.isna(row["region_rank"]) else row["region_rank"],
            standard_error=None if pd.isna(row["standard_error"]) else row["standard_error"],
            era=row["era"],
        )
        for row in rows
    }
