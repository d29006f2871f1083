"""The comparison page: any set of peers, named in every title, honest about what is missing."""

import io
import re
from functools import partial
from html import unescape

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.shared.plain import plain
from papi.compare.questions import lasting_rises
from tests.pages.shown import headline, html


@pytest.fixture
def compare(open_link):
    return partial(open_link, "compare", province="Long An", year=2023, lang="en")


def questions(app: AppTest) -> list[str]:
    return re.findall(r"<h2 class='question'>(.*?)</h2>", html(app))


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


def test_the_table_marks_who_can_be_told_apart(compare):
    found = rows(compare(colour="apart"), PEERS_TABLE)
    totals = [row[1] for row in found[:-2]]
    assert sum("▲" in cell for cell in totals) == 2
    assert not any("▼" in cell for cell in totals)
    assert not any(mark in cell for row in found[-2:] for cell in row for mark in "▲▼")


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


PEERS_TABLE = "Provinces by dimension"


def rows(app: AppTest, caption: str) -> list[list[str]]:
    tables = re.findall(r"<table class='figures'>.*?</table>", html(app), re.DOTALL)
    (body,) = (one for one in tables if f"<caption>{caption}</caption>" in one)
    return [
        [
            unescape(re.sub("<.*?>", "", cell)).strip()
            for cell in re.findall(r"<td.*?>(.*?)</td>", row)
        ]
        for row in re.findall(r"<tr(?: class='ours')?>(.*?)</tr>", body)
        if "<td" in row
    ]


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("total", "Sóc Trăng"),
        ("name", "An Giang"),
        ("service_delivery", "An Giang"),
        ("distance", "Long An"),
        ("environment", "Đồng Tháp"),
    ],
)
def test_the_table_is_sorted_by_the_chosen_column(compare, sort, first):
    found = rows(compare(sort=sort), PEERS_TABLE)
    assert found[0][0] == first
    assert len(found) == 15
    assert [row[0] for row in found[-2:]] == ["Peers' median", "National median"]


def test_a_value_bears_its_group_without_colour_and_a_distance_its_sign(compare):
    assert rows(compare(), PEERS_TABLE)[0][1] == "45.62 ▇"
    found = rows(compare(colour="median"), PEERS_TABLE)
    assert found[0][1] == "+4.71 ▲"
    assert found[-2][1] == "0.00"


def test_every_row_leads_to_its_provinces_overview(compare):
    assert "href='./?province=S%C3%B3c+Tr%C4%83ng&amp;year=2023&amp;lang=en'" in html(compare())


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
    app = compare(x=x, y=y)
    assert not app.exception
    assert answer in html(app)


def test_a_measure_that_did_not_exist_that_year_explains_itself(compare):
    app = compare(year=2015, measure="environment", x="e_governance")
    assert [info.value for info in app.info] == [
        plain("“e_governance” is not among the choices here. Shown instead: 2. Transparency."),
        "“environment” is not among the choices here. Shown instead: Total.",
    ]


def test_the_ranking_has_a_line_where_each_group_begins_and_the_range_of_ranks(compare):
    app = compare()
    found = rows(app, "Ranking")
    lines = [row[0] for row in found if "points" in row[0] or "below" in row[0]]
    assert [line.split(":")[0] for line in lines] == [
        "Highest",
        "High average",
        "Low average",
        "Lowest",
    ]
    own = next(row for row in found if row[0] == "Long An")
    assert own[1:4] == ["46", "40.83", "Low average"]
    low, high = own[-1].split("–")
    assert int(low) < 46 < int(high)


def test_learning_partners_show_then_and_now(compare):
    app = compare()
    assert "13 provinces once level with Long An on Total were clearly higher" in html(app)
    assert "Thừa Thiên Huế stood at 43.21 in 2018 (Long An: 43.59)" in html(app)
    partners = re.search(r"<caption>Learning partners</caption>.*?</table>", html(app), re.DOTALL)
    assert partners and partners.group().count("<svg class='mark years'") == 13
    assert "29.2% of a change in the total was reversed in 2018–2024." in html(app)
    none = compare(year=2018)
    assert "No province that stood where Long An stood on Total" in html(none)


def test_who_rose_and_stayed_up_is_listed_with_since_when_and_in_which_parts(compare, con):
    app = compare(year=2024, province="Khánh Hòa", lang="en")
    said = html(app)
    assert "Khánh Hòa is one of them." in said
    table = next(
        pd.read_html(io.StringIO(one.value))[0]
        for one in app.markdown
        if "<caption>Risen and stayed up</caption>" in one.value
    )
    held = con.execute(
        """SELECT p.name_vi, l.since, l.level, l.relative_change
        FROM lasting_rise AS l JOIN province AS p USING (province_code)
        WHERE l.year = 2024 AND l.measure = 'total' ORDER BY l.relative_change DESC"""
    ).fetchall()
    assert table["Province"].tolist() == [name for name, *_ in held]
    assert table["Since"].tolist() == [since for _, since, *_ in held]
    assert table["Level now"].tolist() == [round(level, 2) for *_, level, _ in held]
    (own,) = table[table["Province"] == "Khánh Hòa"].to_dict("records")
    assert own["In parts"] == "1, 2, 4, 7"


def test_all_63_and_the_first_year(compare):
    app = compare(peers="all", year=2011)
    assert "62 other published provinces" in headline(app)
    assert len(rows(app, PEERS_TABLE)) == 65
    assert not app.exception


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


def test_a_row_opens_to_who_stands_clearly_apart_and_to_its_sub_dimensions(compare):
    drawn = re.search(r"<table class='opening beside'.*?</table>", html(compare()), re.DOTALL)
    assert drawn
    table = drawn.group()
    assert table.count("aria-expanded='false'") == 8 + 28
    assert "Peers clearly lower: Cà Mau, Cần Thơ, Kiên Giang, Tiền Giang, Đồng Tháp" in table
    assert "with=C%C3%A0+Mau" in table
    # Ours and the rival's rank, each over the ranks it may have.
    assert "● 47 of 61 (27–54)" in table and "○ 60 of 61 (53–61)" in table
    assert table.count("<line class='range hollow'") > 30


def test_what_nobody_knows_is_said_once_and_has_no_column(compare):
    known, unknown = html(compare()), html(compare(year=2017))
    for heading in ("Peers clearly higher", "Usual variation of the difference (±)", "Rank range"):
        assert f">{heading}" in known
        assert f">{heading}" not in unknown
    assert "No ranges of ranks are shown, because how much this measure" in unknown
    assert "<rect class='usual'" not in unknown


def test_only_the_first_question_stands_open(compare):
    app = compare()
    assert [one.label for one in app.expander] == [
        "Figures: gaps to the peers", "Figures for both", "All peers by dimension",
        "The chart of two measures", "Figures for all provinces", "All provinces by rank",
        "The provinces to learn from", "Figures behind the paths", "Who rose and stayed up",
    ]  # fmt: skip
    assert len(app.get("plotly_chart")) == 1
