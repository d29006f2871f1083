"""Checks the rules that the shipped tables must pass before anything is written.

Each file of `rules/` is one query over the tables as read (`raw.<table>`, with the `line` of each
row). It returns the rows that break the rule as (file, line, message, value); no rows means that
the rule holds. Values in a message are in braces, so that the words around them can be translated.
Expected counts, scales and names are data in the tables: no rule contains a figure of its own.
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
    """Everything that breaks a rule, in the order of file and line."""
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
    """Turns a text with {values} into a message with the placeholders {a}, {b} …"""
    values = _VALUE.findall(said)
    blanks = dict(zip(ascii_lowercase, values, strict=False))
    return message(_VALUE.sub("{}", said).format(*(f"{{{name}}}" for name in blanks)), **blanks)
