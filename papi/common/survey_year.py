"""Facts about a whole survey year or file, the same for every province; queried once.

Cached by file identity and limited in number: a new warehouse file is queried again.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from papi.common import naming
from papi.common.remembered import remembered
from papi.common.standing import Standing, by_province
from papi.warehouse import editions, merged, notes, places, scores
from papi.warehouse import noise as noise_questions
from papi.warehouse.connection import Identity
from papi.warehouse.editions import Edition
from papi.warehouse.noise import Noise, NoiseGap
from papi.warehouse.notes import Break, NationalShift, Unpublished
from papi.warehouse.places import WithoutTotal

# Provinces up to which a year's figures are read, and lists are shown, all at once: 63 or 34.
MANY = 100


@dataclass(frozen=True)
class Province:
    """A province as readers know it. `name` says old or new where both may be meant; `bare_name` is
    the one on its letterhead."""

    code: str
    name: str
    bare_name: str
    region_vi: str | None
    region_en: str | None
    division: int
    successor: str
    region_code: str | None


@dataclass(frozen=True)
class SurveyYear:
    """One year's standings (of every province and measure; read-only) and what goes with
    them; gaps are by province code; estimated: some values are means of old provinces, and so
    every rank and group is an estimate; noise and noise_gaps: by measure; edition: of the file.

    The standings of a few provinces are read once, all together. Of many they would take seconds
    and hundreds of megabytes: each province's, each page's are read when they are asked for."""

    file: Identity
    year: int
    division: int
    breaks: dict[str, Break]
    shifts: list[NationalShift]
    gaps: dict[str, list[Unpublished]]
    surveyed: int
    without_total: tuple[WithoutTotal, ...]
    citation: str
    estimated: bool
    noise: dict[str, Noise]
    noise_gaps: dict[str, NoiseGap]
    edition: Edition

    @property
    def many(self) -> bool:
        """Whether there are more provinces than are read, or listed, all at once."""
        return len(self.published) > MANY

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """All of them: for a few provinces, and for files."""
        return scores.standings(self.file, self.year)

    @cached_property
    def _by_province(self) -> dict[str, dict[str, Standing]]:
        return by_province(self.standings)

    def of_provinces(self, codes: Collection[str]) -> dict[str, dict[str, Standing]]:
        """Some provinces' standings by code and measure, in the order of all; a province without
        any has an empty one."""
        if self.many:
            held = by_province(scores.standings_of(self.file, self.year, list(codes)))
        else:
            held = self._by_province
        return {code: dict(held.get(code, {})) for code in codes}

    def of_province(self, code: str) -> dict[str, Standing]:
        """A province's standings by measure, in the order of all; none where it has none."""
        return self.of_provinces([code])[code]

    def of_each(self, codes: Collection[str], measure: str) -> dict[str, Standing]:
        """The standing of some provinces on one measure, by code; without those that have none."""
        if self.many:
            held = scores.standings_of(self.file, self.year, list(codes), measure)
            return {one.province_code: one for one in held}
        found = {code: self._by_province.get(code, {}).get(measure) for code in codes}
        return {code: one for code, one in found.items() if one}

    @cached_property
    def measured(self) -> dict[str, Standing]:
        """The measures of the year in the order of all, each with the first standing on it."""
        held = scores.firsts(self.file, self.year) if self.many else self.standings
        found: dict[str, Standing] = {}
        for one in held:
            found.setdefault(one.measure, one)
        return found

    def on_measure(self, measure: str, first: int = 0, most: int | None = None) -> list[Standing]:
        """The standings on a measure, the highest first: `most` after the `first`, or all."""
        if self.many:
            return list(scores.standings_on(self.file, self.year, measure, first, most))
        found = [one for one in self.standings if one.measure == measure]
        return found[first:][:most]

    def ranked(self, measure: str) -> int:
        """How many provinces are ranked on a measure."""
        if measure not in self.measured:
            return 0
        return self.measured[measure].ranked_count

    @cached_property
    def published(self) -> frozenset[str]:
        """The codes of the provinces of which anything was published."""
        return frozenset(places.published(self.file, self.year))

    @cached_property
    def totals(self) -> list[Standing]:
        """The standings on the total, the highest first."""
        return self.on_measure("total")


@remembered(60)
def gather(file: Identity, year: int) -> SurveyYear:
    """The survey of that year."""
    gaps: dict[str, list[Unpublished]] = {}
    for gap in notes.gaps(file, year):
        gaps.setdefault(gap.province_code, []).append(gap)
    return SurveyYear(
        file=file,
        year=year,
        division=places.division(file, year),
        breaks={one.measure: one for one in notes.breaks(file, year)},
        shifts=list(notes.shifts(file, year)),
        gaps=gaps,
        surveyed=places.surveyed(file, year),
        without_total=places.without_total(file, year),
        citation=notes.citation(file, year),
        estimated=year in estimated_years(file),
        noise={one.measure: one for one in noise_questions.noise(file, year)},
        noise_gaps={one.measure: one for one in noise_questions.noise_gaps(file, year)},
        edition=editions.current(file),
    )


@remembered(256)
def usual_variation(file: Identity, year: int, code: str) -> dict[str, float]:
    """How far two scores like the province's lie apart by noise alone 5 times in 100 (points), by
    measure; a gap that is no larger is not worth mentioning."""
    return {one.measure: one.margin for one in noise_questions.usual_variations(file, year, code)}


@remembered(4)
def provinces(file: Identity) -> dict[str, Province]:
    """Provinces with scores, by code, in the order of their names. Where scores of both divisions
    are held, old and new names are told apart; the unchanged appear twice, under one name."""
    scored = places.provinces(file)
    name = naming.short_name if len({one.division for one in scored}) == 1 else naming.full_name
    return {
        one.code: Province(
            one.code,
            name(file, one.code),
            naming.places(file)[one.code].name_vi,
            one.region_vi,
            one.region_en,
            one.division,
            naming.full_name(file, naming.code_in(file, one.code, 34)),
            one.region_code,
        )
        for one in scored
    }


@remembered(8)
def codes(file: Identity, division: int | None = None) -> dict[str, str]:
    """The codes of the provinces (of one division, where given) by their names, in that order."""
    return {
        str(one.name): code
        for code, one in provinces(file).items()
        if division in (None, one.division)
    }


@remembered(4)
def names(file: Identity) -> dict[str, str]:
    """The provinces' names by code, in their order."""
    return {code: one.name for code, one in provinces(file).items()}


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


def shown(file: Identity, code: str, asked_year: int) -> tuple[str, int]:
    """The code and the year under which a province's scores are shown for an asked year: an
    unchanged province under its code in the division of that year, the year itself where it was
    published, else the nearest."""
    if naming.places(file)[code].unchanged:
        there = naming.code_in(file, code, gather(file, asked_year).division)
        code = there if there in provinces(file) else code
    return code, year_shown(places.published_years(file, code), asked_year)
