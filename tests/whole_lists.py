"""The whole lists behind a scan of falls, as files have them."""

from papi.common.standing import Standing
from papi.falls import gather
from papi.falls.scan import ListName, Pair, ProvinceRow, Scan


def rows(seen: Scan, own_code: str, order: str = "name") -> list[ProvinceRow]:
    """Every province of the scope."""
    return gather.rows(seen, own_code, order)


def listed(seen: Scan, own_code: str, name: ListName) -> list[Pair]:
    """Every change of a list."""
    survey = seen.survey
    return gather.changes(survey.file, survey.year, seen.level, seen.scope, own_code, name)


def changes(seen: Scan, own_code: str, measures: list[str]) -> list[Standing]:
    """Every comparable change in one of the measures."""
    return [
        one
        for row in rows(seen, own_code)
        for one in row.standings.values()
        if one.measure in measures and one.changed
    ]
