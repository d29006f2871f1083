"""The tables of the comparison page: peers, ranking, learning partners, who rose and stayed up."""

import io
import re

import pandas as pd
import pytest

from tests.pages.shown import headline, html, pieces, rows

PEERS_TABLE = "Provinces by dimension"


def test_the_table_marks_who_can_be_told_apart(compare):
    found = rows(compare(colour="apart"), PEERS_TABLE)
    totals = [row[1] for row in found[:-2]]
    assert sum("▲" in cell for cell in totals) == 2
    assert not any("▼" in cell for cell in totals)
    assert not any(mark in cell for row in found[-2:] for cell in row for mark in "▲▼")


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
        pd.read_html(io.StringIO(one))[0]
        for one in pieces(app)
        if "<caption>Risen and stayed up</caption>" in one
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
