"""Rules of ranking, grouping and change that hold for any scores, on the real views."""

from functools import cache

import duckdb
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.steps import step_name, steps

GROUPS = ["highest", "high_average", "low_average", "lowest"]

# Steps that make no view, but tables that views read.
NEEDED = ("schema", "rank_range")

scores = st.lists(st.integers(10_000, 100_000).map(lambda n: n / 10_000), min_size=1, max_size=63)


@pytest.fixture(scope="module")
def empty():
    """The warehouse's tables and views with 63 provinces and one measure, and no scores."""
    con = duckdb.connect(":memory:")
    for step in steps():
        text = step.read_text(encoding="utf-8")
        if step_name(step) == "edition_figure":  # reads a table that only a build fills
            continue
        if step_name(step) in NEEDED or "CREATE VIEW" in text or "CREATE MACRO" in text:
            con.execute(text)
    con.execute("INSERT INTO region VALUES ('R', 'R', 'R')")
    con.execute(
        """INSERT INTO successor
        SELECT printf('%02d', i), printf('%02dn', i), i, i, i, i FROM range(63) AS t(i)"""
    )
    con.execute(
        """INSERT INTO province
        SELECT printf('%02d', i), i, i, 'R', printf('%02d', i), 63, i, i, i FROM range(63) AS t(i)
        UNION ALL
        SELECT printf('%02dn', i), i, i, NULL, printf('%02d', i), 34, i, i, i
        FROM range(63) AS t(i)"""
    )
    con.execute(
        """INSERT INTO measure
        VALUES ('m', 'dimension', NULL, '1', 2011, NULL, 1, 10, 'm', 'm', 'm', 'm', 'points', 1)"""
    )
    con.execute("INSERT INTO source VALUES ('s', 's', 's', 2011, 's', 's', '2011-01-01', 's')")
    yield con
    con.close()


KEPT = ("group_threshold", "ranking", "benchmark", "national_shift", "yearly_change")


RANKED = ("group_threshold", "ranking")


@cache
def made_anew():
    """Ranks, changes and shifts are kept as tables, made when the file is built: how to make them
    again, in their order."""
    found = {step_name(step): step.read_text(encoding="utf-8") for step in steps("over_scores")}
    return {
        name: text.replace("CREATE ", "CREATE OR REPLACE ")
        for name, text in found.items()
        if name in KEPT
    }


def computed(con, needed=KEPT):
    """The connection with those tables over the scores that it holds now."""
    for name, text in made_anew().items():
        if name in needed:
            con.execute(text)
    return con


def load(con, by_year, needed=KEPT, of_34=()):
    """Puts scores by year in place of those there, beside those of the 34 in 2024, and computes
    the tables that are needed."""
    con.execute("DELETE FROM score")
    rows = [
        (year, f"{place:02d}", value)
        for year, values in by_year.items()
        for place, value in enumerate(values)
        if value is not None
    ]
    rows += [(2024, f"{place:02d}n", value) for place, value in enumerate(of_34)]
    if rows:
        con.execute(
            """INSERT INTO score (year, province_code, measure, value, source)
            SELECT unnest($1), unnest($2), 'm', unnest($3), 's'""",
            [list(column) for column in zip(*rows, strict=True)],
        )
    return computed(con, needed)


many = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@many
@given(scores)
def test_a_rank_is_one_more_than_the_number_of_better_provinces(empty, values):
    load(empty, {2020: values}, RANKED)
    rows = empty.execute("SELECT value, rank, ranked_count FROM ranking").fetchall()
    for value, rank, count in rows:
        assert rank == 1 + sum(other > value for other in values)
        assert count == len(values)


@many
@given(scores)
def test_groups_are_ordered_and_begin_at_the_quartiles(empty, values):
    load(empty, {2020: values}, RANKED)
    rows = empty.execute("SELECT value, quartile_group FROM ranking").fetchall()
    for value, group in rows:
        edges = np.percentile(values, [75, 50, 25])
        expected = next((g for g, e in zip(GROUPS, edges, strict=False) if value >= e), "lowest")
        assert group == expected
    ladder = [GROUPS.index(group) for _, group in sorted(rows, reverse=True)]
    assert ladder == sorted(ladder)


@many
@given(scores, st.floats(0.5, 2))
def test_adding_the_same_points_everywhere_changes_no_rank(empty, values, points):
    load(empty, {2020: values}, RANKED)
    before = empty.execute("SELECT province_code, rank FROM ranking ORDER BY ALL").fetchall()
    load(empty, {2020: [round(value + points, 6) for value in values]}, RANKED)
    assert (
        empty.execute("SELECT province_code, rank FROM ranking ORDER BY ALL").fetchall() == before
    )


@many
@given(
    st.lists(
        st.lists(st.one_of(st.none(), st.integers(1, 10).map(float)), min_size=3, max_size=3),
        min_size=2,
        max_size=6,
    )
)
def test_a_change_joins_the_last_published_years(empty, rows):
    found = (
        load(empty, dict(enumerate(rows, start=2011)))
        .execute(
            """SELECT year, province_code, previous_year, difference, comparable, direction
        FROM yearly_change ORDER BY ALL"""
        )
        .fetchall()
    )
    expected = []
    for place in range(3):
        last = None
        for year, row in enumerate(rows, start=2011):
            if row[place] is None:
                continue
            if last is not None:
                difference = row[place] - last[1]
                word = "rose" if difference > 0 else "fell" if difference < 0 else "same"
                expected.append(
                    (year, f"{place:02d}", last[0], difference, last[0] == year - 1, word)
                )
            last = (year, row[place])
    assert found == sorted(expected)


@many
@given(scores, scores)
def test_the_two_divisions_are_never_ranked_together(empty, old, new):
    load(empty, {2024: old}, RANKED, of_34=new)
    counts = dict(
        empty.execute("SELECT division, max(ranked_count) FROM ranking GROUP BY ALL").fetchall()
    )
    assert counts == {63: len(old), 34: len(new)}
    assert empty.execute(
        "SELECT count(*) FROM ranking WHERE division = 34 AND region_rank IS NOT NULL"
    ).fetchone() == (0,)


@many
@given(st.lists(st.tuples(st.integers(20, 90), st.integers(-9, 9)), min_size=20, max_size=40))
def test_a_shift_is_95_percent_one_way_and_over_5_percent_at_the_median(empty, pairs):
    before = [value / 10 for value, _ in pairs]
    after = [(value + step) / 10 for value, step in pairs]
    asked = "SELECT is_shift FROM national_shift WHERE year = 2020"
    shifts = load(empty, {2019: before, 2020: after}).execute(asked)
    (found,) = shifts.fetchone()
    steps = [step for _, step in pairs]
    one_way = max(sum(s > 0 for s in steps), sum(s < 0 for s in steps)) / len(steps)
    median = np.median([100 * step / value for value, step in pairs])
    assert found == (one_way >= 0.95 and abs(median) > 5)


def test_a_break_makes_a_difference_no_change_and_ends_a_row_of_falls(empty):
    load(empty, {2011: [9.0], 2012: [8.0], 2013: [7.0], 2014: [6.0]})
    empty.execute("INSERT INTO series_break VALUES ('m', 2013, 'break', 'n', 'n', 'o')")
    try:
        rows = (
            computed(empty)
            .execute("SELECT year, comparable, falls_in_a_row FROM yearly_change ORDER BY year")
            .fetchall()
        )
    finally:
        empty.execute("DELETE FROM series_break")
    assert rows == [(2012, True, 1), (2013, False, 0), (2014, True, 1)]
