"""Gathers a year of the whole country, and its medians over the years."""

from collections import Counter
from dataclasses import dataclass

from papi.common import naming, survey_year, variation
from papi.common.drawing.tile_map import Placed
from papi.common.standing import Standing
from papi.common.survey_year import SurveyYear
from papi.common.variation import Kind
from papi.country.questions import NationalMedian, medians
from papi.warehouse.connection import Identity


@dataclass(frozen=True)
class Nation:
    """A year of all provinces on one measure, the highest first; `before`: the country's median
    the year before, None where it is not comparable."""

    survey: SurveyYear
    standings: tuple[Standing, ...]
    before: float | None

    @property
    def median(self) -> float:
        """The median of the provinces that were ranked."""
        return self.standings[0].country_median

    @property
    def kinds(self) -> Counter[Kind]:
        """How many changes there are of each kind."""
        return Counter(variation.kind(one) for one in self.standings)


def nation(file: Identity, year: int, measure: str = "total") -> Nation:
    """The country in that year; on the total where nothing of the measure was published."""
    survey = survey_year.gather(file, year)
    standings = tuple(survey.on_measure(measure) or survey.totals)
    measure = standings[0].measure
    compared = any(one.changed for one in standings)
    earlier = [one for one in medians(file) if (one.measure, one.year) == (measure, year - 1)]
    return Nation(survey, standings, earlier[0].median if compared and earlier else None)


def placed(file: Identity, shown: Nation) -> list[Placed]:
    """The map of the year's provinces, each tile with its standing."""
    found = {one.province_code: one for one in shown.standings}
    division = naming.places(file)[shown.standings[0].province_code].division
    return [(tile, found.get(tile.province_code or "")) for tile in naming.tiles(file, division)]


def over_the_years(file: Identity) -> dict[str, dict[int, NationalMedian]]:
    """The medians by measure and year."""
    found: dict[str, dict[int, NationalMedian]] = {}
    for one in medians(file):
        found.setdefault(one.measure, {})[one.year] = one
    return found
