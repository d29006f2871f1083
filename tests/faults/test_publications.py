"""`site`, `publish` and `lake` killed, out of room or cut off: what is served then is whole."""

import hashlib
import json
import shutil
import subprocess
import sys
import time
from itertools import count
from pathlib import Path

import pytest

from etl import lake_store
from papi.common.language import Language
from papi.store import publishing
from papi.store.access import Store
from papi.store.addresses import POINTER
from papi.store.fetching import Copy, StoreUnreachable
from papi.warehouse import connection, editions
from servers.s3 import S3, s3
from tests.conftest import ROOT
from tests.faults import killing
from tests.faults.network import Network

SEED = 20240613
BUCKET = "papi-faults"
STORE = f"s3://{BUCKET}/papi"
# Imports once and forks, so that a kill meets the work and not Python's start.
SERVER = """
import os, sys
from pathlib import Path
from etl import lake
from papi.common.language import Language
from papi.site import making, writing
from papi.site.making import Task
from papi.store import publishing
from papi.warehouse import connection

FEW = [Task(2024), Task(2024, False, "80")]
# In the process that is killed, not in one of a pool.
writing._make = lambda run, _: {k: v for one in FEW for k, v in making.make(run, one).items()}

def work(what, warehouse, to, site):
    file = connection.identity(Path(warehouse))
    if what == "lake":
        lake.write(Path(warehouse), Path(to))
    elif what == "site":
        base = "https://papi.example.vn"
        writing.write(file, Path(to), newest_only=True, base=base, live="", processes=1)
    else:
        publishing.publish(Language("en"), file, to, Path(site))

for line in sys.stdin:
    child = os.fork()
    if not child:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # the answers' line is not the work's
        work(*line.rstrip().split("|"))
        os._exit(0)
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@pytest.fixture
def worker(request):
    if "store" in request.fixturenames:
        request.getfixturevalue("store")  # the environment is settled before the process begins
    with killing.worker(SERVER) as run:

        def publish(
            what: str, warehouse: Path, to: object, site: object = "", **late: float | None
        ) -> int:
            return run(what, warehouse, to, site, **late)

        yield publish


@pytest.fixture
def store(monkeypatch):
    with s3(BUCKET) as server:
        use(server, monkeypatch)
        yield server


def use(server: S3, patch: pytest.MonkeyPatch) -> None:
    for name, value in server.environment.items():
        patch.setenv(name, value)


def files(folder: Path) -> dict[str, str]:
    """Every file of a folder by a hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


KILLS = pytest.mark.parametrize("kills", [3, killing.MANY])


@KILLS
def test_a_site_killed_at_any_moment_is_the_old_or_the_new_one(worker, corrected, tmp_path, kills):
    out = tmp_path / "site"
    known = []
    for place in (0, 1, 0, 1):  # an edition keeps the pages before, once each is known
        began = time.monotonic()
        assert worker("site", corrected[place], out) == 0
        whole = time.monotonic() - began
        known.append(files(out))
    known = known[2:]
    assert known[0] != known[1]

    def standing() -> int:
        return known.index(files(out))

    def run(place: int, moment: float) -> int:
        return int(worker("site", corrected[place], out, kill_after=moment))

    killing.kill_often(run, standing, kills=kills, seconds=whole, seed=SEED)
    assert worker("site", corrected[0], out) == 0
    assert files(out) == known[0]
    assert {path.name for path in tmp_path.iterdir()} == {"site", ".site.lock"}


@KILLS
def test_a_lake_killed_at_any_moment_is_the_old_or_the_new_one(worker, corrected, tmp_path, kills):
    out = tmp_path / "lake"
    for one in corrected:
        began = time.monotonic()
        assert worker("lake", one, out) == 0
        whole = time.monotonic() - began
    known = [editions.current(connection.identity(one)).edition for one in corrected]

    def standing() -> int:
        held = connection.identity(out)
        connection.verify(held)  # reads every row
        return known.index(editions.current(held).edition)

    def run(place: int, moment: float) -> int:
        for folder in tmp_path.glob("lake-*"):  # what stands there would not be written again
            if folder != out.resolve():
                shutil.rmtree(folder)
        return int(worker("lake", corrected[place], out, kill_after=moment))

    killing.kill_often(run, standing, kills=kills, seconds=whole, seed=SEED)
    assert worker("lake", corrected[0], out) == 0
    assert standing() == 0


@KILLS
def test_publishing_killed_at_any_moment_leaves_a_whole_build(
    worker, store, corrected, tmp_path, kills
):
    sites = [tmp_path / "site-0", tmp_path / "site-1"]
    for place, site in enumerate(sites):
        began = time.monotonic()
        assert worker("site", corrected[place], site) == 0
        assert worker("publish", corrected[place], STORE, site) == 0
        whole = time.monotonic() - began
    known = [editions.current(connection.identity(one)).edition for one in corrected]
    pages = [files(site) for site in sites]
    fetched = count()

    def standing() -> int:
        # Each page in the bucket is one of the two, whole.
        for path in {*pages[0], *pages[1]}:
            with Store(STORE).reading(f"site/{path}") as page:
                found = hashlib.sha256(page.read(1 << 24)).hexdigest()
            assert found in (pages[0].get(path), pages[1].get(path)), path
        return known.index(published(tmp_path / f"cache-{next(fetched)}"))

    def run(place: int, moment: float) -> int:
        return int(worker("publish", corrected[place], STORE, sites[place], kill_after=moment))

    killing.kill_often(run, standing, kills=kills, seconds=whole, seed=SEED)


def published(cache: Path) -> str:
    """The edition that a new machine gets, every row of it read."""
    copy = Copy(STORE, cache / "papi.duckdb")
    assert copy.refresh()
    held = connection.identity(copy.path)
    connection.verify(held)
    found = editions.current(held).edition
    shutil.rmtree(cache)
    return found


def test_a_full_disk_leaves_the_store_and_the_lake_as_they_were(corrected, tmp_path):
    """A folder as a store; no file may be larger than the room that is left."""
    first, second = (str(one) for one in corrected)
    held, out = f"file://{tmp_path}/store", tmp_path / "lake"
    commands = {
        "papi": ["publish", held, "--lang", "en", "--warehouse"],
        "etl": ["lake", "--lang", "en", "--out", str(out), "--to"],
    }
    for module, command in commands.items():
        whole = [sys.executable, "-m", module, *command]
        subprocess.run([*whole, first], cwd=ROOT, check=True, capture_output=True)
        before = files(tmp_path / "store") if module == "papi" else files(out)
        tried = subprocess.run(
            ["prlimit", "--fsize=40000", *whole, second],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert tried.returncode == 1, tried.stderr
        assert "Traceback" not in tried.stderr and tried.stderr.strip()
        if module == "etl":
            assert files(out) == before
    copy = Copy(held, tmp_path / "papi.duckdb")
    assert copy.refresh()
    served = editions.current(connection.identity(copy.path)).edition
    assert served == editions.current(connection.identity(corrected[0])).edition


@pytest.mark.parametrize(
    "share", [0.6, *(pytest.param(one, marks=pytest.mark.every) for one in (0.1, 0.95))]
)
def test_a_network_lost_midway_leaves_what_was_there(
    store, corrected, tmp_path, monkeypatch, share
):
    """Of the bytes of one whole run that share gets through, then no more."""
    first, second = (connection.identity(one) for one in corrected)
    monkeypatch.setattr("papi.export.files.write", lambda *_given: None)  # as files of the store
    language, old = Language("en"), editions.current(first).edition
    publishing.publish(language, first, STORE, None)
    lake_store.upload(Path(first.path), f"s3://{BUCKET}/lake")
    copy = Copy(STORE, tmp_path / "copy" / "papi.duckdb")
    copy.refresh()
    with Network(store.port) as network:
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{network.port}")
        network.cut_after(int(share * second.size))
        with pytest.raises(OSError, match=r"."):
            publishing.publish(language, second, STORE, None)
        network.cut_after(int(share * 200_000))
        with pytest.raises(OSError, match=r"."):
            lake_store.upload(Path(second.path), f"s3://{BUCKET}/lake")
    use(store, monkeypatch)
    assert published(tmp_path / "new") == old
    with lake_store._bucket().open_input_stream(f"{BUCKET}/lake/lake.json") as note:
        assert json.loads(note.read())["edition"] == old
    # And who fetches while it is lost keeps the copy.
    publishing.publish(language, second, STORE, None)
    before = files(tmp_path / "copy")
    with Network(store.port) as network:
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{network.port}")
        network.cut_after(int(share * second.size))
        with pytest.raises(StoreUnreachable):
            copy.refresh()
    assert files(tmp_path / "copy") == before
    use(store, monkeypatch)
    assert copy.refresh()


def test_a_folder_as_a_store_never_shows_half_a_file(tmp_path, monkeypatch):
    """Its files appear in one move: a reader in between gets the one before."""
    store = Store(f"file://{tmp_path}/store")
    store.put(b"old", POINTER)
    held, seen = store._writable, []

    class Watched:
        """The folder, looked at just before a file gets its name."""

        def __getattr__(self, name):
            if name == "move":
                with store.reading(POINTER) as file:
                    seen.append(file.read(99))
            return getattr(held, name)

    monkeypatch.setattr(Store, "_writable", Watched())
    store.put(b"new", POINTER)
    with store.reading(POINTER) as file:
        assert (seen, file.read(99)) == ([b"old"], b"new")
    assert [path.name for path in (tmp_path / "store").iterdir()] == [POINTER]
