"""Levels of the last four years and changes of means, computed a second time in pandas."""

from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import PUBLISHED
from tests.etl.rules_of_views.small_country import break_series, country, publish

KINDS = {"higher", "lower", "level", "too_few", "unknown"}


def levels_again(scores, noise, breaks):
    """Year, measure, province → first year, years, change, margin, kind and the same of value less
    median; from scores (with basis and division), noise and breaks alone."""
    scores = scores.copy()
    scores["relative"] = scores["value"] - scores.groupby(["year", "measure", "division"])[
        "value"
    ].transform("median")
    began = breaks.groupby("measure")["year"].apply(list).to_dict()
    spans = {}
    for row in noise.itertuples():
        for year in range(row.first_year, row.last_year + 1):
            spans[row.measure, row.division, year] = row.standard_deviation
    found = {}
    for (measure, code, division), rows in scores.sort_values("year").groupby(
        ["measure", "province_code", "division"]
    ):
        window: list[Any] = []
        for row in rows.itertuples():
            since = max([one for one in began.get(measure, []) if one <= row.year], default=0)
            if window and (window[-1].year < since or window[-1].basis != row.basis):
                window = []
            window = [*window, row][-4:]
            deviation = spans.get((measure, division, row.year))
            if deviation is not None and row.basis != "published":
                deviation /= len(row.basis.split("+")) ** 0.5
            found[row.year, measure, code] = (
                window[0].year,
                len(window),
                *level([one.value for one in window], deviation),
                *level([one.relative for one in window], deviation)[::2],
            )
    return found


def level(values, deviation):
    """Change, margin and kind of a window."""
    if len(values) < 4:
        return None, None, "too_few"
    change = np.mean(values[2:]) - np.mean(values[:2])
    if deviation is None:
        return change, None, "unknown"
    margin = 1.96 * deviation
    kind = "level" if abs(change) <= margin else "higher" if change > 0 else "lower"
    return change, margin, kind


@pytest.fixture(scope="module", params=["main", "of_34"])
def levels(warehouse_path, request):
    """The table and its second computation, of both divisions."""
    with duckdb.connect(str(warehouse_path), read_only=True) as con:
        con.execute(f"USE {request.param}")
        scores = con.execute(
            """SELECT s.year, s.measure, s.province_code, s.value, s.basis, p.division
            FROM score AS s JOIN province AS p USING (province_code)"""
        ).df()
        noise = con.execute("FROM noise").df()
        breaks = con.execute("FROM series_break WHERE severity = 'break'").df()
        table = con.execute("FROM trend").df()
    return table, levels_again(scores, noise, breaks)


def test_every_published_value_has_the_level_of_a_second_computation(levels):
    table, again = levels
    keys = list(zip(table["year"], table["measure"], table["province_code"], strict=True))
    assert len(keys) == len(set(keys)) > 15_000
    assert set(keys) == set(again)
    expected = pd.DataFrame(
        [again[key] for key in keys],
        columns=[
            "first_year",
            "years",
            "change",
            "margin",
            "kind",
            "relative_change",
            "relative_kind",
        ],
    )
    for name in ("first_year", "years", "kind", "relative_kind"):
        assert table[name].tolist() == expected[name].tolist(), name
    for name in ("change", "margin", "relative_change"):
        assert np.allclose(
            table[name], expected[name].astype(float), atol=1e-6, rtol=0, equal_nan=True
        ), name
    assert set(table["kind"]) == set(table["relative_kind"]) == KINDS


def test_of_an_indicator_no_level_is_named(con):
    rows = con.execute(
        """SELECT DISTINCT kind FROM trend
        SEMI JOIN measure AS m ON m.measure = trend.measure AND m.level = 'indicator'"""
    ).fetchall()
    assert {kind for (kind,) in rows} == {"too_few", "unknown"}


@pytest.fixture(scope="module")
def small():
    """A country of one measure whose noise is 0.5 a year: levels differ by more than 0.98."""
    con = country()
    yield con
    con.close()


def judged(con, by_year, deviation, *breaks):
    """Kind, relative kind and first year of each province in the last year."""
    for table in ("score", "series_break", "noise"):
        con.execute(f"DELETE FROM {table}")
    if deviation is not None:
        con.execute(
            """INSERT INTO noise VALUES
            ('m', 63, 2011, 2030, $1, 0.1, 9, 200, 0.5, 'panel')""",
            [deviation],
        )
    publish(con, by_year)
    if breaks:
        break_series(con, *breaks)
    return con.execute(
        """SELECT kind, relative_kind, first_year FROM trend
        WHERE measure = 'm' AND year = $1 ORDER BY province_code""",
        [max(by_year)],
    ).fetchall()


def test_a_level_as_far_off_as_the_margin_is_still_about_level(small):
    # 1.96 · 0.5 = 0.98, without a remainder.
    rows = judged(
        small,
        {
            2019: [0, 0, 0.98, 0.99, 5], 2020: [0, 0, 0.98, 0.99, 5],
            2021: [0.98, 0.99, 0, 0, 5], 2022: [0.98, 0.99, 0, 0, 5],
        },
        0.5,
    )  # fmt: skip
    assert [kind for kind, *_ in rows] == ["level", "higher", "level", "lower", "level"]


def test_two_means_are_compared_not_two_years(small):
    rows = judged(small, {2019: [4, 5], 2020: [6, 5], 2021: [7, 2], 2022: [3.1, 5]}, 0.5)
    assert [kind for kind, *_ in rows] == ["level", "lower"]


def test_what_moves_the_whole_country_is_no_other_level_against_the_median(small):
    rows = judged(
        small,
        {2019: [4, 4, 4], 2020: [4, 4, 4], 2021: [6, 6, 4], 2022: [6, 6, 4]},
        0.5,
    )
    assert [row[:2] for row in rows] == [
        ("higher", "level"),
        ("higher", "level"),
        ("level", "lower"),
    ]


def test_a_year_that_was_not_published_is_skipped_and_a_break_begins_anew(small):
    years = {2017: [1.0], 2019: [1.0], 2020: [5.0], 2021: [5.0], 2022: [5.0]}
    assert judged(small, {**years, 2023: [5.0]}, 0.5) == [("level", "level", 2020)]
    assert judged(small, years, 0.5) == [("higher", "level", 2019)]
    assert judged(small, years, 0.5, ("m", 2020, "caution")) == [("higher", "level", 2019)]
    assert judged(small, years, 0.5, ("m", 2020, "break")) == [("too_few", "too_few", 2020)]


def test_without_noise_nothing_is_said_of_the_level(small):
    years = {year: [float(year)] for year in range(2019, 2023)}
    assert judged(small, years, None) == [("unknown", "unknown", 2019)]
    del years[2019]
    assert judged(small, years, None) == [("too_few", "too_few", 2020)]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.lists(st.floats(1, 10).map(lambda one: round(one, 3)), min_size=4, max_size=4),
        min_size=1,
        max_size=5,
    ),
    st.tuples(st.floats(0.01, 3), st.floats(0.01, 3)).map(sorted),
)
def test_more_noise_never_makes_more_labels(small, values, deviations):
    by_year = {2019 + place: list(column) for place, column in enumerate(zip(*values, strict=True))}
    less, more = (judged(small, by_year, deviation) for deviation in deviations)
    for before, after in zip(less, more, strict=True):
        for at in (0, 1):
            assert after[at] in {before[at], "level"}
        assert before[2] == after[2]


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


def test_long_an_stands_about_where_it_stood_by_2024(con):
    row = con.execute(
        """SELECT kind, relative_kind, first_year, years, round(change, 2), round(margin, 2)
        FROM trend WHERE province_code = '80' AND measure = 'total' AND year = 2024"""
    ).fetchone()
    assert row == ("level", "level", 2021, 4, 0.61, 1.75)


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
