"""Priorities and plan as a planner meets them: links hold, fields move, files open."""

import json
import time

import docx
import openpyxl
from playwright.sync_api import expect

from papi.common.language import Language
from papi.plan import gather, rows, sheet
from tests.browser.conftest import settle
from tests.browser.test_overview import asked

PRIORITIES = "/priorities?province=Long+An&year=2023&lang=en&benchmark=peers_best&plus2=0.40"
OVERVIEW = "/?province=Lạng+Sơn&year=2023&lang=vi"
PLAN = "/plan?province=Lạng+Sơn&year=2023&lang=vi"


def test_a_cold_link_to_a_what_if_keeps_its_numbers(fresh_server, visit):
    page = visit(fresh_server + PRIORITIES)
    expect(page.get_by_text("+0.40 points: the total would be 41.23 instead of")).to_be_visible()
    field = page.locator(".st-key-choice_plus6 input")
    field.fill("0.5")
    field.press("Enter")
    expect(page.get_by_text("+0.90 points: the total would be 41.73 instead of")).to_be_visible()
    assert asked(page)["plus6"] == "0.50"
    page.locator(".st-key-lang").get_by_text("vi", exact=True).click()
    expect(page.get_by_text("+0,90 điểm: tổng điểm sẽ là 41,73 thay vì")).to_be_visible()
    page.reload()
    expect(page.get_by_text("+0,90 điểm: tổng điểm sẽ là 41,73 thay vì")).to_be_visible()


def test_a_preset_fills_the_fields_and_the_link(server, visit):
    page = visit(server + PRIORITIES)
    page.get_by_role("button", name="Fill in the points within reach").click()
    expect(page.locator(".st-key-choice_plus1 input")).to_have_value("0.42")
    expect(page.get_by_text("points: the total would be 43.")).to_be_visible()
    assert asked(page)["plus1"] == "0.42"


def planned(page) -> dict[str, str]:
    """What the page says is in the plan: measure → direction."""
    told = page.locator("[data-planned]").get_attribute("data-planned")
    found: dict[str, str] = json.loads(told)["items"]
    return found


def put_into_plan(page):
    """A survey question from an opened row of the profile; the row stays open."""
    row = page.locator(".opening.profile th button", has_text="1. Tham gia của người dân")
    row.click()
    page.locator(".opening.profile th button", has_text="1.3. ").click()
    put = page.locator("button[data-plan=election_quality_02]:visible").first
    expect(put).to_have_text("Đưa vào kế hoạch")
    put.click()
    expect(put).to_have_text("✓ Trong kế hoạch: khắc phục")
    expect(row).to_have_attribute("aria-expanded", "true")  # the row stayed open
    assert asked(page)["basket"].endswith("-mend.election_quality_02")
    count = "getComputedStyle(document.documentElement).getPropertyValue('--planned')"
    assert page.evaluate(count) == "' (15)'"


def choose(page):
    """On the plan page: one content left out, one moved, a goal set."""
    page.get_by_role("link", name="Kế hoạch").first.click()
    contents = page.locator(".plan-contents")
    question = contents.locator("li", has_text="được mời đi bầu trưởng thôn").first
    expect(question).to_contain_text("45,3% → 51,5% (trung vị cả nước)")
    page.get_by_role("button", name="Không đưa vào: 6.1. Y tế công lập").click()
    expect(page.get_by_text("Không đưa vào: 1 nội dung")).to_be_visible()
    page.get_by_role("button", name="Chuyển sang khắc phục: 2. Công khai, minh bạch").click()
    expect(page.locator("h1.headline")).to_contain_text("khắc phục 6. Cung ứng dịch vụ công và 2.")
    page.get_by_role("button", name="Mục tiêu, lý do: 2. Công khai, minh bạch").click()
    goal = page.get_by_label("Mục tiêu của 2. Công khai, minh bạch")
    goal.fill("5,5")
    goal.press("Enter")
    fields = page.locator(".st-key-plan_item_fields")
    expect(fields.get_by_text("không phải mục tiêu kiểm chứng được")).to_be_visible()
    assert "mend.transparency~5.5" in asked(page)["basket"]


def edit(page):
    """A card changed, another deleted and taken back; returns the task of the first."""
    card = page.locator(".plan-cards > li").first
    task = card.locator(".task").inner_text()
    card.get_by_role("button", name="Sửa").click()
    lead = page.locator(".st-key-plan_fields").get_by_label("Cơ quan chủ trì")
    lead.fill("Sở thử =1+1")
    lead.press("Enter")
    bar = page.locator(".st-key-plan_bar")
    expect(bar).to_contain_text("Đã sửa 4.")
    page.get_by_role("button", name="Đóng thẻ").click()
    expect(page.locator(".plan-cards > li").first).to_contain_text("Sở thử =1+1")
    settle(page)
    page.locator(".plan-cards > li").nth(1).get_by_role("button", name="Xóa").click()
    expect(bar).to_contain_text("Đã sửa 5.")
    settle(page)
    bar.get_by_role("button", name="Hoàn tác").click()
    expect(bar).to_contain_text("Đã sửa 4.")
    return task


def test_from_the_profile_to_a_saved_plan_and_back(server, visit, tmp_path):
    page = visit(server + OVERVIEW)
    put_into_plan(page)
    choose(page)
    task = edit(page)
    bar = page.locator(".st-key-plan_bar")
    with page.expect_download() as started:
        bar.get_by_role("button", name="Lưu Excel").click()
    saved = tmp_path / "plan.xlsx"
    started.value.save_as(saved)
    expect(bar).to_contain_text("Tệp Excel đã có đủ.")
    book = openpyxl.load_workbook(saved)
    assert "'Sở thử =1+1" not in {cell.value for cell in book.worksheets[0]["C"]}
    assert "Sở thử =1+1" in {cell.value for cell in book.worksheets[0]["C"]}
    again = page.context.new_page()
    again.goto(server + PLAN)
    expect(again.locator(".plan-cards > li").first).to_contain_text("Sở thử =1+1")
    assert planned(again)["election_quality_02"] == "mend"

    # Opened by somebody else.
    again.evaluate("localStorage.clear()")
    again.close()
    chosen = asked(page)["basket"]
    page.evaluate("localStorage.clear()")
    page.close()
    other = visit(server + PLAN)
    expect(other.locator(".st-key-plan_bar")).to_contain_text("Như bản dự thảo.")
    other.get_by_role("button", name="Tải lên bản đã lưu").click()
    other.locator("input[type=file]").last.set_input_files(saved)
    expect(other.locator(".plan-cards > li").first).to_contain_text("Sở thử =1+1")
    assert asked(other)["basket"] == chosen
    with other.expect_download() as started:
        other.get_by_role("button", name="Lưu Word").click()
    document = docx.Document(started.value.path())
    cells = {cell.text for row in document.tables[-1].rows for cell in row.cells}
    assert any(task in cell for cell in cells)
    assert any("Sở thử =1+1" in cell for cell in cells)


def test_200_tasks_are_edited_without_a_wait(server, visit, file, tmp_path):
    """An edit draws the cards anew and not the page: it takes less than the page took to open."""
    plan = gather.gather(file, "20", 2023)
    catalogue = rows.catalogue(Language("vi"), plan)
    large = tmp_path / "large.xlsx"
    large.write_bytes(sheet.write(Language("vi"), plan, list(catalogue.values())[:200]))
    page = visit(server + PLAN)
    begun = time.monotonic()
    page.reload()
    expect(page.locator(".plan-cards > li").first).to_be_visible()
    opened = 1000 * (time.monotonic() - begun)
    page.get_by_role("button", name="Tải lên bản đã lưu").click()
    page.locator("input[type=file]").last.set_input_files(large)
    expect(page.locator(".plan-cards > li")).to_have_count(200)
    page.keyboard.press("Escape")
    waits = []
    for place in (20, 90, 160):
        button = page.locator(".plan-cards > li").nth(place).get_by_role("button", name="Xóa")
        count = page.locator(".plan-cards > li").count()
        waits.append(
            button.evaluate(
                """async (button, count) => {
                    const begun = performance.now();
                    button.click();
                    while (document.querySelectorAll(".plan-cards > li").length === count) {
                        await new Promise(requestAnimationFrame);
                    }
                    return performance.now() - begun;
                }""",
                count,
            )
        )
    assert min(waits) < opened, waits


def test_buttons_are_hidden_on_paper_and_fit_a_phone(server, visit):
    page = visit(server + PLAN, width=390)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
    page.emulate_media(media="print")
    expect(page.locator(".plan-contents .acts").first).to_be_hidden()
    expect(page.locator(".plan-cards").first).to_be_hidden()
