"""The five documents' jobs on the page of plans: who issues, what the Word file is made of."""

import io
import zipfile
from urllib.parse import quote

import docx
import pytest
from playwright.sync_api import expect

from papi.plan.template import SHIPPED
from tests.browser.conftest import settle

JOBS = [
    ("Lạng Sơn", 2023, "district:Huyện Bắc Sơn", "HUYỆN BẮC SƠN", "/KH-UBND"),
    ("Lạng Sơn", 2023, "district:Huyện Chi Lăng", "HUYỆN CHI LĂNG", "/KH-UBND"),
    ("Khánh Hòa", 2021, "department:Sở Công Thương", "SỞ CÔNG THƯƠNG", "/KH-SCT"),
    ("Long An", 2023, "province", "TỈNH LONG AN", "/KH-UBND"),
    ("Hưng Yên", 2024, "commune:Phường Dị Sử", "PHƯỜNG DỊ SỬ", "/KH-UBND"),
]


def plan(province, year, issuer):
    asked = f"province={quote(province)}&year={year}&lang=vi&issuer={quote(issuer)}"
    return f"/plan?{asked}"


def saved(page, button, path):
    """The file that a button of the page gives."""
    with page.expect_download() as started:
        page.get_by_role("button", name=button).click()
    started.value.save_as(path)
    return path


@pytest.mark.parametrize(("province", "year", "issuer", "body", "symbol"), JOBS)
def test_a_link_to_an_issuers_plan_gives_its_document(
    server, visit, tmp_path, province, year, issuer, body, symbol
):
    page = visit(server + plan(province, year, issuer))
    expect(page.locator(".plan-cards > li").nth(10)).to_be_attached()
    opened = docx.Document(str(saved(page, "Lưu Word", tmp_path / "plan.docx")))
    head = opened.tables[0].rows
    assert body in head[0].cells[0].text and head[1].cells[0].text.endswith(symbol)
    shown = [one.strip() for one in page.locator(".plan-cards .task").all_inner_texts()]
    tasks = {row.cells[1].text for row in opened.tables[-1].rows[1:]}
    assert 15 <= len(shown) <= 30 and set(shown) <= tasks


def test_grounds_template_and_notes_of_an_office_reach_its_file(server, visit, tmp_path):
    page = visit(server + plan("Long An", 2023, "province"))
    page.locator(".st-key-plan_paper summary").click()
    grounds = page.get_by_label("Căn cứ ban hành, mỗi dòng một căn cứ")
    grounds.fill("Căn cứ Thông báo số 1 <b>{{ x }}</b>;")
    grounds.press("Control+Enter")
    settle(page)
    page.get_by_text("Kèm tờ ghi chú về số liệu").click()
    expect(page.get_by_label("Kèm tờ ghi chú về số liệu")).not_to_be_checked()
    field = page.locator(".st-key-plan_template input[type=file]")

    empty = tmp_path / "empty.docx"
    docx.Document().save(str(empty))
    field.set_input_files(str(empty))
    expect(page.get_by_text("Tệp mẫu này không có trường nào")).to_be_visible()

    restyled = docx.Document(io.BytesIO(SHIPPED.read_bytes()))
    restyled.styles["Thân bài"].font.name = "Arial"
    restyled.paragraphs[0].insert_paragraph_before("MẪU CỦA TỈNH LONG AN")
    own = tmp_path / "own.docx"
    restyled.save(str(own))
    page.locator(".st-key-plan_template").get_by_role("button", name="empty.docx").click()
    field.set_input_files(str(own))
    expect(page.get_by_text("Đã dùng tệp mẫu.", exact=True)).to_be_visible()

    opened = docx.Document(str(saved(page, "Lưu Word", tmp_path / "plan.docx")))
    said = [one.text for one in opened.paragraphs]
    assert "MẪU CỦA TỈNH LONG AN" in said
    assert "Căn cứ Thông báo số 1 <b>{{ x }}</b>;" in said
    assert "GHI CHÚ VỀ SỐ LIỆU" not in said
    assert opened.styles["Thân bài"].font.name == "Arial"


def test_each_body_has_a_file_of_its_own(server, visit, tmp_path):
    page = visit(server + plan("Hưng Yên", 2024, "commune:Phường Dị Sử"))
    page.locator(".st-key-plan_paper summary").click()
    path = saved(page, "Kế hoạch và phụ lục từng cơ quan", tmp_path / "plan.zip")
    with zipfile.ZipFile(path) as packed:
        names = packed.namelist()
    assert names[0] == "ke-hoach.docx"
    assert len(names) > 10 and all(name.startswith("phu-luc/") for name in names[1:])


def test_grounds_go_there_and_back_in_a_saved_plan(server, visit, tmp_path):
    ward = plan("Hưng Yên", 2024, "commune:Phường Dị Sử")
    page = visit(server + ward)
    page.locator(".st-key-plan_paper summary").click()
    grounds = page.get_by_label("Căn cứ ban hành, mỗi dòng một căn cứ")
    grounds.fill("Căn cứ số 7;")
    # The field is left by pressing the button, and yet the file has what was typed.
    saved(page, "Lưu Excel", tmp_path / "first.xlsx")
    grounds.fill("Căn cứ số 7;\nCăn cứ số 8;")
    path = saved(page, "Lưu Excel", tmp_path / "plan.xlsx")

    other = visit(server + plan("Hưng Yên", 2024, "province"))
    other.locator(".st-key-plan_load button").first.click()
    other.locator(".st-key-plan_file input[type=file]").set_input_files(str(path))
    expect(other.get_by_label("Tên cơ quan", exact=True)).to_have_value("Phường Dị Sử")
    expect(other.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")
    other.locator(".st-key-plan_paper summary").click()
    grounds = other.get_by_label("Căn cứ ban hành, mỗi dòng một căn cứ")
    expect(grounds).to_have_value("Căn cứ số 7;\nCăn cứ số 8;")
    expect(other.get_by_label("Tên cơ quan", exact=True)).to_have_value("Phường Dị Sử")
