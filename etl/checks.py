"""Rules that the shipped tables must pass before anything is written.

Each file of `rules/` is one query over the tables as read (`raw.<table>`, with the `line` of each
row) and returns its offenders as (file, line, message, value); no rows means that the rule holds.
Expected counts, scales and names are data in the tables: no rule knows a figure of its own.
"""

from pathlib import Path

import duckdb

from etl.problem import Problem

RULES = Path(__file__).parent / "rules"


def problems(con: duckdb.DuckDBPyConnection) -> list[Problem]:
    """Every offender of every rule, in the order of file and line."""
    found: list[tuple[str, int | None, str, object]] = []
    for rule in sorted(RULES.glob("*.sql")):
        found += con.execute(rule.read_text(encoding="utf-8")).fetchall()
    found.sort(key=lambda row: (row[0], row[1] or 0, row[2], str(row[3])))
    return [
        Problem(f"{file}:{line}" if line else file, message, "" if value is None else str(value))
        for file, line, message, value in found
    ]
