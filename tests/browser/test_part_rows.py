"""The row of a part in Chromium: pictures that stand alone, a link, a frame elsewhere."""

import http.server
import re
import threading
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from playwright.sync_api import expect

LINK = "?province=Long+An&year=2023&lang=vi"
SVG = "{http://www.w3.org/2000/svg}"


def row(page, part):
    found = page.locator(f".take[data-part={part}]")
    found.locator("summary").focus()
    page.keyboard.press("Enter")
    return found


def taken(page, part, what):
    """The file behind a button of an open row: its name and bytes."""
    with page.expect_download() as started:
        page.locator(f".take[data-part={part}]").get_by_text(what, exact=True).click()
    return started.value.suggested_filename, Path(started.value.path()).read_bytes()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_a_drawing_is_a_picture_that_stands_alone(server, visit, width, scheme):
    page = visit(f"{server}/{LINK}", width=width, color_scheme=scheme)
    row(page, "changes")
    name, body = taken(page, "changes", "SVG")
    assert name == "PAPI-2023-Long-An-changes.svg"
    picture = ET.fromstring(body)  # noqa: S314  our own
    assert picture.get("width") == "1040"  # on every screen
    assert not list(picture.iter(f"{SVG}foreignObject"))
    texts = list(picture.iter(f"{SVG}text"))
    words = " ".join("".join(one.itertext()) for one in texts)
    for said in (
        "Long An năm 2023: 40,83/80 điểm",  # whom it is about
        "Không chỉ số nào trong 8 chỉ số nội dung xét được giảm rõ",
        "Mỗi dòng một chỉ số nội dung",
        "1. Tham gia của người dân",
        "46/61 (25–60)",
        "Nguồn: CECODES",
    ):
        assert said in words, said
    assert re.search(r"Ảnh lập ngày \d", words)
    assert all(0 <= float(one.get("x", 0)) < 1040 for one in texts)
    name, body = taken(page, "changes", "PNG")
    assert name.endswith(".png") and body.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(body[16:20], "big") == 2080


def test_a_chart_is_a_picture_too(server, visit):
    page = visit(f"{server}/trends{LINK}")
    page.wait_for_selector(".js-plotly-plot .main-svg")
    row(page, "years")
    name, body = taken(page, "years", "SVG")
    assert name == "PAPI-2023-Long-An-years.svg"
    assert "Ảnh lập ngày" in body.decode() and "CECODES" in body.decode()


def test_a_link_to_a_part_leads_to_it(server, visit):
    page = visit(f"{server}/{LINK}")
    row(page, "where").get_by_text("Đường dẫn", exact=True).click()
    link = page.locator("dialog textarea").input_value()
    assert link == f"{server}/{LINK}#where"
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    page = visit(link)
    heading = page.get_by_role("heading", name="Long An đứng thứ 46/61 năm")
    expect(heading).to_be_in_viewport()
    expect(page).to_have_url(f"{server}/{LINK}")


def test_another_site_shows_one_part(server, visit):
    page = visit(f"{server}/falls{LINK}")
    row(page, "shares").get_by_text("Nhúng", exact=True).click()
    lines = page.locator("dialog textarea").input_value()
    with another_site(lines) as address:
        page = visit(address, wait=False)
        inside = page.frame_locator("iframe")
        expect(inside.locator(".bars")).to_be_visible()
        expect(inside.get_by_role("link", name="Mở trong trang PAPI")).to_be_visible()
        expect(inside.get_by_text("Nguồn: CECODES").first).to_be_visible()
        for hidden in (".st-key-line", ".take", "[data-testid=stHeader]", ".st-key-downloads"):
            expect(inside.locator(hidden).locator("visible=true")).to_have_count(0)
        expect(inside.locator("h2.question").locator("visible=true")).to_have_count(1)


class another_site:  # noqa: N801  reads as what it is
    """A page of another origin that holds these lines."""

    def __init__(self, lines: str) -> None:
        body = f"<!doctype html><title>x</title>{lines}".encode()

        class Answer(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)

    def __enter__(self) -> str:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}/"

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
