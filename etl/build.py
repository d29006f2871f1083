"""Builds the warehouse: read → check → apply workbooks → write a new file → swap it in.

The old warehouse stays intact until the last step, which replaces it in one rename. A build that is
killed leaves a `.new` file behind, which the next build removes. Builds of the same file wait for
each other. The same inputs give the same content, and nothing about the machine goes into the file;
of the clock, only the day on which figures were first built does (etl.editions).
"""

import fcntl
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pandas as pd
from tqdm import tqdm

from etl import checks, dictionary, editions, meanings, noise, rank_draws, tables, workbook_load
from etl.editions import Edition
from etl.language import marked, message
from etl.problem import LoadRefused, Problem
from etl.steps import step_name, steps
from etl.workbook_load import Loaded

# Increased when tables or views change their meaning, so that readers recognise an older file.
CONTRACT = 12

PACKAGE = Path(__file__).parent
MERGE = PACKAGE / "merge"

# Tables that Python fills, once the step of this name has created them and everything they read.
FILLED: dict[str, Callable[[duckdb.DuckDBPyConnection], dict[str, pd.DataFrame]]] = {
    "dictionary": meanings.tables,
    "noise": noise.tables,
    "change_in_list": noise.in_list,
    "rank_range": rank_draws.tables,
}

_COUNTS = """
    SELECT
        s.year,
        count(DISTINCT s.province_code) AS provinces,
        count(*) FILTER (s.measure = 'total') AS totals,
        count(*) FILTER (m.level = 'dimension') AS dimensions,
        count(*) FILTER (m.level = 'subdimension') AS "sub-dimensions",
        count(*) FILTER (m.level = 'indicator') AS indicators,
        count(s.standard_error) FILTER (s.measure = 'total') AS margins
    FROM score AS s
    JOIN measure AS m
        ON m.measure = s.measure AND s.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
    GROUP BY s.year
    ORDER BY s.year
"""


def build(
    published: Path,
    to: Path,
    *,
    workbooks: Path | None = None,
    earlier: Path | None = None,
    show_progress: bool = True,
) -> pd.DataFrame:
    """Builds the warehouse `to` from the tables in `published` and the files in `workbooks`. The
    folder `earlier` holds the editions built before; a new one is added to it.

    Returns its counts per year. Table workbook_difference says what the workbooks changed.

    Raises LoadRefused when an input breaks a rule, OSError or duckdb.Error when the file cannot
    be written; in each case an older file at `to` is untouched.
    """
    to.parent.mkdir(parents=True, exist_ok=True)
    files = workbook_load.files(workbooks) if workbooks else []
    # None: tqdm shows a bar on a terminal and nothing in logs.
    silent = None if show_progress else True
    with (
        _one_at_a_time(to),
        tqdm(total=5, bar_format="{l_bar}{bar}| {desc}", disable=silent, ncols=72) as progress,
    ):
        for leftover in to.parent.glob(f"{to.name}.*.new*"):
            leftover.unlink(missing_ok=True)
        new = to.with_name(f"{to.name}.{os.getpid()}.new")
        try:
            counts, edition = _write(published, files, earlier, new, progress)
            _flush_to_disk(new)
            to.with_name(f"{to.name}.wal").unlink(missing_ok=True)
            if earlier:
                editions.keep(new, edition, earlier)
            new.replace(to)
        finally:
            new.unlink(missing_ok=True)
            new.with_name(f"{new.name}.wal").unlink(missing_ok=True)
        progress.update()
    return counts


def _write(
    published: Path, files: list[Path], earlier: Path | None, new: Path, progress: tqdm
) -> tuple[pd.DataFrame, Edition]:
    progress.set_description_str("reading")
    frames = tables.read(published)
    loaded = workbook_load.load(files, frames)
    if loaded.problems:
        raise LoadRefused(loaded.problems)
    hashes = [one.workbook.sha256 for one in loaded.offers]
    progress.update()

    with duckdb.connect(str(new)) as con:
        progress.set_description_str("checking")
        if problems := staged(con, frames, published, loaded):
            raise LoadRefused(problems)
        progress.update()

        progress.set_description_str("tables and views")
        _run(con, steps())
        progress.update()

        progress.set_description_str("the 34 provinces")
        con.execute("USE of_34")
        _run(con, steps("over_scores"))
        con.execute("USE main")
        con.execute(
            "INSERT INTO build VALUES (?, ?, ?, ?)",
            [CONTRACT, fingerprint(published, hashes), rank_draws.SEED, rank_draws.DRAWS],
        )
        edition = editions.record(con, editions.held(earlier) if earlier else [])
        # One transaction: on their own, each of a thousand comments waits for the disk.
        con.begin()
        dictionary.write_comments(con)
        con.commit()
        progress.update()
        progress.set_description_str("writing")
        return con.execute(_COUNTS).df(), edition


def _run(con: duckdb.DuckDBPyConnection, sql: list[Path]) -> None:
    """Runs SQL steps in the current schema, and fills the tables that SQL alone cannot."""
    for step in sql:
        con.execute(step.read_text(encoding="utf-8"))
        fill = FILLED.get(step_name(step))
        for table, rows in (fill(con) if fill else {}).items():
            if rows.empty:  # no rows, and therefore no columns that the table could take
                continue
            con.register("rows", rows)
            con.execute(f'INSERT INTO "{table}" BY NAME SELECT * FROM rows ORDER BY ALL')
            con.unregister("rows")


def staged(
    con: duckdb.DuckDBPyConnection, frames: dict[str, pd.DataFrame], published: Path, loaded: Loaded
) -> list[Problem]:
    """Stages the tables and applies the workbooks to them; returns whatever breaks a rule."""
    con.execute("ATTACH ':memory:' AS raw")
    _stage(con, frames)
    con.execute("SET VARIABLE scores_sha256 = ?", [_sha256(published / "scores.csv")])
    if problems := checks.problems(con):
        return problems
    _stage(con, {f"read_{name}": frame for name, frame in loaded.frames.items()})
    for step in sorted(MERGE.glob("*.sql")):
        con.execute(step.read_text(encoding="utf-8"))
    if not loaded.read:
        return []
    # The same rules apply to the result; a row that breaks one has no line in a shipped table.
    laid_over = marked("with the workbooks applied: {fault}")
    return [
        Problem(fault.place, message(laid_over, fault=fault.message), fault.value)
        for fault in checks.problems(con)
    ]


def _stage(con: duckdb.DuckDBPyConnection, frames: dict[str, pd.DataFrame]) -> None:
    """Stores the tables as read in a separate in-memory database, not in the file."""
    for name, frame in frames.items():
        con.register("frame", frame)
        con.execute(f'CREATE TABLE raw."{name}" AS SELECT * FROM frame')
        con.unregister("frame")


def fingerprint(published: Path, workbooks: Iterable[str] = ()) -> str:
    """One hash of everything that determines the content: tables, workbooks and the etl code."""
    digest = hashlib.sha256("".join(sorted(workbooks)).encode())
    code = [path for path in PACKAGE.rglob("*") if path.suffix in {".py", ".sql", ".csv"}]
    tables_read = [*published.glob("*.csv"), *published.glob("*.xlsx")]
    for path in [*sorted(tables_read), *sorted(code)]:
        digest.update(f"{path.name} {_sha256(path)}\n".encode())
    return digest.hexdigest()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _flush_to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


@contextmanager
def _one_at_a_time(to: Path) -> Iterator[None]:
    """Holds the lock on this warehouse; the system releases it when a builder dies."""
    with to.with_name(f".{to.name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tqdm.write(f"another build of {to.name} is running; waiting for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
