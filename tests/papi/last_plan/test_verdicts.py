"""Verdicts on goals, held against the warehouse by questions of the test's own."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi.last_plan import judged as judging
from papi.last_plan.plan_goals import LastPlan, SetGoal
from papi.last_plan.result_year import ResultYear
from papi.priorities.target import GroupTarget, RankTarget
from tests.papi.last_plan.conftest import in_its_division

# A usual year, nothing published, some dimensions published before, the breaks of 2018 and 2019,
# shifts of 2021, estimates.
CASES = [("80", 2024), ("22", 2023), ("24", 2023), ("01", 2018), ("01", 2019), ("56", 2021),
         ("80n", 2024)]  # fmt: skip

ASKED = """
    WITH asked AS (
        SELECT DISTINCT s.measure, m.unit, m.level FROM score AS s
        JOIN measure AS m
            ON m.measure = s.measure AND s.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
        WHERE s.year = $1 - 1 AND s.province_code = $2 AND s.measure <> 'core'
            AND m.unit IN ('points', 'share')
    )
    SELECT a.measure, a.level, n.value, b.value AS before,
        EXISTS (
            FROM series_break AS k
            WHERE k.measure = a.measure AND k.severity = 'break' AND k.year = $1
        ) AS broke,
        coalesce(t.is_shift, false) AS shifted,
        n.basis = b.basis AS same_basis,
        coalesce((
            SELECT 1.96 * sqrt(2) * d.standard_deviation FROM score_noise AS d
            WHERE d.measure = a.measure AND d.year = $1 - 1 AND d.province_code = $2
        ), NULL) AS margin,
        EXISTS (
            FROM measure AS l
            WHERE l.measure = a.measure AND $1 BETWEEN l.first_year AND coalesce(l.last_year, 9999)
        ) AS goes_on
    FROM asked AS a
    JOIN score AS b ON b.measure = a.measure AND b.year = $1 - 1 AND b.province_code = $2
    LEFT JOIN score AS n ON n.measure = a.measure AND n.year = $1 AND n.province_code = $2
    LEFT JOIN national_shift AS t ON t.measure = a.measure AND t.year = $1
        AND t.division = (SELECT division FROM province WHERE province_code = $2)
    ORDER BY ALL
"""


def judge(file, code: str, year: int, *goals: SetGoal):
    plan = LastPlan("plan.xlsx", year - 1, year - 1, goals)
    return judging.judged(ResultYear(in_its_division(file, code), code, year), plan)


def goal(measure: str, value: float | None, **given) -> SetGoal:
    return SetGoal(measure, "", measure, measure, value, **given)


@pytest.mark.parametrize(("code", "year"), CASES)
def test_every_verdict_follows_from_the_warehouse(file, ask, code, year):
    """Goals at, near and far from the result, and what was to be kept, for every measure."""
    seen = set()
    for row in ask(code, ASKED, year, code):
        measure, level, value, before, broke, shifted, same_basis, margin, goes_on = row
        around = value if value is not None else before
        reach = margin or 0.1
        for off in (0.0, -0.99 * reach, 0.99 * reach, -1.01 * reach, 1.01 * reach, None):
            one = goal(measure, None if off is None else around - off, kept=off is None)
            (found,) = judge(file, code, year, one)
            apart = 0.0 if value is None else value - before if off is None else off
            expected = _expected(level, value, broke, shifted, same_basis, margin, goes_on, apart)
            assert found.verdict == expected, (measure, off)
            seen.add(expected)
            assert found.result == value and found.before == before
            if expected in judging.SAID:
                assert found.margin == pytest.approx(margin, rel=1e-9)
                assert found.distance == pytest.approx(apart, abs=1e-9)
            elif expected != "unknown":
                assert found.distance is None
    wanted = {
        ("80", 2024): {"reached", "not_reached", "within", "unpublished"},
        ("22", 2023): {"unpublished"},
        ("01", 2018): {"broke"}, ("01", 2019): {"broke", "shift"}, ("56", 2021): {"shift"},
    }  # fmt: skip
    assert seen >= wanted.get((code, year), {"within"}), seen


def _expected(level, value, broke, shifted, same_basis, margin, goes_on, apart) -> str:
    asked = level == "indicator"
    reasons = {
        "ended": value is None and not goes_on and not asked,
        "unpublished": value is None,
        "broke": broke,
        "unknown": asked,
        "other_basis": not same_basis,
        "shift": shifted,
    }
    if why := next((reason for reason, holds in reasons.items() if holds), ""):
        return why
    if margin is None:
        return "unknown"
    return "within" if abs(apart) <= margin else "reached" if apart > 0 else "not_reached"


@pytest.mark.parametrize("code", ["80", "01", "80n"])
def test_what_was_to_be_kept_is_judged_as_the_year_judges_the_change(file, ask, code):
    changes = ask(
        code,
        """SELECT measure, clear, difference FROM yearly_change
        WHERE year = 2024 AND province_code = $1 AND comparable AND NOT nationwide_shift
            AND measure <> 'core'""",
        code,
    )
    assert len(changes) > 30
    for measure, clear, difference in changes:
        (found,) = judge(file, code, 2024, goal(measure, None, kept=True))
        expected = {None: "unknown", False: "within"}.get(clear) or (
            "reached" if difference > 0 else "not_reached"
        )
        assert found.verdict == expected, measure


def test_a_group_or_rank_is_reached_or_missed_only_beyond_its_possible_places(file, ask):
    order = ["highest", "high_average", "low_average", "lowest"]
    seen = set()
    for code in ("80", "01", "27", "96", "56"):
        ((rank, low, high, group),) = ask(
            code,
            """SELECT r.rank, k.low, k.high, r.quartile_group FROM ranking AS r
            JOIN rank_range AS k USING (year, measure, province_code)
            WHERE r.year = 2024 AND r.measure = 'total' AND r.province_code = $1""",
            code,
        )
        for asked in range(1, 62):
            (found,) = judge(file, code, 2024, goal("total", None, target=RankTarget(asked)))
            sure = "reached" if asked >= high else "not_reached" if asked < low else "within"
            assert found.verdict == sure
            assert found.verdict == "within" or (found.verdict == "reached") == (rank <= asked)
        shares = dict(ask(code, """SELECT quartile_group, share FROM group_share
            WHERE year = 2024 AND measure = 'total' AND province_code = $1""", code))  # fmt: skip
        for place, asked_group in enumerate(order):
            aim = GroupTarget(asked_group)
            (found,) = judge(file, code, 2024, goal("total", None, target=aim))
            there = order.index(group) <= place
            share = sum(shares.get(one, 0.0) for one in order[: place + 1])
            sure = "within"
            if there and share >= 0.95:
                sure = "reached"
            elif not there and share <= 0.05:
                sure = "not_reached"
            assert found.verdict == sure, (code, asked_group, share)
            seen.add(sure)
    assert seen == {"reached", "not_reached", "within"}


def test_noise_alone_brings_a_verdict_at_most_5_times_in_100(file, ask):
    """A province that rose by exactly what its plan set out for: its goal was written from a score
    that noise had moved, its result is moved by noise again. A goal that stands fixed, at the very
    level of the province, is called reached or missed more rarely."""
    draws = np.random.default_rng(20).normal(size=(2, 40_000))
    for measure in ("total", "participation", "primary_education"):
        (found,) = judge(file, "80", 2024, goal(measure, 1.0))
        ((sd,),) = ask(
            "80",
            """SELECT standard_deviation FROM score_noise
            WHERE year = 2023 AND measure = $1 AND province_code = '80'""",
            measure,
        )
        assert found.margin is not None
        before, after = sd * draws
        risen = [judging.by_distance(one, found.margin) != "within" for one in after - before]
        fixed = [judging.by_distance(one, found.margin) != "within" for one in after]
        assert 0.045 < sum(risen) / len(risen) < 0.055
        assert 0.003 < sum(fixed) / len(fixed) < 0.009


@given(st.floats(-80, 80), st.floats(0.001, 5))
def test_a_goal_is_reached_or_missed_only_beyond_the_margin(distance, margin):
    verdict = judging.by_distance(distance, margin)
    assert (verdict == "within") == (abs(distance) <= margin)
    if verdict != "within":
        opposite = judging.by_distance(-distance, margin)
        assert {verdict, opposite} == {"reached", "not_reached"}
        assert (verdict == "reached") == (distance > 0)


def test_the_reason_for_a_figure_that_is_not_published_or_not_comparable_is_held(file):
    (found,) = judge(file, "01", 2019, goal("environment", 5.0))
    assert found.series_break is not None and found.series_break.year == 2019
    for measure in ("transparency", "civic_knowledge", "total"):
        (found,) = judge(file, "22", 2023, goal(measure, 1.0))
        assert (found.verdict, found.result) == ("unpublished", None)
        assert measure == "total" or (found.gap is not None and found.gap.reason_vi)
