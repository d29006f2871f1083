"""A plan's year followed on its page: a workbook taken, filled in, handed in, the report given."""

import docx
from playwright.sync_api import expect

from papi.plan.monitoring_formula import FIRST
from tests.hostile import MARK, MARKUP
from tests.papi.plan.monitored import changed

ADDRESS = "/plan?province=Long+An&year=2023&lang=vi"
TOLD = {
    f"due{FIRST}": "Quý II", f"state{FIRST}": "Đang thực hiện", f"share{FIRST}": 0.6,
    f"reason{FIRST}": MARKUP, f"state{FIRST + 1}": "Hoàn thành",
}  # fmt: skip


def given(page, button, path):
    """The file that a button gives."""
    with page.expect_download() as started:
        page.locator(".st-key-plan_followed").get_by_role("button", name=button).click()
    started.value.save_as(path)
    return path


def test_a_workbook_handed_in_shows_what_is_late_and_gives_the_report(server, visit, tmp_path):
    page = visit(server + ADDRESS)
    fold = page.locator(".st-key-plan_followed")
    fold.locator("summary").first.click()
    book = given(page, "Sổ theo dõi", tmp_path / "so.xlsx").read_bytes()
    one, other, bad = (tmp_path / name for name in ("một.xlsx", "hai.xlsx", "sai.xlsx"))
    one.write_bytes(changed(book, TOLD))
    other.write_bytes(changed(book, {f"state{FIRST}": "Hoàn thành"}))
    bad.write_bytes(changed(book, {f"state{FIRST}": MARKUP}))
    field = fold.locator("input[type=file]")

    field.set_input_files(str(bad))
    expect(fold.get_by_text("sai.xlsx, trang “Quý II”, ô H5: không có trạng thái")).to_be_visible()
    fold.get_by_role("button", name="sai.xlsx").click()
    field.set_input_files(str(one))
    expect(fold.get_by_text("Hoàn thành: 1; Chậm tiến độ: 1; Chưa báo cáo: ")).to_be_visible()
    expect(
        fold.get_by_text("Đến hạn: Quý II. Cơ quan báo cáo: Đang thực hiện, 60%")
    ).to_be_visible()
    assert page.evaluate(f"window.{MARK}") is None
    report = docx.Document(str(given(page, "Báo cáo tiến độ", tmp_path / "bao-cao.docx")))
    assert any(MARKUP[:40] in cell.text for row in report.tables[4].rows for cell in row.cells)

    field.set_input_files([str(other)])
    expect(fold.get_by_text("hai.xlsx ghi “Hoàn thành”")).to_be_visible()
