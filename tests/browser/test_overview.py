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

LONG_AN_2023 = "/?province=Long+An&year=2023&lang=en"
HEADLINE = (
    "Long An 2023: 40.83 of 80 points, 46th of 61 ranked provinces, low-average group, "
    "up 1.02 points and 11 places on 2022; 7th of 13 in the Mekong River Delta."
)


def asked(page) -> dict[str, str]:
    """What the address asks for, once the page is drawn: until then it is still written."""
    page.wait_for_selector(".stApp[data-test-script-state=notRunning]")
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
    page.goto(server + LONG_AN_2023.replace("/?", "/trends?"))
    page.wait_for_selector(".js-plotly-plot .main-svg")
    page.wait_for_load_state("networkidle")
    assert hosts - {"", urlsplit(server).netloc} == set()


def test_a_dimension_opens_in_place_without_asking_the_server(server, visit, request):
    page = visit(server + LONG_AN_2023)
    profile = page.locator(".stApp .profile")
    expect(profile.get_by_text("More than 1 Candidate to Select").first).to_be_hidden()
    page.context.set_offline(True)
    request.addfinalizer(lambda: page.context.set_offline(False))
    profile.locator("th button", has_text="1. Participation").click()
    expect(profile.get_by_text("23.4% against a median of 44.7%").first).to_be_visible()
    profile.locator("th button", has_text="1.1. Civic Knowledge").click()
    expect(profile.get_by_text("Proportion with Civic Knowledge")).to_be_visible()
    profile.locator("th button", has_text="1. Participation").click()
    expect(profile.get_by_text("Proportion with Civic Knowledge")).to_be_hidden()


def test_a_fold_stays_as_the_reader_left_it_when_the_province_changes(server, visit):
    page = visit(server + LONG_AN_2023)
    fold = page.locator(".fold", has_text="How to read this table").first
    expect(fold).not_to_have_attribute("open", "")
    fold.locator("summary").click()
    page.locator(".st-key-province input").fill("Lạng Sơn")
    page.get_by_role("option", name="Lạng Sơn", exact=True).click()
    expect(page.locator("h1.headline").first).to_contain_text("Lạng Sơn 2023")
    expect(fold).to_have_attribute("open", "")


@pytest.mark.parametrize(
    "link",
    ["province=Hà Nội&year=2021", "province=An Giang (mới)&year=2024&division=34"],
    ids=["a year of many cautions", "a merged province"],
)
def test_the_closed_page_is_short(server, visit, link):
    page = visit(f"{server}/?{link}&lang=vi")
    page.locator(".stApp .profile").first.wait_for()
    assert page.evaluate("document.querySelector('.stMain').scrollHeight") <= 2600


def test_the_keyboard_opens_reads_and_closes_a_dimension(server, visit):
    page = visit(server + LONG_AN_2023)
    row = page.locator(".stApp .profile th button", has_text="4. Corruption control")
    row.focus()
    page.keyboard.press("Enter")
    expect(row).to_have_attribute("aria-expanded", "true")
    reached: list[str] = []
    while not reached or not reached[-1].startswith("4.1. "):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent"))
    # Before it are no more than the questions furthest below, each with the way into the plan.
    assert set(reached[:-1]) <= {"Put into the plan"} and len(reached) <= 4
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"
    for _ in reached:
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(row).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("by", ["change", "rank", "gap"])
def test_the_rows_are_sorted_and_the_total_stays_the_foot(server, visit, by):
    page = visit(server + LONG_AN_2023)
    profile = page.locator(".stApp .profile")
    figures = (
        "table => [...table.querySelectorAll('tbody.row')]"
        f".map(row => row.dataset.{by} === '' ? Infinity : +row.dataset.{by})"
    )
    profile.locator(f"[data-sort={by}]").click()
    up = profile.evaluate(figures)
    assert up == sorted(up)
    profile.locator(f"[data-sort={by}]").click()
    held = [one for one in profile.evaluate(figures) if one != float("inf")]
    assert held == sorted(held, reverse=True)
    assert profile.locator("tr").last.inner_text().startswith("Total")
    # What a dimension opens to moves with it.
    first = profile.locator("tbody.row").first
    first.get_by_role("button").click()
    assert first.evaluate("row => !row.nextElementSibling.hidden")


# Each language, width and theme with each other.
@pytest.mark.parametrize(
    ("lang", "width", "theme"),
    [("vi", 1280, "light"), ("en", 1280, "dark"), ("vi", 390, "dark"), ("en", 390, "light")],
)
@pytest.mark.parametrize("name", ["", "priorities"])
def test_no_word_of_a_row_is_cut_or_lies_on_another(server, visit, name, lang, width, theme):
    page = visit(
        f"{server}/{name}?province=Bà Rịa - Vũng Tàu&year=2021&lang={lang}",
        width=width,
        color_scheme=theme,
    )
    profile = page.locator(".stApp table.opening")
    for row in profile.locator("tbody.row button").all():
        row.click()
    crossing = profile.evaluate(
        """table => {
            const shown = [...table.querySelectorAll('th, td')].filter(one => one.offsetWidth)
            const cut = shown.filter(one => one.scrollWidth > one.clientWidth + 1)
            const words = [...table.querySelectorAll('td > span, td > b, svg text')]
                .filter(one => one.getClientRects().length && !one.matches('.heard'))
            const boxes = words.flatMap(
                one => [...one.getClientRects()].map(line => [one.textContent, line]))
            const met = boxes.flatMap(([a, one], place) => boxes.slice(place + 1)
                .filter(([b, other]) => a !== b
                    && one.left < other.right - 1 && other.left < one.right - 1
                    && one.top < other.bottom - 3 && other.top < one.bottom - 3)
                .map(([b]) => a + ' × ' + b))
            return [...cut.map(one => one.textContent), ...met]
        }"""
    )
    assert crossing == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_is_downloaded_is_what_is_on_the_screen(server, visit):
    page = visit(server + LONG_AN_2023)
    shown = {
        row.locator("th").inner_text(): row.locator(".among span").first.inner_text().split()[-1]
        for row in page.locator(".stApp .profile tbody.row tr, .stApp .profile tfoot tr").all()
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
