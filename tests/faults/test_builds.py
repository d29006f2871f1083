"""A build killed, out of room or not allowed to write leaves the old file or the new one, whole."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from etl.build import fingerprint
from papi.warehouse import connection
from tests.conftest import ROOT
from tests.faults import killing

SEED = 20240612
# As root, permission bits bind only without the capabilities that overrule them.
AS_ANYONE = (
    ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
)
# Imports once and forks, so that a kill meets the build and not Python's start.
SERVER = """
import os, sys
from pathlib import Path
from etl.build import build
for line in sys.stdin:
    published, to = map(Path, line.rstrip().split("|"))
    child = os.fork()
    if not child:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # the answers' line is not the build's
        build(published, to, show_progress=False)
        os._exit(0)
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@pytest.fixture
def other_tables(few_years: Path, tmp_path: Path) -> Path:
    """The tables with one printed statement less: their build is another file."""
    other = tmp_path / "other"
    shutil.copytree(few_years, other)
    claims = (other / "claims.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (other / "claims.csv").write_text("".join(claims[:-1]), encoding="utf-8")
    return other


@pytest.fixture
def builder():
    """Builds from published tables into a file."""
    with killing.worker(SERVER) as run:
        yield run


@pytest.mark.parametrize("kills", [6, killing.MANY])
def test_killed_at_any_moment_the_old_or_the_new_file_stands_whole(
    builder, few_years, other_tables, tmp_path, kills
):
    to = tmp_path / "papi.duckdb"
    assert builder(few_years, to) == 0
    tables = (few_years, other_tables)
    known = [fingerprint(one) for one in tables]
    assert known[0] != known[1]
    began = time.monotonic()
    assert builder(other_tables, to) == 0
    whole = time.monotonic() - began

    def run(place: int, moment: float) -> int:
        return int(builder(tables[place], to, kill_after=moment))

    def standing() -> int:
        connection.verify(connection.identity(to))
        return known.index(_fingerprint(to))

    killing.kill_often(run, standing, kills=kills, seconds=whole, seed=SEED)
    assert builder(few_years, to) == 0
    assert _fingerprint(to) == fingerprint(few_years)
    assert {path.name for path in tmp_path.iterdir()} == {
        "other",
        "papi.duckdb",
        ".papi.duckdb.lock",
    }


def _fingerprint(path: Path) -> str:
    with duckdb.connect(str(path), read_only=True) as con:
        found: str = con.execute("SELECT fingerprint FROM build").fetchall()[0][0]
        return found


def _etl_build(tables: Path, to: Path, *before: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [
            *before,
            sys.executable,
            "-m",
            "etl",
            "build",
            "--published",
            str(tables),
            "--to",
            str(to),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def small_disk(tmp_path, warehouse_path):
    """A file system that holds one warehouse and not two; where none may be mounted, its nearest
    likeness: no file larger than the room that would be left."""
    place = tmp_path / "disk"
    place.mkdir()
    room = warehouse_path.stat().st_size + (4 << 20)
    mounted = (
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={room}", "tmpfs", str(place)],
            capture_output=True,
            check=False,
        ).returncode
        == 0
    )
    limit = [] if mounted else ["prlimit", f"--fsize={4 << 20}"]
    yield place, limit
    if mounted:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_full_disk_is_said_and_the_old_file_goes_on_serving(
    small_disk, few_years, warehouse_path
):
    place, limit = small_disk
    to = place / "papi.duckdb"
    shutil.copy(warehouse_path, to)
    before = to.read_bytes()
    built = _etl_build(few_years, to, *limit)
    assert built.returncode == 1
    assert "cannot be written" in built.stderr
    assert "Traceback" not in built.stderr
    assert to.read_bytes() == before
    assert {path.name for path in place.iterdir()} <= {"papi.duckdb", ".papi.duckdb.lock"}
    connection.verify(connection.identity(to))


def test_a_directory_that_may_not_be_written_is_said_and_read_all_the_same(
    few_years, tmp_path, warehouse_path
):
    place = tmp_path / "fixed"
    place.mkdir()
    to = place / "papi.duckdb"
    shutil.copy(warehouse_path, to)
    to.chmod(0o444)
    place.chmod(0o555)
    try:
        built = _etl_build(few_years, to, *AS_ANYONE)
        read = subprocess.run(
            [
                *AS_ANYONE,
                sys.executable,
                "-m",
                "papi",
                "brief",
                "--province",
                "Long An",
                "--year",
                "2023",
                "--lang",
                "en",
                "--warehouse",
                str(to),
            ],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        place.chmod(0o755)
    assert built.returncode == 1
    assert "cannot be written" in built.stderr
    assert "Traceback" not in built.stderr
    assert [path.name for path in place.iterdir()] == ["papi.duckdb"]
    assert "Long An" in read.stdout, read.stderr
