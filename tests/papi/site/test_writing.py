"""Writing the static edition: swapped whole, taken up again, unchanged pages kept as they are."""

import json
import os
import resource
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from papi.site import edition_file, folder, making, writing
from papi.site.making import Task
from papi.warehouse import connection, editions
from tests.conftest import ROOT
from tests.papi.site.asked import BASE, site_command

FEW = [
    Task(),
    Task(2024),
    Task(2024, False, "80"),
    Task(2024, True, "80n"),
    Task(2024, False, "01"),
]
CHANGED = "vi/2024/long-an.html"


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(making, "tasks", lambda site: FEW)


def write(file, out, **options):
    given = {"newest_only": True, "base": BASE, "live": "", "processes": 1, **options}
    return writing.write(file, out, **given)


def stand(out: Path) -> dict[str, tuple[bytes, float]]:
    """Every file with its bytes and its date."""
    return {
        path.relative_to(out).as_posix(): (path.read_bytes(), path.stat().st_mtime)
        for path in out.rglob("*")
        if path.is_file()
    }


def test_nothing_is_touched_when_nothing_has_changed(few, file, tmp_path):
    out = tmp_path / "site"
    assert write(file, out) > 50
    before = stand(out)
    os.utime(out / CHANGED, (1, 1))
    write(file, out)
    after = stand(out)
    assert after[CHANGED][1] == 1
    ours = {"edition.json", "style.css", "index.html", "feed.xml", "sitemap.xml", "robots.txt"}
    for path, (content, date) in before.items():
        assert after[path][0] == content, path
        assert path in {CHANGED, *ours} or after[path][1] == date, path
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site.lock", "site"]


def test_a_correction_changes_its_pages_keeps_the_others_and_archives_what_was(
    few, corrected, tmp_path
):
    first, second = map(connection.identity, corrected)
    out, old, new = tmp_path / "site", editions.current(first), editions.current(second)
    write(first, out)
    before = stand(out)
    write(second, out)
    after = stand(out)
    assert new.edition != old.edition
    assert (
        new.edition in after[CHANGED][0].decode() and old.edition not in after[CHANGED][0].decode()
    )
    # Its method page says what it said, and of which edition that was.
    assert after["vi/method.html"] == before["vi/method.html"]
    kept = after[f"editions/{old.edition}/{CHANGED}"][0].decode()
    assert old.edition in kept and "Đây là phiên bản trước" in kept
    assert "href='../../../../style.css'" in kept
    assert f"editions/{old.edition}/vi/method.html" not in after
    listed = edition_file.read(out)
    assert listed
    assert [one.edition for one in listed.editions] == [new.edition, old.edition]
    assert listed.editions[0].changed
    assert after["feed.xml"][0].count(b"<entry>") == 2
    # The archive outlives the editions after it.
    write(first, out)
    assert stand(out)[f"editions/{old.edition}/{CHANGED}"][0].decode() == kept


def test_a_killed_run_leaves_the_old_edition_whole_and_is_taken_up_again(
    edition, warehouse_path, tmp_path
):
    out = tmp_path / "site"
    out.mkdir()
    (out / "edition.json").write_text(edition_file.EditionFile().text(), encoding="utf-8")
    (out / "index.html").write_text("old", encoding="utf-8")
    began_in, interrupted = folder.beside(out), 0
    # At the start, when the run is noted, and when the first pages are made.
    for reached in (
        out.exists,
        (began_in / writing.RUN).exists,
        lambda: any((began_in / making.DONE).glob("*.json")),
    ):
        running = subprocess.Popen(
            site_command(warehouse_path, out), cwd=ROOT,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        until = time.monotonic() + 90
        while not reached() and time.monotonic() < until:
            time.sleep(0.1)
        running.send_signal(signal.SIGKILL)
        interrupted += running.wait() == -signal.SIGKILL
        assert (out / "index.html").read_text(encoding="utf-8") == "old"
    assert interrupted == 3
    assert list((began_in / making.DONE).iterdir())
    began = time.monotonic()
    command = site_command(warehouse_path, out)
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert time.monotonic() - began < 120
    assert set(stand(out)) == set(stand(edition))
    for path, (content, _) in stand(edition).items():
        assert path in {"edition.json", "feed.xml"} or (out / path).read_bytes() == content, path


def test_a_full_disk_leaves_the_old_edition_whole(few, file, tmp_path, warehouse_path):
    out = tmp_path / "site"
    write(file, out)
    before = stand(out)

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    command = site_command(warehouse_path, out, "--years", "all", "--lang", "en")
    refused = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, preexec_fn=little_room, check=False
    )
    assert refused.returncode == 1
    assert "run again to go on" in refused.stderr and "Traceback" not in refused.stderr
    assert stand(out) == before


@pytest.mark.parametrize("name", ["notes.txt", "CNAME"])
def test_a_folder_with_other_files_is_left_alone(few, file, tmp_path, name):
    out = tmp_path / "site"
    if name == "CNAME":
        write(file, out)
    out.mkdir(exist_ok=True)
    (out / name).write_text("mine", encoding="utf-8")
    before = stand(out)
    with pytest.raises(folder.NotAnEdition):
        write(file, out)
    assert stand(out) == before


def test_two_runs_do_not_write_one_folder(few, file, tmp_path):
    out = tmp_path / "site"
    with folder.alone(out), pytest.raises(folder.AlreadyWriting):
        write(file, out)


def test_a_finished_folder_left_beside_is_not_taken_for_an_unfinished_run(few, file, tmp_path):
    """A run that dies right after the exchange leaves the old edition beside."""
    out = tmp_path / "site"
    write(file, out)
    shutil.copytree(out, folder.beside(out))
    (folder.beside(out) / "vi" / "stray.html").write_text("x", encoding="utf-8")
    write(file, out)
    assert not (out / "vi" / "stray.html").exists()
    assert json.loads((out / "edition.json").read_bytes())["writtenBy"] == "python -m papi site"
