"""Answers are kept for a file that cannot change, and nobody's frame is another's."""

import shutil
from pathlib import Path

import duckdb
import pandas as pd

from papi import warehouse
from papi.warehouse import connection


def test_a_question_is_put_to_the_file_once(file, monkeypatch):
    connection._kept_answer.cache_clear()
    asked: list[tuple[object, ...]] = []
    ask_once = connection.ask_once

    def counted(*question):
        asked.append(question)
        return ask_once(*question)

    monkeypatch.setattr(connection, "ask_once", counted)
    first = warehouse.series(file, ["total"], ["80", "01"])
    again = warehouse.series(file, ["total"], ["80", "01"])
    pd.testing.assert_frame_equal(first, again)
    assert len(asked) == 1
    warehouse.series(file, ["total"], ["80"])
    assert len(asked) == 2


def test_what_one_asker_writes_no_other_reads(file):
    first = warehouse.standings(file, 2023)
    before = first["value"].tolist()
    first["value"] = 0.0
    first.loc[:, "rank"] = 0
    del first["measure"]
    again = warehouse.standings(file, 2023)
    assert again["value"].tolist() == before
    assert (again["rank"].dropna() > 0).all()
    assert "measure" in again


def test_a_swapped_file_is_asked_anew(warehouse_path: Path, tmp_path: Path):
    path = tmp_path / "papi.duckdb"
    shutil.copy(warehouse_path, path)
    held = warehouse.years(warehouse.identity(path))
    new = tmp_path / "new.duckdb"
    shutil.copy(warehouse_path, new)
    with duckdb.connect(str(new)) as con:
        con.execute("DELETE FROM score WHERE year = 2024")
    new.replace(path)
    assert held[0] == 2024
    assert warehouse.years(warehouse.identity(path))[0] == 2023
