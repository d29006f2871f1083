"""A store of warehouses on a real S3 server: the pointer last, fetched whole, checked, swapped;
whatever goes wrong, the last good file stays."""

import hashlib
import http.server
import json
import threading
from functools import partial
from typing import Any

import pytest

from papi.common.language import Language
from papi.store import addresses, publishing
from papi.store.access import PIECE, Store
from papi.store.addresses import Latest
from papi.store.fetching import Copy, StoreUnreachable
from papi.warehouse import connection, editions
from tests.papi.store.conftest import asked, keys

SAY = Language("en")


@pytest.fixture
def both(corrected):
    return [connection.identity(path) for path in corrected]


def test_what_is_published_is_fetched_and_a_newer_build_takes_its_place(s3, both, tmp_path):
    first, second = both
    copy = Copy(s3, tmp_path / "cache" / "papi.duckdb")
    publishing.publish(SAY, first, s3, None)
    assert copy.refresh() and not copy.refresh()
    held = connection.identity(copy.path)
    connection.verify(held)
    assert editions.current(held).edition == editions.current(first).edition
    publishing.publish(SAY, second, s3, None)
    assert copy.refresh()
    assert connection.identity(copy.path) != held
    now = connection.identity(copy.path)
    assert editions.current(now).edition == editions.current(second).edition
    # Both builds are kept, each with its tables as Parquet, under one pointer.
    files = {key for key in keys() if key.endswith("papi.duckdb")}
    assert len(files) == 2
    assert sum(key.endswith("/parquet/ranking.parquet") for key in keys()) == 2
    assert not list(tmp_path.rglob("*.part"))


def test_a_process_that_starts_with_the_newest_file_fetches_nothing(s3, tmp_path):
    """A few bytes in a bucket, and how a bucket keeps them."""
    store, content = Store(f"{s3}/"), b"figures" + bytes(PIECE)
    (tmp_path / "given").write_bytes(content)
    assert store.holds("a/b.duckdb") is False
    store.put(tmp_path / "given", "a/b.duckdb")
    assert store.holds("a/b.duckdb") is True and store.holds("a") is False
    latest = Latest("e1", "a/b.duckdb", hashlib.sha256(content).hexdigest(), len(content))
    store.put(latest.text().encode(), addresses.POINTER, "application/json")
    kinds = {key: asked("HEAD", key)[1]["content-type"] for key in keys()}
    assert kinds == {
        "papi/a/b.duckdb": "application/octet-stream", "papi/latest.json": "application/json"
    }  # fmt: skip
    copy = Copy(s3, tmp_path / "papi.duckdb")
    assert copy.refresh() and copy.path.read_bytes() == content
    before = copy.path.stat()
    assert not Copy(s3, copy.path).refresh()
    assert copy.path.stat() == before
    with pytest.raises(FileNotFoundError), store.reading("a"):
        pass


@pytest.mark.parametrize("damage", ["bytes", "pointer", "gone", "no pointer", "server"])
def test_whatever_goes_wrong_the_last_good_file_stays(s3, both, tmp_path, damage, monkeypatch):
    first, second = both
    copy = Copy(s3, tmp_path / "papi.duckdb")
    monkeypatch.setattr("papi.export.files.write", lambda *_given: None)  # not what is fetched
    publishing.publish(SAY, first, s3, None)
    copy.refresh()
    before = hashlib.sha256(copy.path.read_bytes()).hexdigest()
    latest = publishing.publish(SAY, second, s3, None)
    pointer = f"papi/{addresses.POINTER}"
    if damage == "bytes":
        asked("PUT", f"papi/{latest.path}", b"half of it")
    elif damage == "pointer":
        asked("PUT", pointer, b"[1, 2")
    elif damage == "gone":
        asked("DELETE", f"papi/{latest.path}")
    elif damage == "no pointer":
        asked("DELETE", pointer)
    else:
        monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    with pytest.raises(StoreUnreachable):
        copy.refresh()
    assert copy.trouble
    assert hashlib.sha256(copy.path.read_bytes()).hexdigest() == before
    assert not list(tmp_path.rglob("*.part"))
    if damage == "server":
        return
    publishing.publish(SAY, second, s3, None)
    assert copy.refresh() and not copy.trouble


def test_publishing_that_stops_leaves_the_pointer_on_the_build_before(s3, both, monkeypatch):
    first, second = both
    latest = publishing.publish(SAY, first, s3, None)

    def stops(*_given: object) -> None:
        raise OSError("the network is gone")

    monkeypatch.setattr("papi.export.files.write", stops)
    with pytest.raises(OSError, match="network"):
        publishing.publish(SAY, second, s3, None)
    held, _ = asked("GET", f"papi/{addresses.POINTER}")
    assert json.loads(held)["path"] == latest.path


def test_only_pages_that_changed_are_sent_again(s3, both, tmp_path):
    site = tmp_path / "site"
    (site / "vi").mkdir(parents=True)
    kept = {"made_of": "a", "edition": "e", "day": "2026-01-01"}
    pages = {"vi/index.html": kept, "vi/method.html": kept}
    for path in pages:
        (site / path).write_text(f"<p>{path}", encoding="utf-8")
    given: dict[str, Any] = {"writtenBy": "", "editions": [], "pages": pages}
    (site / "edition.json").write_text(json.dumps(given), encoding="utf-8")
    publishing.publish(SAY, both[0], s3, site)
    _, headers = asked("GET", "papi/site/vi/index.html")
    assert headers["content-type"] == "text/html; charset=utf-8"
    # What stands there unchanged is not touched; what changed is.
    Store(s3).put(b"stays", "site/vi/method.html")
    given["pages"]["vi/index.html"] = {**kept, "made_of": "b"}
    (site / "vi/index.html").write_text("<p>new", encoding="utf-8")
    (site / "edition.json").write_text(json.dumps(given), encoding="utf-8")
    publishing.publish(SAY, both[0], s3, site)

    assert asked("GET", "papi/site/vi/method.html")[0] == b"stays"
    assert asked("GET", "papi/site/vi/index.html")[0] == b"<p>new"


def test_a_folder_is_a_store_too(both, tmp_path):
    """One that several machines mount."""
    store = f"file://{tmp_path}/store"
    publishing.publish(SAY, both[0], store, None)
    assert Copy(store, tmp_path / "papi.duckdb").refresh()


def test_a_store_is_read_over_plain_https_and_never_written(both, tmp_path, served):
    """Here http, from a folder behind a web server."""
    store = f"file://{tmp_path}/store"
    publishing.publish(SAY, both[0], store, None)
    address = served(tmp_path / "store")
    assert Copy(address, tmp_path / "papi.duckdb").refresh()
    with pytest.raises(PermissionError):
        publishing.publish(SAY, both[0], address, None)
    with pytest.raises(StoreUnreachable):
        Copy(f"{address}/nothing", tmp_path / "other.duckdb").refresh()


@pytest.fixture
def served():
    """Serves a folder until the test ends; gives its address."""
    servers = []

    def serve(folder):
        answer = partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), answer)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()
