"""The comparison as an analyst meets it: cold links, sorting, two languages, files, labels."""

import re

import pandas as pd
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.labels import (
    assert_labels_stand_apart,
    assert_names_lie_on_no_mark,
    wait_for_charts,
)
from tests.browser.test_overview import asked

LINK = "/compare?province=Long+An&year=2023&lang=en&peers=profile&sort=name"


def test_a_cold_deep_link_on_a_fresh_server_keeps_every_choice(fresh_server, visit):
    link = f"{LINK}&x=total&y=environment&measure=participation&colour=median&rival=Hà Nội"
    page = visit(fresh_server + link)
    expect(page.locator("h1.headline").first).to_contain_text(
        "Long An 2023 compared with 10 provinces with the most similar profile"
    )
    assert asked(page) == {
        "province": "Long An", "year": "2023", "lang": "en", "peers": "profile", "sort": "name",
        "x": "total", "y": "environment", "measure": "participation", "colour": "median",
        "rival": "Hà Nội",
    }  # fmt: skip
    expect(page.locator("h2", has_text="Long An 2023 beside Hà Nội: clearly")).to_be_visible()


def test_a_change_of_language_keeps_what_the_link_means(server, visit):
    page = visit(server + LINK)
    before = asked(page)
    page.locator(".st-key-lang").get_by_text("vi", exact=True).click()
    expect(page.locator("h1.headline").first).to_contain_text("10 tỉnh có cấu trúc điểm giống nhất")
    assert {**before, "lang": "vi"}.items() <= asked(page).items()
    page.reload()
    expect(page.locator("h1.headline").first).to_contain_text("10 tỉnh có cấu trúc điểm giống nhất")


def opened(page: Page, fold: str) -> Locator:
    """A section whose rest is folded, opened."""
    page.wait_for_selector(".stApp[data-test-script-state=notRunning]")
    summary = page.locator("summary", has_text=fold)
    section = page.locator("[data-testid=stExpander], .fold", has=summary)
    section.locator("summary").first.click()
    expect(section.locator("tbody, .js-plotly-plot").first).to_be_visible()
    return section


def first_names(section: Locator) -> list[str]:
    cells = section.locator("tbody td:first-child")
    return [text for text in cells.all_inner_texts() if "median" not in text]


def test_sorting_reorders_the_table_and_stands_in_the_link(server, visit):
    page = visit(server + LINK)
    section = opened(page, "All peers by dimension")
    names = first_names(section)
    assert names == sorted(names)
    page.locator(".st-key-choice_sort input").fill("Similarity")
    page.get_by_role("option", name="Similarity of profile").click()
    # The fold stays open, and its first row is now ours.
    expect(section.locator("tbody td").first).to_have_text("Long An")
    expect(section.locator("tbody td").first).to_be_visible()
    assert first_names(section)[1] == "Đồng Nai"
    assert asked(page)["sort"] == "distance"


def test_choices_are_kept_when_another_page_is_visited(server, visit):
    page = visit(server + LINK)
    links = page.locator("[data-testid=stTopNavLink]")
    links.get_by_text("Overview").click()
    expect(page.locator("h1.headline").first).to_contain_text("Long An 2023: 40.83 of 80")
    links.get_by_text("Compare").click()
    expect(page.locator("h1.headline").first).to_contain_text("most similar profile")
    expect(page).to_have_url(re.compile("peers=profile.*sort=name|sort=name.*peers=profile"))


@pytest.mark.parametrize("width", [1280, 390])
def test_an_own_list_is_made_by_keys_alone(server, visit, width):
    link = f"{server}/compare?province=Long+An&year=2023&lang=vi&peers=own"
    page = visit(link, width=width)
    field = page.get_by_role("combobox", name="Các tỉnh tự chọn")
    field.focus()
    for typed, listed in (("da nang", "Đà Nẵng"), ("thua thien h", "Thừa Thiên Huế")):
        page.keyboard.type(typed)
        expect(page.get_by_role("option")).to_have_text([listed])
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name=listed, exact=True)).to_be_visible()
        expect(field).to_have_value("")
        expect(field).to_be_focused()
    expect(page.locator("h1.headline").first).to_contain_text("2 tỉnh tự chọn")
    assert asked(page)["with"] == "Đà Nẵng,Thừa Thiên Huế"
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option")).to_have_count(61)  # what is chosen is no longer offered
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Đà Nẵng", exact=True)).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator("h1.headline").first).to_contain_text("1 tỉnh tự chọn")
    expect(page.get_by_role("button", name="Đà Nẵng", exact=True)).to_have_count(0)
    assert asked(page)["with"] == "Thừa Thiên Huế"
    said = page.locator(".st-key-several_with").inner_text()
    assert not re.search("Add|Select|results|Clear|Choose", said)


def test_an_unknown_name_of_an_own_list_names_the_nearest(server, visit):
    page = visit(f"{server}/compare?province=Long+An&year=2023&lang=vi&peers=own&with=Quang Nihn")
    expect(page.get_by_text("“Quang Nihn” (gần nhất: Quảng Ninh")).to_be_visible()
    page.locator(".st-key-add_with input").fill("atlantis")
    page.keyboard.press("Enter")
    expect(page.get_by_text("“atlantis” (gần nhất:")).to_be_visible()
    expect(page.get_by_text("Quang Nihn")).to_have_count(0)


def test_what_is_downloaded_is_what_is_on_the_screen(server, visit):
    page = visit(server + LINK)
    rows = opened(page, "All peers by dimension").locator("tbody tr")
    shown = {
        cells[0]: cells[1].split()[0]
        for cells in (row.locator("td").all_inner_texts() for row in rows.all())
    }
    buttons = page.locator(".st-key-downloads button")
    with page.expect_download() as started:
        buttons.nth(0).click()
    frame = pd.read_csv(started.value.path(), encoding="utf-8-sig")
    points = dict(zip(frame["Province"], frame["Total"].map("{:.2f}".format), strict=True))
    assert points == shown
    assert list(frame["Province"]) == list(shown)
    assert frame["Source"].str.contains("CECODES").all()
    with page.expect_download() as started:
        buttons.nth(1).click()
    book = pd.read_excel(started.value.path(), sheet_name=None)
    assert list(book) == [
        "PAPI", "Provinces by dimension", "Gaps to the peers", "Head to head", "Two measures",
        "Learning partners", "Risen and stayed up", "Ranking",
    ]  # fmt: skip
    assert book["Gaps to the peers"]["Points"].iloc[0] == pytest.approx(40.832954)


def test_the_picture_of_a_chart_can_be_taken_away(server, visit):
    page = visit(server + LINK)
    opened(page, "The chart of two measures")
    chart = page.locator(".js-plotly-plot").first
    chart.scroll_into_view_if_needed()
    chart.hover()
    with page.expect_download() as started:
        chart.locator(".modebar-btn").first.click()
    assert started.value.suggested_filename == "PAPI-2023-Long-An-cloud.png"
    with open(started.value.path(), "rb") as file:  # noqa: PTH123
        assert file.read(8) == b"\x89PNG\r\n\x1a\n"


def test_a_row_leads_to_its_provinces_overview(server, visit):
    page = visit(server + LINK)
    opened(page, "All peers by dimension").get_by_role("link", name="Cà Mau").click()
    expect(page.locator("h1.headline").first).to_contain_text("Cà Mau 2023: 40.11 of 80 points")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_label_lies_on_another_or_on_a_mark_or_is_cut(server, visit, lang, width):
    page = visit(
        f"{server}/compare?province=Bà Rịa - Vũng Tàu&year=2022&lang={lang}&peers=all"
        "&x=service_corruption_limits&y=total&measure=total",
        width=width,
    )
    opened(page, "Biểu đồ hai chỉ số" if lang == "vi" else "The chart of two measures")
    wait_for_charts(page, 1)
    chart = page.locator(".js-plotly-plot")
    assert_labels_stand_apart(page, chart, width)
    assert_names_lie_on_no_mark(chart)


def test_a_closed_page_is_short_and_a_row_opens_by_keys_alone(server, visit):
    page = visit(server + LINK)
    table = page.locator("table.beside")
    expect(table).to_be_visible()
    assert page.evaluate("document.querySelector('.stMain').scrollHeight") <= 3500
    first = table.locator("th button", has_text="1. Participation")
    part = table.locator("th button", has_text="1.1. Civic Knowledge")
    expect(part).to_be_hidden()
    first.focus()
    page.keyboard.press("Enter")
    expect(first).to_have_attribute("aria-expanded", "true")
    expect(part).to_be_visible()
    page.keyboard.press("Tab")
    expect(table.locator("button.to-plan:visible").first).to_be_focused()
    page.keyboard.press("Tab")
    expect(part).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_text("National median 1.01.")).to_be_visible()
    # Sorted by the gap to the rival: the largest lead last, where it was smallest first.
    heading = table.get_by_role("columnheader", name="Gap to ")
    heading.last.get_by_role("button").click()
    expect(heading.last).to_have_attribute("aria-sort", "ascending")


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_in_the_rows_is_wider_than_the_screen(server, visit, width):
    page = visit(f"{server}/compare?province=Long An&year=2023&lang=vi", width=width)
    table = page.locator("table.beside")
    table.locator("th button", has_text="1. Tham gia").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    cut = table.locator("th, td, svg").evaluate_all(
        """(cells, width) => cells.map(cell => [cell.textContent, cell.getBoundingClientRect()])
            .filter(([, box]) => box.width && box.right > width).map(([text]) => text)""",
        width,
    )
    # The hidden caption and headings of a phone lie off the left edge.
    assert cut == []
