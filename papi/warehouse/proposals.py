"""Queries what a plan would keep up and mend by the warehouse's rule (view plan_proposal)."""

from dataclasses import dataclass
from typing import Literal

from papi.warehouse.connection import Identity, column, rows

Rule = Literal["evidence", "sign"]
RULES: tuple[Rule, ...] = ("evidence", "sign")


@dataclass(frozen=True)
class Proposal:
    """What a rule says of a dimension or sub-dimension of a province: direction, keep or mend;
    position among those of its level and direction; reason, a code of the view; beyond_noise,
    whether it holds beyond the usual variation (None where that is not known, or the rule does not
    ask); proposed: whether it stands in a plan for which nobody chose. above_median, margin and
    good_year in points; None where they are not known."""

    measure: str
    level: str
    parent: str | None
    direction: Literal["keep", "mend"]
    position: int
    reason: str
    beyond_noise: bool | None
    proposed: bool
    country_median: float
    above_median: float
    margin: float | None
    good_year: float | None


def proposals(file: Identity, year: int, province_code: str, by: Rule) -> tuple[Proposal, ...]:
    """By evidence (clear changes, else the place among the provinces), or by the sign of the change
    alone, as offices list them; dimensions first, what is to be mended before what is kept up."""
    return rows(
        file,
        Proposal,
        """
        SELECT p.measure, p.level, m.parent,
            if($3 = 'sign', p.sign_direction, p.direction) AS direction,
            if($3 = 'sign', p.sign_position, p.position) AS position,
            if($3 = 'sign', p.sign_reason, p.reason) AS reason,
            if($3 = 'sign' AND p.sign_reason NOT IN ('high', 'low'), NULL, p.beyond_noise)
                AS beyond_noise,
            if($3 = 'sign', p.sign_proposed, p.proposed) AS proposed,
            p.country_median, p.above_median, p.margin, p.good_year
        FROM plan_proposal AS p
        JOIN measure AS m
            ON m.measure = p.measure AND p.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
        WHERE p.year = $1 AND p.province_code = $2
        ORDER BY p.level, 4 DESC, 5
        """,
        year,
        province_code,
        by,
    )


def result_indicators(file: Identity, division: int) -> frozenset[str]:
    """The survey questions of which more is better and goes with a higher score of the
    sub-dimension, among the provinces of a division."""
    found = column(
        file,
        """
        SELECT measure FROM result_indicator WHERE shows_result AND division = $1 ORDER BY measure
        """,
        division,
    )
    return frozenset(found)
