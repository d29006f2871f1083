"""Rules that the shipped tables must pass before anything is written.

Each file of `rules/` is one query over the tables as read (`raw.<table>`, with the `line` of each
row) and returns its offenders as (file, line, message, value); no rows means that the rule holds.
What a message says of its row stands in braces, so that the words around it can be translated.
Expected counts, scales and names are data in the tables: no rule knows a figure of its own.
"""

import re
from pathlib import Path
from string import ascii_lowercase

import duckdb

from etl.language import Message, message
from etl.problem import Problem

RULES = Path(__file__).parent / "rules"
_VALUE = re.compile(r"\{(.*?)\}")


def problems(con: duckdb.DuckDBPyConnection) -> list[Problem]:
    """Every offender of every rule, in the order of file and line."""
    found: list[tuple[str, int | None, str, object]] = []
    for rule in sorted(RULES.glob("*.sql")):
        found += con.execute(rule.read_text(encoding="utf-8")).fetchall()
    found.sort(key=lambda row: (row[0], row[1] or 0, row[2], str(row[3])))
    return [
        Problem(
            f"{file}:{line}" if line else file,
            _message(said),
            "" if value is None else _message(str(value)),
        )
        for file, line, said, value in found
    ]


def _message(said: str) -> Message:
    """A text with its {values} as a message with blanks {a}, {b} …"""
    values = _VALUE.findall(said)
    blanks = dict(zip(ascii_lowercase, values, strict=False))
    return message(_VALUE.sub("{}", said).format(*(f"{{{name}}}" for name in blanks)), **blanks)
