"""Kinds of trend and changes of means, computed a second time with scipy and pandas."""

from itertools import permutations

import duckdb
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau, theilslopes

from etl import trends
from tests.conftest import PUBLISHED

PROVINCES = ["80", "01", "22", "24", "27", "26", "87", "82", "74"]
finite = st.floats(-1000, 1000, allow_nan=False).map(lambda one: round(one, 6))
five = st.lists(finite, min_size=5, max_size=5, unique=True)


def kind_of(values):
    rows = np.array([values], dtype=float)
    slope = trends.slopes(np.array([[0, 1, 2, 3, 4]]), rows)
    return trends.kinds(rows, trends.p_values(rows), slope)[0]


@pytest.fixture(scope="module")
def windows(warehouse_path):
    """Every window again, year by year, from scores, medians and breaks alone."""
    with duckdb.connect(str(warehouse_path), read_only=True) as con:
        scores = con.execute("SELECT year, measure, province_code, value FROM score").df()
        breaks = con.execute("SELECT * FROM series_break WHERE severity = 'break'").df()
        table = con.execute("SELECT * FROM trend").df()
    scores["relative"] = (
        scores["value"] - scores.groupby(["year", "measure"])["value"].transform("median")
    ).round(6)
    # All gaps that PAPI has left lie with these.
    table = table[table["province_code"].isin(PROVINCES)]
    scores = scores[scores["province_code"].isin(PROVINCES)]
    began = breaks.groupby("measure")["year"].apply(list).to_dict()
    rows = {}
    for (measure, code), group in scores.sort_values("year").groupby(["measure", "province_code"]):
        years = group["year"].tolist()
        for place, year in enumerate(years):
            era = max([one for one in began.get(measure, []) if one <= year], default=0)
            window = [at for at in range(place + 1) if years[at] >= era][-5:]
            rows[year, measure, code] = group.iloc[window]
    return rows, table


def test_every_published_value_has_a_kind_and_its_window_never_spans_a_break(windows):
    rows, table = windows
    keys = set(zip(table["year"], table["measure"], table["province_code"], strict=True))
    assert keys == set(rows)
    for one in table.itertuples():
        window = rows[one.year, one.measure, one.province_code]
        assert (one.first_year, one.years) == (window["year"].iloc[0], len(window))
        assert (one.kind == "too_few") == (len(window) < 5)


def test_slopes_and_p_values_agree_with_scipy(windows):
    rows, table = windows
    full = table[table["years"] == 5].sample(400, random_state=4)
    for one in full.itertuples():
        window = rows[one.year, one.measure, one.province_code]
        for column, slope, p in (
            ("value", one.slope, one.p_value),
            ("relative", one.relative_slope, one.relative_p_value),
        ):
            values = window[column].to_numpy(float)
            assert slope == pytest.approx(theilslopes(values, window["year"]).slope, abs=1e-6)
            if len(set(values)) == 5:
                exact = kendalltau(window["year"], values, method="exact").pvalue
                assert p == pytest.approx(exact, abs=1e-12)


def test_words_follow_from_slope_p_and_steps(windows):
    rows, table = windows
    found = set()
    for one in table[table["years"] == 5].itertuples():
        steps = np.sign(np.diff(rows[one.year, one.measure, one.province_code]["value"]))
        if one.p_value <= 0.10 and one.slope:
            expected = "rising" if one.slope > 0 else "falling"
        elif steps.tolist() == [-1, -1, 1, 1]:
            expected = "turned_up"
        elif steps.tolist() == [1, 1, -1, -1]:
            expected = "turned_down"
        else:
            expected = "none"
        assert one.kind == expected
        found.add(expected)
    assert len(found) == 5


def test_the_longest_run_of_falls_is_that_of_the_years_up_to_then(con):
    changes = con.execute(
        "SELECT year, measure, province_code, falls_in_a_row FROM yearly_change ORDER BY year"
    ).fetchall()
    longest: dict[tuple[str, str], tuple[int, int | None]] = {}
    expected = {}
    for year, measure, code, falls in changes:
        before = longest.get((measure, code), (0, None))
        longest[measure, code] = (falls, year) if falls and falls >= before[0] else before
        expected[year, measure, code] = longest[measure, code]
    table = con.execute(
        "SELECT year, measure, province_code, longest_falls, longest_to FROM trend"
    ).fetchall()
    for year, measure, code, falls, to in table:
        assert (falls, to) == expected.get((year, measure, code), (0, None))
    assert max(falls for *_, falls, _ in table) >= 4


@pytest.mark.parametrize(
    "values", [(1, 1, 2, 3, 4), (1, 2, 2, 3, 3), (0, 0, 0, 0, 1), (2, 2, 2, 2, 2), (3, 1, 1, 2, 1)]
)
def test_with_ties_p_is_that_of_all_orders_of_the_same_values(values):
    def score(row):
        return sum(np.sign(row[b] - row[a]) for a in range(5) for b in range(a + 1, 5))

    scores = [score(row) for row in permutations(values)]
    as_far = sum(abs(one) >= abs(score(values)) for one in scores) / len(scores)
    assert trends.p_values(np.array([values], float))[0] == pytest.approx(as_far)


def test_the_level_lets_one_step_between_neighbours_pass_and_no_two():
    assert kind_of([1, 2, 3, 4, 5]) == "rising"
    assert kind_of([1, 2, 4, 3, 5]) == "rising"
    assert kind_of([2, 1, 4, 3, 5]) == "none"
    assert kind_of([5, 4, 3, 2, 1]) == "falling"
    assert kind_of([3, 2, 1, 2.5, 4]) == "turned_up"
    assert kind_of([1, 2, 3, 2.5, 0]) == "turned_down"
    assert kind_of([1, 1, 1, 1, 1]) == "none"


@given(five)
def test_the_mirrored_series_has_the_mirrored_kind(values):
    mirrored = {
        "rising": "falling", "falling": "rising", "none": "none",
        "turned_up": "turned_down", "turned_down": "turned_up",
    }  # fmt: skip
    assert kind_of([-one for one in values]) == mirrored[kind_of(values)]


@given(five)
def test_only_the_order_decides(values):
    ranks = np.argsort(np.argsort(values)).tolist()
    assert trends.p_values(np.array([values], float)) == trends.p_values(np.array([ranks], float))


def test_long_an_fell_and_rose_again_by_2024(con):
    row = con.execute(
        """SELECT kind, first_year, years, round(slope, 2) FROM trend
        WHERE province_code = '80' AND measure = 'total' AND year = 2024"""
    ).fetchone()
    assert row == ("turned_up", 2020, 5, -0.33)


def test_eras_count_up_at_breaks_only(con):
    eras = con.execute(
        """SELECT DISTINCT year, era FROM series_point WHERE measure = 'total' ORDER BY year"""
    ).fetchall()
    assert eras == [(year, (year >= 2016) + (year >= 2018)) for year in range(2011, 2025)]


def test_the_change_of_a_mean_takes_the_provinces_of_both_years(con):
    scores = con.execute(
        "SELECT year, measure, province_code, value FROM score WHERE measure IN "
        "('total', 'core', 'transparency', 'information_access', 'air_quality_02')"
    ).df()
    provinces = pd.read_csv(PUBLISHED / "provinces.csv", dtype=str)
    regions = provinces.set_index("province_code")["region_code"]
    expected = {}
    for measure, rows in scores.groupby("measure"):
        wide = rows.pivot_table(index="province_code", columns="year", values="value")
        for before, year in zip(wide.columns[:-1], wide.columns[1:], strict=True):
            both = wide[[before, year]].dropna()
            moved = both[year] - both[before]
            expected[year, measure, "VN"] = (before, len(both), moved.mean())
            for region, part in moved.groupby(regions):
                expected[year, measure, region] = (before, len(part), part.mean())
    view = con.execute(
        """SELECT year, measure, scope_code, previous_year, n, difference, mean, previous_mean
        FROM mean_change WHERE list_contains($1, measure)""",
        [sorted(scores["measure"].unique())],
    ).fetchall()
    assert {row[:3] for row in view} == set(expected)
    for year, measure, code, previous, n, difference, mean, previous_mean in view:
        assert (previous, n) == expected[year, measure, code][:2]
        assert difference == pytest.approx(expected[year, measure, code][2], abs=1e-6)
        assert difference == pytest.approx(mean - previous_mean, abs=2e-6)


def test_a_change_of_a_mean_differs_from_the_difference_of_means(con):
    change, plain = con.execute(
        """SELECT c.difference, now.mean - before.mean
        FROM mean_change AS c
        JOIN benchmark AS now USING (year, measure, scope, scope_code)
        JOIN benchmark AS before
            ON before.year = c.previous_year AND before.measure = c.measure
            AND before.scope = c.scope AND before.scope_code = c.scope_code
        WHERE c.measure = 'total' AND c.scope = 'country' AND c.year = 2024"""
    ).fetchone()
    assert (round(change, 2), round(plain, 2)) == (0.88, 1.01)


def test_changes_of_means_across_breaks_and_gaps_are_not_comparable(con):
    rows = con.execute(
        """SELECT year, previous_year, comparable FROM mean_change
        WHERE scope = 'country' AND measure IN ('total', 'air_quality_02')
            AND NOT comparable ORDER BY measure, year"""
    ).fetchall()
    assert rows == [(2022, 2019, False), (2016, 2015, False), (2018, 2017, False)]
