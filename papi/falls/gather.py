"""Gathers the falls of a year from the warehouse into a `Scan`, and the shown rows of its lists."""

from collections.abc import Iterable
from dataclasses import asdict, replace

from papi.common import measures, survey_year
from papi.common.paged import Window
from papi.common.remembered import remembered
from papi.common.standing import Standing
from papi.common.survey_year import Province, SurveyYear
from papi.common.vocabulary import GROUPS
from papi.falls import places_questions, questions
from papi.falls.questions import ComparedMeasure, NamedChange
from papi.falls.scan import (
    MOST,
    NAMED,
    Absent,
    Count,
    HeldFalls,
    Level,
    ListName,
    NotCompared,
    Pair,
    ProvinceRow,
    Scan,
)
from papi.warehouse.connection import Identity

ALL = Window()


def surveyed(file: Identity, year: int) -> list[Province]:
    """The provinces of the year's division."""
    division = survey_year.gather(file, year).division
    return [one for one in survey_year.provinces(file).values() if one.division == division]


def scan(file: Identity, year: int, level: Level, scope: str, own_code: str) -> Scan:
    """The year's falls among the provinces of `scope`: all · own · a region's code · a group."""
    whole = _of_scope(file, year, level, scope, _in_scope(scope, own_code))
    own = _row(file, whole.survey, level, own_code)
    return replace(whole, own=own, own_inside=own is not None and _within(own, scope))


def _in_scope(scope: str, own_code: str) -> str:
    """Our own code only where that is the scope: what is asked of others is the same for all."""
    return own_code if scope == "own" else ""


def _within(row: ProvinceRow, scope: str) -> bool:
    if scope in GROUPS:
        return row.total is not None and row.total.quartile_group == scope
    return scope in ("all", "own", row.province.region_code)


@remembered(28)
def _counts(file: Identity, year: int) -> dict[tuple[str, str], dict[str, Count]]:
    """The year's counts of every scope, by kind and code, then by measure."""
    counts: dict[tuple[str, str], dict[str, Count]] = {}
    for one in questions.fall_counts(file, year):
        counts.setdefault((one.scope, one.scope_code), {})[one.measure] = one
    return counts


@remembered(128)
def _of_scope(file: Identity, year: int, level: Level, scope: str, own_code: str) -> Scan:
    """The scan of a scope; own_code: as of _in_scope."""
    survey, asked = survey_year.gather(file, year), (file, year, level, scope, own_code)
    named = {
        measure: one
        for measure, one in survey.measured.items()
        if one.level == level or measure == "total"
    }
    changed = {one.measure: one for one in questions.compared_measures(*asked)}
    shown = [one for one in named if one in changed and changed[one].compared]
    kind = "country" if scope == "all" else "group" if scope in GROUPS else "region"
    where = (kind, "VN" if scope == "all" else scope)
    return Scan(
        survey=survey,
        level=level,
        scope=scope,
        measures=shown,
        shifted=[one for one in shown if changed[one].shifted],
        refused=[_refused(survey, changed, one) for one in named if one not in shown],
        named=named,
        counts={} if scope == "own" else _counts(file, year).get(where, {}),
        sums=questions.sums(*asked),
        most_clear=[
            survey_year.names(file)[code] for code in places_questions.most_clear(*asked, NAMED + 1)
        ],
        unjudged=[one for one in shown if not changed[one].judged and not changed[one].shifted],
        estimated=frozenset(one for one in shown if changed[one].estimated),
        low=questions.low(*asked),
        lists={name: _list(*asked, name) for name in ("clear", "notable", "low")},
        extremes={
            fell: changes(*asked, "falls" if fell else "rises", Window(0, MOST))
            for fell in (True, False)
        },
        absent={when: _absent(file, year, scope, own_code, when) for when in (year, year - 1)},
    )


def _list(
    file: Identity, year: int, level: Level, scope: str, own_code: str, name: ListName
) -> HeldFalls:
    asked = (file, year, level, scope, own_code)
    first = changes(*asked, name, Window(0, 1))
    longest = _pairs(file, year, questions.longest_low(*asked)) if name == "low" else []
    return HeldFalls(
        **asdict(questions.listed(file, name, *asked[1:])),
        first=next(iter(first), None),
        longest=next(iter(longest), None),
    )


def changes(
    file: Identity,
    year: int,
    level: Level,
    scope: str,
    own_code: str,
    name: ListName,
    shown: Window = ALL,
) -> list[Pair]:
    """The shown changes of a list, in its order."""
    code = _in_scope(scope, own_code)
    found = questions.changes(file, name, year, level, scope, code, shown)
    return _pairs(file, year, found)


def _pairs(file: Identity, year: int, found: Iterable[NamedChange]) -> list[Pair]:
    """Changes with their province and standing."""
    named, known = list(found), survey_year.provinces(file)
    codes = dict.fromkeys(one.province_code for one in named)
    held = survey_year.gather(file, year).of_provinces(codes)
    standings = [held[one.province_code][one.measure] for one in named]
    return [
        (ProvinceRow(known[one.province_code], {one.measure: one}, None), one) for one in standings
    ]


def count(found: Scan, own_code: str, find: str) -> int:
    """How many provinces the scope has whose names hold `find`."""
    file, year = found.survey.file, found.survey.year
    code = _in_scope(found.scope, own_code)
    return places_questions.places_count(file, year, found.level, found.scope, code, find)


def rows(
    found: Scan, own_code: str, order: str, find: str = "", shown: Window = ALL
) -> list[ProvinceRow]:
    """The shown provinces of the scope by clear (falls) · falls · notable · rank · name · a measure
    (its largest fall first); ties by more falls, then by name; those with nothing to sort by come
    last."""
    survey, code = found.survey, _in_scope(found.scope, own_code)
    placed = places_questions.places(
        survey.file, survey.year, found.level, found.scope, code, order, find, shown
    )
    known = survey_year.provinces(survey.file)
    held = survey.of_provinces([one.province_code for one in placed])
    return [
        ProvinceRow(
            known[one.province_code],
            _of_level(held[one.province_code], found.level),
            one.falls,
        )
        for one in placed
    ]


def _row(file: Identity, survey: SurveyYear, level: Level, code: str) -> ProvinceRow | None:
    """A province's own row; None where the year's survey does not know it."""
    known = survey_year.provinces(file).get(code)
    if known is None or known.division != survey.division:
        return None
    asked = (file, survey.year, level, "own", code, "name", "", ALL)
    [placed] = places_questions.places(*asked)
    return ProvinceRow(known, _of_level(survey.of_province(code), level), placed.falls)


def _of_level(held: dict[str, Standing], level: Level) -> dict[str, Standing]:
    """The measures of the level, and the total."""
    return {
        measure: one for measure, one in held.items() if one.level == level or measure == "total"
    }


def _absent(file: Identity, year: int, scope: str, own_code: str, when: int) -> list[Absent]:
    """The scope's provinces of which something was not published in the year `when`."""
    dimensions = [
        one
        for one in measures.known(file).values()
        if one.level == "dimension" and when in one.years
    ]
    known = survey_year.provinces(file)
    return [
        Absent(known[one.province_code], list(one.codes), len(one.codes) == len(dimensions))
        for one in places_questions.absent(file, year, scope, own_code, when)
        if one.province_code in known
    ]


def _refused(survey: SurveyYear, changed: dict[str, ComparedMeasure], measure: str) -> NotCompared:
    found = survey.breaks.get(measure)
    if measure not in changed:
        return NotCompared(measure, "first")
    if found and found.severity == "break":
        return NotCompared(measure, "break", found)
    return NotCompared(measure, "unpublished_before")
