"""Bands, numbers, means, years and gaps in words and tables."""

from itertools import groupby

import pytest

from papi.common import quantities
from papi.trends import gather as trends
from papi.trends import names as trend_words
from papi.trends import notes as trend_notes
from papi.trends import questions, tables
from papi.trends import words as answers
from papi.trends.development import Development, joined
from tests.papi.trends.known import EN, LONG_AN, VI


def said(found: Development) -> list[str]:
    return answers.further(EN, "value", [found], {})


def test_the_band_is_in_words_and_in_the_table_too(seen):
    found = seen("total", 2024)
    assert "A year's score usually varies by ±1.75 points." in said(found)
    assert any(line.startswith("Light band") for line in trend_notes.how_read(EN, found, "value"))
    sheet = tables.years(EN, found, {}).figures().set_index("Year")
    column = sheet["Usual variation (±, points)"]
    assert column["2024"] == pytest.approx(found.own.at(2024).usual)
    assert column["2016"] is None
    share = tables.years(EN, seen("land_plans", 2024), {}).figures().set_index("Year")
    assert share["Usual variation (±, percentage points of the scale)"]["2024"] == pytest.approx(
        100 * seen("land_plans", 2024).own.at(2024).usual
    )


def test_an_estimate_of_the_34_varies_less_than_one_province(file):
    found = trends.gather(file.in_34, ("total",), ("80n",), None, 2024)["total"]
    last = found.own.points[-1]
    parts = len(last.basis.split("+"))
    alone = trends.gather(file, ("total",), (LONG_AN,), None, 2024)["total"].own.points[-1]
    assert last.estimated and parts == 2
    assert last.usual == pytest.approx(alone.usual / parts**0.5)


def test_a_renumbered_sub_dimension_says_its_numbers(file, seen):
    lines = trend_notes.existence(EN, seen("poverty_lists", 2024))
    assert lines == ["PAPI numbered it differently: 2.1 (2011–2017), 2.2 (2018–2024)."]


def test_the_change_of_a_share_is_that_of_the_points_over_the_scale(con, seen):
    found = seen("land_plans", 2024)
    change, margin = con.execute(
        """SELECT change, margin FROM trend WHERE year = 2024 AND measure = 'land_plans'
        AND province_code = '80'"""
    ).fetchone()
    assert found.kind.change == pytest.approx(100 * change / 2.25)
    assert found.kind.margin == pytest.approx(100 * margin / 2.25)


def test_a_mean_says_its_number_and_changes_over_the_same_provinces(seen):
    found = seen("total", 2024, mean="VN")
    assert said(found)[-1] == (
        "Country mean: 43.43 points, of 61 provinces; +0.88 points on 2023 among the 59 "
        "published in both years."
    )
    across = seen("total", 2018, mean="VN")
    assert said(across)[-1] == "Country mean: 44.08 points, of 61 provinces."


def test_windows_name_the_years_they_lack():
    assert trend_words.years_word(EN, (2019, 2020, 2022, 2023, 2024)) == "2019–2024 without 2021"
    assert trend_words.years_word(VI, (2020, 2021, 2022)) == "2020–2022"
    assert trend_words.years_word(EN, (2021, 2022)) == "2021–2022"
    assert trend_words.years_word(EN, (2021, 2023)) == "2021 and 2023"
    assert trend_words.years_word(EN, (2024,)) == "2024"
    assert joined(()) == []


@pytest.mark.parametrize(
    ("unit", "value", "said"),
    [
        ("points", 4.2, "4.20 points"),
        ("scale", 0.613, "61.3% of the scale"),
        ("share", 0.5, "50.0%"),
        ("vnd", 12000, "12,000 VND"),
        ("km", 1.5, "1.50 km"),
        ("minutes", 3, "3.00 min"),
        ("number", 2, "2.00"),
    ],
)
def test_values_bear_their_unit(unit, value, said):
    assert quantities.in_sentence(EN, unit, value) == said


def test_gaps_come_with_the_reason_of_their_dimension(file):
    found = questions.series_gaps(file, ["land_plans", "public_health", "total"], ["24"])
    years = {
        measure: [gap.year for gap in gaps]
        for measure, gaps in groupby(found, key=lambda gap: gap.measure)
    }
    # 2022: dimensions 1, 2, 4 and 5 only.
    assert years == {
        "land_plans": [2014, 2021, 2022],
        "public_health": [2014, 2021],
        "total": [2014, 2021, 2022],
    }
    assert {gap.reason_en for gap in found if gap.year == 2022} == {"noise in the survey data"}
