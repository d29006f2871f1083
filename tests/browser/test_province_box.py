"""The province box lists names as one types: any spelling, old and new, by keys alone."""

import re

import pytest
from playwright.sync_api import expect

NONE = "Không có tên nào như vậy. Nhấn Enter để tìm tên gần nhất."


def box_of(page):
    return page.locator(".st-key-province").get_by_role("combobox")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(
    ("typed", "listed", "division"),
    [
        ("lang son", "Lạng Sơn", "63"),
        ("Lạng S", "Lạng Sơn", "63"),
        ("hue", "Thừa Thiên Huế", "63"),
        ("thua thien hue", "Thừa Thiên Huế", "63"),
        ("tp hcm", "Hồ Chí Minh", "63"),
        ("tinh dak nong", "Đắk Nông", "63"),
        ("vinh phuc", "Phú Thọ (mới)", "34"),
        ("thua thien hue", "Huế", "34"),
    ],
)
def test_a_name_in_any_spelling_is_listed_and_enter_goes_there(
    server, visit, typed, listed, division, width
):
    link = f"{server}/?province=Long+An&year=2023&lang=vi&division={division}"
    page = visit(link, width=width)
    if width < 768:
        page.get_by_role("button", name="Long An · 2023").or_(
            page.get_by_role("button", name="Tây Ninh (mới) · 2023")
        ).click()
    box = box_of(page)
    box.click()
    box.press_sequentially(typed)
    expect(page.get_by_role("option")).to_have_text([listed])
    expect(page.get_by_text("Add:")).to_have_count(0)
    box.press("Enter")
    expect(page.locator("h1.headline").first).to_have_text(re.compile(f"^{re.escape(listed)} "))
    expect(box).to_have_attribute("aria-expanded", "false")


def test_keys_walk_the_list_and_a_screen_reader_is_told(server, visit):
    page = visit(f"{server}/?province=Long+An&year=2023&lang=vi")
    box = page.get_by_role("combobox", name="Tỉnh, thành phố")
    box.focus()
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press("ArrowDown")
    options = page.get_by_role("listbox", name="Tỉnh, thành phố").get_by_role("option")
    expect(options).to_have_count(63)
    expect(page.get_by_role("option", selected=True)).to_have_text("Long An")
    box.press_sequentially("quang n")
    expect(options).to_have_text(["Quảng Nam", "Quảng Ngãi", "Quảng Ninh"])
    box.press("ArrowDown")
    pointed = page.get_by_role("option", selected=True)
    expect(pointed).to_have_text("Quảng Ngãi")
    expect(box).to_have_attribute("aria-activedescendant", pointed.get_attribute("id"))
    box.press("Escape")
    expect(box).to_have_value("Long An")
    expect(options).to_have_count(0)
    box.press_sequentially("quang")
    expect(options.first).to_have_text("Quảng Bình")
    box.press("ArrowUp")  # round to the last: names that only hold the word come after
    box.press("Enter")
    expect(page.locator("h1.headline").first).to_have_text(re.compile("^Tuyên Quang"))


def test_a_name_left_without_enter_changes_nothing(server, visit):
    page = visit(f"{server}/?province=Long+An&year=2023&lang=vi")
    box_of(page).fill("lang son")
    box_of(page).blur()
    expect(box_of(page)).to_have_value("Long An")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(page.locator("h1.headline").first).to_have_text(re.compile("^Long An"))


def test_going_back_goes_back_to_the_province_before(server, visit):
    page = visit(f"{server}/?province=Tây+Ninh+(mới)&year=2023&lang=en&division=34")
    expect(box_of(page)).to_have_value("Tây Ninh (new)")
    box_of(page).fill("lang son")
    box_of(page).press("Enter")
    expect(page).to_have_title(re.compile("Lạng Sơn 2023"))
    expect(page).to_have_url(re.compile("L%E1%BA%A1ng\\+S%C6%A1n"))
    page.go_back()
    expect(page).to_have_title(re.compile(r"Tây Ninh \(new\) 2023"))
    expect(box_of(page)).to_have_value("Tây Ninh (new)")


def test_what_is_no_province_is_said_in_the_pages_language(server, visit):
    page = visit(f"{server}/?province=Long+An&year=2023&lang=vi")
    box_of(page).fill("atlantis")
    expect(page.get_by_role("option")).to_have_text([NONE])
    box_of(page).press("Enter")
    expect(page.get_by_text("Không có tỉnh nào tên “atlantis”. Tên gần nhất:")).to_be_visible()
    expect(box_of(page)).to_have_value("Long An")
