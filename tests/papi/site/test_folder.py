"""The folder of an edition, its list and its archive, with files of a few bytes: what is put, what
is kept, what is left alone. Without a warehouse, as test_shell."""

import ctypes
import errno
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from papi.site import archive, edition_file, folder
from papi.site.edition_file import EditionFile, Kept, Published

FIRST = Published("e1", "2026-01-02", "2026-01-02T09:00:00+00:00")
SECOND = Published("e2", "2026-11-29", "2026-11-29T10:00:00+00:00", 7)
HELD = EditionFile([SECOND, FIRST], {"vi/a.html": Kept("h", "e1", "2026-01-02")})


def put(folder_of, files):
    for path, content in files.items():
        (folder_of / path).parent.mkdir(parents=True, exist_ok=True)
        (folder_of / path).write_text(content, encoding="utf-8")


def held(folder_of):
    return {
        path.relative_to(folder_of).as_posix(): path.read_text(encoding="utf-8")
        for path in folder_of.rglob("*")
        if path.is_file()
    }


def test_a_list_is_read_as_it_was_written(tmp_path):
    (tmp_path / "edition.json").write_text(HELD.text(), encoding="utf-8")
    assert edition_file.read(tmp_path) == HELD
    assert EditionFile() == EditionFile([], {})
    assert json.loads(HELD.text())["writtenBy"] == "python -m papi site"
    # A line a page, so that versions can be compared.
    assert HELD.text().endswith("}\n") and '"vi/a.html": {\n' in HELD.text()


@pytest.mark.parametrize(
    "wrong", ["", "[]", "{}", '"a"', '{"editions": [], "pages": []}',
              '{"editions": [{}], "pages": {}}', '{"editions": [], "pages": {"a": {"b": 1}}}']
)  # fmt: skip
def test_what_is_no_list_is_none(tmp_path, wrong):
    assert edition_file.read(tmp_path) is None
    (tmp_path / "edition.json").write_text(wrong, encoding="utf-8")
    assert edition_file.read(tmp_path) is None


def test_only_a_folder_of_ours_is_written_to(tmp_path):
    out = tmp_path / "out"
    folder.check(out)
    out.mkdir()
    folder.check(out)
    put(out, {"index.html": "a"})
    with pytest.raises(folder.NotAnEdition):
        folder.check(out)
    put(out, {"edition.json": HELD.text()})
    every = ["style.css", "feed.xml", "sitemap.xml", "robots.txt", "vi/a", "en/a", "editions/a/b"]
    put(out, dict.fromkeys(every, "a"))
    folder.check(out)
    put(out, {"more.html": "a"})
    with pytest.raises(folder.NotAnEdition):
        folder.check(out)
    with pytest.raises(NotADirectoryError) as refused:
        folder.check(out / "more.html")
    assert str(refused.value.filename).endswith("more.html")


def test_one_run_at_a_time_holds_a_folder(tmp_path):
    out = tmp_path / "deep" / "er" / "out"
    with folder.alone(out):
        assert (out.parent / ".out.lock").exists() and not out.exists()
        with pytest.raises(folder.AlreadyWriting), folder.alone(out):
            pass
        with folder.alone(tmp_path / "other"):
            pass
    with folder.alone(out):
        pass
    assert folder.beside(out) == out.with_name(".out.next")


@pytest.mark.parametrize("exchange", ["here", "nowhere", "refused", "not by this disk"])
def test_a_folder_takes_the_place_of_another_whole(tmp_path, monkeypatch, exchange):
    """Also where the system cannot exchange names, and over what a killed run left."""

    class System:
        def __init__(self, *_given, **_named):
            if exchange != "nowhere":
                self.renameat2 = lambda *_given: 1

    if exchange != "here":
        number = errno.EACCES if exchange == "refused" else errno.EINVAL
        monkeypatch.setattr(ctypes, "CDLL", System)
        monkeypatch.setattr(ctypes, "get_errno", lambda: number)
    out, new = tmp_path / "out", tmp_path / ".out.next"
    put(new, {"vi/a": "1"})
    folder.put(new, out)
    assert held(out) == {"vi/a": "1"} and not new.exists()
    put(new, {"vi/b": "2"})
    put(tmp_path / ".out.old", {"left": "x"})
    if exchange == "refused":
        with pytest.raises(PermissionError) as refused:
            folder.put(new, out)
        assert refused.value.errno == errno.EACCES and refused.value.filename == str(out)
        assert held(out) == {"vi/a": "1"}
        return
    folder.put(new, out)
    assert held(out) == {"vi/b": "2"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_where_names_cannot_be_exchanged_and_the_new_one_is_refused_the_old_comes_back(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(ctypes, "CDLL", lambda *_given, **_named: None)
    out = tmp_path / "out"
    put(out, {"vi/a": "1"})
    with pytest.raises(FileNotFoundError):
        folder.put(tmp_path / "not there", out)
    assert held(out) == {"vi/a": "1"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_file_is_written_whole_under_a_name_of_its_process(tmp_path, monkeypatch):
    path = tmp_path / "a" / "b" / "page.html"
    folder.write(path, b"old")
    folder.write(path, b"new")
    assert held(tmp_path) == {"a/b/page.html": "new"}

    def stops(self: Path, target: Path) -> None:
        raise OSError(f"{self.name} to {target.name}")

    monkeypatch.setattr(Path, "replace", stops)
    half = f"page\\.html\\.{os.getpid()}\\.part to page\\.html"
    with pytest.raises(OSError, match=half):
        folder.write(path, b"newest")
    assert path.read_bytes() == b"new"
    with pytest.raises(OSError, match=half):
        folder.link(path, path)


@pytest.mark.parametrize("links", [True, False])
def test_an_unchanged_file_keeps_its_date(tmp_path, monkeypatch, links):
    put(tmp_path, {"old": "x"})
    os.utime(tmp_path / "old", (1, 1))
    new = tmp_path / "a" / "b" / "new"
    put(tmp_path, {f"a/b/new.{os.getpid()}.part": "of a run that was killed", "a/b/new": "older"})
    if not links:

        def refused(*_given: object) -> None:
            raise PermissionError

        monkeypatch.setattr(Path, "hardlink_to", refused)
    folder.link(tmp_path / "old", new)
    assert held(tmp_path) == {"old": "x", "a/b/new": "x"}
    assert new.stat().st_mtime == 1 and new.samefile(tmp_path / "old") is links


def test_a_page_is_kept_under_each_edition_that_it_stood_in(tmp_path):
    """e3 comes: a page of e1 that stood in e2 too, one that e2 changed, one that is the same."""
    out, new = tmp_path / "out", tmp_path / "new"
    main = "<main id='content'><a href='../x'>x</a></main><main id='content'>"
    same = Kept("same", "e2", "2026-11-29")
    before = EditionFile(
        [SECOND, FIRST],
        {
            "vi/old.html": Kept("o", "e1", "2026-01-02"),
            "en/new.html": Kept("n", "e2", "2026-11-29"),
            "vi/same.html": same,
            "vi/lost.html": Kept("l", "e2", "2026-11-29"),
            "vi/old.png": Kept("p", "e1", "2026-01-02"),
        },
    )
    put(out, dict.fromkeys(["vi/old.html", "en/new.html", "vi/same.html", "vi/old.png"], main))
    put(out, {"editions/e1/en/new.html": "as it was in e1", "editions/e2/vi/old.html": "kept"})
    archive.keep(out, new, before, {"vi/same.html": replace(same, edition="e1"),
                                    "en/new.html": Kept("other", "e3", "2026-12-01")})  # fmt: skip
    found = held(new)
    assert set(found) == {
        "editions/e1/en/new.html", "editions/e2/vi/old.html",
        "editions/e1/vi/old.html", "editions/e2/en/new.html",
    }  # fmt: skip
    # What the archive has stays as it is.
    assert found["editions/e1/en/new.html"] == "as it was in e1"
    assert found["editions/e2/vi/old.html"] == "kept"
    assert found["editions/e2/en/new.html"] == (
        "<main id='content'><p class='earlier'>You are reading an earlier edition, of "
        "2026-11-29 (e2). Figures have changed since.</p>"
        "<a href='../../../x'>x</a></main><main id='content'>"
    )
    assert "<p class='earlier'>Đây là phiên bản trước" in found["editions/e1/vi/old.html"]
    assert "02/01/2026" in found["editions/e1/vi/old.html"]
