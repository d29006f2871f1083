"""What holds for a whole survey year or file, whichever province is looked at; asked once.

Kept per file identity and bounded in number: a swapped-in warehouse is asked anew.
"""

from dataclasses import dataclass, fields
from functools import cached_property

import pandas as pd

from papi.common import naming
from papi.common.remembered import remembered
from papi.common.standing import Standing, by_province
from papi.common.variation import Noise, NoiseGap
from papi.warehouse import merged, notes, places, scores
from papi.warehouse import noise as noise_questions
from papi.warehouse.connection import Identity


@dataclass(frozen=True)
class Province:
    """A province as its readers know it. `name` says old or new where both may be meant;
    `bare_name` is the one on its letterhead."""

    code: str
    name: str
    bare_name: str
    region_vi: str | None
    region_en: str | None
    division: int
    successor: str
    region_code: str | None


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
class Shift:
    """A dimension or total that moved the same way in nearly every province at once."""

    measure: str
    provinces: int
    median_percent: float
    share_fell: float
    share_rose: float


@dataclass(frozen=True)
class SurveyYear:
    """One year's standings (`warehouse.standings`; read, never change them) and what goes with
    them; gaps are by province code; estimated: some values are means of old provinces, and so every
    rank and group is an estimate; noise and noise_gaps: by measure."""

    year: int
    division: int
    standings: pd.DataFrame
    breaks: dict[str, Break]
    shifts: list[Shift]
    gaps: dict[str, list[Gap]]
    surveyed: int
    without_total: list[str]
    citation: str
    estimated: bool
    noise: dict[str, Noise]
    noise_gaps: dict[str, NoiseGap]

    @cached_property
    def _by_province(self) -> dict[str, dict[str, Standing]]:
        return by_province(self.standings)

    def of_province(self, code: str) -> dict[str, Standing]:
        """A province's standings by measure, in the order of the frame; none where it has none."""
        return dict(self._by_province.get(code, {}))

    @cached_property
    def totals(self) -> pd.DataFrame:
        """The standings on the total."""
        return self.standings[self.standings["measure"] == "total"]


@remembered(60)
def of(file: Identity, year: int) -> SurveyYear:
    """The survey of that year."""
    gaps: dict[str, list[Gap]] = {}
    for row in notes.gaps(file, year).to_dict("records"):
        gap = Gap(row["measure"], row["code"], row["reason"], row["reason_vi"])
        gaps.setdefault(row["province_code"], []).append(gap)
    return SurveyYear(
        year=year,
        division=places.division(file, year),
        standings=scores.standings(file, year),
        breaks={
            row["measure"]: Break(row["measure"], row["severity"], row["note"], row["note_vi"])
            for row in notes.breaks(file, year).to_dict("records")
        },
        shifts=[
            Shift(
                row["measure"],
                row["n"],
                row["median_percent"],
                row["share_fell"],
                row["share_rose"],
            )
            for row in notes.shifts(file, year).to_dict("records")
        ],
        gaps=gaps,
        surveyed=places.surveyed(file, year),
        without_total=places.without_total(file, year),
        citation=notes.citation(file, year),
        estimated=year in estimated_years(file),
        noise={
            row["measure"]: Noise(**{field.name: row[field.name] for field in fields(Noise)})
            for row in noise_questions.noise(file, year).to_dict("records")
        },
        noise_gaps={
            row["measure"]: NoiseGap(**{field.name: row[field.name] for field in fields(NoiseGap)})
            for row in noise_questions.noise_gaps(file, year).to_dict("records")
        },
    )


@remembered(256)
def usual_variation(file: Identity, year: int, code: str) -> dict[str, float]:
    """How far two scores like the province's lie apart by noise alone 5 times in 100 (points), by
    measure; a gap that is no larger is none to speak of."""
    found = noise_questions.usual_variations(file, year, code)
    return dict(zip(found["measure"], found["margin"].astype(float), strict=True))


@remembered(4)
def provinces(file: Identity) -> dict[str, Province]:
    """Provinces with scores, by code, in the order of their names. Where scores of both divisions
    are held, old and new names are told apart; the unchanged stand twice, under one name."""
    rows = places.provinces(file).to_dict("records")
    name = naming.short_name if len({row["division"] for row in rows}) == 1 else naming.full_name
    return {
        row["province_code"]: Province(
            row["province_code"],
            name(file, row["province_code"]),
            naming.places(file)[row["province_code"]].name_vi,
            None if pd.isna(row["region_vi"]) else row["region_vi"],
            None if pd.isna(row["region_en"]) else row["region_en"],
            row["division"],
            naming.full_name(file, naming.code_in(file, row["province_code"], 34)),
            None if pd.isna(row["region_code"]) else row["region_code"],
        )
        for row in rows
    }


@remembered(4)
def years(file: Identity) -> list[int]:
    """Years with published scores, newest first."""
    return scores.years(file)


@remembered(4)
def estimated_years(file: Identity) -> frozenset[int]:
    """Years whose ranks and groups are estimates, because some values are means of old provinces;
    none as surveyed."""
    return frozenset(merged.estimated_years(file)) if file.of_34 else frozenset()


def year_shown(published: list[int], asked: int) -> int:
    """The asked year if published, else the last one before it, else the first one after it."""
    before = [year for year in published if year <= asked]
    return max(before) if before else min(published)
