"""Whatever reaches the reading engine, it reads the warehouse and nothing else."""

from pathlib import Path

import duckdb
import pytest

from papi.warehouse import connection, places, relations, scores
from papi.warehouse.connection import cursor

REFUSED = [
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM read_blob('/etc/hostname')",
    "SELECT * FROM '/etc/passwd'",
    "SELECT * FROM glob('/etc/*')",
    "SELECT * FROM read_parquet('http://127.0.0.1:1/x.parquet')",
    "COPY score TO '{here}/out.csv'",
    "COPY (SELECT 1) TO '{here}/out.parquet' (FORMAT parquet)",
    "EXPORT DATABASE '{here}/all'",
    "ATTACH '{here}/other.duckdb' AS other",
    "INSTALL httpfs",
    "LOAD httpfs",
    "LOAD '{here}/own.duckdb_extension'",
    "CREATE SECRET s (TYPE s3, KEY_ID 'a', SECRET 'b')",
    "DELETE FROM score",
    "UPDATE score SET value = 10",
    "INSERT INTO region SELECT * FROM region",
    "CREATE TABLE mine AS SELECT 1",
    "CREATE OR REPLACE VIEW ranking AS SELECT 1",
    "CREATE TABLE memory.main.mine AS SELECT 1",
    "DROP TABLE score",
    "DETACH papi",
    "SET enable_external_access = true",
    "RESET enable_external_access",
    "SET autoload_known_extensions = true",
    "SET lock_configuration = false",
    "SET memory_limit = '1TB'",
    "PRAGMA threads = 64",
]


@pytest.mark.parametrize("question", REFUSED)
def test_it_reads_no_other_file_writes_none_and_loads_nothing(file, tmp_path, question):
    before = connection.identity(Path(file.path))
    with cursor(file) as asked, pytest.raises(duckdb.Error):
        asked.execute(question.format(here=tmp_path)).fetchall()
    assert list(tmp_path.iterdir()) == []
    assert connection.identity(Path(file.path)) == before


def test_what_one_reader_leaves_in_a_cursor_no_other_reader_sees(file):
    with cursor(file) as first:
        first.execute("CREATE TEMP TABLE left_behind AS SELECT 1")
        first.execute("SET VARIABLE own = 1")
        with cursor(file) as second:
            assert second.execute("SELECT getvariable('own')").fetchone() == (None,)
            with pytest.raises(duckdb.CatalogException):
                second.execute("FROM left_behind")


@pytest.mark.parametrize(
    "name", ["'; DROP TABLE score; --", "../../etc/passwd", "/etc/passwd", "duckdb_settings", ""]
)
def test_a_table_to_take_away_is_one_of_the_list_or_nothing(file, name):
    for ask in (relations.columns, relations.years, relations.count):
        with pytest.raises(KeyError):
            ask(file, name)
    with pytest.raises(KeyError):
        relations.rows(file, name, "")
    with pytest.raises(KeyError):
        relations.parquet(file, name, "")


@pytest.mark.parametrize("typed", ["' OR 1=1 --", "'; DROP TABLE score; --", "\x00", "%", "\\"])
def test_a_name_that_is_sql_is_the_name_of_no_province(file, typed):
    assert places.find_province(file, typed, 2023) is None
    assert all(isinstance(name, str) for name in places.nearest_names(file, typed))
    assert scores.years(file)
