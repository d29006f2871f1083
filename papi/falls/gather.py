"""Gathers the falls of a year from the warehouse into a `Scan`."""

from dataclasses import replace

from papi.common import measures, survey_year
from papi.common.remembered import remembered
from papi.common.standing import Standing
from papi.common.survey_year import Province, SurveyYear
from papi.common.vocabulary import GROUPS
from papi.falls import questions
from papi.falls.scan import Absent, Count, Level, NotCompared, ProvinceRow, Scan
from papi.warehouse import notes
from papi.warehouse.connection import Identity


def surveyed(file: Identity, year: int) -> list[Province]:
    """The provinces of the year's division."""
    division = survey_year.gather(file, year).division
    return [one for one in survey_year.provinces(file).values() if one.division == division]


def scan(file: Identity, year: int, level: Level, scope: str, own_code: str) -> Scan:
    """The year's falls among the provinces of `scope`: all · own · a region's code · a group."""
    whole = _whole(file, year, level)
    rows = [row for row in whole.rows if _within(row, scope, own_code)]
    own = next((row for row in whole.rows if row.province.code == own_code), None)
    within = {row.province.code for row in rows}
    absent = {
        when: [one for one in found if one.province.code in within]
        for when, found in whole.absent.items()
    }
    whole = replace(whole, scope=scope, rows=rows, own=own, absent=absent)
    if scope == "own":
        return whole
    kind = "country" if scope == "all" else "group" if scope in GROUPS else "region"
    return replace(
        whole, counts=_counts(file, year).get((kind, "VN" if scope == "all" else scope), {})
    )


@remembered(28)
def _counts(file: Identity, year: int) -> dict[tuple[str, str], dict[str, Count]]:
    """The year's counts of every scope, by kind and code, then by measure."""
    counts: dict[tuple[str, str], dict[str, Count]] = {}
    for one in questions.fall_counts(file, year):
        counts.setdefault((one.scope, one.scope_code), {})[one.measure] = one
    return counts


def _within(row: ProvinceRow, scope: str, own_code: str) -> bool:
    if scope in GROUPS:
        return row.total is not None and row.total.quartile_group == scope
    return scope in ("all", row.province.region_code) or (
        scope == "own" and row.province.code == own_code
    )


@remembered(28)
def _whole(file: Identity, year: int, level: Level) -> Scan:
    """The scan of all provinces, kept: choosing a scope or order only picks from it."""
    survey = survey_year.gather(file, year)
    # The total first, then the measures of the level by their numbers.
    held = [one for one in survey.standings if one.level == level or one.measure == "total"]
    names = list(dict.fromkeys(one.measure for one in held))
    falls = {one.province_code: one for one in questions.province_falls(file, year, level)}
    rows = [
        ProvinceRow(province, _of_level(survey, level, province.code), falls.get(province.code))
        for province in surveyed(file, year)
    ]
    named = {one.measure: one for row in rows for one in row.standings.values()}
    compared = {one.measure for one in held if one.changed}
    shifted = {one.measure for one in held if one.changed and one.nationwide_shift}
    shown = [one for one in names if one in compared]
    return Scan(
        survey=survey,
        level=level,
        scope="all",
        measures=shown,
        shifted=[one for one in shown if one in shifted],
        refused=[
            _refused(survey, held, one) for one in names if one in named and one not in compared
        ],
        named=named,
        rows=rows,
        counts={},
        absent={when: _absent(file, when, rows) for when in (year, year - 1)},
    )


def _of_level(survey: SurveyYear, level: Level, code: str) -> dict[str, Standing]:
    """The province's measures of the level, and its total."""
    return {
        measure: one
        for measure, one in survey.of_province(code).items()
        if one.level == level or measure == "total"
    }


def _absent(file: Identity, year: int, rows: list[ProvinceRow]) -> list[Absent]:
    """The rows' provinces of which something was not published in the year."""
    dimensions = [
        one
        for one in measures.known(file).values()
        if one.level == "dimension" and year in one.years
    ]
    found: dict[str, list[str]] = {}
    for gap in notes.gaps(file, year):
        found.setdefault(gap.province_code, []).append(gap.code)
    return [
        Absent(row.province, codes, len(codes) == len(dimensions))
        for row in rows
        if (codes := found.get(row.province.code))
    ]


def _refused(survey: SurveyYear, held: list[Standing], measure: str) -> NotCompared:
    found = survey.breaks.get(measure)
    if all(one.previous_year is None for one in held if one.measure == measure):
        return NotCompared(measure, "first")
    if found and found.severity == "break":
        return NotCompared(measure, "break", found)
    return NotCompared(measure, "unpublished_before")
