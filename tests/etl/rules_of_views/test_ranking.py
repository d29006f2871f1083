"""Groups, ranks and distances at their edges."""

from etl import rank_draws
from tests.etl.rules_of_views.small_country import asked, know_noise, publish


def test_groups_begin_between_values_by_linear_interpolation(con):
    publish(con, {2020: [1, 2, 3, 5]})
    rows = asked(con, "SELECT quartile_group, lower_bound FROM group_threshold ORDER BY 2 DESC")
    assert rows == [("highest", 3.5), ("high_average", 2.5), ("low_average", 1.75), ("lowest", 1.0)]


def test_a_value_on_the_edge_belongs_to_the_upper_group(con):
    publish(con, {2020: [1, 2, 3, 4, 5]})
    rows = asked(con, "SELECT value, quartile_group FROM ranking ORDER BY value")
    assert [group for _, group in rows] == [
        "lowest",
        "low_average",
        "high_average",
        "highest",
        "highest",
    ]


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


def test_ranks_are_drawn_where_the_noise_of_every_score_is_known(con):
    publish(con, {2020: [1, 2, 3, 4]})
    publish(con, {2020: [1, 2, 3, 4]}, "other")
    know_noise(con, 0.01)
    found = rank_draws.tables(con)
    ranges, shares = found["rank_range"], found["group_share"]
    assert set(ranges["measure"]) == {"m"} == set(shares["measure"])
    # Noise so small leaves every rank as it is.
    assert ranges["low"].tolist() == ranges["high"].tolist() == [4, 3, 2, 1]
    certain = shares[shares["share"] == 1]
    assert dict(zip(certain["province_code"], certain["quartile_group"], strict=True)) == dict(
        asked(con, "SELECT province_code, quartile_group FROM ranking WHERE measure = 'm'")
    )


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
