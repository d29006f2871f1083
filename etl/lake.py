"""Writes a warehouse as a lake: its tables as Parquet, those with a year in a folder for each year,
and beside them its views and macros as SQL, for engines that read many files or many machines.

    lake.json            what it is of, written last
    lake.sql             the views over the files, then the views of the warehouse
    main/score/year=2023/data_0.parquet …
    of_34/score/…        the same over the 34 provinces

A lake is a folder of its own (`DIR-…`) and DIR a link to the newest, replaced in one move: whoever
reads the folder that the link led to reads it to the end. The one before stays, older ones go.
"""

import json
import os
import re
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb
from tqdm import tqdm

from etl.build import CONTRACT
from etl.steps import steps

SCHEMAS = ("main", "of_34")
NOTE, SQL = "lake.json", "lake.sql"
_TABLES = """
    SELECT schema_name, table_name, list(column_name ORDER BY column_index)
    FROM duckdb_columns() WHERE database_name = current_database() AND NOT internal
        AND table_name IN (SELECT table_name FROM duckdb_tables())
    GROUP BY ALL ORDER BY ALL
"""
_MADE = re.compile(r"^(?:\s*--[^\n]*\n)*\s*CREATE (?:VIEW|MACRO)\b")


@dataclass(frozen=True)
class Note:
    """What a lake is of."""

    contract: int
    fingerprint: str
    edition: str

    @property
    def name(self) -> str:
        """By which its folder is told from those of other builds."""
        return f"{self.edition}-{self.fingerprint[:12]}"

    def text(self, **more: object) -> str:
        """As it is stored."""
        return json.dumps({**asdict(self), **more}) + "\n"


def write(warehouse: Path, out: Path) -> Path:
    """Writes the lake and puts the link `out` on it; the folder. OSError or duckdb.Error where it
    cannot be written, FileExistsError where `out` is something else: the lake before stays."""
    out = out.absolute()
    if out.exists() and not out.is_symlink():
        raise FileExistsError(17, os.strerror(17), str(out))
    before = out.resolve() if out.is_symlink() else None
    out.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(warehouse), read_only=True) as con:
        made_of = note(con)
        folder = out.with_name(f"{out.name}-{made_of.name}")
        if not (folder / NOTE).exists():
            shutil.rmtree(folder, ignore_errors=True)
            fill(con, folder, made_of)
    half = out.with_name(f".{out.name}.{os.getpid()}.new")
    half.symlink_to(folder.name)
    half.replace(out)
    for old in out.parent.glob(f"{out.name}-*-*"):
        if old not in (folder, before):
            shutil.rmtree(old)
    return folder


def note(con: duckdb.DuckDBPyConnection) -> Note:
    """What a lake of this warehouse is of."""
    found = con.execute(
        "SELECT fingerprint, (SELECT edition FROM edition WHERE is_current) FROM build"
    ).fetchone()
    return Note(CONTRACT, *(found or ("", "")))


def fill(con: duckdb.DuckDBPyConnection, folder: Path, made_of: Note, root: str = "") -> None:
    """Writes the lake of a warehouse into a new folder. root: what the views put before the paths
    of its files; by default they are read from the folder itself."""
    folder.mkdir()
    views = []
    for schema, table, columns in tqdm(con.execute(_TABLES).fetchall(), ncols=72, disable=None):
        place = folder / schema / table
        place.parent.mkdir(exist_ok=True)
        held = con.table(f"{schema}.{table}")
        # A table without rows has no years, and would have no file at all.
        parted = "year" in columns and bool(held.limit(1).fetchall())
        held.order("ALL").write_parquet(
            str(place if parted else place.with_suffix(".parquet")),
            compression="zstd",
            partition_by=["year"] if parted else None,
            write_partition_columns=parted,
        )
        files = f"{schema}/{table}" + ("/*/*.parquet" if parted else ".parquet")
        listed = ", ".join(f'"{one}"' for one in columns)
        views.append(
            f'CREATE VIEW {schema}."{table}" AS\n'
            f"SELECT {listed} FROM read_parquet('{root}{files}', hive_partitioning = false);"
        )
    text = "\n".join(["CREATE SCHEMA of_34;", *views, *_made("schema", *("over_scores", "whole"))])
    text += "\n".join(["\nUSE of_34;", *_made("over_scores"), "USE main;\n"])
    (folder / SQL).write_text(text, encoding="utf-8")
    half = folder / f"{NOTE}.new"
    half.write_text(made_of.text(), encoding="utf-8")
    half.replace(folder / NOTE)  # a lake that has its note is whole


def _made(*folders: str) -> list[str]:
    """The statements of these steps that make a view or a macro."""
    return [
        f"{one.query.strip().rstrip(';')};"
        for step in steps(*folders)
        for one in duckdb.extract_statements(step.read_text(encoding="utf-8"))
        if _MADE.match(one.query)
    ]
