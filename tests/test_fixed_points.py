"""Published and printed figures that the warehouse must reproduce (docs: method, fixed points)."""

import pytest

ORDER = [
    "participation",
    "transparency",
    "accountability",
    "corruption_control",
    "admin_procedures",
    "service_delivery",
    "environment",
    "e_governance",
]


def only_row(con, query, *values):
    rows = con.execute(query, list(values)).fetchall()
    assert len(rows) == 1
    return rows[0]


def test_long_an_2023_stands_46th_of_61_in_the_low_average_group_and_7th_of_13(con):
    row = only_row(
        con,
        """SELECT round(value, 2), rank, ranked_count, quartile_group, region_rank, region_count
        FROM ranking WHERE year = 2023 AND measure = 'total' AND province_code = '80'""",
    )
    assert row == (40.83, 46, 61, "low_average", 7, 13)


def test_long_an_2023_rose_by_a_point_and_11_places_which_is_no_clear_change(con):
    row = only_row(
        con,
        """SELECT round(difference, 2), rank_change, round(previous_value, 2), clear,
            clear_by_printed, round(printed_margin, 2), comparable
        FROM yearly_change WHERE year = 2023 AND measure = 'total' AND province_code = '80'""",
    )
    assert row == (1.02, 11, 39.81, False, False, 2.63, True)
    place = "SELECT rank FROM ranking WHERE year = 2022 AND measure = 'total'"
    assert only_row(con, f"{place} AND province_code = '80'") == (57,)


def test_long_an_2023_difference_is_three_quarters_of_a_printed_standard_error(con):
    (ratio,) = only_row(
        con,
        """SELECT abs(difference) / (printed_margin / 1.96)
        FROM yearly_change WHERE year = 2023 AND measure = 'total' AND province_code = '80'""",
    )
    assert ratio == pytest.approx(0.76, abs=0.005)


def test_long_an_may_lie_among_some_35_ranks_and_its_group_is_uncertain(con):
    rows = con.execute(
        """SELECT year, low, high FROM rank_range
        WHERE year IN (2023, 2024) AND measure = 'total' AND province_code = '80' ORDER BY year"""
    ).fetchall()
    # docs/method.md: about 26–59 and 22–57, by draws with another seed.
    for found, about in zip(rows, [(2023, 26, 59), (2024, 22, 57)], strict=True):
        assert found == pytest.approx(about, abs=2)
    shares = dict(
        con.execute(
            """SELECT quartile_group, share FROM group_share
            WHERE year = 2023 AND measure = 'total' AND province_code = '80'"""
        ).fetchall()
    )
    assert shares["lowest"] == pytest.approx(0.48, abs=0.03)
    assert shares["low_average"] == pytest.approx(0.45, abs=0.03)


def test_of_2024_four_provinces_moved_clearly_and_hold_in_the_list_or_not(con):
    rows = con.execute(
        """SELECT p.name_en, c.clear_in_list FROM yearly_change AS c
        JOIN province AS p USING (province_code)
        WHERE c.year = 2024 AND c.measure = 'total' AND c.clear AND c.division = 63"""
    ).fetchall()
    assert {"Tay Ninh", "Binh Thuan", "Ca Mau", "Hau Giang"} <= {name for name, _ in rows}
    assert {name for name, holds in rows if holds} == {"Tay Ninh", "Binh Thuan", "Ca Mau"}


def test_no_change_of_2017_and_none_across_a_break_is_clear(con):
    assert only_row(
        con,
        """SELECT count(clear) FILTER (year = 2017 OR NOT comparable),
            count(DISTINCT year) FILTER (clear IS NOT NULL)
        FROM yearly_change""",
    ) == (0, 11)


def test_a_dimension_is_clear_or_not_in_every_comparable_year_but_2017(con):
    assert only_row(
        con,
        """SELECT count(*) FILTER (clear IS NULL), count(*) > 3000
        FROM yearly_change AS c
        JOIN measure AS m
            ON m.measure = c.measure AND c.year BETWEEN m.first_year
                AND coalesce(m.last_year, 9999)
        WHERE m.level IN ('total', 'core', 'dimension') AND c.comparable AND c.year <> 2017""",
    ) == (0, True)


def test_16_of_56_changes_with_both_printed_margins_exceed_them_in_2023(con):
    assert only_row(
        con,
        """SELECT count(*) FILTER (clear_by_printed), count(clear_by_printed)
        FROM yearly_change WHERE year = 2023 AND measure = 'total'""",
    ) == (16, 56)


def test_lang_son_2023_rose_in_4_5_7_8_and_fell_in_1_2_3_6(con):
    rows = con.execute(
        """SELECT measure, direction FROM yearly_change
        WHERE year = 2023 AND province_code = '20' AND list_contains($1, measure)""",
        [ORDER],
    ).fetchall()
    directions = dict(rows)
    rose = [number for number, name in enumerate(ORDER, 1) if directions[name] == "rose"]
    fell = [number for number, name in enumerate(ORDER, 1) if directions[name] == "fell"]
    assert (rose, fell) == ([4, 5, 7, 8], [1, 2, 3, 6])


@pytest.mark.parametrize(
    ("year", "rank", "province", "value"),
    [
        (2023, 1, "Thừa Thiên Huế", 46.04),
        (2023, 61, "Đắk Nông", 38.97),
        (2024, 1, "Quảng Ninh", 47.82),
        (2024, 61, "Kiên Giang", 39.91),
    ],
)
def test_first_and_last(con, year, rank, province, value):
    assert only_row(
        con,
        """SELECT p.name_vi, round(r.value, 2)
        FROM ranking AS r JOIN province AS p USING (province_code)
        WHERE r.measure = 'total' AND r.year = $1 AND r.rank = $2""",
        year,
        rank,
    ) == (province, value)


@pytest.mark.parametrize(
    ("year", "n", "mean", "median"), [(2021, 60, 42.407, 42.269), (2023, 61, 42.421, None)]
)
def test_means_of_ranked_totals(con, year, n, mean, median):
    row = only_row(
        con,
        """SELECT n, mean, median FROM benchmark
        WHERE measure = 'total' AND scope = 'country' AND year = $1""",
        year,
    )
    assert row[0] == n
    assert row[1] == pytest.approx(mean, abs=0.001)
    assert median is None or row[2] == pytest.approx(median, abs=0.0005)


def test_ha_tinh_2015_dimension_2_is_the_sum_of_its_three_parts(con):
    parts = con.execute(
        """SELECT round(value, 2) FROM score
        WHERE year = 2015 AND province_code = '42'
            AND measure IN ('poverty_lists', 'communal_budgets', 'land_plans')
        ORDER BY value DESC"""
    ).fetchall()
    whole = only_row(
        con,
        """SELECT round(value, 2) FROM score
        WHERE year = 2015 AND province_code = '42' AND measure = 'transparency'""",
    )
    assert sorted(part for (part,) in parts) == sorted([2.89, 2.26, 2.09])
    assert whole == (7.24,)


def test_ranked_totals_per_year(con):
    counts = dict(
        con.execute(
            "SELECT year, max(ranked_count) FROM ranking WHERE measure = 'total' GROUP BY year"
        ).fetchall()
    )
    short = {2014: 61, 2018: 61, 2021: 60, 2022: 61, 2023: 61, 2024: 61}
    assert counts == {year: short.get(year, 63) for year in range(2011, 2025)}


@pytest.mark.parametrize("year", [2017, 2019, 2020])
def test_groups_of_63_provinces_are_16_16_15_16(con, year):
    counts = dict(
        con.execute(
            """SELECT quartile_group, count(*) FROM ranking
            WHERE measure = 'total' AND year = $1 GROUP BY ALL""",
            [year],
        ).fetchall()
    )
    assert counts == {"highest": 16, "high_average": 16, "low_average": 15, "lowest": 16}


@pytest.mark.parametrize(
    ("measure", "year", "share", "percent"),
    [
        ("environment", 2019, 1.0, -22),
        ("accountability", 2021, 59 / 60, -13),
        ("service_delivery", 2021, 59 / 60, 11),
    ],
)
def test_nationwide_shifts_of_dimensions(con, measure, year, share, percent):
    row = only_row(
        con,
        """SELECT is_shift, greatest(share_fell, share_rose), median_percent, share_fell > 0.5
        FROM national_shift WHERE measure = $1 AND year = $2""",
        measure,
        year,
    )
    assert row[0] is True
    assert row[1] == pytest.approx(share)
    assert round(row[2]) == percent
    assert row[3] == (percent < 0)


def test_dimensions_shift_nationwide_only_in_2019_and_2021(con):
    rows = con.execute(
        """SELECT measure, year FROM national_shift
        WHERE is_shift AND list_contains($1, measure) ORDER BY year, measure""",
        [ORDER],
    ).fetchall()
    assert rows == [
        ("environment", 2019),
        ("accountability", 2021),
        ("service_delivery", 2021),
    ]


@pytest.mark.parametrize(
    ("measure", "year"),
    [
        ("civic_knowledge", 2019),
        ("environmental_commitment", 2019),
        ("egov_portals", 2019),
        ("internet_access", 2019),
        ("appeal_responses", 2021),
        ("certification", 2021),
        ("land_certificates", 2021),
        ("personal_procedures", 2021),
        ("law_and_order", 2021),
        ("civic_knowledge", 2022),
    ],
)
def test_nationwide_shifts_of_sub_dimensions(con, measure, year):
    assert only_row(
        con, "SELECT is_shift FROM national_shift WHERE measure = $1 AND year = $2", measure, year
    ) == (True,)


def test_province_years_without_a_total(con):
    rows = con.execute(
        """SELECT y.year, p.province_code
        FROM survey_year AS y JOIN province AS p ON p.division = y.division
        ANTI JOIN score AS s
            ON s.year = y.year AND s.province_code = p.province_code AND s.measure = 'total'
        ORDER BY ALL"""
    ).fetchall()
    assert rows == [
        (2014, "24"), (2014, "87"), (2018, "22"), (2018, "87"), (2021, "22"), (2021, "24"),
        (2021, "27"), (2022, "24"), (2022, "27"), (2023, "22"), (2023, "74"), (2024, "26"),
        (2024, "82"),
    ]  # fmt: skip


def test_printed_bounds_are_90_percent_intervals_whatever_they_are_called(con):
    (rows, widest) = only_row(
        con,
        """SELECT count(*), max(abs((ci_high - ci_low) / (2 * standard_error) - 1.645))
        FROM (
            SELECT ci_low, ci_high, standard_error FROM score
            WHERE measure = 'total' AND standard_error IS NOT NULL
            UNION ALL SELECT ci_low, ci_high, standard_error FROM weighted_total
        )""",
    )
    assert rows == 245
    assert widest < 0.001
