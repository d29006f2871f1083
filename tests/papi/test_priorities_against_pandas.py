"""Reach, frequencies, what-if and targets, computed a second time from the bare scores."""

from functools import lru_cache
from itertools import combinations

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papi.common.standing import Standing
from papi.compare import gather as comparison
from papi.priorities import gather as priorities
from papi.priorities import what_if
from papi.priorities.gather import as_shown
from papi.priorities.target import GroupTarget, RankTarget

CASES = [("80", 2023), ("20", 2023), ("01", 2024), ("46", 2023), ("22", 2020), ("87", 2015)]


@pytest.fixture(scope="module")
def tables(warehouse_path):
    with duckdb.connect(str(warehouse_path), read_only=True) as con:
        return {
            name: con.execute(f"FROM {name}").df()
            for name in ("score", "measure", "series_break", "noise")
        }


def era_start(tables, measure, year):
    """The last year of a break up to `year`, 0 where there is none."""
    rows = tables["series_break"]
    rows = rows[(rows["measure"] == measure) & (rows["severity"] == "break")]
    return max([0, *rows["year"][rows["year"] <= year]])


def wide(tables, measure):
    rows = tables["score"][tables["score"]["measure"] == measure]
    return rows.pivot(index="year", columns="province_code", values="value")


def is_shift(before, now):
    """At least 95% of provinces the same way and a median of more than 5 percent."""
    moved = (now - before).dropna()
    percent = (100 * (now - before) / before).dropna().median()
    return max((moved < 0).mean(), (moved > 0).mean()) >= 0.95 and abs(percent) > 5


def change_of(values, year, start):
    """One year's changes by province; None where they are none, or the whole country shifted."""
    if year - 1 < start or not {year - 1, year} <= set(values.index):
        return None
    # The shift is judged on all pairs of that year, also those with a gap between.
    last = values.loc[: year - 1].ffill().iloc[-1]
    if is_shift(last, values.loc[year]):
        return None
    return values.loc[year] - values.loc[year - 1]


def lasting(tables, measure, year):
    """What was left after two years of each one-year change of the era up to `year`, and no more
    than it was after one."""
    values = wide(tables, measure)
    values = values[values.index <= year]
    start = era_start(tables, measure, year)
    found = []
    for now in values.index:
        first, second = change_of(values, now, start), change_of(values, now + 1, start)
        if first is not None and second is not None:
            both = pd.concat([first, first + second], axis=1).dropna()
            found.append(both.min(axis=1))
    return pd.concat(found).round(6) if found else pd.Series(dtype=float)


def usual(tables, measure, year):
    """What noise alone puts between two scores of the 63, None where it is not known."""
    rows = tables["noise"]
    rows = rows[(rows["measure"] == measure) & (rows["division"] == 63)]
    rows = rows[(rows["first_year"] <= year) & (rows["last_year"] >= year)]
    return as_shown(1.96 * 2**0.5 * rows["standard_deviation"].iloc[0]) if len(rows) else None


@pytest.mark.parametrize(("code", "year"), CASES)
def test_the_good_year_and_how_often_a_gap_was_made_up(file, tables, code, year):
    seen = comparison.gather(file, code, year, "all")
    rows = priorities.gather(file, seen, "peers_best")
    assert len(rows) == len([one for one in seen.own.values() if one.level not in ("total",)])
    for one in rows:
        margin = usual(tables, one.standing.measure, seen.year)
        assert one.margin == margin
        assert one.within == (margin is not None and 0 < (one.gap or 0) <= margin)
        history = lasting(tables, one.standing.measure, seen.year)
        if history.empty:
            assert one.good_year is None and one.made_up is None and one.reach is None
            continue
        rises = history[history > 0]
        assert one.good_year
        assert one.good_year.often.changes == len(history)
        assert one.good_year.rise == (as_shown(rises.quantile(0.75)) if len(rises) else None)
        # The quantile may fall on a province's own rise to the last digit of a float.
        large = (history >= rises.quantile(0.75) - 1e-6).sum() if len(rises) else 0
        assert one.good_year.often.times in (large, large - 1)
        if one.gap:
            assert one.made_up
            assert one.made_up.times == (history >= one.gap).sum()
            assert one.made_up.changes == len(history)
        else:
            assert one.made_up is None
        assert one.reach
        assert one.points == min(one.gap or 0.0, one.good_year.rise or 0.0)


@pytest.mark.parametrize(("code", "year"), CASES)
@pytest.mark.parametrize("benchmark", priorities.BENCHMARKS)
def test_gap_and_place_of_every_benchmark(file, tables, code, year, benchmark):
    seen = comparison.gather(file, code, year, "all")
    for one in priorities.gather(file, seen, benchmark):
        values = wide(tables, one.standing.measure).loc[seen.year].dropna()
        own = values[code]
        others = values.drop(code)
        edges = values.quantile([0.25, 0.5, 0.75])
        aim = {
            "next_group": next((edge for edge in edges if edge > own + 1e-12), None),
            "peers_median": others.median(),
            "peers_best": others.max(),
            "own_best": one.own_best,
        }[benchmark]
        if aim is None:
            assert one.gap is None and one.reach is None
            continue
        assert one.gap == max(0.0, as_shown(aim - own))
        if one.reach:
            reached = aim if one.points == one.gap > 0 else own + one.points
            assert one.reach.rank == 1 + (others > reached).sum()
            assert one.reach.places == one.standing.rank - one.reach.rank


def test_the_own_best_lies_after_the_last_break_or_nationwide_shift(file, tables):
    seen = comparison.gather(file, "80", 2023, "all")
    best = {one.standing.measure: one for one in priorities.gather(file, seen, "own_best")}
    # 3.2 fell by half in every province in 2021: what Long An had before is no aim.
    assert best["accountability"].own_best_year >= 2021
    assert best["civic_knowledge"].own_best_year >= 2022
    for measure, one in best.items():
        values = wide(tables, measure)["80"]
        start = era_start(tables, measure, 2023)
        assert one.own_best <= values[values.index >= start].max() + 1e-9
        assert one.own_best == pytest.approx(values[one.own_best_year])


@lru_cache
def beside_all(file, code):
    """2023 beside all others, gathered once for many examples."""
    return comparison.gather(file, code, 2023, "all")


@pytest.fixture(scope="module")
def totals(tables):
    return wide(tables, "total").loc[2023].dropna()


DIMENSIONS = (
    "participation",
    "transparency",
    "accountability",
    "corruption_control",
    "admin_procedures",
    "service_delivery",
    "environment",
    "e_governance",
)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["80", "20", "01", "46", "67"]),
    st.dictionaries(st.sampled_from(DIMENSIONS), st.floats(-2, 2).map(lambda x: round(x, 2))),
)
def test_what_if_agrees_with_a_recount_of_the_year(file, totals, code, rises):
    seen = beside_all(file, code)
    assert seen.total
    found = what_if.outcome(file, seen.total, rises)
    value = totals[code] + sum(rises.values())
    assert found.value == pytest.approx(value, abs=1e-6)
    assert found.rank == 1 + (totals.drop(code) > round(value, 6)).sum()
    assert found.ranked_count == len(totals) == 61
    group = sum(round(value, 6) >= edge for edge in totals.quantile([0.25, 0.5, 0.75]))
    assert found.quartile_group == ["lowest", "low_average", "high_average", "highest"][group]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.floats(0, 1).map(lambda x: round(x, 2)), min_size=8, max_size=8),
    st.floats(0.01, 5).map(lambda x: round(x, 2)),
)
def test_the_smallest_sets_are_the_smallest(file, points, needed):
    seen = beside_all(file, "80")
    reach = dict(zip(DIMENSIONS, points, strict=True))
    sets = what_if.smallest_sets(seen.dimensions, reach, needed)

    def total(group: list[Standing]) -> float:
        return float(sum(reach[one.measure] for one in group))

    if not sets:
        assert sum(points) < needed + 1e-9
        return
    size = len(sets[0])
    assert all(len(group) == size and total(group) >= needed - 1e-9 for group in sets)
    for smaller in combinations(DIMENSIONS, size - 1):
        assert sum(reach[one] for one in smaller) < needed + 1e-9
    assert [round(total(group), 9) for group in sets] == sorted(
        (round(total(group), 9) for group in sets), reverse=True
    )


def test_long_ans_target_of_2024_from_the_figures_of_2023(file, tables):
    """The article's target, the upper-middle group, takes 1.49 points more."""
    seen = comparison.gather(file, "80", 2023, "region")
    assert seen.total
    reach = {
        one.standing.measure: one.points for one in priorities.gather(file, seen, "peers_best")
    }
    found = what_if.way(file, seen, seen.total, GroupTarget("high_average"), reach)
    totals = wide(tables, "total").loc[2023].dropna()
    assert found.aim.edge == pytest.approx(totals.median())
    assert found.aim.needed == pytest.approx(1.493578)
    history = lasting(tables, "total", 2023)
    assert found.made_up
    assert found.made_up.times == (history >= found.aim.needed).sum() == 14
    assert found.made_up.changes == len(history) == 240
    assert as_shown(found.margin or 0.0) == usual(tables, "total", 2023)
    assert found.sets
    assert what_if.groups_above(seen.total) == ["high_average", "highest"]


@pytest.mark.parametrize("rank", [1, 10, 46, 61])
def test_a_rank_takes_the_value_of_who_holds_it(file, tables, rank):
    seen = comparison.gather(file, "80", 2023, "region")
    assert seen.total
    found = what_if.way(file, seen, seen.total, RankTarget(rank), {})
    totals = wide(tables, "total").loc[2023].dropna()
    others = totals.drop("80").sort_values(ascending=False)
    value = others.iloc[rank - 1] if rank <= len(others) else seen.total.scale_min
    assert found.aim.edge == pytest.approx(value)
    if found.aim.needed:
        moved = what_if.outcome(file, seen.total, {"participation": found.aim.needed})
        assert moved.rank <= rank
    assert found.aim.reached == (rank >= seen.total.rank)
