"""Adding a workbook from the page: read, confirm, load; and nothing without permission."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from servers.dashboard import serve
from tests.etl import workbook_content as contents
from tests.etl import workbook_maker as made

NAME = "2025PAPI_ProvincialIndicators_BangChiTieuCapTinh.xlsx"


@pytest.fixture
def workbook(tmp_path) -> Path:
    return made.write(
        tmp_path / "down" / NAME, {"2025_VIE_ENG": made.layout(2025, contents.rehearsed())}
    )


@pytest.fixture
def open_server(warehouse_path, tmp_path, monkeypatch):
    """A server that allows uploads, with a warehouse and a directory of workbooks of its own."""
    monkeypatch.setenv("PAPI_ALLOW_UPLOAD", "1")
    monkeypatch.setenv("PAPI_WORKBOOKS", str(tmp_path / "workbooks"))
    path = tmp_path / "papi.duckdb"
    shutil.copy(warehouse_path, path)
    with serve(warehouse=path) as running:
        yield running.address


def test_a_workbook_is_checked_confirmed_and_loaded(open_server, visit, workbook, tmp_path):
    page = visit(f"{open_server}/data?lang=en", wait=False)
    page.locator("input[type=file]").set_input_files(workbook)
    report = page.locator(".st-key-upload code")
    expect(report).to_contain_text("is read as 2025")
    expect(report).to_contain_text("No problems: this can be loaded.")
    assert str(tmp_path) not in report.inner_text()
    assert not (tmp_path / "workbooks").exists()
    page.get_by_role("button", name="Load these figures").click()
    # A check and a whole build lie between.
    loaded = page.get_by_text("was loaded. The pages show its figures now.")
    expect(loaded).to_be_visible(timeout=120_000)
    expect(page.locator("h1.headline").first).to_contain_text("Scores of 2011–2025")
    assert (tmp_path / "workbooks" / NAME).exists()
    page.goto(f"{open_server}/?province=Tây Ninh (mới)&year=2025&lang=en")
    expect(page.locator("h1.headline").first).to_contain_text("Tây Ninh (new) 2025")


def test_a_file_that_is_no_workbook_is_refused_with_a_word(open_server, visit, tmp_path):
    wrong = tmp_path / "2025PAPI.xlsx"
    wrong.write_bytes(b"not a workbook at all")
    before = (tmp_path / "papi.duckdb").read_bytes()
    page = visit(f"{open_server}/data?lang=vi", wait=False)
    page.locator("input[type=file]").set_input_files(wrong)
    expect(page.get_by_text("Không nạp được tệp này; chưa có gì thay đổi.")).to_be_visible()
    report = page.locator(".st-key-upload code")
    expect(report).to_contain_text("2025PAPI.xlsx: không phải tệp Excel")
    expect(page.get_by_role("button", name="Nạp số liệu này")).to_have_count(0)
    assert (tmp_path / "papi.duckdb").read_bytes() == before


def test_without_permission_there_is_nothing_to_upload_to(server, visit):
    page = visit(f"{server}/data?lang=en", wait=False)
    expect(page.locator("h1.headline").first).to_contain_text("Scores of 2011–2024")
    expect(page.locator("input[type=file]")).to_have_count(0)
