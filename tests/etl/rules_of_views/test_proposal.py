"""What a plan would mend and keep up, at the edges of the rule."""

from tests.etl.rules_of_views.small_country import asked, break_series, compute, know_noise, publish


def proposed(con, year=2020, measure="m"):
    rows = asked(
        compute(con),
        f"""SELECT province_code, direction, reason, beyond_noise, sign_direction, sign_reason
        FROM plan_proposal WHERE measure = '{measure}' AND year = {year} ORDER BY ALL""",
    )
    return {row[0]: row[1:] for row in rows}


def test_only_a_clear_change_decides_and_else_the_side_of_the_median(con):
    # 1.96·√2·0.2 = 0.554; the median of 2020 is 5.0
    publish(con, {2019: [6.6, 4.0, 5.0, 5.1, 4.6], 2020: [6.0, 4.6, 5.0, 5.3, 4.2]})
    know_noise(con, 0.2, years=(2019, 2020))
    assert proposed(con) == {
        "00": ("mend", "clear_fall", True, "mend", "fell"),
        "01": ("keep", "clear_rise", True, "keep", "rose"),
        "02": ("keep", "high", False, "keep", "same"),
        "03": ("keep", "high", False, "keep", "rose"),
        "04": ("mend", "low", True, "mend", "fell"),
    }


def test_across_a_break_the_side_of_the_median_decides(con):
    publish(con, {2019: [9, 1, 5], 2020: [4, 6, 5]})
    break_series(con, ("m", 2020, "break"))
    know_noise(con, 0.2, years=(2020, 2020))
    assert proposed(con) == {
        "00": ("mend", "low", True, "mend", "low"),
        "01": ("keep", "high", True, "keep", "high"),
        "02": ("keep", "high", False, "keep", "high"),
    }


def test_a_year_of_a_nationwide_shift_has_no_clear_change(con):
    publish(con, {2019: [8.0] * 3, 2020: [5.0, 5.5, 6.0]})
    know_noise(con, 0.2, years=(2019, 2020))
    assert [row[1] for row in proposed(con).values()] == ["low", "high", "high"]
    assert {row[4] for row in proposed(con).values()} == {"fell"}


def test_the_reach_of_a_good_year_is_what_lasted(con):
    # Rises of 2018 that lasted: 0.5 (province 01); from then on nothing moves. The median is 5.0.
    years = {2017: [4.0, 4.2, 5.0, 5.4, 5.5], 2018: [4.0, 4.7, 5.0, 5.4, 5.5]}
    publish(con, {**years, 2019: years[2018], 2020: years[2018]})
    reasons = {code: row[1] for code, row in proposed(con).items()}
    assert (reasons["00"], reasons["01"]) == ("low_out_of_reach", "low_in_reach")
    assert {row[2] for row in proposed(con).values()} == {None}  # the usual variation is not known
