"""Gathers a year of the whole country, and its medians over the years."""

from collections import Counter
from dataclasses import dataclass

from papi.common import naming, nearby, survey_year, variation
from papi.common.drawing.shades import Shade
from papi.common.drawing.tile_map import Placed
from papi.common.paged import Turn, window
from papi.common.remembered import remembered
from papi.common.standing import Standing
from papi.common.survey_year import SurveyYear
from papi.common.variation import Kind
from papi.country.questions import NationalMedian, medians
from papi.warehouse import scores
from papi.warehouse.connection import Identity

MOST = 10  # provinces at either end


@dataclass(frozen=True)
class Nation:
    """A year of all provinces on one measure: how many were ranked, the first and the last of them
    (the highest first), how many changes there are of each kind; `before`: the country's median the
    year before, None where it is not comparable; `width`: half of all possible ranks span so many
    places or more, None where they are not known."""

    survey: SurveyYear
    measure: str
    top: tuple[Standing, ...]
    bottom: tuple[Standing, ...]
    kinds: Counter[Kind]
    before: float | None
    width: int | None

    @property
    def count(self) -> int:
        """How many provinces were ranked."""
        return self.top[0].ranked_count

    @property
    def median(self) -> float:
        """The median of the provinces that were ranked."""
        return self.top[0].country_median

    @property
    def standings(self) -> list[Standing]:
        """All of them, the highest first; of many only for files."""
        return self.survey.on_measure(self.measure)


@dataclass(frozen=True)
class RankedPage:
    """A page of the ranking, or of the provinces found by name: its provinces, and how many there
    are on all pages."""

    standings: list[Standing]
    count: int


@remembered(120)
def nation(file: Identity, year: int, measure: str = "total") -> Nation:
    """The country in that year; on the total where nothing of the measure was published."""
    survey = survey_year.gather(file, year)
    measure = measure if measure in survey.measured else "total"
    count = survey.ranked(measure)
    top = survey.on_measure(measure, 0, MOST)
    bottom = survey.on_measure(measure, max(len(top), count - MOST), MOST)
    kinds: Counter[Kind] = Counter()
    for one in scores.kinds(file, year, measure):
        kinds[variation.kind(one)] += one.n
    compared = kinds.total() - kinds["first"] - kinds["not_comparable"]
    earlier = [one for one in medians(file) if (one.measure, one.year) == (measure, year - 1)]
    return Nation(
        survey,
        measure,
        tuple(top),
        tuple(bottom),
        kinds,
        earlier[0].median if compared and earlier else None,
        scores.usual_width(file, year, measure),
    )


def ranked(shown: Nation, turn: Turn) -> RankedPage:
    """The open page of the ranking, or of the provinces found by name."""
    survey, total = shown.survey, count(shown, turn.find)
    rows = window(turn, total)
    if not turn.find:
        return RankedPage(survey.on_measure(shown.measure, rows.first, rows.most), total)
    found = scores.found_on(
        survey.file, survey.year, shown.measure, turn.find, rows.first, rows.most
    )
    return RankedPage(list(found), total)


def count(shown: Nation, find: str) -> int:
    """How many of the ranked provinces have a name that holds `find`; all without one."""
    if not find:
        return shown.count
    survey = shown.survey
    return scores.found_count(survey.file, survey.year, shown.measure, find)


def above(shown: Nation, own_code: str) -> int:
    """How many provinces are ranked above our own; 0 without a rank."""
    own = shown.survey.of_province(own_code).get(shown.measure)
    return own.rank - 1 if own else 0


def placed(file: Identity, shown: Nation, own_code: str = "") -> list[Placed]:
    """The map of the year's provinces, each tile with its standing; around our own where there are
    too many for all."""
    if shown.survey.many:
        tiles = nearby.tiles(file, own_code) if own_code else ()
        codes = [one.province_code for one in tiles if one.province_code]
        found = shown.survey.of_each(codes, shown.measure)
    else:
        found = {one.province_code: one for one in shown.standings}
        division = naming.places(file)[shown.top[0].province_code].division
        tiles = naming.tiles(file, division)
    return [(tile, found.get(tile.province_code or "")) for tile in tiles]


def dots(file: Identity, shown: Nation, own_code: str) -> dict[str, list[Standing]]:
    """The provinces that are drawn one by one, by region: all, or of too many our own alone."""
    known = survey_year.provinces(file)
    rows: list[Standing] = list(shown.standings) if not shown.survey.many else []
    if shown.survey.many and own_code:
        own = shown.survey.of_province(own_code)
        rows = [own[shown.measure]] if shown.measure in own else []
    found: dict[str, list[Standing]] = {}
    for one in rows:
        found.setdefault(known[one.province_code].region_code or "", []).append(one)
    return found


def over_the_years(file: Identity) -> dict[str, dict[int, NationalMedian]]:
    """The medians by measure and year."""
    found: dict[str, dict[int, NationalMedian]] = {}
    for one in medians(file):
        found.setdefault(one.measure, {})[one.year] = one
    return found


def shades(held: dict[int, NationalMedian]) -> dict[int, Shade]:
    """A measure's medians by year, the years between two breaks together."""
    broken = [one.year for one in held.values() if one.broken]
    return {
        year: Shade(one.median, sum(at <= year for at in broken), one.broken)
        for year, one in held.items()
    }
