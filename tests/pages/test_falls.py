"""The page of falls as Streamlit runs it: choices from the link, counts, calm whatever is asked."""

import re

import pytest

from pages.shared.plain import plain
from papi.falls import scan as falls
from tests import falls_in_pandas
from tests.pages.shown import headline, html


@pytest.fixture
def open_page(open_link):
    """Opens the page of falls at a link."""

    def run(**link):
        app = open_link("falls", **link)
        assert not app.exception and not app.error
        return app

    return run


@pytest.fixture(scope="module")
def expected(warehouse_path):
    return falls_in_pandas.changes(falls_in_pandas.noise_of(warehouse_path))


@pytest.mark.parametrize(
    ("year", "level", "scope", "name"),
    [
        (2023, "dimension", "all", "All provinces"),
        (2021, "dimension", "MRD", "Mekong River Delta"),
        (2022, "subdimension", "lowest", "Group on the total: Lowest"),
        (2016, "dimension", "all", "All provinces"),
        (2018, "subdimension", "all", "All provinces"),
        (2024, "dimension", "own", "Long An only"),
    ],
)
def test_the_headline_counts_what_pandas_counts(open_page, expected, year, level, scope, name):
    rows = falls_in_pandas.counted(expected, year, level, "80" if scope == "own" else scope)
    parts = {"dimension": "dimensions", "subdimension": "sub-dimensions"}[level]
    app = open_page(province="Long An", year=year, lang="en", level=level, scope=scope)
    judged = rows[rows["margin"].notna()]
    clear = judged[judged["clear_fall"]]
    if judged.empty:
        count = rows["fell"].sum()
        said = (
            f"{count} of {len(rows):,} comparable changes in {parts} are falls; whether any is "
            "clear is not known."
        )
    elif scope == "own":
        count = len(clear)
        said = f"clear falls in {count} of {len(judged)} {parts}."
    else:
        count = clear["province_code"].nunique()
        said = falls_in_pandas.headline(rows, parts)
    if scope == "own" or judged.empty:
        assert headline(app) == f"{name}, {year}: {said}"
    else:
        own = clear[clear["province_code"] == "80"]
        found = f"clear falls in {len(own)} of " if len(own) else "no clear fall in any of the "
        assert headline(app).startswith(f"Long An, {year}: {found}")
        assert f"{name}, {year}: {said}" in html(app)
    notable = rows["notable_fall"].sum()
    assert f"{len(rows):,} comparable changes in {parts} are falls; {notable} of them" in html(app)
    assert app.query_params["scope"] == scope
    again = open_page(province="Long An", year=year, lang="vi", level=level, scope=scope)
    assert f"năm {year}: {count}/" in html(again) or f"rõ ở {count}/" in headline(again)
    assert html(again).count("<tr>") == html(app).count("<tr>")


def test_every_finding_stands_as_a_title_with_its_table_and_chart(open_page, expected):
    app = open_page(province="Long An", year=2023, lang="en")
    body = html(app)
    titles = re.findall("<h2 class='question'>(.*?)</h2>", body)
    for finding in (
        "Long An fell clearly in 0 of 8 dimensions, and by any amount in 3 of 8",
        "22 clear falls in dimensions, across 18 provinces, and 0 in the total",
        "Of 120 comparable scores in the lowest group, 13 fell clearly",
        "Largest fall: Quảng Bình, 4. Corruption control: clear fall, 0.97 points (rounded)",
        "6 of 70 judged yearly changes of Long An&#x27;s dimensions were clear falls",
    ):
        assert finding in titles
    assert not any("?" in one or one.endswith(".") for one in titles)
    assert not app.get("plotly_chart")
    assert body.count("class='figures'") == 7
    assert body.count("class='bars") == 3
    transparency = expected[
        (expected["year"] == 2023)
        & (expected["measure"] == "transparency")
        & expected["comparable"]
    ]
    clearly, fell = transparency["clear_fall"].sum(), transparency["fell"].sum()
    compared = len(transparency)
    assert f"Most provinces fell clearly in 2. Transparency: {clearly} of {compared}<" in body
    assert f"most provinces fell in 2. Transparency: {fell} of {compared} (" in body
    assert "Long An ◀" in body


@pytest.mark.parametrize("year", [2011, 2018])
def test_a_year_that_cannot_be_compared_is_refused_not_drawn(open_page, year):
    app = open_page(province="Long An", year=year, lang="en")
    assert "no change in dimensions can be compared with the year before" in headline(app)
    assert not app.get("plotly_chart")
    body = html(app)
    assert "2018 is not compared with 2017" in body if year == 2018 else "is the first year" in body
    assert "judged yearly changes of Long An&#x27;s dimensions were clear falls" in body


def test_a_province_that_was_not_published_says_so(open_page):
    app = open_page(province="Quảng Ninh", year=2023, lang="en")
    body = html(app)
    assert "Quảng Ninh: nothing of 2023 can be compared with the year before." in body
    assert "Not published in 2023: Bình Dương and Quảng Ninh." in body
    alone = open_page(province="Quảng Ninh", year=2023, lang="en", scope="own")
    assert headline(alone).startswith("Quảng Ninh only, 2023: no change in dimensions")
    assert "Not published in 2023: Quảng Ninh." in html(alone)


def test_bad_choices_in_a_link_fall_back_with_a_word(open_page):
    app = open_page(
        province="Long An", year=2023, lang="en", level="country", scope="<b>", sort="magic"
    )
    said = [info.value for info in app.info]
    assert "“country” is not among the choices here. Shown instead: Dimensions." in said
    assert "“<b>” is not among the choices here. Shown instead: All provinces." in said
    assert "“magic” is not among the choices here. Shown instead: Most clear falls." in said
    assert "<div class='conclusion'>All provinces, 2023" in html(app)


@pytest.mark.parametrize("sort", ["clear", "falls", "notable"])
def test_an_order_of_a_link_stays(open_page, sort):
    app = open_page(province="Long An", year=2023, lang="en", sort=sort)
    assert not app.info and app.query_params["sort"] == sort


def test_a_measure_that_the_year_does_not_compare_is_no_order(open_page):
    app = open_page(province="Long An", year=2021, lang="en", sort="admin_procedures")
    assert plain("“admin_procedures” is not among the choices here.") in app.info[0].value


def test_the_yardsticks_ruler_is_shared():
    assert falls.reach({True: [], False: []}) == pytest.approx(1.04)
