"""The comparison page: any set of peers, named in every title, honest about what is missing."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared.plain import plain
from papi.compare.learning_questions import lasting_rises
from tests.pages.shown import folds, headline, html, rows


def questions(app: AppTest) -> list[str]:
    return re.findall(r"<h2 class='question'>(.*?)</h2>", html(app))


def opened(app: AppTest, fold: str) -> AppTest:
    """The page with a fold open whose content is drawn only then."""
    app.session_state[f"fold_{fold}"] = True
    return app.run()


PEERS = {
    "region": "12 other provinces of the Mekong River Delta",
    "neighbours": "10 provinces ranked next to it",
    "group": "14 others in the low-average group (computed)",
    "profile": "10 provinces with the most similar profile",
    "successor": "1 other part of Tây Ninh (new)",
    "central_city": "5 cities under central government",
    "all": "60 other published provinces",
}


@pytest.mark.parametrize(("peers", "named"), PEERS.items())
def test_the_set_of_peers_is_named_wherever_they_are_shown(compare, peers, named):
    app = compare(peers=peers)
    assert not app.exception
    assert named in headline(app)
    assert named in questions(app)[1]
    assert f"line and bar: {named}, lowest to highest" in re.sub(r"<.*?>", "", html(app))
    assert app.query_params["peers"] == peers


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    ("province", "year"),
    [
        ("Long An", 2011),
        ("Hà Nội", 2018),
        ("Đồng Tháp", 2018),
        ("Bắc Giang", 2022),
        ("Quảng Ninh", 2024),
        ("Đắk Nông", 2023),
        ("Lạng Sơn", 2016),
    ],
)
def test_every_section_stands_for_any_province_and_year(compare, file, lang, province, year):
    app = compare(province=province, year=year, lang=lang)
    assert not app.exception
    assert not app.error
    risen = lasting_rises(file, year, "total")
    assert bool(risen) == (year >= 2022)
    assert len(questions(app)) == 5 + bool(risen)


def test_the_headline_counts_what_the_table_shows(compare):
    app = compare()
    assert headline(app) == (
        "Long An 2023 compared with 12 other provinces of the Mekong River Delta: above their "
        "median in 4 of 8 dimensions, total 40.83, 0.07 below it, 7th of 13 among them."
    )
    assert (
        "On the total 2 of 12 peers are clearly higher than Long An and none is clearly lower; "
        "the other gaps (10) lie within the usual year-to-year variation." in html(app)
    )
    gaps = {row[0]: row[5:8] for row in rows(app, "Gaps to the peers")}
    assert gaps["Total"] == ["2", "0", "10"]
    assert gaps["1. Participation"] == ["0", "6", "6"]


def test_vietnamese_says_the_same(compare):
    assert headline(compare(lang="vi")) == (
        "Long An năm 2023 so với 12 tỉnh khác vùng Đồng bằng sông Cửu Long: cao hơn trung vị của "
        "nhóm ở 4/8 chỉ số nội dung, tổng điểm 40,83, thấp hơn trung vị 0,07 điểm, thứ 7/13 tính "
        "cả tỉnh này."
    )


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (2021, "peers are clearly lower than Long An"),
        (2014, "peers are clearly lower than Long An"),
        (
            2017,
            "How much scores usually vary is not known for 2017, so it is impossible to say which",
        ),
    ],
)
def test_a_gap_is_judged_wherever_noise_is_known(compare, year, words):
    app = compare(year=year)
    assert words in html(app)


@pytest.mark.parametrize(("year", "words"), [(2023, True), (2017, False)])
def test_head_to_head_says_which_gaps_are_told_apart(compare, year, words):
    app = compare(year=year, rival="Hà Nội")
    found = {row[0]: row[4:6] for row in rows(app, "Head to head")}
    if not words:
        assert "clear difference" not in html(app)
        assert "higher in 6 of 6 dimensions, lower in 0; how much of that is" in questions(app)[0]
        return
    assert found["Total"] == ["2.47", "clear difference"]
    assert {cell for _, cell in found.values()} == {"clear difference", "within usual variation"}
    apart = [name for name, (_, cell) in found.items() if cell == "clear difference"]
    sentence = (
        html(app).split("More than the usual year-to-year variation: ")[1].split(". Their")[0]
    )
    assert ["Total", *re.findall(r"[1-8]\. [^(]*[^( ]", sentence)] == apart


def test_a_province_without_a_total_is_not_offered_sets_that_need_one(compare):
    app = compare(province="Đồng Tháp", year=2018, peers="profile")
    assert "“profile” is not among the choices here." in app.info[0].value
    assert "Đồng Tháp has no total in 2018" in html(app)
    offered = app.selectbox(key="choice_peers").options
    assert "Same region" in offered
    assert "Most similar profile" not in offered


def test_a_province_without_that_year_is_shown_in_its_last_published_one(compare):
    app = compare(province="Quảng Ninh", year=2023)
    assert headline(app).startswith("Quảng Ninh 2022 compared with")
    assert "PAPI published no scores for Quảng Ninh in 2023" in html(app)


def test_an_own_list_is_taken_from_the_link_in_any_spelling(compare):
    app = compare(peers="own", **{"with": "ha noi,Huế,Long An,Atlantis"})
    assert "2 chosen provinces" in headline(app)
    assert any("“Atlantis”" in info.value for info in app.info)
    assert app.query_params["with"] == "Hà Nội,Thừa Thiên Huế,Long An"


def test_an_own_list_may_name_one_province_or_none(compare):
    assert "1 chosen province:" in headline(compare(peers="own", **{"with": "Hà Nội"}))
    app = compare(peers="own")
    assert headline(app) == "Long An 2023: no peers to compare with."
    assert "Choose at least one peer above" in app.info[0].value
    assert len(questions(app)) == 5
    assert "is shown first as the first province by name" in html(app)
    assert "Gap to the national median" in html(app)


def test_an_unpublished_peer_is_named_and_left_out(compare):
    app = compare(peers="own", **{"with": "Quảng Ninh,Hà Nội"})
    assert "1 chosen province" in headline(app)
    assert "Not published in 2023 and left out: Quảng Ninh." in html(app)


@pytest.mark.parametrize(
    ("x", "y", "answer"),
    [
        ("total", "total", "Both axes show the same measure"),
        (
            "transparency",
            "corruption_control",
            "rank correlation, computed: +0.47 over 61 provinces",
        ),
        ("civic_knowledge_01", "total", "over 61 provinces"),
    ],
)
def test_any_two_measures_can_be_set_against_each_other(compare, x, y, answer):
    app = opened(compare(x=x, y=y), "cloud")
    assert not app.exception
    assert answer in html(app)


def test_a_measure_that_did_not_exist_that_year_explains_itself(compare):
    app = compare(year=2015, measure="environment", x="e_governance")
    assert [info.value for info in app.info] == [
        plain("“e_governance” is not among the choices here. Shown instead: 2. Transparency."),
        "“environment” is not among the choices here. Shown instead: Total.",
    ]


def test_a_bad_link_falls_back_with_a_word(compare):
    app = compare(peers="friends", colour="pink", sort="luck", rival="Atlantis", measure="<b>")
    assert not app.exception
    assert len(app.info) == 5
    assert "<b>" not in "".join(info.value.split("“")[0] for info in app.info)


def test_the_rival_shown_first_is_explained_and_only_then(compare):
    app = compare()
    assert "Long An 2023 beside Cà Mau: " in questions(app)[0]
    assert "Cà Mau is shown first because, of these peers, the profile of its" in html(app)
    assert "is shown first" not in html(compare(rival="Hà Nội"))


def test_only_the_first_question_stands_open(compare):
    app = compare()
    assert folds(app) == [
        "Figures: gaps to the peers", "Figures for both", "All peers by dimension",
        "The chart of two measures", "All provinces by rank",
        "The provinces to learn from", "Figures behind the paths", "Who rose and stayed up",
    ]  # fmt: skip


def test_the_chart_is_drawn_only_while_its_fold_is_open(compare):
    app = compare()
    assert not app.get("plotly_chart")
    opened(app, "cloud")
    assert len(app.get("plotly_chart")) == 1
    assert "Figures for all provinces" in folds(app)
