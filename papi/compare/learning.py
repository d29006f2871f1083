"""Finds whom a province may learn from: those that were level with it some years ago, now
higher."""

from collections.abc import Iterable
from dataclasses import dataclass

from papi.common import survey_year
from papi.common.remembered import remembered
from papi.compare import learning_questions
from papi.compare.learning_questions import LearningPartner, PathPoint
from papi.warehouse.connection import Identity


@dataclass(frozen=True)
class Partner(LearningPartner):
    """A partner, its path (points by year), and the years of it whose value is an estimate."""

    name: str
    path: dict[int, float]
    estimated: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Learning:
    """Partners on one measure, the largest lead first, and our own path over the same years; count:
    how many there are, which may be more than are listed."""

    measure: str
    year: int
    own_path: dict[int, float]
    partners: list[Partner]
    own_estimated: frozenset[int] = frozenset()
    count: int = 0


@remembered(64)
def gather(file: Identity, code: str, year: int, measure: str, most: int | None = None) -> Learning:
    """Learning partners of a province on a measure in a year (at most so many); none where there
    are none."""
    found = learning_questions.learning_partners(file, year, code, measure, most)
    names = survey_year.provinces(file)
    codes = [code, *(one.partner_code for one in found)]
    points = learning_questions.paths(file, measure, codes, year)
    paths, estimated = _paths(points), _estimated(points)
    return Learning(
        measure,
        year,
        paths.get(code, {}),
        [
            Partner(
                **vars(one),
                name=names[one.partner_code].name,
                path=paths[one.partner_code],
                estimated=estimated.get(one.partner_code, frozenset()),
            )
            for one in found
        ],
        estimated.get(code, frozenset()),
        found[0].found if found else 0,
    )


def _estimated(points: Iterable[PathPoint]) -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for one in points:
        if one.estimated:
            found[one.province_code] = found.get(one.province_code, frozenset()) | {one.year}
    return found


def _paths(points: Iterable[PathPoint]) -> dict[str, dict[int, float]]:
    found: dict[str, dict[int, float]] = {}
    for one in points:
        found.setdefault(one.province_code, {})[one.year] = one.value
    return found
