"""The warehouse changes under readers: they see the new figures, a rebuilt file or a calm word."""

import gc
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from papi.warehouse import connection
from tests.conftest import ROOT
from tests.pages.shown import html

OLD, NEW = "40,83", "41,33"
TRACE = ("Traceback", "duckdb", "Error:")


@pytest.fixture
def served(warehouse_path, tmp_path, monkeypatch):
    """A warehouse of its own that the pages read."""
    path = tmp_path / "served.duckdb"
    shutil.copy(warehouse_path, path)
    monkeypatch.setenv("PAPI_WAREHOUSE", str(path))
    return path


@pytest.fixture
def newer(warehouse_path, tmp_path):
    """The same with half a point more for Long An in 2023."""
    path = tmp_path / "newer.duckdb"
    shutil.copy(warehouse_path, path)
    with duckdb.connect(str(path)) as con:
        for table in ("score", "computed_ranking", "computed_standing"):
            con.execute(
                f"""UPDATE {table} SET value = value + 0.5
                WHERE province_code = '80' AND year = 2023 AND measure = 'total'"""
            )
    return path


@pytest.fixture
def app(served):
    """A reader who has seen the old figures."""
    opened = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    opened.query_params.update({"province": "Long An", "year": "2023", "lang": "vi"})
    opened.run()
    assert OLD in words(opened)
    return opened


def words(app: AppTest) -> str:
    return "\n".join([html(app), *(one.value for one in (*app.error, *app.info, *app.warning))])


def headline(app: AppTest) -> str:
    (found,) = [one.value for one in app.markdown if "class='headline'" in one.value]
    return str(found)


def calm(app: AppTest) -> None:
    assert not app.exception
    assert not app.error
    assert not [one for one in TRACE if one in words(app)]


def swap(newer: Path, served: Path) -> None:
    newer.replace(served)


def swap_by_a_clock_set_back(newer: Path, served: Path) -> None:
    long_ago = served.stat().st_mtime - 10 * 365 * 86400
    os.utime(newer, (long_ago, long_ago))
    newer.replace(served)


def swap_keeping_the_date(newer: Path, served: Path) -> None:
    found = served.stat()
    os.utime(newer, ns=(found.st_atime_ns, found.st_mtime_ns))
    newer.replace(served)


def copy_over_it_keeping_size_and_date(newer: Path, served: Path) -> None:
    found = served.stat()
    room = max(found.st_size, newer.stat().st_size)
    os.truncate(newer, room)
    os.truncate(served, room)
    served.write_bytes(newer.read_bytes())
    os.utime(served, ns=(found.st_atime_ns, found.st_mtime_ns))


@pytest.mark.parametrize(
    "change",
    [swap, swap_by_a_clock_set_back, swap_keeping_the_date, copy_over_it_keeping_size_and_date],
)
def test_after_a_swap_no_old_figure_is_shown(app, served, newer, change):
    before = connection.identity(served)
    change(newer, served)
    assert connection.identity(served) != before
    app.run()
    calm(app)
    assert NEW in headline(app)
    assert OLD not in headline(app)
    app.switch_page("pages/compare.py").run()
    calm(app)
    assert OLD not in headline(app)


def delete(served: Path) -> None:
    served.unlink()


def truncate(served: Path) -> None:
    os.truncate(served, served.stat().st_size // 2)


def fill_with_zeros(served: Path) -> None:
    content = bytearray(served.read_bytes())
    content[4096 : len(content) // 2] = bytes(len(content) // 2 - 4096)
    served.write_bytes(content)


def empty(served: Path) -> None:
    served.write_bytes(b"")


@pytest.mark.parametrize("damage", [delete, truncate, fill_with_zeros, empty])
def test_a_lost_or_damaged_file_is_built_anew(app, served, damage, request):
    if damage is not delete:  # one real build is enough
        request.getfixturevalue("quick_build")
    damage(served)
    app.run()
    calm(app)
    assert OLD in words(app)
    connection.verify(connection.identity(served))


HOLDER = """
import duckdb, sys
con = duckdb.connect(sys.argv[1])
con.execute("CREATE TABLE held AS SELECT 1")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_file_that_a_writer_holds_is_passed_by(served):
    """A server that starts while someone's tool has the file open for writing builds its own."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(served)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert next(iter(holder.stdout or ())) == "held\n"
        with pytest.raises(connection.WarehouseUnreadable):
            connection.verify(connection.identity(served))
        opened = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
        opened.query_params.update({"province": "Long An", "year": "2023", "lang": "vi"})
        opened.run()
        calm(opened)
        assert OLD in words(opened)
    finally:
        holder.communicate()


def test_a_file_that_is_read_cannot_be_locked_by_a_writer(app, served):
    ran = subprocess.run(
        [sys.executable, "-c", HOLDER, str(served)],
        input="",
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode
    assert "lock" in ran.stderr
    app.run()
    calm(app)
    assert OLD in words(app)


def test_a_file_that_can_be_neither_read_nor_built_is_said_calmly(tmp_path, monkeypatch):
    place = tmp_path / "a file and no directory"
    place.write_bytes(b"")
    monkeypatch.setenv("PAPI_WAREHOUSE", str(place / "papi.duckdb"))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    assert not app.exception
    assert [one.value.split(".")[0] for one in app.error] == ["Chưa dựng được dữ liệu"]


def test_a_page_that_raises_says_a_calm_word_and_logs_the_trace(app, monkeypatch, caplog):
    def gather(*_):
        raise RuntimeError("/etc/secret SELECT")

    monkeypatch.setattr("papi.overview.parts.gather", gather)
    app.run()
    assert not app.exception
    assert len(app.error) == 1
    assert "secret" not in words(app) and "RuntimeError" not in words(app)
    assert "RuntimeError: /etc/secret SELECT" in caplog.text
    assert "Traceback" in caplog.text
    monkeypatch.undo()


def open_files(served: Path) -> list[str]:
    found = []
    for entry in Path("/proc/self/fd").iterdir():
        try:
            target = str(entry.readlink())
        except OSError:  # the descriptor of this very listing
            continue
        if target.startswith(str(served)):
            found.append(target)
    return found


def resident() -> float:
    """Memory in use, megabytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


@pytest.mark.parametrize("swaps", [24, pytest.param(96, marks=pytest.mark.every)])
def test_a_day_of_rebuilds_leaves_no_file_open_and_no_memory_taken(
    app, served, warehouse_path, tmp_path, swaps
):
    """96 are a rebuild every quarter of an hour."""
    began, settled, pages = time.monotonic(), 0.0, ["overview", "trends", "compare", "data"]
    for count in range(swaps):
        shutil.copy(warehouse_path, tmp_path / "next")
        (tmp_path / "next").replace(served)
        app.switch_page(f"pages/{pages[count % len(pages)]}.py").run()
        calm(app)
        gc.collect()
        # The file served, and the one before it while a page may still be reading it.
        assert len(open_files(served)) <= 2, count
        if count == swaps // 2:
            settled = resident()
    grown = resident() - settled
    print(f"{swaps} swaps in {time.monotonic() - began:.0f} s, {grown:+.0f} MB since half-way")
    assert grown < 40
