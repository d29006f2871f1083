"""Gathers what a report shows beside the parts of other subjects: benchmarks of country and region,
survey questions with those who lead, the years of the total and the dimensions."""

from dataclasses import dataclass

from papi.common import measures, survey_year
from papi.common.bodies import bodies
from papi.common.language import Code, Language
from papi.common.parts import View
from papi.common.profile import Profile, Question
from papi.common.remembered import remembered
from papi.compare import questions
from papi.compare.questions import Benchmark
from papi.overview import parts as overview
from papi.overview import profile as profiles
from papi.overview.gather import Overview
from papi.trends import gather as trends
from papi.trends.development import COUNTRY, Development
from papi.warehouse import actions, places, scores
from papi.warehouse.connection import Identity

MOST_QUESTIONS = 12


@dataclass(frozen=True)
class Benchmarks:
    """What the country and the province's region reached, by measure; region: empty where there is
    none."""

    country: dict[str, Benchmark]
    region: dict[str, Benchmark]


@dataclass(frozen=True)
class FarQuestion:
    """A survey question far from the country's median, the sub-dimension it belongs to, and the
    bodies that the catalogue of tasks names as leads."""

    question: Question
    part: str
    lead: str

    @property
    def gap(self) -> float:
        """How far the province lies above (+) the median, in percentage points."""
        return 100 * ((self.question.value or 0.0) - (self.question.median or 0.0))


def benchmarks(file: Identity, seen: Overview) -> Benchmarks:
    """The benchmarks of the overview's year and division."""
    region = seen.province.region_code
    codes = [
        code
        for code, one in survey_year.provinces(file).items()
        if region and one.region_code == region and code in seen.survey.published
    ]
    found = questions.peer_benchmarks(file, seen.year, codes) if codes else ()
    return Benchmarks(
        {one.measure: one for one in questions.country_benchmarks(file, seen.year)},
        {one.measure: one for one in found},
    )


def profile(view: View) -> Profile | None:
    """The profile of the overview's year, which two sections show; None where no dimension was
    published."""
    return _profile(view.file, view.language.code, view.province_code, view.year)


@remembered(32)
def _profile(file: Identity, language: Code, province_code: str, year: int) -> Profile | None:
    view = View(file, Language(language), province_code, year)
    return profiles.profile(view, overview.seen(view))


def edges(file: Identity, seen: Overview) -> dict[str, float]:
    """Where the groups of the total begin in the overview's year, in points."""
    return scores.group_edges(file, seen.year, "total", seen.province.division)


def developments(view: View) -> tuple[Development, list[Development]]:
    """The years of the total and of each dimension, beside the country's mean."""
    known = measures.known(view.file)
    names = tuple(
        name for name, one in known.items() if one.level == "dimension" and view.year in one.years
    )
    asked = ("total", *names)
    found = trends.gather(view.file, asked, (view.province_code,), COUNTRY, view.year)
    return found["total"], [found[name] for name in names]


def far_questions(view: View, profile: Profile) -> list[FarQuestion]:
    """The year's survey questions furthest from the country's median, furthest below first; only
    shares of respondents, which have one unit."""
    led = leads(view)
    rows = [
        FarQuestion(one, part.name, led.get(part.measure, ""))
        for row in profile.rows
        for part in row.parts
        for one in part.questions
        if one.value is not None and one.median is not None and one.asked is None
    ]
    furthest = sorted(rows, key=lambda one: -abs(one.gap))[:MOST_QUESTIONS]
    return sorted(furthest, key=lambda one: one.gap)


def leads(view: View) -> dict[str, str]:
    """The bodies that lead the province's tasks of the catalogue, by sub-dimension."""
    say, found = view.language, dict[str, list[str]]()
    for one in actions.actions(view.file, view.year + 1):
        if one.level == "province":
            found.setdefault(one.measure, []).append(say.either(one.lead_vi, one.lead_en))
    is_city = view.province_code in places.central_cities(view.file, view.year + 1)
    return {
        measure: bodies("; ".join(dict.fromkeys(names)), is_city=is_city)
        for measure, names in found.items()
    }


def first_tasks(view: View) -> dict[str, tuple[str, str]]:
    """The first task of each sub-dimension in the catalogue and the body that leads it."""
    say = view.language
    is_city = view.province_code in places.central_cities(view.file, view.year + 1)
    found: dict[str, tuple[str, str]] = {}
    for one in actions.actions(view.file, view.year + 1):
        if one.level == "province":
            lead = bodies(say.either(one.lead_vi, one.lead_en), is_city=is_city)
            found.setdefault(one.measure, (say.either(one.task_vi, one.task_en), lead))
    return found
