"""The 34 provinces on every page: what is an estimate says so, and from which old provinces."""

import json

import pytest

from pages.shared.titles import OF_ALL, PAGES
from papi.common import survey_year
from papi.warehouse import connection
from tests.pages.shown import headline, html

REMARK = {
    "en": "Ranks, groups and comparisons among the 34 are estimated",
    "vi": "Thứ hạng, nhóm và so sánh trong 34 tỉnh, thành phố là ước tính",
}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_the_34_and_says_that_they_are_estimated(open_link, page, lang):
    app = open_link(page, province="Tây Ninh (mới)", year=2023, lang=lang, division=34)
    assert not app.exception and not app.error
    body = html(app)
    assert REMARK[lang] in body
    assert "Long An" in body
    assert app.query_params["division"] == "34"
    if page not in (*OF_ALL, "falls"):  # these are about the whole country
        assert {"vi": "Tây Ninh (mới)", "en": "Tây Ninh (new)"}[lang] in headline(app)


@pytest.mark.parametrize("page", PAGES)
def test_as_surveyed_nothing_is_called_an_estimate_of_the_34(open_link, page):
    app = open_link(page, province="Long An", year=2023, lang="en")
    assert not app.exception and not app.error
    assert REMARK["en"] not in html(app)
    assert "division" not in app.query_params


def test_the_parts_stand_beside_the_estimate_with_what_was_published(open_link):
    app = open_link(province="Phú Thọ", year=2024, lang="en", division=34)
    body = html(app)
    assert headline(app).startswith("Phú Thọ (new) 2024 (estimate): 43.95 of 80 points")
    assert "2 of 3 (Hòa Bình and Phú Thọ (old)), not published: Vĩnh Phúc" in body
    assert "are the plain mean of the published totals" in body
    assert "Vĩnh Phúc not published" in body
    assert "Rank (estimated)" in body and "Rank (computed)" not in body
    assert "the two rest on different old provinces" in body


def test_an_unchanged_province_keeps_its_published_score_and_history(open_link):
    app = open_link(province="Hà Nội", year=2023, lang="en", division=34)
    body = html(app)
    assert "43.96 of 80 points" in headline(app)
    assert "the scores of Hà Nội are PAPI&#x27;s own" in body
    assert "are the plain mean of the published totals" not in body


def test_an_old_name_in_the_34_leads_to_its_successor_with_a_word(open_link):
    app = open_link(province="Long An", year=2023, lang="en", division=34)
    assert headline(app).startswith("Tây Ninh (new) 2023 (estimate)")
    assert "Since July 2025 Long An is part of Tây Ninh (new)" in app.info[0].value


def test_a_new_name_without_the_division_shows_the_34_with_a_word(open_link):
    app = open_link(province="Tay Ninh (moi)", year=2023, lang="en")
    assert headline(app).startswith("Tây Ninh (new) 2023 (estimate)")
    assert "has existed since July 2025" in app.info[0].value
    assert app.query_params["division"] == "34"


def test_the_map_is_that_of_the_34_with_both_archipelagos(open_link):
    app = open_link(province="Đà Nẵng", year=2023, lang="vi", division=34)
    drawn = html(app).split("class='tiles'")[1].split("<table")[0]
    assert "Hoàng" in drawn and "Trường" in drawn
    assert "Cần Thơ (mới)" in drawn
    assert "Bình Dương" not in drawn


def test_claims_are_judged_as_surveyed_whichever_division_is_looked_at(open_link):
    surveyed = html(open_link("check", province="Long An", year=2023, lang="en"))
    of_34 = html(open_link("check", province="Long An", year=2023, lang="en", division=34))
    counts = "Agrees\xa0237"
    assert counts in surveyed and counts in of_34


class TestARehearsed2025:
    @pytest.fixture
    def shown_warehouse(self, rehearsed_warehouse):
        return rehearsed_warehouse

    def test_an_estimated_2024_and_a_published_2025_look_different_on_one_chart(self, open_link):
        app = open_link("trends", province="Tây Ninh", year=2025, lang="en", division=34)
        assert not app.exception and not app.error
        [own] = [
            trace
            for trace in json.loads(app.get("plotly_chart")[0].proto.spec)["data"]
            if trace.get("mode") == "lines+markers" and trace["line"]["width"] == 3
        ]
        fills = dict(zip(own["x"], own["marker"]["color"], strict=True))
        line = own["line"]["color"]
        assert fills[2025] == line
        assert fills[2024] == fills[2011] != line
        # No line leads from a mean of old provinces to a survey of the new one.
        assert own["x"][own["x"].index(2025) - 1] is None
        assert "Hollow marks and hatched areas are estimates" in html(app)

    def test_2025_is_published_and_no_estimate(self, open_link):
        app = open_link(province="Tây Ninh", year=2025, lang="en", division=34)
        assert "(estimate)" not in headline(app)
        assert REMARK["en"] not in html(app)
        assert "one is an estimate and the other a published score" in html(app)

    def test_an_unchanged_province_is_compared_with_its_own_2024(self, open_link):
        app = open_link(province="Quảng Ninh", year=2025, lang="en", division=34)
        assert "on 2024" in headline(app)

    def test_names_are_told_apart_in_the_picker_of_the_34(self, rehearsed_warehouse):
        file = connection.identity(rehearsed_warehouse).in_34
        names = [one.name for one in survey_year.provinces(file).values()]
        assert len(names) == len(set(names)) == 34
        assert "Tây Ninh (mới)" in names and "Tây Ninh" not in names
