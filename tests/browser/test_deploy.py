"""docs/deploy as it is shipped: nginx takes the configuration, pages live under its rules, a reader
outlives a killed process; and the pages work under a path of a larger site."""

import base64
import hashlib
import http.server
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import streamlit
from playwright.sync_api import Page, expect

from pages.shared import browser, document
from pages.shared.titles import PAGES
from papi.common.language import CODES, Language
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


@contextmanager
def answering_everything():
    """A server that answers everything: its port, and how long the bodies were that reached it."""
    reached = []

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"ok")

        def do_POST(self):
            reached.append(len(self.rfile.read(int(self.headers["Content-Length"]))))
            self.do_GET()

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port, reached
    server.shutdown()
    server.server_close()


@pytest.fixture
def free_upstream():
    """nginx before a server that answers everything."""
    with answering_everything() as (port, _), proxy.nginx([port]) as address:
        yield address


def post(address, length, body, patience=20.0, path="/_stcore/upload_file"):
    """What comes back, and after how many seconds the connection ends, when of a body of `length`
    bytes `body` is sent and no more."""
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=patience) as connection:
        began, answer = time.monotonic(), b""
        connection.sendall(
            f"POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {length}\r\n"
            "Connection: close\r\n\r\n".encode()
        )
        with suppress(ConnectionError):  # a body that is refused may be cut off while it is sent
            connection.sendall(body)
        with suppress(ConnectionError):
            while part := connection.recv(65536):
                answer += part
    return answer, time.monotonic() - began


def test_a_body_that_comes_too_slowly_is_cut_off():
    limits = {"client_body_timeout": "1s"}
    with answering_everything() as (port, reached), proxy.nginx([port], limits) as address:
        answer, seconds = post(address, 1000, b"x" * 10)
        assert b"200" not in answer.split(b"\r\n")[0]
        assert 0.9 < seconds < 10
        assert reached == []
        whole, _ = post(address, 1000, b"x" * 1000)
        assert whole.startswith(b"HTTP/1.1 200") and reached == [1000]


def test_a_body_that_is_too_large_is_refused_before_it_is_read():
    with answering_everything() as (port, reached), proxy.nginx([port]) as address:
        answer, _ = post(address, 25 << 20, b"x")
        assert answer.startswith(b"HTTP/1.1 413")
        assert reached == []
        whole, _ = post(address, 20 << 20, bytes(20 << 20))
        assert whole.startswith(b"HTTP/1.1 200") and reached == [20 << 20]
        for path, most in (("/", 64 << 10), ("/api/check", 256 << 10), ("/compare", 64 << 10)):
            refused, _ = post(address, most + 1, b"x", path=path)
            assert refused.startswith(b"HTTP/1.1 413"), path
            passed, _ = post(address, most, bytes(most), path=path)
            assert passed.startswith(b"HTTP/1.1 200"), path


@pytest.mark.parametrize(("path", "at_once"), [("/api/check", 21), ("/api/scores.json", 101)])
def test_more_questions_than_a_person_asks_are_refused_for_a_while(path, at_once):
    """And only these: pages go on being served to the same address."""

    def status(asked):
        try:
            with urllib.request.urlopen(f"{address}{asked}") as answer:  # noqa: S310  our own
                return answer.status
        except urllib.error.HTTPError as refused:
            return refused.code

    with answering_everything() as (port, _), proxy.nginx([port]) as address:
        began = time.monotonic()
        found = [status(path) for _ in range(at_once + 60)]
        earned = (time.monotonic() - began) * (1 if path == "/api/check" else 20)
        assert found[:at_once] == [200] * at_once
        assert at_once <= found.count(200) <= at_once + earned + 1
        assert set(found) == {200, 429}
        assert status("/") == 200


def test_nginx_takes_the_shipped_configuration(tmp_path: Path):
    path = proxy.configured(8699, [8501, 8502], tmp_path)
    command = ["/usr/sbin/nginx", "-t", "-p", str(tmp_path), "-c", str(path)]
    tried = subprocess.run(command, capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr


def test_the_proxy_closes_metrics_and_cuts_off_slow_and_many(free_upstream):
    port = int(free_upstream.rsplit(":", 1)[1])
    with pytest.raises(urllib.error.HTTPError) as closed:
        urllib.request.urlopen(f"{free_upstream}/_stcore/metrics")  # noqa: S310  our own address
    assert closed.value.code == 404
    with socket.create_connection(("127.0.0.1", port), timeout=30) as slow:
        began = time.monotonic()
        slow.sendall(b"GET / HTTP/1.1\r\nHost: papi\r\nX-Slow: ")
        assert slow.recv(1) == b""
        assert 5 < time.monotonic() - began < 20
    # A body that never comes holds a connection that counts.
    request = b"POST / HTTP/1.1\r\nHost: papi\r\nContent-Length: 9\r\n\r\n"
    held = [socket.create_connection(("127.0.0.1", port), timeout=5) for _ in range(301)]
    try:
        for one in held:
            one.sendall(request)
        assert held[-1].recv(12) == b"HTTP/1.1 429"
    finally:
        for one in held:
            one.close()
    time.sleep(1)
    with urllib.request.urlopen(f"{free_upstream}/_stcore/health") as answered:  # noqa: S310  our own address
        assert answered.status == 200


def test_the_scripts_written_into_pages_are_those_allowed():
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    scripts = re.findall("<script>(.*?)</script>", page.read_text(encoding="utf-8"), re.DOTALL)
    assert len(scripts) == 1
    scripts += [document.HISTORY, document.SCRIPT, browser.COMBOBOX, browser.OPENING_TABLE]
    scripts += [browser.PLAN]
    scripts += [browser.script(Language(code)) for code in CODES]
    digests = [hashlib.sha256(one.encode()).digest() for one in scripts]
    hashes = [f"'sha256-{base64.b64encode(one).decode()}'" for one in digests]
    allowed = re.search("script-src ([^;]*);", proxy.SHIPPED.read_text(encoding="utf-8"))
    assert allowed and allowed[1].split() == ["'self'", *hashes]


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
