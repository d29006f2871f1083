"""A build writes all or nothing: killed, out of room, or beside another build."""

import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from etl.build import build, fingerprint
from etl.problem import LoadRefused
from papi.warehouse import connection, scores
from tests.conftest import PUBLISHED, ROOT
from tests.etl.test_bad_input import etl_build


def command(tables: Path, to: Path) -> list[str]:
    return [sys.executable, "-m", "etl", "build", "--published", str(tables), "--to", str(to)]


def content(path: Path) -> dict[str, tuple]:
    """How many rows every table and view has, and the sum of their hashes: another row, or one
    figure of one that is another, is another sum."""
    with duckdb.connect(str(path), read_only=True) as con:
        names = con.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'main'"
        ).fetchall()
        return {
            name: con.execute(
                f'SELECT count(*), sum(hash(one))::VARCHAR FROM "{name}" AS one'
            ).fetchall()[0]
            for (name,) in names
        }


def test_the_same_inputs_give_the_same_content(warehouse_path, tmp_path, monkeypatch):
    again = tmp_path / "again.duckdb"
    with duckdb.connect(str(warehouse_path), read_only=True) as con:
        built = con.execute("SELECT epoch(first_built)::BIGINT FROM edition").fetchone()
    assert built
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(built[0]))
    build(PUBLISHED, again, show_progress=False)
    assert content(again) == content(warehouse_path)


def test_every_contract_table_and_view_is_there(con):
    names = {
        name
        for (name,) in con.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'main'"
        ).fetchall()
    }
    assert names >= {
        "province", "region", "successor", "measure", "score", "source", "series_break",
        "missing", "claim", "ranking", "yearly_change", "benchmark", "group_threshold",
        "national_shift", "rank_range",
    }  # fmt: skip


def test_counts_per_year_are_printed_last(few_years, tmp_path):
    built = etl_build(few_years, tmp_path / "papi.duckdb")
    assert built.returncode == 0
    lines = built.stdout.splitlines()
    assert lines[0].split() == [
        "year",
        "provinces",
        "totals",
        "dimensions",
        "sub-dimensions",
        "indicators",
        "margins",
    ]
    assert lines[3].split() == ["2023", "61", "61", "488", "1708", "7320", "61"]
    assert lines[-1].startswith("built ")


def test_the_34_provinces_are_ready_with_codes_of_their_own(con):
    rows = con.execute(
        """SELECT division, count(*), count(*) FILTER (province_code LIKE '%n'),
            count(DISTINCT (tile_row, tile_col))
        FROM province GROUP BY division ORDER BY division"""
    ).fetchall()
    assert rows == [(34, 34, 34, 34), (63, 63, 0, 63)]
    names = con.execute(
        """SELECT p.name_vi, s.name_vi, s.province_code
        FROM province AS p JOIN successor AS s USING (successor_code)
        WHERE p.province_code = '80'"""
    ).fetchall()
    assert names == [("Long An", "Tây Ninh", "80n")]


def test_both_archipelagos_are_on_both_maps(con):
    rows = con.execute(
        "SELECT division, name_vi, tile_row, tile_col FROM unscored_tile ORDER BY ALL"
    ).fetchall()
    assert rows == [
        (34, "Hoàng Sa (Đà Nẵng)", 7, 7),
        (34, "Trường Sa (Khánh Hòa)", 12, 7),
        (63, "Hoàng Sa (Đà Nẵng)", 9, 7),
        (63, "Trường Sa (Khánh Hòa)", 16, 7),
    ]


def test_a_killed_build_leaves_the_old_file_whole_and_the_next_build_clears_up(
    few_years, few_years_warehouse, tmp_path
):
    to = tmp_path / "papi.duckdb"
    shutil.copy(few_years_warehouse, to)
    before = to.read_bytes()
    interrupted = 0
    for delay in (0.3, 0.8, 1.2, 1.6, 2.0, 2.4):
        running = subprocess.Popen(
            command(few_years, to), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(delay)
        running.send_signal(signal.SIGKILL)
        interrupted += running.wait() == -signal.SIGKILL
        with duckdb.connect(str(to), read_only=True) as con:
            assert con.execute("SELECT fingerprint FROM build").fetchone() == (
                fingerprint(few_years),
            )
            assert con.execute("SELECT count(*) FROM ranking").fetchone() == (23898,)
    assert interrupted
    (tmp_path / "papi.duckdb.999999.new").write_bytes(b"left by a killed build")
    build(few_years, to, show_progress=False)
    assert len(to.read_bytes()) == len(before)
    assert not list(tmp_path.glob("*.new*"))


def test_a_full_disk_leaves_the_old_file_whole(tmp_path):
    to = tmp_path / "papi.duckdb"
    to.write_bytes(b"old")

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    built = etl_build(PUBLISHED, to, preexec_fn=little_room)
    assert built.returncode == 1
    assert "cannot be written" in built.stderr
    assert "Traceback" not in built.stderr
    assert to.read_bytes() == b"old"
    assert not list(tmp_path.glob("*.new*"))


def test_two_builds_at_once_both_finish_and_the_file_is_whole(few_years, tmp_path):
    to = tmp_path / "papi.duckdb"
    both = [
        subprocess.Popen(
            command(few_years, to), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]
    messages = [one.communicate()[1].decode() for one in both]
    assert [one.returncode for one in both] == [0, 0]
    assert not any("Traceback" in message for message in messages)
    connection.verify(connection.identity(to))
    assert not list(tmp_path.glob("*.new*"))


def test_a_refused_load_leaves_no_new_file(tmp_path):
    empty = tmp_path / "none"
    empty.mkdir()
    with pytest.raises(LoadRefused) as refused:
        build(empty, tmp_path / "papi.duckdb", show_progress=False)
    # All but the one that need not be there.
    needed = [one for one in PUBLISHED.glob("*.csv") if one.stem != "other_indices"]
    assert len(refused.value.problems) == len(needed)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".papi.duckdb.lock", "none"]


def test_an_open_reader_does_not_block_a_build_and_sees_the_new_file_next(
    few_years, few_years_warehouse, tmp_path
):
    to = tmp_path / "papi.duckdb"
    shutil.copy(few_years_warehouse, to)
    first = connection.identity(to)
    assert scores.years(first)[0] == 2024
    build(few_years, to, show_progress=False)
    second = connection.identity(to)
    assert second != first
    assert scores.years(second)[0] == 2024
