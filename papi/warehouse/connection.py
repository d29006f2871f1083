"""Opens the warehouse read-only, once for each file found at its path."""

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pandas as pd

from papi.common.remembered import forget, remembered

# The meaning of tables and views that this code was written for (etl.build.CONTRACT).
CONTRACT = 12

# Settings fixed when an engine is made: it never fetches or loads code from outside.
SEALED: dict[str, Any] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
}

# A visit asks about ten questions a page; the largest answer, a year's standings, takes 7 MB.
MOST_ANSWERS = 600

Record = TypeVar("Record")

# A lake is a folder with its tables as Parquet and the views over them (etl.lake).
LAKE, LAKE_SQL = "lake.json", "lake.sql"

DEFAULT_PATH = Path(__file__).parents[2] / "data" / "papi.duckdb"


class WarehouseUnreadable(Exception):
    """The file is missing, damaged or of another contract; it must be rebuilt."""


@dataclass(frozen=True)
class Identity:
    """Which file this is (a file swapped in is another one, though its path stays the same) and
    which provinces it is queried for: those surveyed or, with `of_34`, the 34 since July 2025 in
    every year (schema of_34; figures before their first survey are estimates)."""

    path: str
    inode: int
    modified_ns: int
    changed_ns: int  # set by the system at any change: shows a copy that kept its date
    size: int
    of_34: bool = False

    @property
    def in_34(self) -> "Identity":
        """The same file, queried for the 34 provinces."""
        return replace(self, of_34=True)

    @property
    def as_surveyed(self) -> "Identity":
        """The same file, queried for the provinces as surveyed."""
        return replace(self, of_34=False)


def identity(path: Path = DEFAULT_PATH) -> Identity:
    """The identity of the file or lake at `path` now; raises WarehouseUnreadable when there is
    none."""
    try:
        if path.is_dir():
            path = path.resolve()  # a link to the newest lake
            found = (path / LAKE).stat()
        else:
            found = path.stat()
    except OSError as error:
        raise WarehouseUnreadable(f"{path}: {error.strerror}") from error
    return Identity(str(path), found.st_ino, found.st_mtime_ns, found.st_ctime_ns, found.st_size)


@lru_cache(maxsize=2)
def _connection(file: Identity) -> duckdb.DuckDBPyConnection:
    """An engine of its own for this file: engines cache files by path, and would serve the old
    one after a swap. Every table is read once, so that a damaged file shows here and not later;
    then the engine is sealed: no query can read another file or write one."""
    con = duckdb.connect(":memory:", config=SEALED)
    try:
        _attach(con, Path(file.path))
        con.execute("USE papi")
        found = con.execute("SELECT contract FROM build").fetchone()
        for schema, name in con.execute(_STORED).fetchall():
            con.execute(f'SELECT sum(hash(columns(*))) FROM "{schema}"."{name}"').fetchall()
        con.execute("DETACH memory")
        con.execute("SET enable_external_access = false")
        con.execute("SET lock_configuration = true")
    except (duckdb.Error, OSError) as error:
        con.close()
        raise WarehouseUnreadable(f"{file.path}: {error}") from error
    if found != (CONTRACT,):
        con.close()
        raise WarehouseUnreadable(f"{file.path}: contract {found}, this code reads {CONTRACT}")
    # Swapped between identifying and opening it: its figures would be taken for another file's.
    if identity(Path(file.path)) != file:
        con.close()
        raise WarehouseUnreadable(f"{file.path}: replaced while it was opened")
    forget()  # what was remembered of the previous file
    return con


# What is stored: tables, or in a lake the views over its files.
_STORED = """
    SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = 'papi'
    UNION ALL
    SELECT schema_name, view_name FROM duckdb_views()
    WHERE database_name = 'papi' AND sql LIKE '%read_parquet(%'
"""


def _attach(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    """The file as database `papi`, or a lake's views as one; nothing else can be read later."""
    quoted = str(path).replace("'", "''")  # ATTACH takes no parameters
    if not path.is_dir():
        con.execute(f"ATTACH '{quoted}' AS papi (READ_ONLY)")
        return
    con.execute("SET allowed_directories = $1", [[f"{path}/"]])
    con.execute("ATTACH ':memory:' AS papi")
    con.execute("USE papi")
    con.execute("SET enable_external_access = false")  # nor while its views are made
    views = (path / LAKE_SQL).read_text(encoding="utf-8")
    con.execute(views.replace("read_parquet('", f"read_parquet('{quoted}/"))


def verify(file: Identity) -> None:
    """Raises WarehouseUnreadable unless the whole file can be read."""
    _connection(file.as_surveyed)


def rows(
    file: Identity, record: type[Record], question: str, *values: object
) -> tuple[Record, ...]:
    """The answer to one question as records of a dataclass, whose fields are the question's columns
    in their order; None where SQL says NULL, lists as tuples. Values are bound by position. Answers
    are kept: a file never changes under its identity."""
    found: tuple[Record, ...] = _kept_answer(file, record, question, *_bound(values))
    return found


def column(file: Identity, question: str, *values: object) -> list[Any]:
    """The same for a question of one column: its values."""
    return [value for (value,) in _kept_answer(file, tuple, question, *_bound(values))]


def _bound(values: tuple[object, ...]) -> Iterator[Hashable]:
    return (tuple(value) if isinstance(value, list) else value for value in values)


@remembered(MOST_ANSWERS)
def _kept_answer(file: Identity, record: type[Any], question: str, *values: Hashable) -> Any:
    bound = (list(value) if isinstance(value, tuple) else value for value in values)
    return rows_once(file, record, question, *bound)


def ask_once(file: Identity, question: str, *values: object) -> pd.DataFrame:
    """The answer as a frame, for whole tables that become files; not kept."""
    with cursor(file) as asked:
        return asked.execute(question, list(values)).df()


def rows_once(
    file: Identity, record: type[Record], question: str, *values: object
) -> tuple[Record, ...]:
    """As `rows`, but not kept; a plain tuple as the record takes any columns."""
    with cursor(file) as asked:
        asked.execute(question, list(values))
        columns = {name: str(kind) for name, kind, *_ in asked.description or ()}
        found = asked.fetchall()
    lists = [place for place, kind in enumerate(columns.values()) if kind.endswith("[]")]
    if lists:
        found = [_with_tuples(row, lists) for row in found]
    if record is tuple:
        return tuple(found)  # type: ignore[arg-type]  # rows are tuples
    if list(columns) != [field.name for field in fields(record)]:  # type: ignore[arg-type]
        raise TypeError(f"{record.__name__} is asked for with the columns {', '.join(columns)}")
    return tuple(record(*row) for row in found)


def _with_tuples(row: tuple[Any, ...], lists: list[int]) -> tuple[Any, ...]:
    """The row with its lists (at these places) as tuples, which nobody can change."""
    changed = list(row)
    for place in lists:
        changed[place] = None if row[place] is None else tuple(row[place])
    return tuple(changed)


@contextmanager
def cursor(file: Identity) -> Iterator[duckdb.DuckDBPyConnection]:
    """One cursor per call: threads that share a connection get each other's answers."""
    # Tables that of_34 does not have are shared, and found in main.
    with _connection(file.as_surveyed).cursor() as opened:
        opened.execute("USE papi.of_34" if file.of_34 else "USE papi.main")
        yield opened
