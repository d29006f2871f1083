"""The page of falls as a reader meets it: a cold link, another language, an order, a phone."""

import io

import openpyxl
import pandas as pd
import pytest
from playwright.sync_api import expect

from tests import falls_in_pandas
from tests.browser.conftest import settle
from tests.browser.test_overview import asked

LINK = "/falls?province=Long+An&year=2023&lang=en&level=dimension&scope=MRD&sort=transparency"


@pytest.fixture(scope="module")
def counted(warehouse_path):
    """The changes that the link's page counts."""
    changes = falls_in_pandas.changes(falls_in_pandas.noise_of(warehouse_path))
    return falls_in_pandas.counted(changes, 2023, "dimension", "MRD")


OWN = "Long An, 2023: no clear fall in any of the 8 dimensions judged."


@pytest.fixture(scope="module")
def of_scope(counted):
    """What the link's page says of the scope, under what it says of the reader's own province."""
    return f"Mekong River Delta, 2023: {falls_in_pandas.headline(counted, 'dimensions')}"


def signed(text):
    """A cell's change as a program writes it: ▼✓ 0.97 is -0.97, ● −0.24 is -0.24."""
    mark, _, figure = text.partition(" ")
    sign = {"▼": "-", "▲": "+"}.get(mark[0], "")
    return sign + figure.replace("−", "-") if figure else "–"


def whole(page):
    """The table of all provinces, its fold open."""
    fold = page.locator(".fold", has_text="measure by measure")
    if page.locator("html[lang=vi]").count():
        fold = page.locator(".fold", has_text="Từng tỉnh, từng chỉ số")
    table = fold.locator("table.figures")
    if not table.is_visible():
        fold.locator("summary").click()
        table.wait_for()
    return table


def cells(page):
    """The text of the table of all provinces, row by row."""
    rows = whole(page).locator("tbody tr").all()
    return [row.locator("td").all_inner_texts() for row in rows]


def test_a_cold_deep_link_on_a_fresh_server_shows_the_framed_page(fresh_server, visit, of_scope):
    page = visit(fresh_server + LINK)
    expect(page.locator("h1.headline").first).to_have_text(OWN)
    expect(page.locator(".conclusion").first).to_have_text(of_scope)
    expect(page.locator(".st-key-pickers")).to_be_visible()
    assert asked(page) == {
        "province": "Long An", "year": "2023", "lang": "en", "level": "dimension",
        "scope": "MRD", "sort": "transparency",
    }  # fmt: skip


def test_a_change_of_language_keeps_what_the_link_means(server, visit, counted):
    page = visit(server + LINK)
    before = [row[0] for row in cells(page)]
    page.locator(".st-key-lang").get_by_text("vi", exact=True).click()
    fell = counted.loc[counted["clear_fall"], "province_code"].nunique()
    opening = f"Đồng bằng sông Cửu Long, năm 2023: {fell}/13 tỉnh"
    expect(page.locator(".conclusion").first).to_contain_text(opening)
    assert asked(page)["scope"] == "MRD" and asked(page)["sort"] == "transparency"
    assert [row[0] for row in cells(page)] == before


def test_another_year_keeps_scope_and_order(server, visit):
    page = visit(server + LINK)
    page.locator(".st-key-year input").click()
    page.get_by_role("option", name="2022", exact=True).click()
    expect(page.locator(".conclusion").first).to_contain_text("Mekong River Delta, 2022: ")
    assert asked(page)["scope"] == "MRD" and asked(page)["sort"] == "transparency"


def test_another_order_really_reorders_the_rows(server, visit):
    page = visit(server + LINK)
    column = whole(page).locator("th").all_inner_texts().index("2. Transparency")

    def moved():
        found = [signed(row[column]) for row in cells(page)]
        return [float(one) for one in found if one != "–"]

    assert moved() == sorted(moved()) and len(moved()) == 13
    # Streamlit's list closes when the page scrolls.
    page.locator(".st-key-choice_sort").scroll_into_view_if_needed()
    settle(page)
    page.locator(".st-key-choice_sort input").click()
    page.get_by_role("option", name="Name", exact=True).click()
    expect(whole(page).locator("tbody td").first).to_contain_text("An Giang")
    assert asked(page)["sort"] == "name"
    assert moved() != sorted(moved())


def test_what_is_downloaded_is_what_is_on_the_screen(server, visit, of_scope):
    page = visit(server + LINK)
    shown = cells(page)
    headings = whole(page).locator("th").all_inner_texts()
    buttons = page.locator(".st-key-downloads button")
    with page.expect_download() as started:
        buttons.nth(0).click()
    frame = pd.read_csv(started.value.path(), encoding="utf-8-sig", dtype={"Notable falls": str})
    # The page marks with ✓ what holds in the list; files also count it.
    counted = frame.columns.drop("Hold in the list")
    own = [name for name in counted if not name.endswith(": out of")]
    assert own[: len(headings)] == headings
    assert frame["Province"].tolist() == [row[0].removesuffix(" ◀") for row in shown]
    assert set(frame["Scope"]) == {"Mekong River Delta"}
    for place, heading in enumerate(headings):
        if heading[0].isdigit() or heading == "Total":
            found = [signed(row[place]) for row in shown]
            for text, value in zip(found, frame[heading], strict=True):
                decimals = len(text.partition(".")[2])
                assert text == ("–" if pd.isna(value) else f"{value:+.{decimals}f}")
    with page.expect_download() as started:
        buttons.nth(1).click()
    with open(started.value.path(), "rb") as file:  # noqa: PTH123
        book = openpyxl.load_workbook(io.BytesIO(file.read()))
    said = [cell.value for cell in book.worksheets[0]["A"]]
    assert said[0] == OWN and of_scope in said
    assert len(book.worksheets) > 6
    names = [cell.value for cell in book.worksheets[1]["A"][1:]]
    assert names == frame["Province"].tolist()


def test_a_row_leads_to_that_provinces_overview(server, visit):
    page = visit(server + LINK)
    whole(page).get_by_role("link", name="Cà Mau", exact=True).click()
    expect(page.locator("h1.headline").first).to_contain_text("Cà Mau 2023: ")
    assert asked(page) == {"province": "Cà Mau", "year": "2023", "lang": "en"}


@pytest.mark.parametrize(("lang", "width"), [("vi", 390), ("en", 390), ("vi", 1280)])
def test_bars_and_their_words_are_whole(server, visit, lang, width):
    page = visit(
        f"{server}/falls?province=Bà Rịa - Vũng Tàu&year=2022&lang={lang}&level=subdimension",
        width=width,
    )
    bars = page.locator("table.bars").first
    assert bars.locator("tr").count() == 28
    out = bars.evaluate(
        """table => [...table.querySelectorAll('th, td')]
            .filter(one => one.scrollWidth > one.clientWidth + 1
                || one.getBoundingClientRect().right > innerWidth)
            .map(one => one.textContent)"""
    )
    assert out == []


@pytest.mark.parametrize("width", [1280, 390])
def test_a_wide_table_keeps_its_names_and_says_that_it_goes_on(server, visit, width):
    page = visit(
        f"{server}/falls?province=Long An&year=2022&lang=vi&level=subdimension", width=width
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = whole(page).locator("xpath=..")
    name = box.locator("tbody td").first
    hint = "box => Number(getComputedStyle(box, '::after').opacity)"
    assert box.evaluate(hint) == pytest.approx(1)
    before = name.bounding_box()
    box.evaluate("box => { box.scrollLeft = box.scrollWidth }")
    settle(page)
    after = name.bounding_box()
    assert before and after and after["x"] == pytest.approx(before["x"], abs=1)
    assert box.evaluate(hint) < 0.1
    last = box.locator("tbody tr").first.locator("td").last.bounding_box()
    assert last and last["x"] + last["width"] <= width
