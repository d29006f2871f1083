"""What is too large or a bomb never reaches the figures."""

import zipfile

from playwright.sync_api import expect

from tests.browser.test_upload import NAME, open_server  # noqa: F401


def test_a_file_over_the_limit_is_refused(open_server, visit, tmp_path):  # noqa: F811
    large = tmp_path / NAME
    large.write_bytes(b"PK" + bytes(21 << 20))
    page = visit(f"{open_server}/data?lang=en", wait=False)
    page.locator("input[type=file]").set_input_files(large)
    expect(page.locator("[data-testid=stFileUploader]")).to_contain_text("20")
    expect(page.get_by_text("must be").first).to_be_visible()
    expect(page.locator(".st-key-upload code")).to_have_count(0)
    expect(page.get_by_role("button", name="Load these figures")).to_have_count(0)


def test_a_bomb_is_refused_with_a_word(open_server, visit, tmp_path):  # noqa: F811
    bomb = tmp_path / NAME
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", "<x/>")
        parts.writestr("xl/worksheets/sheet1.xml", bytes(300 << 20))
    assert bomb.stat().st_size < 1 << 20
    before = (tmp_path / "papi.duckdb").read_bytes()
    page = visit(f"{open_server}/data?lang=en", wait=False)
    page.locator("input[type=file]").set_input_files(bomb)
    expect(page.locator(".st-key-upload code")).to_contain_text("declares 300 MB expanded")
    expect(page.get_by_role("button", name="Load these figures")).to_have_count(0)
    assert (tmp_path / "papi.duckdb").read_bytes() == before
