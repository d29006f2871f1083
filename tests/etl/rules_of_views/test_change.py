"""Changes, nationwide shifts and falls in a row at their edges."""

import pytest

from tests.etl.rules_of_views.small_country import asked, break_series, publish, reckon


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
