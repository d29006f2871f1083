"""Pages live under the rules of docs/deploy, a reader outlives a killed process, and the pages work
under a path of a larger site."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pages.shared.titles import PAGES
from servers import nginx as proxy
from servers.dashboard import PATIENCE, ROOT, answers, free_port, path_of, serve

LINK = "?province=Hà+Nội&year=2023&lang=en"


@pytest.fixture(scope="module")
def two(warehouse_path: Path):
    """Two processes over one file, and nginx before them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STREAMLIT_SERVER_COOKIE_SECRET", "one secret for both")
        with serve(warehouse=warehouse_path) as first, serve(warehouse=warehouse_path) as second:
            ports = [int(one.address.rsplit(":", 1)[1]) for one in (first, second)]
            with proxy.nginx(ports) as address:
                yield address, (first, second)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_whole_under_the_strict_headers(two, visit, page):
    address, _ = two
    refused = []
    opened = visit(f"{address}{path_of(page)}{LINK}", wait=False)
    opened.on(
        "console", lambda one: refused.append(one.text) if "Security Policy" in one.text else None
    )
    answer = opened.reload()
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert answer.headers["x-content-type-options"] == "nosniff"
    opened.wait_for_selector("h1.headline")
    opened.wait_for_selector(".st-key-downloads button")
    # A chart in a closed fold is drawn when it is opened.
    charts = opened.locator("[data-testid=stPlotlyChart]").locator("visible=true")
    expect(charts.locator(".modebar-container")).to_have_count(charts.count())
    assert opened.locator("[data-testid=stException]").count() == 0
    assert not refused


def test_only_a_part_may_stand_in_a_frame_and_its_picture_is_made(two, visit):
    address, _ = two
    opened = visit(f"{address}/{LINK}", wait=False)
    refused = []
    opened.on(
        "console", lambda one: refused.append(one.text) if "Security Policy" in one.text else None
    )
    answer = opened.reload()
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-frame-options"] == "DENY"
    opened.wait_for_selector(".st-key-downloads button")
    opened.locator(".take[data-part=changes] summary").click()
    for kind in ("PNG", "SVG", "CSV"):
        with opened.expect_download() as started:
            opened.locator(".take[data-part=changes]").get_by_text(kind, exact=True).click()
        assert started.value.suggested_filename == f"PAPI-2023-Ha-Noi-changes.{kind.lower()}"
    part = opened.goto(f"{address}/{LINK}&embed=changes")
    assert "frame-ancestors *" in part.headers["content-security-policy"]
    assert "x-frame-options" not in part.headers
    assert not refused


def test_code_is_packed_on_its_way(two, visit):
    address, _ = two
    opened = visit(f"{address}/trends{LINK}", wait=False)
    with opened.expect_response(lambda one: "PlotlyChart" in one.url) as found:
        opened.reload()
    assert found.value.headers["content-encoding"] == "gzip"


def test_a_reader_outlives_the_process_and_keeps_the_link(two, visit):
    address, servers = two
    opened = visit(f"{address}/trends{LINK}&view=rank")
    headline = opened.locator("h1.headline").first
    expect(headline).to_contain_text("Hà Nội")
    _pick(opened, "Cà Mau")
    expect(headline).to_contain_text("Cà Mau")
    held = [_connections(one.address) for one in servers]
    assert sorted(map(bool, held)) == [False, True]  # one process holds the session
    with opened.expect_websocket() as _again:
        server = servers[held.index(max(held))]
        server.process.kill()
        server.process.wait()
    expect(opened.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(headline).to_contain_text("Cà Mau")
    # A choice made now is answered by the other process, over what the link still says.
    _pick(opened, "Hà Giang")
    expect(headline).to_contain_text("Hà Giang")
    expect(opened.locator("h2.question").first).to_contain_text("Hà Giang, Total: 34th of 61")
    for part in ("/trends?", "lang=en", "year=2023", "view=rank"):
        assert part in opened.url


def test_a_process_that_dies_between_two_pages_leaves_the_whole_link(warehouse_path, visit):
    """Streamlit goes to the other page by an address without a query, which the server completes a
    moment later: here it ends as soon as the address has changed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STREAMLIT_SERVER_COOKIE_SECRET", "one secret for both")
        with serve(warehouse=warehouse_path) as first, serve(warehouse=warehouse_path) as second:
            servers = (first, second)
            ports = [int(one.address.rsplit(":", 1)[1]) for one in servers]
            with proxy.nginx(ports) as address:
                opened = visit(f"{address}/trends?province=Cà+Mau&year=2022&lang=en&division=34")
                held = [_connections(one.address) for one in servers]
                server = servers[held.index(max(held))]
                opened.get_by_test_id("stTopNavLink").filter(has_text="Compare").click()
                until = time.monotonic() + 60
                while "/compare" not in opened.url and time.monotonic() < until:
                    opened.wait_for_timeout(2)
                assert "province=" in opened.url
                with opened.expect_websocket() as _again:
                    server.process.kill()
                    server.process.wait()
                headline = opened.locator("h1.headline").first
                expect(headline).to_contain_text("compared with")
                expect(headline).to_contain_text("Cà Mau")
                for part in ("/compare?", "lang=en", "year=2022", "division=34"):
                    assert part in opened.url


def _pick(opened: Page, province: str) -> None:
    opened.locator(".st-key-province input").fill(province)
    opened.get_by_role("option", name=province, exact=True).click()


def _connections(address: str) -> int:
    """Open connections to a server's port, as the system counts them (no time-waits)."""
    port = int(address.rsplit(":", 1)[1])
    lines = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    return sum(one.split()[1].endswith(f":{port:04X}") and one.split()[3] == "01" for one in lines)


def test_pages_and_their_links_work_under_a_path(warehouse_path: Path, visit):
    with serve(warehouse=warehouse_path, options=("--server.baseUrlPath=so-lieu",)) as server:
        opened = visit(f"{server.address}/country{LINK}")
        expect(opened.locator("h1.headline").first).to_be_visible()
        links = opened.locator(".ranking a")
        assert links.count()
        links.first.click()
        opened.wait_for_selector("h1.headline")
        opened.wait_for_selector(".st-key-downloads button")
        assert "/so-lieu/" in opened.url
        opened.get_by_test_id("stTopNavLink").filter(has_text="Compare").click()
        expect(opened).to_have_url(re.compile("/so-lieu/compare\\?"))
        expect(opened.locator("h1.headline").first).to_contain_text("compared with")


def test_several_processes_run_behind_nginx_and_are_started_again(warehouse_path: Path):
    """`WORKERS=2 make run`: one that ends is replaced, and none outlives the command."""
    port = free_port()
    command = [sys.executable, "-m", "servers", "--workers", "2", "--port", str(port)]
    environment = {**os.environ, "PAPI_WAREHOUSE": str(warehouse_path), "PAPI_WARM": "0"}
    running = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    health = f"http://127.0.0.1:{port}/api/health"
    try:
        assert answers(health, running, time.monotonic() + PATIENCE)
        first = _children(running.pid)
        assert len(first) == 3  # two processes and nginx
        os.kill(min(first), signal.SIGKILL)
        until = time.monotonic() + PATIENCE
        while len(_children(running.pid)) < 3 or _children(running.pid) == first:
            assert time.monotonic() < until
            time.sleep(0.2)
        assert answers(health, running, time.monotonic() + PATIENCE)
    finally:
        running.terminate()
        running.wait()
    assert not [one for one in first if Path(f"/proc/{one}").exists()]


def _children(pid: int) -> set[int]:
    """The processes that one has started and that have not ended."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    alive = {int(one) for one in listed}
    return {one for one in alive if _state(one) != "Z"}


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return "Z"
