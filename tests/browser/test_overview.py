"""The overview as a reader meets it: a link, a phone, a change of mind, a rebuild behind it."""

import io
import re
import shutil
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pandas as pd
import pytest
from playwright.sync_api import expect

from etl.build import build
from servers.dashboard import serve
from tests.browser.labels import assert_labels_stand_apart

LONG_AN_2023 = "/?province=Long+An&year=2023&lang=en"
HEADLINE = (
    "Long An 2023: 40.83 of 80 points, 46th of 61 ranked provinces, low-average group, "
    "up 1.02 points and 11 places on 2022; 7th of 13 in the Mekong River Delta."
)


def asked(page) -> dict[str, str]:
    """What the address asks for, once it has come to rest: it is written while a page is drawn."""
    before = None
    while before != page.url:
        before = page.url
        page.wait_for_timeout(300)
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


@pytest.mark.parametrize("path", ["/", "/overview"])
def test_a_cold_deep_link_on_a_fresh_server_shows_the_framed_page(fresh_server, visit, path):
    page = visit(fresh_server + LONG_AN_2023.replace("/", path, 1))
    expect(page.locator("h1.headline").first).to_have_text(HEADLINE)
    expect(page.locator(".st-key-pickers")).to_be_visible()
    assert asked(page) == {"province": "Long An", "year": "2023", "lang": "en"}


@pytest.mark.parametrize(("locale", "lang"), [("vi-VN", "vi"), ("en-GB", "en"), ("fr-FR", "vi")])
def test_the_first_visit_speaks_the_browsers_language_or_vietnamese(server, visit, locale, lang):
    page = visit(f"{server}/", locale=locale, wait=False)
    page.wait_for_selector("a.tile")
    assert asked(page)["lang"] == lang


def test_a_change_of_language_keeps_what_the_link_means(server, visit):
    page = visit(f"{server}/?province=Lạng Sơn&year=2023&lang=vi")
    page.locator(".st-key-lang").get_by_text("en", exact=True).click()
    expect(page.locator("h1.headline").first).to_contain_text("Lạng Sơn 2023: 43.48 of 80 points")
    expect(page.get_by_role("combobox", name="Province", exact=True)).to_be_visible()
    assert asked(page) == {"province": "Lạng Sơn", "year": "2023", "lang": "en"}
    page.reload()
    expect(page.locator("h1.headline").first).to_contain_text("Lạng Sơn 2023: 43.48 of 80 points")


def test_a_change_of_province_changes_headline_and_link(server, visit):
    page = visit(server + LONG_AN_2023)
    page.locator(".st-key-province input").fill("Hà Nội")
    page.get_by_role("option", name="Hà Nội", exact=True).click()
    expect(page.locator("h1.headline").first).to_contain_text("Hà Nội 2023: 43.96 of 80 points")
    assert asked(page) == {"province": "Hà Nội", "year": "2023", "lang": "en"}


def test_a_province_is_found_by_what_is_typed_without_accents(server, visit):
    page = visit(server + LONG_AN_2023)
    field = page.locator(".st-key-province input")
    field.fill("da nang")
    field.press("Enter")
    expect(page.locator("h1.headline").first).to_contain_text("Đà Nẵng 2023: 42.67 of 80 points")
    assert asked(page) == {"province": "Đà Nẵng", "year": "2023", "lang": "en"}
    field.fill("atlantis")
    field.press("Enter")
    expect(page.get_by_text("No province is called “atlantis”. Nearest:")).to_be_visible()
    expect(page.locator("h1.headline").first).to_contain_text("Đà Nẵng 2023")


def test_the_headline_and_conclusion_stand_though_no_chart_ever_loads(server, visit):
    page = visit("about:blank", wait=False)
    page.route(re.compile("plotly", re.IGNORECASE), lambda route: route.abort())
    page.goto(server + LONG_AN_2023)
    expect(page.locator("h1.headline").first).to_have_text(HEADLINE)
    expect(page.locator(".conclusion")).to_contain_text("usual year-to-year variation (±2.47)")


def test_a_page_asks_no_host_but_its_own(server, visit):
    page = visit("about:blank", wait=False)
    hosts = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.goto(server + LONG_AN_2023)
    page.wait_for_selector(".js-plotly-plot .main-svg")
    page.wait_for_timeout(500)
    assert hosts - {"", urlsplit(server).netloc} == set()


def test_a_dimension_opens_into_its_parts_and_indicators(server, visit):
    page = visit(server + LONG_AN_2023)
    box = page.locator(".st-key-open_participation")
    box.locator("summary").click()
    expect(box.get_by_text("1.1. Civic Knowledge")).to_be_visible()
    expect(box.get_by_text("Proportion with Civic Knowledge").first).to_be_visible()


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_label_overlaps_another_or_is_cut(server, visit, lang, width, theme):
    page = visit(
        f"{server}/?province=Bà Rịa - Vũng Tàu&year=2021&lang={lang}",
        width=width,
        color_scheme=theme,
    )
    page.wait_for_function(
        """[...document.querySelectorAll('.js-plotly-plot')]
            .filter(chart => chart.querySelector('.main-svg')).length === 3"""
    )
    charts = page.locator(".js-plotly-plot")
    assert charts.count() == 3
    for number in range(3):
        assert assert_labels_stand_apart(page, charts.nth(number), width) > 8
    cut = page.locator(".numbers").evaluate(
        """box => [...box.querySelectorAll('*')]
            .filter(one => one.scrollWidth > one.clientWidth + 1 && one.clientWidth)
            .map(one => one.textContent)"""
    )
    assert cut == []


def test_what_is_downloaded_is_what_is_on_the_screen(server, visit):
    page = visit(server + LONG_AN_2023)
    page.locator("summary", has_text="Figures for all dimensions").click()
    rows = page.locator("table.figures").first.locator("tbody tr")
    shown = {
        cells[0]: cells[1] for cells in (row.locator("td").all_inner_texts() for row in rows.all())
    }
    assert shown["Total"] == "40.83"
    buttons = page.locator(".st-key-downloads button")
    with page.expect_download() as started:
        buttons.nth(0).click()
    frame = pd.read_csv(started.value.path(), encoding="utf-8-sig")
    points = dict(zip(frame["Measure"], frame["Points"].map("{:.2f}".format), strict=True))
    assert {name: points[name] for name in shown} == shown
    assert set(frame["Province"]) == {"Long An"}
    with page.expect_download() as started:
        buttons.nth(1).click()
    with open(started.value.path(), "rb") as file:  # noqa: PTH123
        book = openpyxl.load_workbook(io.BytesIO(file.read()))
    assert book.worksheets[0]["A1"].value == HEADLINE
    assert book.worksheets[1]["B2"].value == pytest.approx(40.832954)


def test_a_rebuild_while_serving_shows_at_the_next_view(
    few_years, few_years_warehouse, tmp_path, visit
):
    path = tmp_path / "papi.duckdb"
    shutil.copy(few_years_warehouse, path)
    tables = shutil.copytree(few_years, tmp_path / "published")
    with serve(warehouse=path) as server:
        page = visit(f"{server.address}/?province=Long+An&year=2024&lang=en")
        expect(page.locator("h1.headline").first).to_contain_text("Long An 2024: 42.29 of 80")
        scores = tables / "scores.csv"
        text = scores.read_text(encoding="utf-8")
        before = re.search(r"^2024,80,civic_knowledge,([\d.]+)$", text, re.MULTILINE)
        assert before
        higher = f"{float(before[1]) + 1:.6f}"
        scores.write_text(
            text.replace(before[0], before[0].replace(before[1], higher)), encoding="utf-8"
        )
        build(tables, path, show_progress=False)
        page.reload()
        expect(page.locator("h1.headline").first).to_contain_text("Long An 2024: 43.29 of 80")
        assert server.process.poll() is None
