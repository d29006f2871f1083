"""A country of a few made-up provinces in memory, under the real views: what a rule says at its
edge can be seen there, which the published figures seldom show."""

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb

from etl.steps import step_name, steps

# What makes tables and views. The other steps fill tables from files: a country fills its own.
EMPTY_TABLES = [step for step in steps("schema") if step_name(step) in {"schema", "names"}]
VIEWS = [step for step in steps("over_scores", "whole") if step_name(step) != "actions"]
# What is kept as a table has to be made anew when scores change; peers are not asked here.
KEPT = [
    path
    for path in VIEWS
    if "CREATE TABLE computed_" in path.read_text(encoding="utf-8")
    and step_name(path) not in {"peer", "claim_verdict"}
]
# measure, level, first and last year, least and most of the scale
MEASURES = [
    ("total", "total", 2011, None, 10, 100),
    ("m", "dimension", 2011, None, 1, 10),
    ("other", "dimension", 2011, None, 1, 10),
    ("part", "subdimension", 2011, None, 0, 1.8),
    ("asked", "indicator", 2011, None, 0, 100),
    ("spans", "dimension", 2011, 2015, 1, 10),
    ("spans", "dimension", 2016, None, 0.5, 5),
]


def country() -> duckdb.DuckDBPyConnection:
    """Provinces 00–29 (even ones in region A, odd ones in B) and 00n–09n of the 34."""
    con = duckdb.connect(":memory:")
    for step in [*EMPTY_TABLES, *VIEWS]:
        con.execute(step.read_text(encoding="utf-8"))
    con.execute("INSERT INTO region VALUES ('A', 'A', 'A'), ('B', 'B', 'B')")
    con.execute(
        """INSERT INTO successor
        SELECT printf('%02d', i), printf('%02dn', i), i, i, i, i FROM range(30) AS t(i)"""
    )
    con.execute(
        """INSERT INTO province
        SELECT printf('%02d', i), i, i, if(i % 2 = 0, 'A', 'B'), printf('%02d', i), 63, i, i, i
        FROM range(30) AS t(i)
        UNION ALL
        SELECT printf('%02dn', i), i, i, NULL, printf('%02d', i), 34, i, i, i
        FROM range(10) AS t(i)"""
    )
    con.executemany(
        """INSERT INTO measure
        SELECT $1, $2, NULL, NULL, $3, $4, $5, $6, $1, $1, $1, $1, 'points', 1""",
        MEASURES,
    )
    con.execute("INSERT INTO source VALUES ('s', 's', 's', 2011, 's', 's', '2011-01-01', 's')")
    return con


def publish(
    con: duckdb.DuckDBPyConnection,
    by_year: Mapping[int, Sequence[float | None]],
    measure: str = "m",
    suffix: str = "",
    errors: Mapping[int, Sequence[float | None]] | None = None,
) -> None:
    """Adds the scores of a measure, in the order of provinces; None is not published. What is kept
    as a table is made anew."""
    for year, values in by_year.items():
        margins = list((errors or {}).get(year, []))
        for place, value in enumerate(values):
            if value is not None:
                error = margins[place] if place < len(margins) else None
                con.execute(
                    """INSERT INTO score
                        (year, province_code, measure, value, standard_error, source)
                    VALUES (?, ?, ?, ?, ?, 's')""",
                    [year, f"{place:02d}{suffix}", measure, value, error],
                )
    compute(con)


def break_series(con: duckdb.DuckDBPyConnection, *breaks: tuple[str, int, str]) -> None:
    """Adds breaks as measure, year, severity."""
    for one in breaks:
        con.execute("INSERT INTO series_break VALUES (?, ?, ?, 'n', 'n', 'o')", list(one))
    compute(con)


def know_noise(
    con: duckdb.DuckDBPyConnection,
    deviation: float,
    measure: str = "m",
    division: int = 63,
    years: tuple[int, int] = (2011, 2030),
) -> None:
    """Sets the noise of a measure, the same in each of the years."""
    con.execute(
        "INSERT INTO noise VALUES ($1, $2, $3, $4, $5, $5, $5, 100, 0.3, 'panel')",
        [measure, division, *years, deviation],
    )
    compute(con)


def compute(con: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Makes the kept tables anew from the scores."""
    for step in KEPT:
        text = step.read_text(encoding="utf-8")
        con.execute(text.replace("CREATE ", "CREATE OR REPLACE "))
    return con


def clear(con: duckdb.DuckDBPyConnection) -> None:
    """Takes scores, breaks and noise away."""
    for table in ("score", "series_break", "noise", "change_in_list"):
        con.execute(f"DELETE FROM {table}")


def asked(con: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    """All rows of the answer."""
    return con.execute(query).fetchall()
