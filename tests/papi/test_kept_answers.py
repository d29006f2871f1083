"""Answers are kept for a file that cannot change, and nobody's frame is another's; what was kept of
a file goes with it."""

import shutil
import threading
import time
from pathlib import Path
from unittest.mock import Mock

import duckdb
import pandas as pd

from papi.common.remembered import once
from papi.overview import gather as overview
from papi.trends import questions
from papi.warehouse import connection, scores
from papi.warehouse import connection as connection_questions


def test_a_question_is_put_to_the_file_once(file, monkeypatch):
    connection._kept_answer.cache_clear()
    ask_once = Mock(wraps=connection.ask_once)
    monkeypatch.setattr(connection, "ask_once", ask_once)
    first = questions.series(file, ["total"], ["80", "01"])
    again = questions.series(file, ["total"], ["80", "01"])
    pd.testing.assert_frame_equal(first, again)
    assert ask_once.call_count == 1
    questions.series(file, ["total"], ["80"])
    assert ask_once.call_count == 2


def test_what_one_asker_writes_no_other_reads(file):
    first = scores.standings(file, 2023)
    before = first["value"].tolist()
    first["value"] = 0.0
    first.loc[:, "rank"] = 0
    del first["measure"]
    again = scores.standings(file, 2023)
    assert again["value"].tolist() == before
    assert (again["rank"].dropna() > 0).all()
    assert "measure" in again


def test_a_swapped_file_is_asked_anew(warehouse_path: Path, tmp_path: Path):
    path = tmp_path / "papi.duckdb"
    shutil.copy(warehouse_path, path)
    held = scores.years(connection_questions.identity(path))
    new = tmp_path / "new.duckdb"
    shutil.copy(warehouse_path, new)
    with duckdb.connect(str(new)) as con:
        con.execute("DELETE FROM score WHERE year = 2024")
    new.replace(path)
    assert held[0] == 2024
    assert scores.years(connection_questions.identity(path))[0] == 2023


def test_what_was_kept_of_a_file_is_forgotten_with_it(warehouse_path: Path, tmp_path: Path):
    path = tmp_path / "papi.duckdb"
    shutil.copy(warehouse_path, path)
    overview.gather(connection_questions.identity(path), "80", 2023)
    assert overview.gather.cache_info().currsize
    assert connection._kept_answer.cache_info().currsize
    new = tmp_path / "new.duckdb"
    shutil.copy(warehouse_path, new)
    new.replace(path)
    connection_questions.verify(connection_questions.identity(path))
    assert overview.gather.cache_info().currsize == 0
    assert connection._kept_answer.cache_info().currsize == 0


def test_what_all_ask_for_at_once_is_worked_out_once():
    worked = []

    @once(4)
    def slow(asked: str) -> str:
        worked.append(asked)
        time.sleep(0.05)
        return asked.upper()

    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(slow("a"))) for _ in range(20)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert worked == ["a"]
    assert found == ["A"] * 20
    assert slow("b") == "B"
    assert worked == ["a", "b"]
