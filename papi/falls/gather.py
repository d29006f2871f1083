"""Gathers the falls of a year from the warehouse into a `Scan`, and the shown rows of its lists."""

from collections.abc import Iterable
from dataclasses import replace

from papi.common import measures, survey_year
from papi.common.paged import Window
from papi.common.remembered import remembered
from papi.common.standing import Standing
from papi.common.survey_year import Province, SurveyYear
from papi.common.vocabulary import GROUPS
from papi.falls import places_questions, questions
from papi.falls.questions import ComparedMeasure, CountedList, FirstChange, NamedChange
from papi.falls.scan import (
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
    sums = questions.sums(*asked, NAMED + 1)
    counted = {one.list: one for one in questions.listed(*asked)}
    firsts = _firsts(file, year, questions.firsts(*asked))
    return Scan(
        survey=survey,
        level=level,
        scope=scope,
        measures=shown,
        shifted=[one for one in shown if changed[one].shifted],
        refused=[_refused(survey, changed, one) for one in named if one not in shown],
        named=named,
        counts={} if scope == "own" else _counts(file, year).get(where, {}),
        sums=sums,
        most_clear=[survey_year.names(file)[code] for code in sums.most_clear],
        unjudged=[one for one in shown if not changed[one].judged and not changed[one].shifted],
        estimated=frozenset(one for one in shown if changed[one].estimated),
        low=counted["lowest"].n,
        lists={name: _list(counted[name], firsts, name) for name in ("clear", "notable", "low")},
        extremes={fell: firsts.get("falls" if fell else "rises", []) for fell in (True, False)},
        absent=_absent(file, year, scope, own_code),
    )


def _list(counted: CountedList, firsts: dict[str, list[Pair]], name: ListName) -> HeldFalls:
    return HeldFalls(
        n=counted.n,
        parts=counted.parts,
        provinces=counted.provinces,
        clear=counted.clear,
        again=counted.again,
        first=next(iter(firsts.get(name, [])), None),
        longest=next(iter(firsts.get("longest", [])), None) if name == "low" else None,
    )


def _firsts(file: Identity, year: int, found: Iterable[FirstChange]) -> dict[str, list[Pair]]:
    """The first changes by the list that they are of."""
    named = list(found)
    firsts: dict[str, list[Pair]] = {}
    for one, pair in zip(named, _pairs(file, year, named), strict=True):
        firsts.setdefault(one.list, []).append(pair)
    return firsts


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


def _pairs(file: Identity, year: int, found: Iterable[NamedChange | FirstChange]) -> list[Pair]:
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


def _absent(file: Identity, year: int, scope: str, own_code: str) -> dict[int, list[Absent]]:
    """The scope's provinces of which something was not published, that year and the year before."""
    known = survey_year.provinces(file)
    absent: dict[int, list[Absent]] = {year: [], year - 1: []}
    counts = {
        when: sum(
            one.level == "dimension" and when in one.years for one in measures.known(file).values()
        )
        for when in absent
    }
    for one in places_questions.absent(file, year, scope, own_code):
        if one.province_code in known:
            everything = len(one.codes) == counts[one.year]
            found = Absent(known[one.province_code], list(one.codes), everything)
            absent[one.year].append(found)
    return absent


def _refused(survey: SurveyYear, changed: dict[str, ComparedMeasure], measure: str) -> NotCompared:
    found = survey.breaks.get(measure)
    if measure not in changed:
        return NotCompared(measure, "first")
    if found and found.severity == "break":
        return NotCompared(measure, "break", found)
    return NotCompared(measure, "unpublished_before")
