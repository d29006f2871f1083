"""The line of what is chosen: it stays while the page scrolls, covers nothing that the keyboard
reaches, and folds on a phone, where the pages are at the foot of the screen."""

import re

import pytest
from playwright.sync_api import expect

LINK = "?province=Long+An&year=2023&lang=vi"
LINE = ".st-key-line"


def test_the_line_stays_on_one_row_while_the_page_scrolls(server, visit):
    page = visit(f"{server}/{LINK}")
    fields = page.locator(f"{LINE} :is(input, [role=radiogroup])")
    tops = {round(one.bounding_box()["y"]) for one in fields.all() if one.is_visible()}
    assert fields.count() == 5 and max(tops) - min(tops) <= 6
    page.mouse.move(640, 600)
    page.mouse.wheel(0, 1500)
    expect(page.locator("h1.headline")).not_to_be_in_viewport()
    expect(page.get_by_role("combobox", name="Tỉnh, thành phố", exact=True)).to_be_in_viewport()
    for name in ("Năm", "Tìm tỉnh, chỉ số hoặc trang"):
        expect(page.get_by_role("combobox", name=name)).to_be_in_viewport()
    for name in ("Số tỉnh", "Ngôn ngữ"):
        expect(page.get_by_role("radiogroup", name=name)).to_be_in_viewport()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_keyboard_stands_on_nothing_behind_the_line(server, visit, width):
    page = visit(f"{server}/{LINK}", width=width)
    page.locator(".st-key-downloads button").last.focus()
    below = page.locator(LINE).bounding_box()
    for _ in range(14):
        page.keyboard.press("Shift+Tab")
        covered = page.evaluate(
            """bottom => { const one = document.activeElement, box = one.getBoundingClientRect();
            return !one.closest('.st-key-line, header') && box.height > 0 && box.height < 400
                && box.top < bottom - 1 }""",
            below["y"] + below["height"],
        )
        assert not covered, page.evaluate("document.activeElement.outerHTML")


def test_a_phone_folds_the_fields_under_what_is_chosen(server, visit):
    page = visit(f"{server}/{LINK}", width=390)
    fold = page.get_by_role("button", name="Long An · 2023 · 63 tỉnh")
    expect(fold).to_have_attribute("aria-expanded", "false")
    box = page.get_by_role("combobox", name="Tỉnh, thành phố", exact=True)
    expect(box).to_be_hidden()
    fold.click()
    expect(fold).to_have_attribute("aria-expanded", "true")
    box.fill("lang son")
    box.press("Enter")
    expect(page.get_by_role("button", name="Lạng Sơn · 2023 · 63 tỉnh")).to_be_visible()
    page.get_by_role("button", name="Lạng Sơn · 2023").click()
    expect(box).to_be_hidden()


def test_a_phone_has_the_pages_at_the_foot_of_the_screen(server, visit):
    page = visit(f"{server}/{LINK}", width=390)
    bar = page.locator(".st-key-bar")
    expect(bar.get_by_role("link", name="Tổng quan")).to_have_attribute("aria-current", "page")
    box = bar.bounding_box()
    assert round(box["y"] + box["height"]) == 900 and box["height"] >= 44
    bar.get_by_role("link", name="So sánh").click()
    expect(page.locator("h1.headline").first).to_contain_text("Long An năm 2023 so với")
    expect(page).to_have_url(re.compile("/compare.*province=Long"))
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    over = "all => all.filter(one => one.scrollHeight > one.clientHeight + 2).length"
    assert page.locator(".stApp .opening tbody.row tr").evaluate_all(over) == 0


def test_the_contents_lead_to_each_question_of_the_page(server, visit):
    page = visit(f"{server}/falls{LINK}")
    contents = page.locator("details.contents")
    contents.locator("summary").press("Enter")
    asked = page.locator(".stApp .question").all_inner_texts()
    listed = contents.get_by_role("button")
    expect(listed).to_have_text(asked)
    listed.last.press("Enter")
    expect(page.get_by_role("heading", name=asked[-1])).to_be_focused()
    expect(page.get_by_role("heading", name=asked[-1])).to_be_in_viewport()
    expect(contents).not_to_have_attribute("open", "")
    contents.locator("summary").press("Enter")
    page.keyboard.press("Escape")
    expect(contents).not_to_have_attribute("open", "")


def test_streamlits_own_words_are_in_the_pages_language(server, visit):
    page = visit(f"{server}/priorities{LINK}")
    skip = page.get_by_test_id("stSkipToContent")
    expect(skip).to_have_text("Đến phần nội dung")
    english = "[...document.querySelectorAll('[placeholder^=Choose], [placeholder^=Add]')].length"
    assert page.evaluate(english) == 0
    field = page.locator("[class*=st-key-choice_] input[type=text]:not([role])").first
    field.press_sequentially("1")
    hint = page.get_by_test_id("InputInstructions").first
    expect(hint).to_be_attached()
    shown = hint.evaluate("one => getComputedStyle(one, '::after').content")
    assert shown == '"Nhấn Enter để áp dụng"'
    assert hint.evaluate("one => one.innerText.trim()") == ""
    page.locator(".st-key-lang").get_by_role("radio", name="en").click()
    expect(skip).to_have_text("Skip to the content")
