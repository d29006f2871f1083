"""nginx as docs/deploy ships it: what it lets through, how much, and how fast."""

import base64
import hashlib
import http.server
import re
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import streamlit

from pages.shared import browser, document, packed
from papi.common.language import CODES, Language
from servers import nginx as proxy
from servers.dashboard import PATIENCE


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


def _status(address: str) -> int:
    try:
        with urllib.request.urlopen(address) as answer:  # noqa: S310  our own
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code


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

    with answering_everything() as (port, _), proxy.nginx([port]) as address:
        began = time.monotonic()
        found = [_status(f"{address}{path}") for _ in range(at_once + 60)]
        earned = (time.monotonic() - began) * (1 if path == "/api/check" else 20)
        assert found[:at_once] == [200] * at_once
        assert at_once <= found.count(200) <= at_once + earned + 1
        assert set(found) == {200, 429}
        assert _status(f"{address}/") == 200


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
    # Once nginx has seen that they are gone.
    until = time.monotonic() + PATIENCE
    while (
        status := _status(f"{free_upstream}/_stcore/health")
    ) == 429 and time.monotonic() < until:
        time.sleep(0.1)
    assert status == 200


def test_the_scripts_written_into_pages_are_those_allowed():
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    scripts = re.findall("<script>(.*?)</script>", page.read_text(encoding="utf-8"), re.DOTALL)
    assert len(scripts) == 1
    scripts += [document.HISTORY, document.SCRIPT, browser.COMBOBOX, browser.OPENING_TABLE]
    scripts += [packed.SCRIPT, browser.PLAN]
    scripts += [browser.script(Language(code)) for code in CODES]
    digests = [hashlib.sha256(one.encode()).digest() for one in scripts]
    hashes = [f"'sha256-{base64.b64encode(one).decode()}'" for one in digests]
    allowed = re.search("script-src ([^;]*);", proxy.SHIPPED.read_text(encoding="utf-8"))
    assert allowed and allowed[1].split() == ["'self'", *hashes]
