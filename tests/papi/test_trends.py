"""How measures developed, in words: windows, gaps, shares of the scale, means, bad luck."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi import measures, quantities, trend_words, trends, warehouse
from papi.answers import trend_kinds, trend_notes
from papi.answers import trends as answers
from papi.charts import trends as charts
from papi.charts.end_labels import apart
from papi.development import joined
from papi.language import Language
from papi.palette import PALETTES
from papi.tables import trends as tables

EN, VI = Language("en"), Language("vi")
LONG_AN, CAO_BANG, QUANG_NINH, BAC_NINH = "80", "04", "22", "27"


@pytest.fixture
def seen(file):
    def gather(measure, year, *codes, mean=None):
        return trends.gather(file, (measure,), codes or (LONG_AN,), mean, year)[measure]

    return gather


def test_the_headline_says_kind_years_and_slope(seen):
    assert trend_kinds.headline(EN, seen("service_delivery", 2024)) == (
        "Long An, 6. Public services: falling over 2020–2024, −0.07 points a year."
    )
    assert trend_kinds.headline(VI, seen("service_delivery", 2024)) == (
        "Long An, 6. Cung ứng dịch vụ công: giảm trong 2020–2024, −0,07 điểm mỗi năm."
    )


def test_headline_and_slope_never_disagree(file):
    names = tuple(name for name, one in measures.of(file).items() if one.level != "indicator")
    said = set()
    for code in (LONG_AN, "01", "46", CAO_BANG):
        for one in trends.gather(file, names, (code,), None, 2023).values():
            headline = trend_kinds.headline(EN, one)
            slope = one.kind.slope if one.kind else None
            assert ("rising" in headline) <= (slope is not None and slope > 0)
            assert ("falling" in headline) <= (slope is not None and slope < 0)
            said.add(one.kind.name if one.kind else None)
    assert len(said) >= 5


def test_another_kind_against_the_median_is_said(seen):
    found = seen("e_governance", 2024)
    assert (found.kind.name, found.kind.relative_name) == ("rising", "none")
    said = " ".join(trend_kinds.remarks(EN, found))
    assert "it is another: no clear direction" in said
    same = " ".join(trend_kinds.remarks(EN, seen("service_delivery", 2024)))
    assert "The same against the national median of each year: falling, " in same


def test_a_nationwide_shift_inside_the_window_is_said_first(seen):
    found = seen("law_and_order", 2024)
    assert trend_kinds.remarks(EN, found)[0].startswith(
        "Inside these years nearly every province moved the same way at once (2021)"
    )
    assert (2021, False) in found.marks
    lines = trend_notes.breaks(EN, found)
    assert any("nationwide shift, rose in 60 of 60 provinces" in line for line in lines)


def test_a_province_not_published_that_year_says_its_last_year_and_why(seen):
    found = seen("total", 2023, QUANG_NINH)
    assert found.kind.years == (2019, 2020, 2022)
    assert "3 of 5: 2019–2022 without 2021" in trend_kinds.headline(EN, found)
    assert trend_kinds.remarks(EN, found)[0] == (
        "Nothing was published for Quảng Ninh in 2023; the last published year up to then is 2022."
    )
    assert trend_notes.gaps(EN, found) == [
        "Quảng Ninh, not published: 2018 (not stated), 2021 (not enough data), 2023 (results "
        "beyond the allowed statistical error)."
    ]


def test_a_measure_that_has_ended_or_not_begun_explains_itself(seen):
    ended = seen("construction_permits", 2024)
    assert ended.kind.years == (2016, 2017, 2018, 2019, 2020)
    assert trend_kinds.remarks(EN, ended)[0] == (
        "5.2. Construction Permits is held up to 2020 only; nothing is shown for 2024."
    )
    early = seen("environment", 2016)
    assert early.kind is None
    assert trend_kinds.headline(EN, early) == (
        "Long An, 7. Environment: nothing published up to 2016; first published 2018."
    )
    assert trend_kinds.remarks(EN, early) == []


def test_a_renumbered_sub_dimension_says_its_numbers(file, seen):
    lines = trend_notes.existence(EN, seen("poverty_lists", 2024))
    assert lines == ["PAPI numbered it differently: 2.1 (2011–2017), 2.2 (2018–2024)."]


def test_sub_dimensions_are_drawn_as_share_and_keep_their_points(con, seen):
    found = seen("land_certificates", 2024)
    value, share = con.execute(
        """SELECT value, share FROM score WHERE year = 2024 AND province_code = '80'
        AND measure = 'land_certificates'"""
    ).fetchone()
    last = found.own.points[-1]
    assert (last.value, last.shown) == (value, share)
    assert found.kind.name == "too_few"  # its scale changed in 2021
    figure = charts.values(EN, found, {}, PALETTES["light"])
    assert f"({EN.points(value)} points)" in " ".join(figure.data[0].customdata)
    sheet = tables.years(EN, found, {}).figures()
    row = sheet[sheet["Year"] == "2024"].iloc[0]
    assert (row["Share of the scale"], row["Points"]) == (share, value)


def test_the_slope_of_a_share_is_that_of_the_points_over_the_scale(con, seen):
    found = seen("land_plans", 2024)
    (slope,) = con.execute(
        """SELECT slope FROM trend WHERE year = 2024 AND measure = 'land_plans'
        AND province_code = '80'"""
    ).fetchone()
    assert found.kind.slope == pytest.approx(100 * slope / 2.25)


def test_a_mean_says_its_number_and_changes_over_the_same_provinces(seen):
    found = seen("total", 2024, mean="VN")
    said = answers.value_answer(EN, found, {})
    assert said.endswith(
        "Country mean: 43.43 points, of 61 provinces; +0.88 points on 2023 among the 59 "
        "published in both years."
    )
    across = seen("total", 2018, mean="VN")
    assert answers.value_answer(EN, across, {}).endswith(
        "Country mean: 44.08 points, of 61 provinces."
    )


def test_lines_stop_at_breaks_and_gaps(seen):
    runs = [[point.year for point in run] for run in seen("total", 2024, BAC_NINH).own.runs]
    assert runs == [
        [2011, 2012, 2013, 2014, 2015], [2016, 2017], [2018, 2019, 2020], [2023, 2024],
    ]  # fmt: skip
    drawn = charts.values(EN, seen("total", 2024, BAC_NINH), {}, PALETTES["light"]).data[0]
    assert drawn.connectgaps is False
    assert [year for year in drawn.x if year is None] == [None] * 4


def test_ranks_bear_their_denominator_under_each_year(seen):
    figure = charts.ranks(EN, seen("total", 2024, LONG_AN, "01"), {}, PALETTES["light"])
    below = {note.x: note.text for note in figure.layout.annotations if note.yshift == -24}
    assert below.pop(0) == "of"
    assert below == {
        year: {2014: "61", 2018: "61", 2021: "60"}.get(year, "63" if year < 2021 else "61")
        for year in range(2011, 2025)
    }


def test_provinces_are_told_apart_without_colour(seen):
    codes = (LONG_AN, "01", "48", "22", "92", "79")
    figure = charts.values(EN, seen("total", 2024, *codes, mean="VN"), {}, PALETTES["light"])
    looks = [(line.marker.symbol, line.line.dash) for line in figure.data]
    assert len(looks) == len(set(looks)) == 7
    own, *others = [line.line.color for line in figure.data]
    assert own == PALETTES["light"].own
    assert set(others) == {PALETTES["light"].quiet}


def test_an_indicator_stands_in_its_own_unit(con, seen):
    (name,) = con.execute("SELECT measure FROM measure WHERE unit = 'vnd' LIMIT 1").fetchone()
    found = seen(name, 2023)
    assert "VND" in charts.values(EN, found, {}, PALETTES["light"]).layout.annotations[-1].text
    assert found.kind.name == "too_few"


@given(
    st.lists(
        st.tuples(st.floats(0, 400, allow_nan=False), st.integers(1, 4)), min_size=1, max_size=7
    )
)
def test_names_at_the_ends_stand_apart_in_order_and_inside(ends):
    wanted = [one for one, _ in ends]
    heights = [16.0 * lines for _, lines in ends]
    placed = apart(wanted, heights, 0, 400)
    spots = sorted(zip(placed, heights, wanted, strict=True))
    if sum(heights) <= 400:
        assert spots[0][0] - spots[0][1] / 2 >= -1e-6
        assert spots[-1][0] + spots[-1][1] / 2 <= 400 + 1e-6
    for (low, height, first), (high, other, second) in pairwise(spots):
        assert high - low >= (height + other) / 2 - 1e-6
        assert first <= second


def test_a_name_with_room_stays_where_its_line_ends():
    assert apart([50, 200], [20, 20], 0, 400) == [50, 200]


def test_windows_name_the_years_they_lack():
    assert trend_words.years_word(EN, (2019, 2020, 2022, 2023, 2024)) == "2019–2024 without 2021"
    assert trend_words.years_word(VI, (2020, 2021, 2022)) == "2020–2022"
    assert trend_words.years_word(EN, (2021, 2023)) == "2021 and 2023"
    assert joined(()) == []


@pytest.mark.parametrize(
    ("unit", "value", "said"),
    [
        ("points", 4.2, "4.20 points"), ("scale", 0.613, "61.3% of the scale"),
        ("share", 0.5, "50.0%"), ("vnd", 12000, "12,000 VND"), ("km", 1.5, "1.50 km"),
        ("minutes", 3, "3.00 min"), ("number", 2, "2.00"),
    ],
)  # fmt: skip
def test_values_bear_their_unit(unit, value, said):
    assert quantities.in_sentence(EN, unit, value) == said


def test_every_measure_can_be_drawn_and_said_in_both_languages(file):
    known = measures.of(file)
    indicators = [name for name, one in known.items() if one.level == "indicator"]
    names = tuple(name for name in known if name not in indicators or name in indicators[::9])
    regions = trends.regions(file)
    found = trends.gather(file, names, (CAO_BANG, "01"), "VN", 2024)
    assert set(found) == set(names)
    for one in found.values():
        for language in (EN, VI):
            assert len(charts.values(language, one, regions, PALETTES["dark"]).data) == 3
            assert tables.years(language, one, regions).rows
            assert trend_kinds.headline(language, one).startswith("Cao Bằng, ")
            assert answers.value_answer(language, one, regions)


def test_gaps_come_with_the_reason_of_their_dimension(file):
    found = warehouse.series_gaps(file, ["land_plans", "public_health", "total"], ["24"])
    years = found.groupby("measure")["year"].apply(list).to_dict()
    # 2022: dimensions 1, 2, 4 and 5 only.
    assert years == {
        "land_plans": [2014, 2021, 2022], "public_health": [2014, 2021],
        "total": [2014, 2021, 2022],
    }  # fmt: skip
    assert set(found.query("year == 2022")["reason"]) == {"noise in the survey data"}
