"""The copy of a store's file, with a few bytes as the file: what is fetched, what is left alone,
what is refused. Without a warehouse, so that `mutation.modules` can ask it of many wrong versions.
"""

import hashlib
import json
import os
import threading
import urllib.error
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from papi.store import addresses
from papi.store.access import PIECE, Store
from papi.store.addresses import Latest
from papi.store.fetching import MOST_OF_A_POINTER, Copy, StoreUnreachable

OLD, NEW = b"old figures", b"new figures, more of them" + bytes(PIECE)


@pytest.fixture
def store(tmp_path):
    return Store(f"file://{tmp_path}/store/")


@pytest.fixture
def copy(tmp_path):
    return Copy(f"file://{tmp_path}/store", tmp_path / "cache" / "deep" / "papi.duckdb")


def publish(store, content, *, named=None):
    path = "builds/e1-abc/papi.duckdb"
    latest = Latest("e1", path, named or digest(content), len(content))
    store.put(content, latest.path)
    store.put(latest.text().encode(), addresses.POINTER)
    return latest


def digest(content):
    return hashlib.sha256(content).hexdigest()


def noted(copy):
    return copy.path.with_name("papi.duckdb.latest.json")


def test_a_pointer_is_read_as_it_was_written():
    latest = Latest("e1", "a/b", "c" * 64, 7)
    assert addresses.pointer(latest.text().encode()) == latest
    assert json.loads(latest.text()) == {
        "edition": "e1", "path": "a/b", "sha256": "c" * 64, "size": 7
    }  # fmt: skip
    assert latest.text().endswith("}\n")


@pytest.mark.parametrize(
    "wrong", [b"", b"{", b"[1]", b"7", b"null", b'"text"', b"{}", b'{"edition": "e", "path": "p"}',
              b'{"edition": "e", "path": "p", "sha256": "s", "size": "many"}',
              b'{"edition": "e", "path": "p", "sha256": "s", "size": null}', b"\xff\xfe"]
)  # fmt: skip
def test_what_is_no_pointer_is_a_value_error(wrong):
    with pytest.raises(ValueError, match=r"."):
        addresses.pointer(wrong)


def test_what_lies_where():
    assert addresses.POINTER == "latest.json"
    assert addresses.build("e1", "0123456789abcdef") == "builds/e1-0123456789ab"
    assert addresses.is_store("s3://bucket/papi") and addresses.is_store("https://papi.vn")
    assert not addresses.is_store("/srv/papi.duckdb") and not addresses.is_store("data/papi.duckdb")


def test_it_is_fetched_once_and_again_when_another_is_named(store, copy):
    first = publish(store, OLD)
    assert copy.refresh() is True
    assert copy.path.read_bytes() == OLD and noted(copy).read_text("utf-8") == first.text()
    before = copy.path.stat()
    assert copy.refresh() is False
    assert copy.path.stat() == before
    publish(store, NEW)
    assert copy.refresh() is True
    assert copy.path.read_bytes() == NEW
    # Warehouses are often equally long.
    publish(store, NEW[::-1])
    assert copy.refresh() is True
    assert copy.path.read_bytes() == NEW[::-1]
    assert {one.name for one in copy.path.parent.iterdir()} == {copy.path.name, noted(copy).name}


def test_a_file_of_the_same_bytes_is_taken_as_it_is(store, copy):
    """Another path and date, the same SHA-256; also a file that was put there by hand."""
    latest = publish(store, OLD)
    copy.path.parent.mkdir(parents=True)
    copy.path.write_bytes(OLD)
    before = copy.path.stat()
    assert copy.refresh() is False
    assert copy.path.stat() == before and noted(copy).read_text("utf-8") == latest.text()


def test_a_file_that_was_cut_short_since_is_fetched_again(store, copy):
    publish(store, OLD)
    copy.refresh()
    copy.path.write_bytes(OLD[:-1])
    assert copy.refresh() is True
    assert copy.path.read_bytes() == OLD


def test_one_that_is_lost_is_fetched_again(store, copy):
    publish(store, OLD)
    copy.refresh()
    copy.path.unlink()
    assert copy.refresh() is True
    assert copy.path.read_bytes() == OLD


@pytest.mark.parametrize("gone", ["bytes", "file", "pointer"])
def test_trouble_changes_nothing_and_is_said_until_it_is_over(store, copy, tmp_path, gone):
    publish(store, OLD)
    copy.refresh()
    latest = publish(store, NEW, named=digest(b"other") if gone == "bytes" else None)
    if gone != "bytes":
        path = latest.path if gone == "file" else addresses.POINTER
        (tmp_path / "store" / path).unlink()
    with pytest.raises(StoreUnreachable) as said:
        copy.refresh()
    assert copy.trouble == str(said.value) and len(copy.trouble) <= 300
    assert copy.trouble.startswith(
        "ValueError: builds/" if gone == "bytes" else "FileNotFoundError"
    )
    assert ("latest.json names" in copy.trouble) is (gone == "bytes")
    assert copy.path.read_bytes() == OLD
    assert not list(copy.path.parent.glob("*.part"))
    publish(store, NEW)
    assert copy.refresh() is True and copy.trouble == ""


def test_no_more_of_a_pointer_is_read_than_one_has(store, copy):
    publish(store, OLD)
    padded = b" " * (MOST_OF_A_POINTER + 1) + Latest("e", "p", "s", 1).text().encode()
    store.put(padded, addresses.POINTER)
    with pytest.raises(StoreUnreachable):
        copy.refresh()


def test_files_are_put_and_found(store, tmp_path):
    assert store.holds("a/b.txt") is False
    (tmp_path / "given").write_bytes(NEW)
    store.put(tmp_path / "given", "a/b.txt")
    assert store.holds("a/b.txt") is True and store.holds("a") is False
    with store.reading("a/b.txt") as file:
        assert file.read(1 << 30) == NEW
    with pytest.raises(FileNotFoundError):
        with store.reading("a/c.txt") as file:
            file.read(1)
    assert [one.name for one in (tmp_path / "store" / "a").iterdir()] == ["b.txt"]


def test_a_half_file_has_a_name_of_its_process(store, copy, tmp_path, monkeypatch):
    """So that two that write do not write into one."""
    seen = []
    publish(store, OLD)
    monkeypatch.setattr("papi.store.fetching.download", lambda *given: seen.append(given[2].name))
    with pytest.raises(StoreUnreachable):
        copy.refresh()
    assert seen.pop() == f"papi.duckdb.{os.getpid()}.part"
    monkeypatch.setattr(
        "papi.store.access._write", lambda _system, _source, where, _kind: seen.append(where)
    )
    with pytest.raises(OSError, match=r"."):
        store.put(b"x", "a/b.txt")
    assert seen == [f"{tmp_path}/store/a/b.txt.{os.getpid()}.part"]


def test_a_web_server_is_read_and_not_written(tmp_path):
    asked = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200 if self.path == "/papi/here" else 404)
            self.end_headers()
            self.wfile.write(b"held")

        def log_message(self, format, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        store = Store(f"http://127.0.0.1:{server.server_port}/papi/")
        with store.reading("here") as file:
            assert file.read(99) == b"held"
        with pytest.raises(urllib.error.HTTPError), store.reading("there"):
            pass
        assert asked == ["/papi/here", "/papi/there"]
        for write in (lambda: store.put(b"x", "here"), lambda: store.holds("here")):
            with pytest.raises(PermissionError) as refused:
                write()
            assert refused.value.errno == 13 and "127.0.0.1" in str(refused.value)
    finally:
        server.shutdown()
        server.server_close()


def put_lake(store, folder, files, **named):
    """A lake in the store whose note names the hashes of these files, or others."""
    hashes = {name: digest(content) for name, content in files.items()}
    for name, content in files.items():
        store.put(content, f"{folder}/{name}")
    note = {"edition": folder, "path": folder, "files": {**hashes, **named}}
    store.put(json.dumps(note).encode(), addresses.LAKE)


SQL = b"SELECT * FROM read_parquet('s3://bucket/lake/e1-a/main/score/*/*.parquet', x = 1);"


def test_a_lake_is_fetched_whole_and_a_damaged_one_changes_nothing(store, copy):
    score = "main/score/year=2023/data_{}.parquet"
    files = {"lake.sql": SQL, score.format(0): OLD, score.format(1): NEW}
    put_lake(store, "e1-a", files)
    assert copy.refresh() is True and copy.refresh() is False
    first = copy.path.resolve()
    held = {one.relative_to(first).as_posix() for one in first.rglob("*") if one.is_file()}
    assert held == {*files, "lake.json"}
    assert "read_parquet('main/score/*/*.parquet', x = 1)" in (first / "lake.sql").read_text()
    put_lake(store, "e2-b", files, **{"lake.sql": digest(b"other")})
    with pytest.raises(StoreUnreachable, match=r"lake\.json names"):
        copy.refresh()
    assert copy.path.resolve() == first
    assert not list(copy.path.parent.glob(".*"))
    for number, folder in enumerate(["e2-b", "e3-c"], start=2):
        put_lake(store, folder, files)
        assert copy.refresh() is True
        # The lake before stays for whoever reads it.
        assert len(list(copy.path.parent.glob("papi.duckdb-*"))) == 2, number
    # One that is named again is put back; one that lost its note is fetched anew.
    put_lake(store, "e2-b", files)
    assert copy.refresh() is True and copy.path.resolve().name == "papi.duckdb-e2-b"
    (copy.path / "lake.json").unlink()
    assert copy.refresh() is True and (copy.path / "lake.json").exists()
    publish(store, OLD)
    assert copy.refresh() is True
    assert copy.path.read_bytes() == OLD


@pytest.mark.parametrize(
    "wrong", ["[]", "{}", '{"path": "..", "files": {"a": "b"}}', '{"path": "a", "files": {}}',
              '{"path": "a", "files": {"../b": "c"}}', '{"path": "a", "files": {"/etc/b": "c"}}']
)  # fmt: skip
def test_what_is_no_note_of_a_lake_is_a_value_error(wrong):
    with pytest.raises(ValueError, match="lake"):
        addresses.lake(wrong.encode())
