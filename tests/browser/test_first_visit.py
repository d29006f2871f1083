"""The first visit in Chromium: choose on the map, and be known on the next visit."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_access import AXE


def chooser(visit, address, **options):
    page = visit(address, wait=False, **options)
    expect(page.locator("h1.headline")).to_have_text("Chọn tỉnh của bạn")
    page.wait_for_selector("a.tile")
    expect(page.locator("#opening")).to_have_count(0)
    return page


def test_a_tile_is_chosen_and_remembered(server, visit):
    page = chooser(visit, f"{server}/")
    page.get_by_role("link", name=re.compile("^Lạng Sơn: ")).click()
    expect(page.locator("h1.headline").first).to_contain_text("Lạng Sơn năm 2024")
    page.goto(f"{server}/")
    expect(page.locator("h1.headline").first).to_contain_text("Lạng Sơn năm 2024")
    expect(page).to_have_url(re.compile("province=L%E1%BA%A1ng"))


def test_back_leads_to_the_map_and_forward_to_the_province(server, visit):
    page = chooser(visit, f"{server}/?lang=vi")
    page.get_by_role("link", name=re.compile("^Lạng Sơn: ")).click()
    chosen = page.locator("h1.headline").first
    expect(chosen).to_contain_text("Lạng Sơn năm 2024")
    page.go_back()
    expect(chosen).to_have_text("Chọn tỉnh của bạn")
    page.go_forward()
    expect(chosen).to_contain_text("Lạng Sơn năm 2024")


def test_two_clicks_lead_to_the_question_furthest_below_in_a_clear_fall(server, visit):
    page = chooser(visit, f"{server}/?lang=vi")
    page.get_by_role("link", name=re.compile("^Kiên Giang: ")).click()
    fell = page.locator(".stApp .profile tbody.row:has(.fell)")
    fell.get_by_role("button", name="4. Kiểm soát tham nhũng").click()
    opened = page.locator(".stApp #in-corruption_control")
    expect(opened.locator(".questions li").first).to_contain_text("18,8%, trung vị cả nước 23,9%")
    expect(opened).to_contain_text("Thấp hơn trung vị cả nước nhiều nhất năm 2023")


def test_a_link_from_somebody_else_is_no_choice(server, visit):
    page = visit(f"{server}/?province=Long+An&year=2023&lang=vi")
    page.goto(f"{server}/")
    expect(page.locator("h1.headline")).to_have_text("Chọn tỉnh của bạn")
    box = page.get_by_role("combobox", name="Tỉnh, thành phố", exact=True)
    box.fill("tay ninh")
    box.press("Enter")
    expect(page.locator("h1.headline").first).to_contain_text("Tây Ninh năm 2024")
    page.goto(f"{server}/trends")
    expect(page.locator("h1.headline").first).to_contain_text("Tây Ninh")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_can_be_read_and_reached(server, visit, width, scheme):
    page = chooser(visit, f"{server}/", width=width, color_scheme=scheme)
    sizes = page.locator(".tile").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert len(sizes) > 65 and min(sizes) >= 12
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    overflowing = page.locator(".tiles .tile").evaluate_all(
        "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.innerText)"
    )
    assert not overflowing
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    assert [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found] == []
