"""The trend page, as Streamlit runs it: every view and choice, both languages, bad links."""

import io
import re

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import packed
from papi.warehouse import connection
from tests.pages.shown import headline, html


def chosen(app: AppTest) -> dict[str, str]:
    return {
        name: values if isinstance(values, str) else values[0]
        for name, values in app.query_params.items()
    }


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    "link",
    [
        {},
        {"view": "rank", "with": "Hà Nội,Đà Nẵng"},
        {"view": "group", "measure": "land_certificates"},
        {"view": "dimensions", "province": "Bắc Ninh", "year": 2022},
        {"measure": "core", "mean": "none"},
        {"measure": "air_quality_02", "mean": "MRD", "with": "Quảng Ninh"},
        {"view": "group", "measure": "environment", "year": 2015},
        {"view": "rank", "measure": "environment", "year": 2015},
    ],
)
def test_every_view_renders_with_one_chart_and_its_tables(open_trends, lang, link):
    app = open_trends(**{"province": "Long An", "year": 2024, "lang": lang, **link})
    assert not app.exception and not app.error
    assert headline(app)
    assert len(app.get("plotly_chart")) == 1
    assert html(app).count("class='figures'") == 2
    own = {name: one for name, one in link.items() if name not in ("province", "year")}
    assert own.items() <= chosen(app).items()


def test_the_answer_stands_before_the_chart_and_the_table_behind_it(open_trends):
    app = open_trends(province="Long An", year=2024, lang="en", measure="service_delivery")
    assert headline(app) == (
        "Long An, 6. Public services: at a lower level in 2023–2024 than in 2021–2022, by 0.56 "
        "points."
    )
    body = html(app)
    assert "Long An, 6. Public services: 7.12 points in 2018, 6.69 points in 2024</h2>" in body
    assert (
        "Country mean: 7.60 points, of 61 provinces; +0.07 points on 2023 among the 59 published "
        "in both years."
    ) in body
    assert "! 2021, 6. Public services: compare with care." in body
    assert "Light band round a province" in body
    assert "usually varies by ±0.45 points." in body


@pytest.mark.parametrize("view", ["value", "rank", "group", "dimensions"])
def test_one_line_stands_between_the_finding_and_the_chart(open_trends, view):
    app = open_trends(province="Long An", year=2024, lang="en", view=view)
    elements = list(app.main)
    chart = [element.type for element in elements].index("plotly_chart")
    before = [packed.unpacked(one.value) for one in elements[:chart] if one.type == "html"]
    above = [one for one in before if "class='question'" in one]
    assert len(above) == 1 and above[0].count("class='answer'") == 1
    assert not any("class='note'" in one for one in before[before.index(above[0]) :])


def test_up_to_six_provinces_are_shown_and_more_are_said(open_trends):
    names = ["Hà Nội", "Đà Nẵng", "Huế", "tp hcm", "can tho", "Quảng Ninh"]
    app = open_trends(province="Long An", year=2024, lang="en", **{"with": ",".join(names)})
    assert not app.exception and not app.error
    assert [one.value for one in app.info] == [
        "No more than 5 can be chosen here; the first 5 are shown."
    ]
    assert chosen(app)["with"] == "Hà Nội,Đà Nẵng,Thừa Thiên Huế,Hồ Chí Minh,Cần Thơ"
    assert "In 2024 from highest to lowest: " in html(app)


def test_the_own_province_beside_itself_is_drawn_once(open_trends):
    app = open_trends(province="Long An", year=2024, lang="en", **{"with": "Long An,Hà Nội"})
    # One line for each of the two beside the mean: a row a year, and one of its level.
    rows = html(app).count("<td>Long An</td>")
    assert rows == html(app).count("<td>Hà Nội</td>")
    assert "About the same level as before: Long An and Hà Nội." in html(app)


def test_bad_choices_fall_back_with_a_word(open_trends):
    app = open_trends(
        province="Long An",
        year=2024,
        lang="en",
        view="<b>",
        measure="happiness",
        mean="XX",
        **{"with": "Atlantis,Hà Nội"},
    )
    assert not app.exception and not app.error
    said = " ".join(one.value for one in app.info)
    for asked in ("<b>", "happiness", "XX", "Atlantis"):
        assert f"“{asked}”" in said
    assert headline(app).startswith("Long An, Total: ")
    assert chosen(app)["with"] == "Hà Nội"


def test_an_indicator_is_not_ranked_and_says_so(open_trends):
    app = open_trends(
        province="Long An", year=2023, lang="en", measure="air_quality_02", view="rank"
    )
    assert "An indicator is not ranked and has no group" in app.info[0].value
    body = html(app)
    assert "available here for these years only: 2018, 2019, 2022 and 2023." in body
    assert "whether the level in 2022–2023 differs from that in 2018–2019" in headline(app)


def test_a_measure_that_ended_is_named_with_its_years(open_trends):
    app = open_trends(province="Long An", year=2024, lang="vi", measure="construction_permits")
    assert "chỉ có số liệu đến năm 2020" in html(app)
    assert "chưa nói được 2019–2020 có ở mức khác 2017–2018 hay không" in headline(app)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("view", ["value", "rank", "group", "dimensions"])
def test_no_word_of_statistics_stands_on_the_page(open_trends, lang, view):
    app = open_trends(province="Long An", year=2024, lang=lang, view=view, measure="transparency")
    said = " ".join([headline(app), html(app)]).lower()
    for word in (
        "mann",
        "theil",
        "p =",
        "p ≤",
        "slope",
        "độ dốc",
        "rising",
        "falling:",
        "turned",
        "đảo chiều",
        "standard deviation",
        "độ lệch chuẩn",
    ):
        assert word not in said, word


def test_a_province_not_published_that_year_says_why(open_trends):
    app = open_trends(province="Quảng Ninh", year=2023, lang="en")
    body = html(app)
    assert "Nothing was published for Quảng Ninh in 2023" in body
    assert "2023 (results beyond the allowed statistical error)" in body


def test_the_measure_and_provinces_survive_a_change_of_page(open_trends):
    app = open_trends(province="Long An", year=2024, lang="en", measure="core", mean="MRD")
    app.switch_page("pages/data.py").run()
    app.switch_page("pages/trends.py").run()
    assert not app.exception
    assert (chosen(app)["measure"], chosen(app)["mean"]) == ("core", "MRD")
    assert headline(app).startswith("Long An, Dimensions 1–6: ")


def test_all_dimensions_stand_by_year_in_colour(open_trends, file):
    app = open_trends(province="Long An", year=2023, lang="en", view="dimensions")
    body = html(app)
    (markup,) = re.findall(
        "<table[^>]*><caption>Dimensions by year, in colour</caption>.*?</table>", body
    )
    table = pd.read_html(io.StringIO(markup))[0].set_index("Dimension")
    with connection.cursor(file) as warehouse:
        published = warehouse.execute(
            """
            SELECT s.year, s.value, m.code FROM score AS s
            JOIN measure AS m
                ON m.measure = s.measure
                AND s.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
            WHERE s.province_code = '80' AND m.level = 'dimension'
            """
        ).fetchall()
    assert len(published) == (table != "–").sum().sum()
    for year, value, code in published:
        (row,) = (name for name in table.index if str(name).startswith(f"{code}."))
        said = str(table.loc[row, str(year)]).lstrip("‖")
        assert float(said) == pytest.approx(value, abs=0.0051)
    assert "the highest of the comparable years in dimensions: none; the lowest in: 3</h2>" in body
    assert str(table.loc["3. Accountability", "2018"]).startswith("‖")
