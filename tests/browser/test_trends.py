"""The trend page as an analyst meets it: a link, two languages, a phone, figures to take away."""

import io

import openpyxl
import pandas as pd
import pytest
from playwright.sync_api import expect

from tests.browser.labels import assert_labels_stand_apart
from tests.browser.test_overview import asked

LINK = (
    "/trends?province=Long+An&year=2024&lang=en&measure=service_delivery"
    "&with=Hà Nội,Đà Nẵng&mean=MRD"
)
MANY = "with=Bà Rịa - Vũng Tàu,Hà Nội,Thừa Thiên Huế,Hồ Chí Minh,Quảng Ninh"
HEADLINE = (
    "Long An, 6. Public services: at a lower level in 2023–2024 than in 2021–2022, by 0.56 points."
)


def test_a_cold_deep_link_on_a_fresh_server_shows_the_framed_page(fresh_server, visit):
    page = visit(fresh_server + LINK)
    expect(page.locator("h1.headline").first).to_have_text(HEADLINE)
    expect(page.locator(".st-key-pickers")).to_be_visible()
    found = asked(page)
    assert (found["measure"], found["with"], found["mean"]) == (
        "service_delivery",
        "Hà Nội,Đà Nẵng",
        "MRD",
    )


def test_a_change_of_language_keeps_what_the_link_means(server, visit):
    page = visit(server + LINK)
    before = asked(page)
    page.locator(".st-key-lang").get_by_text("vi", exact=True).click()
    expect(page.locator("h1.headline").first).to_have_text(
        "Long An, 6. Cung ứng dịch vụ công: 2023–2024 ở mức thấp hơn 2021–2022, trung bình thấp "
        "hơn 0,56 điểm."
    )
    assert asked(page) == {**before, "lang": "vi"}
    page.reload()
    expect(page.locator("h1.headline").first).to_contain_text("2023–2024 ở mức thấp hơn 2021–2022")
    expect(page.locator(".annotation-text", has_text="Đà Nẵng")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bands_of_usual_variation_lie_light_under_the_lines(server, visit, scheme):
    page = visit(server + LINK, color_scheme=scheme)
    page.wait_for_selector(".js-plotly-plot .main-svg")
    # Three provinces in two series; the mean has none.
    bands = page.locator(".js-plotly-plot .shapelayer path[d*='Z']").evaluate_all(
        """paths => paths.filter(path => path.getAttribute('d').split('L').length > 9)
        .map(path => Number(getComputedStyle(path).opacity))"""
    )
    assert len(bands) == 6
    assert all(0 < opacity < 0.2 for opacity in bands)
    expect(page.get_by_text("Light band round a province's line")).to_be_visible()


def test_another_view_keeps_measure_and_provinces(server, visit):
    page = visit(server + LINK)
    page.get_by_role("radio", name="Rank").click()
    finding = page.get_by_role("heading", name="6. Public services: ").last
    expect(finding).to_contain_text("of 61 provinces in 2024")
    assert asked(page)["view"] == "rank"
    assert asked(page)["with"] == "Hà Nội,Đà Nẵng"
    # By its rank: the chart of values may still fade.
    expect(page.locator(".annotation-text", has_text="Hà Nội 29")).to_be_visible()


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_label_overlaps_another_or_is_cut(server, visit, lang, width):
    for view, choices, labels in (
        ("value", f"measure=total&mean=NCC&{MANY}", 15),
        ("value", f"measure=law_and_order&mean=NCC&{MANY}", 15),
        ("rank", f"measure=participation&{MANY}", 30),
        ("group", f"measure=total&{MANY}", 12),
        ("dimensions", "measure=total", 30),
    ):
        link = f"{server}/trends?province=Bắc Ninh&year=2024&lang={lang}&view={view}&{choices}"
        page = visit(link, width=width)
        page.wait_for_selector(".js-plotly-plot .main-svg")
        chart = page.locator(".js-plotly-plot")
        expect(chart).to_have_count(1)
        assert assert_labels_stand_apart(page, chart, width) >= labels, view
        page.close()


def test_what_is_downloaded_is_what_is_on_the_screen(server, visit):
    page = visit(server + LINK)
    page.locator("summary", has_text="All figures by year").click()
    table = page.locator("table.figures").nth(1)
    heads = table.locator("th").all_inner_texts()
    shown = [row.locator("td").all_inner_texts() for row in table.locator("tbody tr").all()]
    buttons = page.locator(".st-key-downloads button")
    with page.expect_download() as started:
        buttons.nth(0).click()
    frame = pd.read_csv(started.value.path(), encoding="utf-8-sig", dtype={"Year": str})
    assert frame.columns[: len(heads)].tolist() == heads
    assert len(frame) == len(shown) == 14 * 4
    taken = frame[["Line", "Year"]].assign(Points=frame["Points"].map("{:.2f}".format))
    assert taken.to_numpy().tolist() == [row[:3] for row in shown]
    assert set(frame["Line"]) == {"Long An", "Hà Nội", "Đà Nẵng", "Mean of Mekong River Delta"}
    with page.expect_download() as started:
        buttons.nth(1).click()
    with open(started.value.path(), "rb") as file:  # noqa: PTH123
        book = openpyxl.load_workbook(io.BytesIO(file.read()))
    assert book.worksheets[0]["A1"].value == HEADLINE
    assert [sheet.max_row for sheet in book.worksheets[1:]] == [57, 4]
    assert book.worksheets[2]["C2"].value == "▼ lower than before"
