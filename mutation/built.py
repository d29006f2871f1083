"""Makes the warehouse of a mutant quickly, without a full build.

It copies the correct warehouse and recreates the wrong view, and every table that is made from it
and that the tests read. A full build takes six seconds, this takes two.
"""

import re
import shutil
import threading
from pathlib import Path, PurePosixPath

import duckdb

from etl.steps import SQL, step_name, steps
from mutation.sql import DIALECT, parsed

# Without a join condition a view may never end; nobody would overlook that.
PATIENCE = 30.0
MANIFOLD = 4


class TooSlow(Exception):
    """A mutant that outlasts PATIENCE or returns far too many rows: it counts as noticed."""


def build(right: Path, to: Path, tree: Path, path: PurePosixPath, asked: set[str]) -> None:
    """Writes the warehouse `to` as the file `path` of `tree` would make it.

    `asked`: the steps (names without number) whose tables the tests read. Raises TooSlow, or
    whatever DuckDB raises.
    """
    shutil.copy(right, to)
    if path.suffix != ".sql":
        return
    with duckdb.connect(str(to)) as con:
        timer = threading.Timer(PATIENCE, con.interrupt)
        timer.start()
        try:
            later = [step for step in _kept_after(tree, path) if step_name(step) in asked]
            for step in [tree / path, *later]:
                for statement in parsed(step.read_text(encoding="utf-8")):
                    statement.set("replace", True)
                    con.execute(statement.sql(DIALECT))
            _measure(con, right, _made(tree / path))
        except duckdb.InterruptException as error:
            raise TooSlow(str(path)) from error
        finally:
            timer.cancel()


def _measure(con: duckdb.DuckDBPyConnection, right: Path, names: set[str]) -> None:
    """Counts rows: a view many times its usual size would keep the tests busy for minutes."""
    con.execute(f"ATTACH '{right}' AS right_one (READ_ONLY)")
    views = con.execute(
        "SELECT table_name FROM information_schema.tables WHERE table_catalog = 'right_one'"
    ).fetchall()
    for name in names & {name for (name,) in views}:
        rows, usual = con.execute(
            f"SELECT (SELECT count(*) FROM {name}), (SELECT count(*) FROM right_one.main.{name})"
        ).fetchall()[0]
        if rows > MANIFOLD * usual:
            raise TooSlow(f"{name}: {rows} rows instead of {usual}")


def _kept_after(tree: Path, path: PurePosixPath) -> list[Path]:
    """The later steps that store as a table what depends on this one, by the names they read."""
    inside = [tree / "etl" / "sql" / step.relative_to(SQL) for step in steps()]
    later = inside[inside.index(tree / path) + 1 :]
    touched = _made(tree / path)
    kept = []
    for step in later:
        text = step.read_text(encoding="utf-8")
        if any(re.search(rf"\b{name}\b", text) for name in touched):
            touched |= _made(step)
            if "CREATE TABLE" in text:
                kept.append(step)
    return kept


def _made(step: Path) -> set[str]:
    text = step.read_text(encoding="utf-8")
    return set(re.findall(r"CREATE (?:OR REPLACE )?(?:TABLE|VIEW|MACRO) (\w+)", text))
