"""The planner's page: what is within reach, what a rise would do, what a target takes."""

import re
from functools import partial
from html import unescape

import pytest

from tests.pages.shown import headline, html, opening_rows
from tests.pages.test_compare import questions


@pytest.fixture
def plan(open_link):
    return partial(open_link, "priorities", province="Long An", year=2023, lang="en")


def test_what_a_plan_would_improve_first_is_named_and_explained(plan):
    app = plan(benchmark="peers_best")
    assert not app.exception
    assert headline(app) == (
        "Long An 2023: to improve first: 6. Public services (0.78 below the median)."
    )
    said = unescape(re.sub("<[^>]+>", "", html(app)))
    assert (
        "Also to improve in a plan, but within the usual variation, where noise alone could have "
        "put them: 1. Participation, 4. Corruption control, 7. Environment, 3. Accountability and "
        "2. Transparency." in said
    )
    assert (
        "Of the dimensions to improve, most is within reach in 4. Corruption control (+0.48), "
        "2. Transparency (+0.31) and 6. Public services (+0.27), towards the peers' best" in said
    )
    body = unescape(re.sub("<[^>]+>", "", html(app)))
    assert (
        "5. Admin. procedures: 0.41 points to the peers' best, of which a good year's rise that "
        "lasted makes up 0.32. In about 1 in 20 cases (3 of 59) a province gained that much in one "
        "year and still had it a year later. The points within reach alone would lift it from 30th "
        "to 4th of 61, into the highest group." in body
    )
    found = opening_rows(app, "priorities")
    for name in ("1. Participation", "8. E-governance"):
        assert "within usual variation" in found[name][1]


def test_gaps_within_the_usual_variation_are_called_so(plan):
    app = plan()
    assert (
        "Of the dimensions to improve, none has a gap to the next group's edge beyond the usual "
        "year-to-year variation" in unescape(re.sub("<[^>]+>", "", html(app)))
    )
    found = opening_rows(app, "priorities")
    assert found["2. Transparency"][1] == "0.32 within usual variation (usual ±0.55)"
    beyond = opening_rows(plan(benchmark="peers_best"), "priorities")
    assert beyond["2. Transparency"][1] == "0.70 beyond the usual ±0.55"


def test_a_row_has_six_columns_and_opens_to_the_reason_and_its_parts(plan):
    app = plan(benchmark="peers_best")
    found = opening_rows(app, "priorities")
    assert next(iter(found)) == "4. Corruption control"
    assert len(found) == 8 + 28
    assert found["5. Admin. procedures"] == [
        "7.23 → 7.64",
        "0.41 beyond the usual ±0.38",
        "+0.32",
        "30 of 61 → 4",
        "3 of 59 cases",
    ]
    inside = html(app).split("id='in-admin_procedures' hidden")[1].split("</tbody>")[0]
    assert "own best" in inside
    assert "5.1. " in inside


def test_vietnamese_says_the_same(plan):
    app = plan(lang="vi", benchmark="peers_best")
    assert headline(app) == (
        "Long An năm 2023, cần khắc phục trước: 6. Cung ứng dịch vụ công (dưới trung vị 0,78)."
    )
    assert (
        "lớn nhất để đến mức cao nhất của nhóm so sánh: 4. Kiểm soát tham nhũng (+0,48), 2. Công "
        "khai, minh bạch (+0,31) và 6. Cung ứng dịch vụ công (+0,27)" in html(app)
    )


def test_priorities_and_plan_begin_with_the_same(plan, open_link):
    """Nothing comes first on one page that the other keeps up."""
    for province, year in (("Long An", 2024), ("Lạng Sơn", 2023), ("Hà Nội", 2022)):
        first = headline(plan(province=province, year=year, lang="vi"))
        planned = headline(open_link("plan", province=province, year=year, lang="vi"))
        mended = planned.split("khắc phục ")[-1]
        for name in re.findall(r"\d\. [^(]+(?= \()", first):
            assert name in mended


@pytest.mark.parametrize("benchmark", ["next_group", "peers_median", "peers_best", "own_best"])
@pytest.mark.parametrize(
    ("province", "year"), [("Lạng Sơn", 2023), ("Hà Nội", 2019), ("Thừa Thiên Huế", 2023)]
)
def test_every_benchmark_for_several_provinces(plan, province, year, benchmark):
    app = plan(province=province, year=year, benchmark=benchmark, lang="vi")
    assert not app.exception
    assert not app.error
    assert len(questions(app)) == 3


def test_a_rise_in_the_link_moves_total_rank_and_group(plan):
    app = plan(plus2="0.40", plus6="0.50")
    assert (
        "+0.90 points: the total would be 41.73 instead of 40.83, 38th of 61 instead of 46th, in "
        "the low-average group (was: Low average)." in html(app)
    )
    assert "Nothing is changed yet: 40.83 points, 46th of 61" in html(plan())


def test_the_presets_fill_every_field_and_clear_them(plan):
    app = plan(benchmark="peers_best")
    app.button(key="preset_reach").click().run()
    filled = {code: app.text_input(key=f"choice_plus{code}").value for code in range(1, 9)}
    assert filled[1] == "0.42"
    assert all(float(value) > 0 for value in filled.values())
    assert app.query_params["plus1"] == "0.42"
    app.button(key="preset_none").click().run()
    assert "plus1" not in app.query_params
    assert "Nothing is changed yet" in html(app)
    app.button(key="preset_best").click().run()
    assert app.text_input(key="choice_plus6").value == "0.97"


def test_a_target_says_points_frequency_and_the_smallest_sets(plan):
    body = re.sub("<[^>]+>", "", html(plan(benchmark="peers_best")))
    assert (
        "For the high-average group, 1.49 more points are needed (42.33 by the figures of 2023).\n"
        "In about 1 in 20 cases (14 of 240) a province gained that much in one year and still had "
        "it a year later. That is within the usual year-to-year variation of the total (±2.47): "
        "the score may reach or miss it by chance alone." in body
    )
    assert "It takes at least 4 dimensions" in body


def test_a_target_beyond_all_reach_says_how_much_there_is(plan):
    body = re.sub("<[^>]+>", "", html(plan(target="highest")))
    assert "In about 1 in 100 cases (3 of 240) a province gained that much in one year" in body
    assert "All dimensions together have 0.93 points within reach, out of the 3.12 needed" in body
    assert "may reach or miss it by chance alone" not in body
    assert "one good year" not in body


@pytest.mark.parametrize(("target", "times"), [("high_average", 1), ("low_average", 0)])
def test_a_target_that_takes_a_rise_says_once_how_much_comes_back(plan, target, times):
    assert html(plan(target=target)).count("on average, 29.2% of a change in the total") == times


def test_a_target_already_reached_says_so(plan):
    assert "Already reached: 40.83 points are enough" in html(plan(target="low_average"))
    assert "Already reached: 40.83 points are enough" in html(plan(target="rank", rank=50))


def test_the_highest_group_has_a_rank_for_a_target(plan):
    app = plan(province="Thừa Thiên Huế")
    assert app.segmented_control(key="choice_target").value == "rank"
    assert "Already reached" in html(app)


@pytest.mark.parametrize(
    ("province", "year", "words"),
    [
        ("Quảng Ninh", 2023, "PAPI published no scores for Quảng Ninh in 2023"),
        ("Long An", 2011, "There is no comparable history yet"),
        ("Long An", 2018, "There is no comparable history yet"),
        ("Đồng Tháp", 2018, "Đồng Tháp has no total in 2018, so there is no rank or group to move"),
    ],
)
def test_unusual_years_explain_themselves(plan, province, year, words):
    app = plan(province=province, year=year)
    assert not app.exception
    assert not app.error
    assert words in html(app)


def test_a_bad_link_falls_back_with_a_word(plan):
    app = plan(benchmark="luck", plus1="1e9", plus2="nan", plus3="<b>", target="moon")
    assert not app.exception
    assert len(app.info) == 5
    assert app.text_input(key="choice_plus2").value == "0.00"


def test_a_decimal_comma_is_understood_in_the_field_and_in_the_link(plan):
    app = plan(lang="vi")
    app.text_input(key="choice_plus1").set_value("0,5").run()
    assert app.text_input(key="choice_plus1").value == "0,50"
    assert app.query_params["plus1"] == "0.50"
    assert "41,33" in html(app)
    assert "+0,50" in html(app)
    assert plan(plus2="0,40").query_params["plus2"] == "0.40"


def test_what_is_no_number_is_said_and_changes_nothing(plan):
    app = plan(plus1="0.50")
    app.text_input(key="choice_plus1").set_value("a lot").run()
    assert "“a lot” is not a number here; 0.50 is kept." in [one.value for one in app.info]
    assert app.text_input(key="choice_plus1").value == "0.50"
    assert app.query_params["plus1"] == "0.50"
