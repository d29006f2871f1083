"""The pages of figures and checks as an analyst meets them: cold links, files, a pasted text."""

from urllib.parse import urlsplit

import duckdb
import pandas as pd
from playwright.sync_api import expect

from tests.browser.test_overview import asked

LINK = "/check?province=Long+An&year=2023&lang=en&verdict=differs&kind=value&whose=all"


def statements(page, title="Printed statements"):
    return page.locator("table.figures", has=page.locator("caption", has_text=title))


def test_a_cold_deep_link_on_a_fresh_server_keeps_every_filter(fresh_server, visit):
    # An old link: the checker stood on the data page once.
    page = visit(fresh_server + LINK.replace("check", "data", 1) + "&printed=2019")
    assert "/check?" in page.url
    expect(statements(page).locator("tbody tr")).to_have_count(2)
    assert asked(page) == {
        "province": "Long An", "year": "2023", "lang": "en", "verdict": "differs",
        "kind": "value", "whose": "all", "printed": "2019",
    }  # fmt: skip


def test_a_change_of_language_keeps_what_the_link_means(server, visit):
    page = visit(server + LINK)
    expect(statements(page).locator("tbody tr")).to_have_count(4)
    before = asked(page)
    page.locator(".st-key-lang").get_by_text("vi", exact=True).click()
    expect(statements(page, "Số liệu đã đăng").locator("tbody tr")).to_have_count(4)
    assert {**before, "lang": "vi"}.items() <= asked(page).items()
    page.reload()
    expect(statements(page, "Số liệu đã đăng").locator("tbody tr")).to_have_count(4)


def test_the_downloaded_statements_are_those_on_the_screen(server, visit):
    page = visit(server + LINK)
    shown = [
        row.locator("td").all_inner_texts() for row in statements(page).locator("tbody tr").all()
    ]
    with page.expect_download() as started:
        page.locator(".st-key-downloads button").nth(0).click()
    frame = pd.read_csv(started.value.path(), encoding="utf-8-sig", dtype=str)
    columns = ["Province", "Year", "Measure", "Kind", "In words"]
    places = [0, 2, 3, 4, 7]
    assert frame[columns].to_numpy().tolist() == [[row[at] for at in places] for row in shown]
    assert set(frame["Verdict"]) == {"Differs"}
    assert frame["Source"].str.startswith("http").all()


def test_a_chosen_table_and_the_whole_database_can_be_taken_away(server, visit):
    page = visit(f"{server}/data?province=Long+An&year=2023&lang=en&table=ranking&of_year=2023")
    buttons = page.locator(".st-key-whole_tables button")
    with page.expect_download() as started:
        buttons.filter(has_text="CSV").click()
    assert started.value.suggested_filename == "PAPI-2023-ranking.csv"
    csv = pd.read_csv(started.value.path(), encoding="utf-8-sig", dtype={"province_code": str})
    with page.expect_download() as started:
        buttons.filter(has_text="DuckDB").click()
    with duckdb.connect(str(started.value.path()), read_only=True) as con:
        held = con.execute("SELECT * FROM ranking WHERE year = 2023 ORDER BY ALL").df()
    assert csv["rank"].tolist() == held["rank"].tolist()
    assert csv["province_code"].tolist() == held["province_code"].tolist()


def test_a_pasted_sentence_is_checked(server, visit):
    page = visit(f"{server}/check?province=Long+An&year=2024&lang=vi")
    page.on("dialog", lambda _: (_ for _ in ()).throw(AssertionError("a script ran")))
    page.locator(".st-key-sentence textarea").fill(
        "Năm 2023, Long An đạt 40,83 điểm, đứng thứ 46/63. <img src=x onerror=alert(1)>"
    )
    page.locator(".st-key-check_text button").click()
    expect(page.locator(".checked .verdict")).to_have_text(
        ["÷ Đúng, chỉ sai mẫu số", "✓ Khớp", "÷ Sai mẫu số"]
    )
    expect(page.locator(".checked")).to_contain_text("năm 2023 Long An xếp 46/61")
    expect(page.locator(".checked .corrected")).to_contain_text("đứng thứ 46/61")
    assert "40" not in urlsplit(page.url).query
    # The sentence stays when the language changes, and its verdicts change with it.
    page.locator(".st-key-lang").get_by_text("en", exact=True).click()
    expect(page.locator(".checked .verdict").nth(1)).to_have_text("✓ Agrees")
    expect(page.locator(".checked .verdict").nth(2)).to_have_text("÷ Wrong denominator")


def test_nothing_is_wider_than_a_phone(server, visit):
    page = visit(server + LINK, width=390)
    expect(statements(page)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
