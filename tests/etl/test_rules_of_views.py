"""Each rule of ranking, grouping and change at its edge, in a country made up for it."""

import pytest

from tests.etl import small_country
from tests.etl.small_country import break_series, publish, reckon


@pytest.fixture(scope="module")
def one_country():
    con = small_country.country()
    yield con
    con.close()


@pytest.fixture
def con(one_country):
    yield one_country
    small_country.clear(one_country)


def asked(con, query):
    return con.execute(query).fetchall()


# --- groups and ranks


def test_groups_begin_between_values_by_linear_interpolation(con):
    publish(con, {2020: [1, 2, 3, 5]})
    rows = asked(con, "SELECT quartile_group, lower_bound FROM group_threshold ORDER BY 2 DESC")
    assert rows == [
        ("highest", 3.5), ("high_average", 2.5), ("low_average", 1.75), ("lowest", 1.0)
    ]  # fmt: skip


def test_a_value_on_the_edge_belongs_to_the_upper_group(con):
    publish(con, {2020: [1, 2, 3, 4, 5]})
    rows = asked(con, "SELECT value, quartile_group FROM ranking ORDER BY value")
    assert [group for _, group in rows] == [
        "lowest", "low_average", "high_average", "highest", "highest"
    ]  # fmt: skip


def test_each_year_measure_and_division_has_edges_and_ranks_of_its_own(con):
    publish(con, {2020: [1, 2, 3, 4, 5], 2021: [6, 7, 8, 9, 10]})
    publish(con, {2020: [6, 7, 8, 9, 10]}, "other")
    publish(con, {2020: [6, 7, 8]}, suffix="n")
    assert asked(con, "SELECT count(*) FROM group_threshold") == [(16,)]
    rows = asked(
        con,
        """SELECT year, measure, division, list(rank ORDER BY value), max(ranked_count),
            list(quartile_group ORDER BY value)
        FROM ranking GROUP BY ALL ORDER BY ALL""",
    )
    five = ["lowest", "low_average", "high_average", "highest", "highest"]
    three = ["lowest", "high_average", "highest"]
    assert rows == [
        (2020, "m", 34, [3, 2, 1], 3, three),
        (2020, "m", 63, [5, 4, 3, 2, 1], 5, five),
        (2020, "other", 63, [5, 4, 3, 2, 1], 5, five),
        (2021, "m", 63, [5, 4, 3, 2, 1], 5, five),
    ]


def test_the_lowest_group_begins_where_the_scale_of_the_year_does(con):
    publish(con, {2015: [2, 3], 2016: [2, 3]}, "spans")
    rows = asked(
        con,
        """SELECT year, lower_bound FROM group_threshold
        WHERE quartile_group = 'lowest' ORDER BY year""",
    )
    assert rows == [(2015, 1.0), (2016, 0.5)]
    assert asked(con, "SELECT count(*) FROM ranking") == [(4,)]


def test_equal_values_share_the_smaller_rank_and_the_next_is_skipped(con):
    publish(con, {2020: [7, 9, 7, 5, 6]})
    rows = asked(con, "SELECT rank, region_rank, region_count FROM ranking ORDER BY province_code")
    assert rows == [(2, 1, 3), (1, 1, 2), (2, 1, 3), (5, 2, 2), (4, 3, 3)]


def test_a_region_is_ranked_by_year_measure_and_division_and_the_34_have_none(con):
    publish(con, {2020: [1, 2, 3], 2021: [6, 5, 4]})
    publish(con, {2020: [9, 9, 9]}, "other")
    publish(con, {2020: [1, 2]}, suffix="n")
    rows = asked(
        con,
        """SELECT year, measure, province_code, region_rank, region_count FROM ranking
        ORDER BY ALL""",
    )
    assert rows == [
        (2020, "m", "00", 2, 2), (2020, "m", "00n", None, None), (2020, "m", "01", 1, 1),
        (2020, "m", "01n", None, None), (2020, "m", "02", 1, 2),
        (2020, "other", "00", 1, 2), (2020, "other", "01", 1, 1), (2020, "other", "02", 1, 2),
        (2021, "m", "00", 1, 2), (2021, "m", "01", 1, 1), (2021, "m", "02", 2, 2),
    ]  # fmt: skip


def test_a_rank_range_is_only_of_provinces_with_a_standard_error(con):
    publish(con, {2020: [1, 2], 2021: [1, 2]}, errors={2020: [0.1, None], 2021: [0.1, 0.1]})
    publish(con, {2020: [1, 2]}, "other")
    con.execute(
        """INSERT INTO drawn_rank
        SELECT year, measure, province_code, 1, 2, 10, 1 FROM score WHERE year = 2020"""
    )
    rows = asked(con, "SELECT year, measure, province_code, low, high, held FROM rank_range")
    assert rows == [(2020, "m", "00", 1, 2, 1)]


def test_the_distance_is_to_the_next_edge_and_the_cushion_above_the_own(con):
    publish(con, {2020: [1, 2, 3, 4, 5], 2021: [6, 7, 8, 9, 10]})
    publish(con, {2020: [6, 7, 8, 9, 10]}, "other")
    publish(con, {2020: [6, 7, 8, 9, 10]}, suffix="n")
    rows = asked(
        con,
        """SELECT quartile_group, next_group, next_edge, points_to_next, own_edge, cushion
        FROM group_distance WHERE year = 2020 AND measure = 'm' AND province_code NOT LIKE '%n'
        ORDER BY value""",
    )
    assert rows == [
        ("lowest", "low_average", 2, 1, None, None),
        ("low_average", "high_average", 3, 1, 2, 0),
        ("high_average", "highest", 4, 1, 3, 0),
        ("highest", None, None, None, 4, 0),
        ("highest", None, None, None, 4, 1),
    ]
    assert asked(con, "SELECT count(*) FROM group_distance") == [(20,)]


# --- changes


def test_a_change_is_of_one_province_and_measure_and_has_no_percent_of_nothing(con):
    publish(con, {2019: [4, 0, None], 2020: [5, 2, 3], 2021: [5, 1, 3]})
    publish(con, {2020: [9, 9, 9]}, "other")
    rows = asked(
        con,
        """SELECT year, province_code, previous_year, previous_value, previous_rank, rank,
            difference, percent
        FROM value_pair ORDER BY ALL""",
    )
    assert rows == [
        (2020, "00", 2019, 4, 1, 1, 1, 25),
        (2020, "01", 2019, 0, 2, 3, 2, None),
        (2021, "00", 2020, 5, 1, 1, 0, 0),
        (2021, "01", 2020, 2, 3, 3, -1, -50),
        (2021, "02", 2020, 3, 2, 2, 0, 0),
    ]


def shifted(con):
    return asked(
        reckon(con),
        """SELECT is_shift, n, share_fell, share_rose, round(median_percent, 6)
        FROM national_shift WHERE year = 2020 AND measure = 'm' AND division = 63""",
    )


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([6] * 19 + [-6], (True, 20, 0.05, 0.95, 6.0)),
        ([-6] * 19 + [6], (True, 20, 0.95, 0.05, -6.0)),
        ([6] * 18 + [-6] * 2, (False, 20, 0.1, 0.9, 6.0)),
        ([6] * 28 + [-6] * 2, (False, 30, 2 / 30, 28 / 30, 6.0)),
        ([6] * 18 + [0] * 2, (False, 20, 0.0, 0.9, 6.0)),
        ([-6] * 18 + [0] * 2, (False, 20, 0.9, 0.0, -6.0)),
        # Exactly 5% is not more, though 4.2 less 4 is a little more than 0.2 in a computer.
        ([5] * 20, (False, 20, 0.0, 1.0, 5.0)),
        ([5] * 11 + [50] * 9, (False, 20, 0.0, 1.0, 5.0)),
        ([5.01] * 20, (True, 20, 0.0, 1.0, 5.01)),
        ([4.9] * 20, (False, 20, 0.0, 1.0, 4.9)),
    ],
)
def test_a_shift_is_95_percent_one_way_and_more_than_5_at_the_median(con, steps, expected):
    publish(con, {2019: [4.0] * len(steps), 2020: [4 + step / 25 for step in steps]})
    assert shifted(con) == [expected]


def test_a_shift_is_of_one_measure_year_and_division(con):
    publish(con, {2019: [4.0] * 5, 2020: [5.0] * 5, 2021: [5.0] * 5})
    publish(con, {2019: [5.0] * 5, 2020: [4.0] * 5}, "other")
    publish(con, {2019: [5.0] * 5, 2020: [5.0] * 5}, suffix="n")
    publish(con, {2019: [0.0] * 5, 2020: [1.0] * 5}, "asked")
    rows = asked(
        reckon(con),
        "SELECT year, measure, division, n, is_shift, median_difference FROM national_shift",
    )
    assert sorted(rows) == [
        (2020, "asked", 63, 5, False, 1), (2020, "m", 34, 5, False, 0), (2020, "m", 63, 5, True, 1),
        (2020, "other", 63, 5, True, -1), (2021, "m", 63, 5, False, 0),
    ]  # fmt: skip
    rows = asked(
        con, "SELECT measure, division, nationwide_shift FROM yearly_change WHERE year = 2020"
    )
    assert sorted(set(rows)) == [
        ("asked", 63, False), ("m", 34, False), ("m", 63, True), ("other", 63, True)
    ]  # fmt: skip


def test_the_relative_difference_is_to_the_median_not_the_mean(con):
    publish(con, {2019: [5, 5, 5], 2020: [5, 6, 9]})
    rows = asked(
        reckon(con),
        """SELECT relative_difference, rank_change, direction FROM yearly_change
        ORDER BY province_code""",
    )
    assert rows == [(-1, -2, "same"), (0, -1, "rose"), (3, 0, "rose")]


def test_notable_is_more_than_five_percent_either_way(con):
    publish(con, {2019: [4, 4, 4, 4], 2020: [4.2, 4.201, 3.8, 3.799]})
    rows = asked(reckon(con), "SELECT notable FROM yearly_change ORDER BY province_code")
    assert rows == [(False,), (True,), (False,), (True,)]


def test_clear_is_more_than_196_of_both_standard_errors_together(con):
    # √(0.3² + 0.4²) = 0.5: the margin is 0.98 points.
    before, after = [5.0] * 5, [5.99, 5.97, 4.01, 4.03, 6]
    publish(
        con, {2019: before, 2020: after},
        errors={2019: [0.3] * 4, 2020: [0.4] * 5},
    )  # fmt: skip
    rows = asked(
        reckon(con),
        "SELECT clear, round(change_margin, 9) FROM yearly_change ORDER BY province_code",
    )
    assert rows == [(True, 0.98), (False, 0.98), (True, 0.98), (False, 0.98), (None, None)]


def test_a_change_as_large_as_its_margin_is_not_clear(con):
    # √(3² + 4²) = 5 and 1.96 · 5 = 9.8, both without a remainder.
    publish(
        con, {2019: [30.2, 40, 30.2], 2020: [40, 30.2, 40.1]},
        errors={2019: [3] * 3, 2020: [4] * 3},
    )  # fmt: skip
    rows = asked(
        reckon(con), "SELECT clear, change_margin FROM yearly_change ORDER BY province_code"
    )
    assert rows == [(False, 9.8), (False, 9.8), (True, 9.8)]


def test_falls_in_a_row_are_those_of_one_measure(con):
    for measure, values in {"m": (5, 4, 3), "other": (5, 4, 3)}.items():
        publish(con, {2018 + place: [value] for place, value in enumerate(values)}, measure)
    rows = asked(
        reckon(con),
        "SELECT measure, year, falls_in_a_row FROM yearly_change ORDER BY measure, year",
    )
    assert rows == [("m", 2019, 1), ("m", 2020, 2), ("other", 2019, 1), ("other", 2020, 2)]


def test_only_neighbouring_years_without_a_break_between_are_compared(con):
    publish(con, {2015: [5] * 2, 2016: [5] * 2, 2018: [5, None], 2019: [5] * 2, 2020: [5] * 2})
    publish(con, {2019: [5], 2020: [5]}, "other")
    break_series(
        con, ("m", 2015, "break"), ("m", 2016, "caution"), ("other", 2016, "break"),
        ("m", 2020, "break"), ("other", 2020, "caution"),
    )  # fmt: skip
    rows = asked(
        reckon(con),
        "SELECT measure, province_code, year, previous_year, comparable FROM yearly_change",
    )
    assert sorted(rows) == [
        ("m", "00", 2016, 2015, True), ("m", "00", 2018, 2016, False),
        ("m", "00", 2019, 2018, True), ("m", "00", 2020, 2019, False),
        ("m", "01", 2016, 2015, True), ("m", "01", 2019, 2016, False),
        ("m", "01", 2020, 2019, False), ("other", "00", 2020, 2019, True),
    ]  # fmt: skip


def test_falls_in_a_row_are_ended_by_a_rise_a_gap_and_a_break(con):
    years = dict(enumerate([[9, 5], [8, 6], [7, 7], [8, 6], [7, 5], [6, 4]], start=2011))
    publish(con, {**years, 2018: [5, 3], 2019: [4, 2], 2020: [3, 2], 2021: [2, 1]})
    publish(con, {2011: [1], 2012: [2]}, "other")
    break_series(con, ("m", 2020, "break"))
    rows = asked(
        reckon(con),
        """SELECT province_code, list(falls_in_a_row ORDER BY year) FROM yearly_change
        WHERE measure = 'm' GROUP BY ALL ORDER BY ALL""",
    )
    assert rows == [("00", [1, 2, 0, 1, 2, 0, 1, 0, 1]), ("01", [0, 0, 1, 2, 3, 0, 1, 0, 1])]


def test_places_among_changes_are_shared_and_of_one_year_measure_and_division(con):
    publish(con, {2019: [5] * 4, 2020: [6, 7, 7, 4], 2021: [7, 7, 7, 7]})
    publish(con, {2019: [5, 5], 2020: [9, 9.5]}, "other")
    publish(con, {2019: [5, 5], 2020: [9, 9.5]}, suffix="n")
    rows = asked(
        reckon(con),
        """SELECT year, measure, s.province_code, change_rank, changes
        FROM change_standing AS s ORDER BY year, measure, s.province_code""",
    )
    assert rows == [
        (2020, "m", "00", 3, 4), (2020, "m", "00n", 2, 2), (2020, "m", "01", 1, 4),
        (2020, "m", "01n", 1, 2), (2020, "m", "02", 1, 4), (2020, "m", "03", 4, 4),
        (2020, "other", "00", 2, 2), (2020, "other", "01", 1, 2),
        (2021, "m", "00", 2, 4), (2021, "m", "01", 3, 4), (2021, "m", "02", 3, 4),
        (2021, "m", "03", 1, 4),
    ]  # fmt: skip


# --- whom to learn from, a good year, the own best


def partners(con, measure="m"):
    return asked(
        reckon(con),
        f"""SELECT year, province_code, then_year, partner_code, round(gap, 6),
            round(partner_gain, 6), gap_margin
        FROM learning_partner WHERE measure = '{measure}' ORDER BY ALL""",
    )


def test_a_partner_stood_within_half_a_point_and_leads_by_more_than_that(con):
    publish(con, {2018: [5, 5.5, 5.51, 4.5, 4.49, 5], 2020: [5, 5.75, 6, 5.51, 7, 5.5]})
    rows = partners(con)
    assert [(own, partner, gap) for _, own, _, partner, gap, _, _ in rows if own == "00"] == [
        ("00", "01", 0.75), ("00", "03", 0.51)
    ]  # fmt: skip
    assert {(year, then) for year, _, then, *_ in rows} == {(2020, 2018)}
    assert [gain for _, own, _, partner, _, gain, _ in rows if (own, partner) == ("00", "01")] == [
        0.25
    ]


def test_a_partner_leads_by_more_than_five_percent(con):
    publish(con, {2018: [9.5] * 3, 2020: [12, 12.6, 12.61]})
    assert [row[1:4:2] for row in partners(con)] == [("00", "02")]


def test_a_partner_of_a_part_stood_near_on_its_shorter_scale(con):
    # A scale of 1.8 is a fifth of nine points: half a point becomes a tenth.
    publish(con, {2018: [1.0, 1.09, 1.11, 1.0], 2020: [1.0, 1.11, 1.5, 1.09]}, "part")
    assert [row[1:4:2] for row in partners(con, "part")] == [("00", "01"), ("01", "02")]


def test_a_partner_is_looked_for_at_least_two_years_back_on_the_same_ground(con):
    publish(con, {year: [5, 5] for year in (2014, 2015, 2016, 2018, 2019)} | {2020: [5, 7]})
    publish(con, {2014: [5, 5], 2020: [5, 7]}, "asked")
    publish(con, {2014: [5, 5], 2020: [5, 7]}, "other")
    break_series(con, ("m", 2016, "break"), ("m", 2018, "caution"), ("other", 2013, "break"))
    assert [row[:4] for row in partners(con)] == [
        (2020, "00", 2016, "01"),
        (2020, "00", 2018, "01"),
    ]
    assert [row[:4] for row in partners(con, "other")] == [(2020, "00", 2014, "01")]
    assert partners(con, "asked") == []


def test_a_partner_leads_by_more_than_the_margin_where_there_is_one(con):
    errors = {2020: [0.3, 0.4, 0.4, None]}
    publish(con, {2018: [5] * 4, 2020: [5, 5.97, 5.99, 5.9]}, errors=errors)
    rows = partners(con)
    assert [(row[3], row[6]) for row in rows if row[1] == "00"] == [("02", 0.98), ("03", None)]


def test_partners_are_of_the_same_division(con):
    publish(con, {2018: [5], 2020: [5]})
    publish(con, {2018: [5], 2020: [8]}, suffix="n")
    assert partners(con) == []


def test_a_good_year_is_the_third_quartile_of_the_rises_since_the_last_break(con):
    publish(con, {
        2014: [1] * 5, 2015: [9, 1, 1, 1, 1], 2016: [1] * 5,
        2017: [2, 3, 5, 1, 0.5], 2018: [2, 3, 5, 1, 0.5], 2020: [9, 3, 5, 1, 0.5],
    })  # fmt: skip
    publish(con, {2016: [1], 2017: [9]}, "asked")
    break_series(con, ("m", 2016, "break"), ("m", 2017, "caution"), ("other", 2017, "break"))
    rows = asked(
        reckon(con),
        """SELECT year, changes, rises, rise, first_change, last_change FROM good_year
        WHERE measure = 'm' ORDER BY year""",
    )
    # Rises 1, 2 and 4: three quarters of the way lies 3. Years before the break look back at 2015.
    assert rows == [
        (2015, 5, 1, 8, 2015, 2015),
        (2017, 5, 3, 3, 2017, 2017),
        (2018, 10, 3, 3, 2017, 2018),
        (2020, 10, 3, 3, 2017, 2018),
    ]
    assert asked(con, "SELECT count(*) FROM good_year WHERE measure = 'asked'") == [(0,)]


def test_a_good_year_leaves_nationwide_shifts_out_and_divisions_apart(con):
    publish(con, {2018: [4] * 4, 2019: [5] * 4, 2020: [5, 5, 6, 4]})
    publish(con, {2018: [4] * 4, 2019: [4, 4, 4, 7]}, suffix="n")
    rows = asked(
        reckon(con),
        "SELECT year, division, changes, rises, rise FROM good_year ORDER BY year, division",
    )
    assert rows == [(2019, 34, 4, 1, 3), (2020, 34, 4, 1, 3), (2020, 63, 4, 1, 1)]


def test_the_own_best_is_the_latest_highest_since_the_last_break_or_shift(con):
    publish(con, {2014: [9, 4], 2015: [5, 6], 2016: [6, 4], 2017: [6, 5], 2018: [5, 6]})
    publish(con, {2019: [1], 2020: [2]}, "asked")
    break_series(con, ("m", 2015, "break"), ("m", 2017, "caution"), ("other", 2018, "break"))
    rows = asked(
        reckon(con),
        "SELECT province_code, year, value, best_year FROM own_best WHERE measure = 'm'",
    )
    assert sorted(rows) == [
        ("00", 2014, 9, 2014), ("00", 2015, 5, 2015), ("00", 2016, 6, 2016), ("00", 2017, 6, 2017),
        ("00", 2018, 6, 2017), ("01", 2014, 4, 2014), ("01", 2015, 6, 2015), ("01", 2016, 6, 2015),
        ("01", 2017, 6, 2015), ("01", 2018, 6, 2018),
    ]  # fmt: skip
    assert asked(con, "SELECT count(*) FROM own_best WHERE measure = 'asked'") == [(0,)]


def test_the_own_best_forgets_what_was_before_a_nationwide_shift(con):
    publish(con, {2018: [9, 9], 2019: [5, 5], 2020: [6, 4]})
    publish(con, {2018: [9, 9], 2019: [9, 9], 2020: [8, 9]}, "other")
    rows = asked(
        reckon(con),
        "SELECT measure, province_code, value, best_year FROM own_best WHERE year = 2020",
    )
    assert sorted(rows) == [
        ("m", "00", 6, 2020), ("m", "01", 5, 2019), ("other", "00", 9, 2019),
        ("other", "01", 9, 2020),
    ]  # fmt: skip
