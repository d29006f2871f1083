"""A reader whose province nobody knows: the country and a map to choose from, never a province as
if it were theirs."""

import re

import pytest

from pages.shared import asked_for
from pages.shared.titles import OF_ALL, PAGES
from papi.common import naming
from tests.pages.shown import headline, html, pieces


def tiles(app) -> str:
    return next(one for one in pieces(app) if "class='tiles'" in one)


@pytest.mark.parametrize("name", [name for name in PAGES if name not in OF_ALL])
def test_without_a_province_each_page_asks_for_one(open_link, name):
    app = open_link(None if name == "overview" else name, lang="vi")
    assert not app.exception and not app.error
    assert headline(app) == "Chọn tỉnh của bạn"
    assert app.text_input(key="province").value == ""
    assert "province" not in app.query_params
    shown = html(app)
    for words in ("61/63 tỉnh, thành phố được xếp hạng: 6 tỉnh tăng rõ, không tỉnh nào giảm rõ",
                  "Trung vị là 43,48 điểm, tăng 1,15 điểm so với năm 2023.",
                  "Quảng Ninh dẫn đầu với 47,82 điểm (hạng có thể từ 1 đến 8)"):  # fmt: skip
        assert words in shown


@pytest.mark.parametrize(("division", "rows"), [(63, 20), (34, 16)])
def test_the_map_has_a_link_for_every_province_and_none_for_the_islands(
    open_link, file, division, rows
):
    app = open_link(year=2023, lang="en", **({"division": 34} if division == 34 else {}))
    drawn = tiles(app)
    links = re.findall("<a class='tile .*?' href='(.*?)' target='_self' aria-label='(.*?)'", drawn)
    assert len(links) == division == len({link for link, _ in links})
    assert all("year=2023&amp;lang=en" in link for link, _ in links)
    assert all(("division=34" in link) == (division == 34) for link, _ in links)
    islands = [one for one in naming.tiles(file, division) if one.province_code is None]
    assert len(islands) == 2
    for one in islands:
        inside = f"grid-area: {one.tile_row} / {one.tile_col}'><span class='tile unscored'"
        assert inside in drawn
        assert one.name_en in drawn
    assert f"grid-area: {rows} / " in drawn


def test_a_tile_says_name_points_rank_and_group_and_marks_what_was_not_published(open_link):
    drawn = tiles(open_link(year=2023, lang="en"))
    assert "aria-label='Long An: 40.83 points, 46th of 61, Low average'" in drawn
    assert "><span>Long<br>An</span> <b>46</b><i>▃</i></a>" in drawn
    assert "aria-label='Quảng Ninh: not published'" in drawn
    assert "><span>Quảng<br>Ninh</span> <b>–</b></a>" in drawn


def test_a_province_typed_on_the_first_visit_opens_its_page(open_link):
    app = open_link(lang="vi", year=2023)
    app.text_input(key="province").set_value("long an").run()
    assert headline(app).startswith("Long An năm 2023: 40,83/80 điểm")
    assert app.query_params["province"] == "Long An"


def test_the_switch_to_the_34_works_before_a_province_is_chosen(open_link):
    app = open_link(lang="vi", year=2023)
    app.segmented_control(key="division").set_value("34").run()
    assert not app.exception and not app.error
    assert headline(app) == "Chọn tỉnh của bạn"
    assert "Tây Ninh (mới)" in tiles(app)


def test_a_link_to_no_province_asks_for_one_with_a_word(open_link):
    app = open_link(province="Lạng Sen", year=2023, lang="vi")
    assert not app.exception and not app.error
    assert headline(app) == "Chọn tỉnh của bạn"
    assert "province" not in app.query_params
    assert "“Lạng Sen”" in app.info[0].value and "Gần nhất: Lạng Sơn" in app.info[0].value
    app.text_input(key="province").set_value("lang son").run()
    assert headline(app).startswith("Lạng Sơn năm 2023") and not app.info


@pytest.mark.parametrize("own", ["Cà Mau", "ca mau"])
def test_a_link_to_no_province_shows_the_one_last_chosen_and_says_so(file, own):
    settled = asked_for.settle(file, {"province": "Atlantis", "year": "2023"}, "en", own)
    assert settled.link == {"province": "Cà Mau", "year": "2023", "lang": "en"}
    assert settled.notice
    message, named = settled.notice
    assert "last chosen in this browser" in message
    assert (named["name"], named["shown"]) == ("Atlantis", "Cà Mau")


@pytest.mark.parametrize("name", OF_ALL)
def test_pages_about_the_whole_need_no_province(open_link, name):
    app = open_link(name, lang="vi")
    assert not app.exception and not app.error
    assert headline(app) != "Chọn tỉnh của bạn"
    assert "province" not in app.query_params
