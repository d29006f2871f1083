"""Links to another province in Chromium: they change it in the page, as the field does."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_history import LINK, complete

SAME_WINDOW = "window.marker === 1"


def province(page, name):
    return page.get_by_role("link", name=re.compile(f"^{name}: "))


def test_a_tile_and_a_line_of_the_ranking_change_the_province_in_place(server, visit):
    page = visit("about:blank", wait=False)
    page.goto(f"{server}/{LINK}")
    complete(page, "Long An 2023")
    before = page.evaluate("window.marker = 1, history.length")
    province(page, "Cà Mau").focus()
    page.keyboard.press("Enter")
    complete(page, "Cà Mau 2023")
    expect(province(page, "Cà Mau")).to_be_focused()
    expect(province(page, "Cà Mau")).to_have_attribute("aria-current", "true")
    expect(province(page, "Cà Mau")).to_be_in_viewport()
    page.locator(".ranking a", has_text="Hà Giang").click()
    complete(page, "Hà Giang 2023")
    assert page.evaluate("history.length") == before + 2
    for title in ("Cà Mau 2023", "Long An 2023"):
        page.go_back()
        complete(page, title)
    assert page.evaluate(SAME_WINDOW)
    page.go_back()
    page.wait_for_url("about:blank")


@pytest.mark.parametrize("name", ["", "country"])
def test_a_tile_of_another_page_opens_the_overview_at_its_head(server, visit, name):
    page = visit(f"{server}/{name}?lang=vi&year=2023", wait=False)
    page.wait_for_selector(".stApp a.tile")
    page.evaluate("window.marker = 1")
    province(page, "Cà Mau").click()
    complete(page, "Tổng quan · Cà Mau 2023")
    assert page.evaluate(SAME_WINDOW)
    assert page.evaluate("document.querySelector('.stMain').scrollTop") == 0
    assert "papi_province=C" in page.evaluate("document.cookie")


def test_a_tile_stays_a_link_for_another_tab(server, visit):
    page = visit(f"{server}/{LINK}")
    with page.context.expect_page() as opened:
        province(page, "Cà Mau").click(modifiers=["ControlOrMeta"])
    complete(opened.value, "Cà Mau 2023")
    complete(page, "Long An 2023")
    opened.value.close()
