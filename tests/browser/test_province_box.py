"""The province box understands names without accents and speaks the page's language."""

import re

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(
    ("lang", "label", "offer"), [("vi", "Tỉnh", "Tìm:"), ("en", "Province", "Find:")]
)
def test_a_name_without_accents_is_offered_in_the_pages_language(
    server, visit, lang, label, offer, width
):
    page = visit(f"{server}/?province=Long+An&year=2023&lang={lang}", width=width)
    box = page.locator(".st-key-province").get_by_role("combobox")
    box.click()
    box.press_sequentially("lang son")
    listed = page.get_by_role("option").first
    expect(listed).to_have_text(f"{offer} lang son")
    expect(page.get_by_text("Add:")).to_have_count(0)
    box.press("Enter")
    expect(page.locator("h1.headline")).to_have_text(re.compile("^Lạng Sơn"))
