"""Whom to learn from, a good year and the own best at their edges."""

from tests.etl.rules_of_views.small_country import asked, break_series, compute, know_noise, publish


def partners(con, measure="m"):
    return asked(
        compute(con),
        f"""SELECT year, province_code, then_year, partner_code, round(gap, 6),
            round(partner_gain, 6), gap_margin
        FROM learning_partner WHERE measure = '{measure}' ORDER BY ALL""",
    )


def test_a_partner_stood_within_half_a_point_and_leads_by_more_than_that(con):
    publish(con, {2018: [5, 5.5, 5.51, 4.5, 4.49, 5], 2020: [5, 5.75, 6, 5.51, 7, 5.5]})
    rows = partners(con)
    assert [(own, partner, gap) for _, own, _, partner, gap, _, _ in rows if own == "00"] == [
        ("00", "01", 0.75),
        ("00", "03", 0.51),
    ]
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


def test_a_partner_leads_by_more_than_noise_puts_between_two_scores(con):
    # 1.96·√(0.5² + 0.5²) = 1.386
    publish(con, {2018: [5] * 4, 2020: [5, 6.38, 6.39, 5.9]})
    know_noise(con, 0.5, years=(2020, 2020))
    rows = partners(con)
    assert [row[3] for row in rows if row[1] == "00"] == ["02"]
    assert {round(row[6], 3) for row in rows} == {1.386}


def test_where_noise_is_not_known_a_partner_leads_by_the_other_rules(con):
    publish(con, {2018: [5] * 4, 2020: [5, 5.97, 5.99, 5.9]})
    know_noise(con, 0.5, years=(2011, 2019))
    know_noise(con, 0.5, "other")
    rows = partners(con)
    assert [(row[3], row[6]) for row in rows if row[1] == "00"] == [
        ("01", None),
        ("02", None),
        ("03", None),
    ]


def test_a_mean_of_two_old_provinces_varies_less_than_one_score(con):
    publish(con, {2018: [5, 5], 2020: [5, 8]}, suffix="n")
    con.execute("UPDATE score SET basis = '10+20' WHERE province_code = '01n'")
    know_noise(con, 1.0, division=34)
    assert [round(row[6], 3) for row in partners(con)] == [2.4]  # 1.96·√(1 + 1/2)


def test_partners_are_of_the_same_division(con):
    publish(con, {2018: [5], 2020: [5]})
    publish(con, {2018: [5], 2020: [8]}, suffix="n")
    assert partners(con) == []


GOOD_YEARS = """SELECT year, division, changes, rises, rise, first_change, last_change
    FROM good_year WHERE measure = 'm' ORDER BY year, division"""


def test_what_lasted_of_a_change_is_the_smaller_of_one_year_and_two(con):
    # Kept, grown, half given back, all and more given back; a fall made up, a fall.
    publish(con, {2018: [5] * 6, 2019: [7, 7, 7, 7, 4, 4], 2020: [7, 8, 6, 4, 6, 4]})
    rows = asked(
        compute(con),
        """SELECT year, province_code, change_year, difference FROM lasting_change
        WHERE measure = 'm' ORDER BY ALL""",
    )
    assert rows == [
        (2020, f"{place:02d}", 2019, kept) for place, kept in enumerate([2, 2, 1, -1, -1, -1])
    ]


def test_a_good_year_is_the_third_quartile_of_the_rises_that_lasted_since_the_last_break(con):
    publish(con, {
        2014: [1] * 5, 2015: [9, 1, 1, 1, 1], 2016: [1] * 5, 2017: [2, 3, 5, 2, 0.5],
        2018: [2, 3.5, 6, 1, 0.5], 2019: [2, 3.5, 6, 1, 0.5], 2021: [9, 3, 5, 1, 0.5],
    })  # fmt: skip
    publish(con, {2015: [1], 2016: [9], 2017: [9]}, "asked")
    break_series(con, ("m", 2016, "break"), ("m", 2017, "caution"), ("other", 2018, "break"))
    # Of 2017 lasted 1, 2 and 4 (a fourth rise did not): three quarters of the way lies 3. Of 2018
    # lasted 0.5 and 1 besides. A change counts once the year after it is known, and 2021 follows
    # on no year.
    assert asked(compute(con), GOOD_YEARS) == [
        (2018, 63, 5, 3, 3, 2017, 2017),
        (2019, 63, 10, 5, 2, 2017, 2018),
        (2021, 63, 10, 5, 2, 2017, 2018),
    ]
    assert asked(con, "SELECT count(*) FROM good_year WHERE measure = 'asked'") == [(0,)]


def test_the_first_good_year_is_known_two_years_after_a_break(con):
    publish(con, {year: [5, 5 + year - 2017] for year in (2018, 2019, 2020, 2021)})
    break_series(con, ("m", 2019, "break"))
    assert [row[0] for row in asked(compute(con), GOOD_YEARS)] == [2021]


def test_a_good_year_leaves_nationwide_shifts_out_and_divisions_apart(con):
    # All rise in 2019, and that is no good year; nor is one whose next year is such a shift.
    publish(con, {2018: [4] * 4, 2019: [5] * 4, 2020: [5, 5, 6, 4], 2021: [5, 5, 6, 4]})
    publish(con, {2018: [4] * 4, 2019: [4, 4, 4, 7], 2020: [4, 4, 4, 6]}, suffix="n")
    publish(con, {2018: [4] * 4, 2019: [4, 4, 4, 7], 2020: [6, 6, 6, 9]}, "other")
    assert [row[:5] for row in asked(compute(con), GOOD_YEARS)] == [
        (2020, 34, 4, 1, 2),
        (2021, 34, 4, 1, 2),
        (2021, 63, 4, 1, 1),
    ]
    assert asked(con, "SELECT count(*) FROM good_year WHERE measure = 'other'") == [(0,)]


def test_the_own_best_is_the_latest_highest_since_the_last_break_or_shift(con):
    publish(con, {2014: [9, 4], 2015: [5, 6], 2016: [6, 4], 2017: [6, 5], 2018: [5, 6]})
    publish(con, {2019: [1], 2020: [2]}, "asked")
    break_series(con, ("m", 2015, "break"), ("m", 2017, "caution"), ("other", 2018, "break"))
    rows = asked(
        compute(con),
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
        compute(con),
        "SELECT measure, province_code, value, best_year FROM own_best WHERE year = 2020",
    )
    assert sorted(rows) == [
        ("m", "00", 6, 2020), ("m", "01", 5, 2019), ("other", "00", 9, 2019),
        ("other", "01", 9, 2020),
    ]  # fmt: skip
