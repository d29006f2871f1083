"""Priorities and plan as a planner meets them: links hold, fields move, files open."""

import io

import docx
import openpyxl
from playwright.sync_api import expect

from tests.browser.test_overview import asked

PRIORITIES = "/priorities?province=Long+An&year=2023&lang=en&benchmark=peers_best&plus2=0.40"
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


def test_a_plan_is_saved_edited_in_a_spreadsheet_and_continued(server, visit, tmp_path):
    page = visit(server + PLAN)
    expect(page.locator("h1.headline").first).to_contain_text(
        "Lạng Sơn, kế hoạch năm 2024: duy trì"
    )
    page.wait_for_selector(".st-key-downloads button")
    with page.expect_download() as started:
        page.get_by_role("button", name="Lưu tệp Excel").click()
    saved = tmp_path / "saved.xlsx"
    started.value.save_as(saved)
    book = openpyxl.load_workbook(saved)
    assert book.worksheets[0]["A2"].value == "1.1. Tri thức công dân"
    edited = tmp_path / "plan.xlsx"
    book.worksheets[0]["B2"] = "Phát hành sổ tay hỏi đáp"
    book.worksheets[0]["C2"] = "Sở Nội vụ và Sở Tư pháp"
    book.save(edited)
    again = visit(server + PLAN)
    again.get_by_text("Làm tiếp kế hoạch đã lưu").click()
    again.locator("input[type=file]").set_input_files(edited)
    expect(again.get_by_text("Đã nạp: plan.xlsx.")).to_be_visible()
    with again.expect_download() as started:
        again.get_by_role("button", name="Lưu tệp Word").click()
    with open(started.value.path(), "rb") as file:  # noqa: PTH123
        document = docx.Document(io.BytesIO(file.read()))
    cells = {cell.text for row in document.tables[-1].rows for cell in row.cells}
    assert "Phát hành sổ tay hỏi đáp" in cells
    assert "Sở Nội vụ và Sở Tư pháp" in cells
