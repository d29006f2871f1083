"""The switch between 63 and 34 provinces and the search box, as a reader uses them."""

import pytest
from playwright.sync_api import expect

from tests.browser.labels import assert_labels_stand_apart, wait_for_charts
from tests.browser.test_overview import asked

LONG_AN = "/?province=Long+An&year=2023&lang=en"
ESTIMATE = "Tây Ninh (new) 2023 (estimate): 40.03 of 80 points"


def headline(page):
    return page.locator("h1.headline").first


def switch(page, words):
    page.get_by_role("radio", name=words).or_(page.get_by_role("button", name=words)).first.click()


def test_the_switch_takes_the_province_along_and_back_again(server, visit):
    page = visit(server + LONG_AN)
    switch(page, "34 new")
    expect(headline(page)).to_contain_text(ESTIMATE)
    assert asked(page) == {
        "province": "Tây Ninh (mới)",
        "year": "2023",
        "lang": "en",
        "division": "34",
    }
    # Long An and not the part that lends its name: it is what this reader came from.
    switch(page, "63 old")
    expect(headline(page)).to_contain_text("Long An 2023: 40.83")
    assert "division" not in asked(page)


def test_the_division_is_kept_over_pages_and_in_a_sent_link(server, visit):
    page = visit(server + LONG_AN + "&division=34")
    expect(headline(page)).to_contain_text(ESTIMATE)
    page.get_by_role("link", name="Trends").click()
    expect(headline(page)).to_contain_text("Tây Ninh (new)")
    assert asked(page)["division"] == "34"
    again = visit(page.url)
    expect(headline(again)).to_contain_text("Tây Ninh (new)")


def search(page, text):
    box = page.get_by_placeholder("Province, measure, page")
    box.fill(text)
    return box


def test_search_lists_old_and_new_provinces_as_one_types(server, visit):
    page = visit(server + LONG_AN)
    box = search(page, "dong thap")
    found = page.get_by_role("option")
    expect(found).to_have_count(2)
    expect(found.nth(0)).to_contain_text("one of the 63 as surveyed, now part of Đồng Tháp (new)")
    found.nth(1).click()
    expect(headline(page)).to_contain_text("Đồng Tháp (new) 2023 (estimate)")
    assert asked(page)["division"] == "34"
    expect(found).to_have_count(0)
    expect(box).to_have_value("")


def test_enter_goes_to_the_first_that_search_lists(server, visit):
    page = visit(server + LONG_AN)
    box = search(page, "cong khai")
    expect(page.get_by_role("option").first).to_have_text("Measure: 2. Transparency")
    box.press("Enter")
    expect(headline(page)).to_contain_text("Long An, 2. Transparency")
    assert asked(page)["measure"] == "transparency"
    search(page, "kiem soat tham nhung").press("Enter")
    expect(headline(page)).to_contain_text("Long An, 4. Corruption control")
    search(page, "uu tien").press("Enter")
    page.wait_for_url("**/priorities*")
    expect(headline(page)).to_contain_text("Long An")
    assert asked(page).items() >= {"province": "Long An", "year": "2023", "lang": "en"}.items()
    search(page, "dong thap moi").press("Enter")
    expect(headline(page)).to_contain_text("Đồng Tháp (new)")


def test_search_for_nothing_explains_itself(server, visit):
    page = visit(server + LONG_AN)
    search(page, "<script>alert(1)</script>").press("Enter")
    expect(page.get_by_text("Nothing found for")).to_be_visible()
    expect(headline(page)).to_contain_text("Long An 2023")


@pytest.mark.parametrize("width", [1280, 390])
def test_labels_of_the_34_stand_apart(server, visit, width):
    page = visit(f"{server}/trends?province=Tây Ninh&division=34&year=2023&lang=vi", width=width)
    wait_for_charts(page, 1)
    assert_labels_stand_apart(page, page.locator(".js-plotly-plot"), width)
