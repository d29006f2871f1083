"""Back and Forward in Chromium: through pages, provinces, years and divisions, one entry each."""

import re
import time
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import settle
from tests.browser.test_overview import asked

LINK = "?province=Long+An&year=2023&lang=vi"
TITLES = [
    r"Tổng quan · Long An 2023",
    r"Tổng quan · Lạng Sơn 2023",
    r"Tổng quan · Lạng Sơn 2021",
    r"Tổng quan · Lạng Sơn 2021",
    r"Xu hướng · Lạng Sơn 2021",
]


def complete(page, title):
    expect(page).to_have_title(re.compile(title))
    expect(page.locator("[data-test-script-state=notRunning]")).to_have_count(1)
    expect(page.locator(".st-key-downloads button").first).to_be_visible()
    return asked(page)


def come_to(page, title, choices):
    """Waits for the page with these choices: its link is put right at the end of its run."""
    until = time.monotonic() + 30
    while complete(page, title) != choices and time.monotonic() < until:
        settle(page)
    assert asked(page) == choices


def choose_province(page, typed):
    box = page.get_by_role("combobox", name="Tỉnh, thành phố")
    box.fill(typed)
    box.press("Enter")


def choose_year(page, year):
    page.locator(".st-key-year").get_by_role("combobox").click()
    page.get_by_role("option", name=year).click()


def test_back_and_forward_go_through_all_that_was_chosen(server, visit):
    page = visit("about:blank", wait=False)
    page.goto(f"{server}/{LINK}")
    seen = [complete(page, TITLES[0])]
    choose_province(page, "lang son")
    seen.append(complete(page, TITLES[1]))
    choose_year(page, "2021")
    seen.append(complete(page, TITLES[2]))
    page.get_by_role("radio", name="34 mới").click()
    expect(page.locator("h1.headline")).to_contain_text("ước tính")
    seen.append(complete(page, TITLES[3]))
    page.get_by_role("link", name="Xu hướng").first.click()
    seen.append(complete(page, TITLES[4]))
    assert [one.get("division") for one in seen] == [None, None, None, "34", "34"]
    for step in (3, 2, 1, 0):
        page.go_back()
        come_to(page, TITLES[step], seen[step])
    for step in (1, 2, 3, 4):
        page.go_forward()
        come_to(page, TITLES[step], seen[step])
    for _ in range(4):
        page.go_back()
        complete(page, "PAPI")
    page.go_back()
    page.wait_for_url("about:blank")


def test_back_to_another_page_finds_what_was_chosen_there(server, visit):
    page = visit(f"{server}/compare{LINK}&measure=transparency&peers=group")
    chosen = complete(page, "So sánh · Long An 2023")
    page.get_by_role("link", name="Xu hướng").first.click()
    page.wait_for_url("**/trends?**mean=**")
    page.go_back()
    come_to(page, "So sánh · Long An 2023", chosen)
    assert (chosen["measure"], chosen["peers"]) == ("transparency", "group")


@pytest.mark.parametrize("name", ["", "trends", "priorities"])
def test_what_a_page_completes_in_its_link_is_no_entry(server, visit, name):
    page = visit("about:blank", wait=False)
    page.goto(f"{server}/{name}?lang=vi&province=long+an")
    complete(page, "Long An 2024")
    page.go_back()
    page.wait_for_url("about:blank")


def test_going_back_brings_the_language_and_the_pages_own_choices(server, visit):
    page = visit(f"{server}/trends{LINK}&view=rank")
    page.locator(".st-key-lang").get_by_role("radio", name="en").click()
    expect(page).to_have_title(re.compile("Trends"))
    page.locator(".st-key-choice_view").get_by_role("radio", name="Value").click()
    complete(page, "Trends · Long An 2023")
    choose = page.get_by_role("combobox", name="Province", exact=True)
    choose.fill("lang son")
    choose.press("Enter")
    complete(page, "Lạng Sơn 2023")
    page.locator(".st-key-choice_view").get_by_role("radio", name="Rank").click()
    page.wait_for_url("**view=rank**")
    page.go_back()
    assert complete(page, "Trends · Long An 2023")["view"] == "value"
    chosen = page.locator(".st-key-choice_view").get_by_role("radio", name="Value")
    expect(chosen).to_be_checked()


def test_an_address_without_a_query_keeps_what_every_page_shares(server, visit):
    """So Streamlit goes to another page; the server completes the address a moment later, if it
    lives that long."""
    opened = visit(f"{server}/trends?province=Hà+Nội&year=2022&lang=en&division=34&view=rank")

    def pushed(address):
        opened.evaluate("(to) => history.pushState({}, '', to)", address)
        return urlsplit(opened.evaluate("location.href"))

    bare = pushed("/compare")
    assert bare.path == "/compare"
    assert parse_qs(bare.query) == {
        "province": ["Hà Nội"], "year": ["2022"], "lang": ["en"], "division": ["34"],
    }  # fmt: skip
    whole = pushed("/falls?province=Long+An&year=2023&lang=vi")  # is taken as it is
    assert "division" not in parse_qs(whole.query)
