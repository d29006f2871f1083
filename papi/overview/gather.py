"""Gathers the figures of one province in one year, once for page, terminal and file."""

from dataclasses import dataclass

from papi.common import estimates, survey_year
from papi.common.estimates import Estimate
from papi.common.remembered import remembered
from papi.common.standing import Standing
from papi.common.survey_year import Province, SurveyYear
from papi.common.vocabulary import GROUPS
from papi.overview import questions
from papi.overview.questions import PastTotal, PrintedGroup
from papi.warehouse.connection import Identity
from papi.warehouse.notes import Unpublished


@dataclass(frozen=True)
class Overview:
    """Figures of `year`, the requested year or, where that has none, the nearest published one.
    group_shares: by measure and group, 0–1. Cached by `gather`: treat as read-only."""

    province: Province
    asked_year: int
    year: int
    measures: dict[str, Standing]
    unpublished: list[Unpublished]
    asked_division: int
    survey: SurveyYear
    history: dict[int, PastTotal]
    group_shares: dict[str, dict[str, float]]
    printed_groups: dict[str, PrintedGroup]
    estimate: Estimate | None

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


@remembered(256)
def gather(file: Identity, code: str, asked_year: int) -> Overview:
    """The overview of a province; raises KeyError when the warehouse has no scores of it."""
    code, year = survey_year.shown(file, code, asked_year)
    province = survey_year.provinces(file)[code]
    survey = survey_year.gather(file, year)
    measures = survey.of_province(code)
    history = _history(file, code)
    return Overview(
        province=province,
        asked_year=asked_year,
        year=year,
        measures=measures,
        unpublished=survey_year.gather(file, asked_year).gaps.get(code, []),
        asked_division=survey_year.gather(file, asked_year).division,
        survey=survey,
        history=history,
        group_shares=_group_shares(file, code, year),
        printed_groups=_printed_groups(file, code, year),
        estimate=estimates.estimate(file, code, year),
    )


def _printed_groups(file: Identity, code: str, year: int) -> dict[str, PrintedGroup]:
    """By measure; a measure for which sources print different groups, or what is no group, is left
    out."""
    found: dict[str, list[PrintedGroup]] = {}
    if file.of_34:  # in print a group is one among the 63
        return {}
    for one in questions.printed_groups(file, year, code):
        found.setdefault(one.measure, []).append(one)
    return {
        measure: groups[0]
        for measure, groups in found.items()
        if len(groups) == 1 and groups[0].group in GROUPS
    }


def _group_shares(file: Identity, code: str, year: int) -> dict[str, dict[str, float]]:
    """By measure and group the share of draws in which the province stands there, 0–1."""
    found: dict[str, dict[str, float]] = {}
    for one in questions.group_shares(file, year, code):
        found.setdefault(one.measure, {})[one.quartile_group] = one.share
    return found


def _history(file: Identity, code: str) -> dict[int, PastTotal]:
    return {one.year: one for one in questions.totals_over_time(file, code)}
