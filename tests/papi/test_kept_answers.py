"""Answers are kept for a file that cannot change, and nobody can write to them; what was kept of a
file goes with it."""

import shutil
import threading
import time
from dataclasses import FrozenInstanceError, dataclass, fields
from pathlib import Path
from unittest.mock import Mock

import duckdb
import pytest

from papi.common.remembered import remembered
from papi.overview import gather as overview
from papi.trends import questions
from papi.warehouse import connection, places, scores
from papi.warehouse import connection as connection_questions
from papi.warehouse.noise import UsualVariation


def test_a_question_is_put_to_the_file_once(file, monkeypatch):
    connection._kept_answer.cache_clear()
    rows_once = Mock(wraps=connection.rows_once)
    monkeypatch.setattr(connection, "rows_once", rows_once)
    first = questions.series(file, ["total"], ["80", "01"])
    again = questions.series(file, ["total"], ["80", "01"])
    assert first == again
    assert rows_once.call_count == 1
    questions.series(file, ["total"], ["80"])
    assert rows_once.call_count == 2


def test_no_asker_can_write_to_what_another_reads(file):
    first = places.tiles(file, 63)
    for field in fields(first[0]):
        with pytest.raises(FrozenInstanceError):
            setattr(first[0], field.name, None)
    assert isinstance(first, tuple)
    assert places.tiles(file, 63) is first


@dataclass(frozen=True)
class Measured:
    """A record with every kind of value."""

    name: str
    whole: int
    points: float
    holds: bool
    nothing: float | None
    years: tuple[int, ...]
    none: tuple[int, ...] | None


MEASURED = """
SELECT 'a' AS name, $1::INTEGER AS whole, 2.5::DOUBLE AS points, true AS holds,
    NULL::DOUBLE AS nothing, [2023, 2024] AS years, NULL::INTEGER[] AS none
"""


def test_a_record_holds_plain_values_and_none_where_sql_says_null(file):
    [found] = connection.rows(file, Measured, MEASURED, 3)
    assert found == Measured("a", 3, 2.5, True, None, (2023, 2024), None)
    kinds = [type(getattr(found, field.name)) for field in fields(Measured)]
    assert kinds == [str, int, float, bool, type(None), tuple, type(None)]
    assert connection.rows(file, Measured, MEASURED, 3)[0] is found


def test_a_question_whose_columns_are_not_the_records_is_refused(file):
    for question in ("SELECT 1 AS measure", "SELECT 0.5 AS margin, 'total' AS measure"):
        with pytest.raises(TypeError, match="UsualVariation is asked for with the columns"):
            connection.rows(file, UsualVariation, question)


def test_whole_numbers_of_a_years_standings_are_whole(file):
    named = {"rank", "ranked_count", "previous_year", "falls_in_a_row", "rank_low", "change_rank"}
    standings = scores.standings(file, 2023)
    assert len(standings) > 2000
    for name in named:
        kinds = {type(getattr(one, name)) for one in standings}
        assert kinds <= {int, type(None)} and int in kinds, name


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

    @remembered(4)
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


def test_who_asks_for_something_else_does_not_wait():
    begun, free = threading.Event(), threading.Event()

    @remembered(4)
    def held_up(asked: str) -> str:
        if asked == "slow":
            begun.set()
            assert free.wait(10)
        return asked.upper()

    slow = threading.Thread(target=held_up, args=["slow"])
    slow.start()
    assert begun.wait(10)
    assert held_up("quick") == "QUICK"
    assert slow.is_alive()
    free.set()
    slow.join()
    assert held_up.cache_info().currsize == 2


def test_an_answer_may_hang_on_other_answers_of_the_same_function():
    @remembered(4)
    def counted(number: int) -> int:
        return 1 + counted(number - 1) if number else 0

    assert counted(3) == 3


def test_what_was_raised_is_worked_out_anew():
    worked = []

    @remembered(4)
    def fails_once(asked: str) -> str:
        worked.append(asked)
        if len(worked) == 1:
            raise ValueError(asked)
        return asked.upper()

    with pytest.raises(ValueError, match="a"):
        fails_once("a")
    assert fails_once("a") == "A"
    assert worked == ["a", "a"]


def test_one_and_one_point_nought_are_told_apart():
    @remembered(4)
    def named(number: float) -> str:
        return repr(number)

    assert [named(1), named(1.0)] == ["1", "1.0"]
