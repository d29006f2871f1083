"""From whom a province may learn: who stood where it stood some years ago and is higher now."""

from dataclasses import dataclass

import pandas as pd

from papi.common import survey_year
from papi.common.remembered import remembered
from papi.compare import questions
from papi.warehouse.connection import Identity


@dataclass(frozen=True)
class Partner:
    """A province that stood within half a point in `then_year` and leads clearly now, in points;
    margin: the usual variation of a lead, None where it is not known; `estimated` are the years of
    its path in which the value is an estimate."""

    code: str
    name: str
    then_year: int
    own_then: float
    partner_then: float
    own_now: float
    partner_now: float
    gap: float
    margin: float | None
    path: dict[int, float]
    estimated: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Learning:
    """Partners on one measure, the largest lead first, and our own path over the same years."""

    measure: str
    year: int
    own_path: dict[int, float]
    partners: list[Partner]
    own_estimated: frozenset[int] = frozenset()


@remembered(64)
def gather(file: Identity, code: str, year: int, measure: str) -> Learning:
    """Learning partners of a province on a measure in a year; none where there are none."""
    found = questions.learning_partners(file, year, code, measure)
    names = survey_year.provinces(file)
    values = questions.paths(file, measure, [code, *found["partner_code"]], year)
    paths, estimated = _paths(values), _estimated(values)
    return Learning(
        measure,
        year,
        paths.get(code, {}),
        [
            Partner(
                row["partner_code"],
                names[row["partner_code"]].name,
                row["then_year"],
                row["own_then"],
                row["partner_then"],
                row["own_now"],
                row["partner_now"],
                row["gap"],
                None if pd.isna(row["gap_margin"]) else row["gap_margin"],
                paths[row["partner_code"]],
                estimated.get(row["partner_code"], frozenset()),
            )
            for row in found.to_dict("records")
        ],
        estimated.get(code, frozenset()),
    )


def _estimated(frame: pd.DataFrame) -> dict[str, frozenset[int]]:
    rows = frame[frame["basis"] != "published"]
    return {str(code): frozenset(found["year"]) for code, found in rows.groupby("province_code")}


def _paths(frame: pd.DataFrame) -> dict[str, dict[int, float]]:
    return {
        str(code): dict(zip(rows["year"], rows["value"], strict=True))
        for code, rows in frame.groupby("province_code")
    }
