"""A warehouse in which every name, label, note and sentence tries to be more than text."""

import re
import tempfile
from pathlib import Path

import duckdb

# What runs leaves a mark on the page's window; what loads asks a host that is not ours.
MARK = "ranHere"
MARKUP = (
    f"<script>window.{MARK}=1</script><img src='http://outside.invalid/a.png' "
    f"onerror='window.{MARK}=2'><a href='http://outside.invalid/b'>go</a>"
    "![x](http://outside.invalid/c.png) [y](http://outside.invalid/d) **loud** $x^2$ "
    ":material/home: :red[red] `code`"
)
WORDS = {
    "region": ("name_vi", "name_en"),
    "successor": ("name_vi", "name_en"),
    "province": ("name_vi", "name_en", "tile_label"),
    "unscored_tile": ("name_vi", "name_en"),
    "measure": ("name_vi", "name_en", "short_vi", "short_en"),
    "missing": ("reason", "reason_vi"),
    "series_break": ("note", "note_vi", "origin"),
    "source": ("title", "published_by", "citation"),
    "claim": ("printed", "source"),
    "action": (
        "task_vi", "task_en", "timing_vi", "timing_en", "product_vi", "product_en",
    ),
    "body": ("duty_vi", "duty_en"),
    "body_span": ("name_vi", "name_en"),
}  # fmt: skip


REFERENCE = re.compile(r",\s*FOREIGN KEY \([^)]*\) REFERENCES [^(]+\([^)]*\)")


def made(shipped: Path, to: Path, *, before: str = "", after: str = f" {MARKUP}") -> Path:
    """A copy of the warehouse `shipped` with text put before and after all of WORDS."""
    with tempfile.TemporaryDirectory() as folder:
        with duckdb.connect(str(shipped), read_only=True) as con:
            con.execute(f"EXPORT DATABASE '{folder}' (FORMAT parquet)")
        # DuckDB updates no row that another table refers to.
        schema = REFERENCE.sub("", (Path(folder) / "schema.sql").read_text(encoding="utf-8"))
        with duckdb.connect(str(to)) as con:
            _run_in_any_order(con, schema)
            con.execute((Path(folder) / "load.sql").read_text(encoding="utf-8"))
            for table, columns in WORDS.items():
                for column in columns:
                    con.execute(
                        f'UPDATE "{table}" SET "{column}" = $1 || "{column}" || $2',
                        [before, after],
                    )
    return to


def _run_in_any_order(con: duckdb.DuckDBPyConnection, schema: str) -> None:
    """An export lists views before those they read: what fails is tried again after the rest."""
    waiting = [statement.query for statement in con.extract_statements(schema)]
    while waiting:
        failed = []
        for statement in waiting:
            try:
                con.execute(statement)
            except duckdb.CatalogException:
                failed.append(statement)
        if len(failed) == len(waiting):
            con.execute(failed[0])
        waiting = failed
