"""The static edition in Chromium, from the disk: whole without scripts, readable, accessible."""

from pathlib import Path

import pytest

from tests.browser.test_access import AXE

PAGES = (
    "vi/2024/long-an.html", "en/2024/long-an/participation.html", "vi/2024/34/tay-ninh.html",
    "en/2024/measure/total.html", "vi/glossary.html",
)  # fmt: skip


@pytest.fixture
def opened(chromium, edition):
    """Opens a page of the edition from the disk, with what the browser complained of."""
    contexts = []

    def open_page(path, *, width=1280, theme="light", scripts=False):
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=theme,
            java_script_enabled=scripts,
        )
        contexts.append(context)
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda one: said.append(one.text))
        page.goto((Path(edition) / path).as_uri())
        return page, said

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_page_breaks_no_rule_of_accessibility(opened, path, theme):
    page, _ = opened(path, theme=theme, scripts=True)  # the rules are a script
    page.evaluate(AXE)
    found = page.evaluate("() => axe.run()")
    assert found["violations"] == [], [
        (one["id"], one["nodes"][0]["html"]) for one in found["violations"]
    ]


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_shows_it_without_scrolling_sideways(opened, path):
    page, said = opened(path, width=390)
    assert page.locator("h1").count() == 1
    wide = page.locator("html").evaluate("one => one.scrollWidth")
    assert wide <= 390
    assert not said


def test_a_reader_goes_from_the_map_to_a_dimension_to_a_term(opened):
    page, _ = opened("vi/index.html")
    page.get_by_role("link", name="Cà Mau", exact=False).first.click()
    assert "Cà Mau" in page.locator("h1").inner_text()
    page.get_by_role("rowheader").get_by_role("link").first.click()
    assert page.locator("table.profile tbody.inside tr").first.is_visible()
    page.go_back()
    page.locator("a.term").first.click()
    assert page.locator("dt:target").is_visible()
