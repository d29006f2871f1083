"""What is counted of the changes of a year, and what is asked of them, at the edges."""

from tests.etl.rules_of_views.small_country import (
    asked,
    break_series,
    compute,
    know_noise,
    publish,
)

# Of the even provinces (region A) 00, 02 and 04, of the odd ones (B) 01, 03 and 05: falls of 3,
# 2 and 0.2, a rise of 3, no change, and no score the year before. The margin is 2.77.
BEFORE = [5.0, 6.0, 4.0, 3.0, 2.0, None]
AFTER = [2.0, 4.0, 3.8, 6.0, 2.0, 5.0]


def judge(con, year, adjusted):
    """What etl/noise.py says of a list."""
    for place, value in enumerate(adjusted):
        if value is not None:
            row = [year, f"{place:02d}", value / 2, value]
            con.execute("INSERT INTO change_in_list VALUES ($1, 'm', $2, $3, $4)", row)
    compute(con)


def test_falls_are_counted_in_the_country_a_region_and_a_group(con):
    publish(con, {2019: [6.0, 6.0, 4.1], 2020: BEFORE, 2021: AFTER})
    publish(con, {2021: [9.0, 8.0, 7.0, 1.0]}, "total")
    publish(con, {2020: [5.0, 5.0], 2021: [4.0, 6.0]}, suffix="n")
    publish(con, {2018: [5.0], 2020: [4.0], 2021: [3.0]}, "other")
    know_noise(con, 1.0)
    judge(con, 2021, [0.1, None, 0.5, 0.1001, 0.9])
    rows = asked(
        con,
        """SELECT scope, scope_code, compared, fell, rose, fell_notably, fell_again, judged,
            fell_clearly, rose_clearly, fell_in_list, rose_in_list, nationwide_shift, division
        FROM fall_count WHERE measure = 'm' AND year = 2021 ORDER BY ALL""",
    )
    a, b = (3, 2, 0, 1, 2, 3, 1, 0, 1, 0, False, 63), (2, 1, 1, 1, 0, 2, 0, 1, 0, 0, False, 63)
    assert rows == [
        ("country", "VN", 2, 1, 1, 1, 0, 0, 0, 0, 0, 0, False, 34),
        ("country", "VN", 5, 3, 1, 2, 2, 5, 1, 1, 1, 0, False, 63),
        ("group", "high_average", 1, 1, 0, 1, 0, 1, 0, 0, 0, 0, False, 63),
        ("group", "highest", 1, 1, 0, 1, 1, 1, 1, 0, 1, 0, False, 63),
        ("group", "low_average", 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, False, 63),
        ("group", "lowest", 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, False, 63),
        ("region", "A", *a), ("region", "B", *b),
    ]  # fmt: skip
    halves = asked(
        con,
        """SELECT scope_code, median_percent FROM fall_count
        WHERE measure = 'm' AND year = 2021 AND division = 63 AND scope <> 'group' ORDER BY ALL""",
    )
    assert [(code, round(value, 6)) for code, value in halves] == [
        ("A", -5.0), ("B", round((100 - 100 / 3) / 2, 6)), ("VN", -5.0),
    ]  # fmt: skip
    # A change over two years is none.
    rows = asked(con, "SELECT year, compared FROM fall_count WHERE measure = 'other' ORDER BY ALL")
    assert set(rows) == {(2021, 1)}


def test_falls_of_a_province_are_counted_by_level_without_nationwide_shifts(con):
    # 00 falls clearly, but not in the list, in `part` in both; 01 by 2, in the list but not
    # clearly. `other` falls by a fifth everywhere but in 19.
    publish(con, {2020: BEFORE, 2021: AFTER})
    publish(con, {2020: [5.0] * 20, 2021: [*[4.0] * 19, 6.0]}, "other")
    publish(con, {2020: [1.0] * 3, 2021: [0.9, 0.98, 1.1]}, "part")
    publish(con, {2020: [50.0], 2021: [40.0]}, "asked")
    publish(con, {2020: [5.0] * 3, 2021: [4.0, 6.0, 6.0]}, "spans")
    publish(con, {2020: [5.0], 2021: [4.0]}, suffix="n")
    know_noise(con, 1.0)
    know_noise(con, 0.1, "other")
    know_noise(con, 0.01, "part")
    con.execute("INSERT INTO change_in_list VALUES (2021, 'part', '00', 0.05, 0.1)")
    judge(con, 2021, [0.2, 0.1, 0.1, 0.1, 0.1])
    rows = asked(
        con,
        """SELECT province_code, level, compared, fell, fell_notably, judged, fell_clearly,
            fell_in_list, shifted, fell_in_shifts, division
        FROM province_falls WHERE province_code IN ('00', '00n', '01', '02', '03', '04', '19')
        ORDER BY ALL""",
    )
    assert rows == [
        ("00", "dimension", 2, 2, 2, 1, 1, 0, 1, 1, 63),
        ("00", "subdimension", 1, 1, 1, 1, 1, 1, 0, 0, 63),
        ("00n", "dimension", 0, 0, 0, 0, 0, 0, 1, 1, 34),
        ("01", "dimension", 2, 1, 1, 1, 0, 0, 1, 1, 63),
        ("01", "subdimension", 1, 1, 0, 1, 0, 0, 0, 0, 63),
        ("02", "dimension", 2, 1, 0, 1, 0, 0, 1, 1, 63),
        ("02", "subdimension", 1, 0, 0, 1, 0, 0, 0, 0, 63),
        ("03", "dimension", 1, 0, 0, 1, 0, 0, 1, 1, 63),
        ("04", "dimension", 1, 0, 0, 1, 0, 0, 1, 1, 63),
        ("19", "dimension", 0, 0, 0, 0, 0, 0, 1, 0, 63),
    ]
    break_series(con, ("m", 2021, "break"))
    assert asked(con, "SELECT compared, judged FROM province_falls WHERE province_code = '03'") == [
        (0, 0)
    ]


def test_an_edition_is_told_by_figures_of_six_decimals(con):
    publish(con, {2020: [5.0, 6.0], 2021: [5.12345678, 7.0]})
    rows = asked(
        con,
        """SELECT year, province_code, value, rank, ranked_count, quartile_group, difference,
            clear FROM edition_figure ORDER BY ALL""",
    )
    assert rows == [
        (2020, "00", 5.0, 2, 2, "lowest", None, None),
        (2020, "01", 6.0, 1, 2, "highest", None, None),
        (2021, "00", 5.123457, 2, 2, "lowest", 0.123457, None),
        (2021, "01", 7.0, 1, 2, "highest", 1.0, None),
    ]


def test_a_question_shows_a_result_if_it_goes_with_the_score_every_year(con):
    con.execute("UPDATE measure SET parent = 'part' WHERE measure = 'asked'")
    score = [1.0, 2.0, 3.0, 4.0]
    publish(con, {2019: score, 2020: score, 2021: [2.0] * 4}, "part")
    publish(con, {2019: [1.0, 2.0, 3.0, 4.0], 2020: [2.0, 1.0, 1.5, 2.27], 2021: score}, "asked")
    publish(con, {2019: score[:3]}, "part", "n")
    publish(con, {2019: [3.0, 2.0, 1.0]}, "asked", "n")
    rows = asked(con, "FROM result_indicator ORDER BY division")
    assert rows == [
        ("asked", "part", -1.0, 1, False, 34), ("asked", "part", 0.30138, 2, True, 63),
    ]  # fmt: skip
    # Of 2021, in which all scores are the same, nothing can be told.
    con.execute("UPDATE score SET value = 2.265 WHERE measure = 'asked' AND value = 2.27")
    assert asked(compute(con), "SELECT shows_result FROM result_indicator WHERE division = 63") == [
        (False,)
    ]


def test_a_change_is_of_the_noise_of_the_earlier_score(con):
    publish(con, {2019: [5.0] * 4, 2020: [5.0] * 4, 2022: [5.0] * 4})
    publish(con, {2019: [5.0] * 4}, "other")
    know_noise(con, 1.0, years=(2011, 2019))
    know_noise(con, 3.0, years=(2020, 2030))
    know_noise(con, 2.0, "other")
    know_noise(con, 7.0, division=34)
    rows = asked(
        con,
        """SELECT year, round(standard_deviation, 6), basis, division FROM change_noise
        WHERE province_code = '00' ORDER BY ALL""",
    )
    assert rows == [(2020, 1.414214, "panel", 63)]
    rows = asked(
        con,
        """SELECT year, standard_deviation FROM score_noise
        WHERE measure = 'm' AND province_code = '01' ORDER BY year""",
    )
    assert rows == [(2019, 1.0), (2020, 3.0), (2022, 3.0)]
