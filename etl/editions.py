"""Editions: what tells one build's figures from another's, and what has changed since.

An edition's identity is the beginning of a hash over all figures that pages show, in both
divisions: equal figures are the same edition, whatever code or file they come from. Its date is the
day on which they were first built (SOURCE_DATE_EPOCH names another). A folder keeps the figures of
each edition, because a later build can say what has changed only where it still has them.
"""

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

DIGITS = 12
# Older ones than these can still be cited, but no longer be compared with.
MOST = 24

_FIGURES = """
    CREATE OR REPLACE TEMP VIEW figure AS
    FROM main.edition_figure UNION FROM of_34.edition_figure
"""
# Hashed measure by measure, so that no text becomes longer than a measure's year.
_IDENTITY = """
    WITH part AS (
        SELECT year, measure, sha256(string_agg(
            concat_ws(',', province_code, value, rank, ranked_count, quartile_group,
                coalesce(low::VARCHAR, '-'), coalesce(high::VARCHAR, '-'),
                coalesce(difference::VARCHAR, '-'), coalesce(clear::VARCHAR, '-')),
            ';' ORDER BY province_code
        )) AS hash
        FROM figure GROUP BY year, measure
    )
    SELECT sha256(string_agg(concat_ws(',', year, measure, hash), ';' ORDER BY year, measure))
    FROM part
"""
_CHANGES = """
    INSERT INTO edition_change
    SELECT $1, year, measure, province_code, t.value, n.value, t.rank, n.rank,
        t.ranked_count, n.ranked_count, t.quartile_group, n.quartile_group, t.low, n.low,
        t.high, n.high, t.difference, n.difference, t.clear, n.clear
    FROM read_parquet($2) AS t
    FULL JOIN figure AS n USING (year, measure, province_code)
    WHERE t.value IS DISTINCT FROM n.value OR t.rank IS DISTINCT FROM n.rank
        OR t.ranked_count IS DISTINCT FROM n.ranked_count
        OR t.quartile_group IS DISTINCT FROM n.quartile_group
        OR t.low IS DISTINCT FROM n.low OR t.high IS DISTINCT FROM n.high
        OR t.difference IS DISTINCT FROM n.difference OR t.clear IS DISTINCT FROM n.clear
    ORDER BY ALL
"""


@dataclass(frozen=True)
class Edition:
    """An edition and the day on which its figures were first built."""

    edition: str
    first_built: date

    @property
    def file_name(self) -> str:
        """What its figures are kept as."""
        return f"{self.first_built.isoformat()}-{self.edition}.parquet"


def held(folder: Path) -> list[tuple[Edition, Path]]:
    """The editions kept in a folder, oldest first; other files in it are passed over."""
    found = []
    for path in sorted(folder.glob("????-??-??-*.parquet")):
        day, edition = path.stem[:10], path.stem[11:]
        try:
            found.append((Edition(edition, date.fromisoformat(day)), path))
        except ValueError:
            continue
    return found


def record(con: duckdb.DuckDBPyConnection, earlier: list[tuple[Edition, Path]]) -> Edition:
    """Writes into a new warehouse which edition it holds, which came before, and what has changed
    since each of those. Raises duckdb.Error for kept figures that cannot be read."""
    con.execute(_FIGURES)
    (identity,) = con.execute(_IDENTITY).fetchone() or ("",)
    known = {one.edition: one for one, _ in reversed(earlier)}
    own = known.get(identity[:DIGITS]) or Edition(identity[:DIGITS], _today())
    for one in {**known, own.edition: own}.values():
        con.execute(
            "INSERT INTO edition VALUES (?, ?, ?)", [one.edition, one.first_built, one == own]
        )
    others = [(one, path) for one, path in earlier if one.edition != own.edition]
    for one, path in others[-MOST:]:
        con.execute(_CHANGES, [one.edition, str(path)])
    return own


def keep(warehouse: Path, edition: Edition, folder: Path) -> None:
    """Keeps an edition's figures in the folder, in one move, unless they are there."""
    path = folder / edition.file_name
    if path.exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    half = folder / f".{edition.edition}.{os.getpid()}.new"
    with duckdb.connect(str(warehouse), read_only=True) as con:
        con.execute(_FIGURES)
        con.execute("COPY (FROM figure) TO $1 (FORMAT parquet)", [str(half)])
    half.replace(path)


def _today() -> date:
    given = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.fromtimestamp(int(given), UTC) if given else datetime.now(UTC)
    return now.date()
