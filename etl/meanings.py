"""The dictionary: what every table, view and column means, in both languages.

`sql/dictionary.csv` has a row for each table and view (column empty: what it holds, what its
figures are, whether files of it are offered) and for each column (its unit, whether it is
published, computed, estimated or ours, what it says). Relation `*` speaks of a column wherever a
relation has no row of its own for it; relation `answers` of columns that answers and files add to
those of the warehouse. `sql/units.csv` names the units. A build takes both into the file, and
whoever reads the file reads them there.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

from etl.steps import SQL

DICTIONARY, UNITS = SQL / "dictionary.csv", SQL / "units.csv"
SHARED, ANSWERS = "*", "answers"


@dataclass(frozen=True)
class Meaning:
    """What a column holds: its unit (of units.csv); published, computed, estimated or the project's
    own (codes, keys, words); and what it says."""

    unit: str
    figures_are: str
    words: str


@dataclass(frozen=True)
class Contents:
    """What a table or view holds, of what kind, and whether files of it are offered."""

    figures_are: str
    exported: bool
    words: str


def tables(_: duckdb.DuckDBPyConnection) -> dict[str, pd.DataFrame]:
    """The rows of tables relation_meaning, unit and column_meaning."""
    rows = pd.DataFrame(_rows(DICTIONARY))
    of_relations = rows[rows["column"] == ""].reset_index(drop=True)
    of_columns = rows[rows["column"] != ""]
    return {
        "relation_meaning": of_relations.assign(
            position=of_relations.index + 1, exported=of_relations["exported"] == "yes"
        ).drop(columns=["column", "unit"]),
        "unit": pd.DataFrame(_rows(UNITS)),
        "column_meaning": of_columns.rename(columns={"column": "column_name"}).drop(
            columns="exported"
        ),
    }


def of_column(relation: str, column: str) -> Meaning | None:
    """What a column holds, None where nobody has said it."""
    return columns().get((relation, column)) or columns().get((SHARED, column))


def unit_name(unit: str) -> str:
    """A unit in English."""
    return _units()[unit]


@cache
def columns() -> dict[tuple[str, str], Meaning]:
    """Every row about a column, by relation and column."""
    return {
        (row["relation"], row["column"]): Meaning(
            row["unit"], row["figures_are"], row["meaning_en"]
        )
        for row in _rows(DICTIONARY)
        if row["column"]
    }


@cache
def relations() -> dict[str, Contents]:
    """Every row about a table or view."""
    return {
        row["relation"]: Contents(row["figures_are"], row["exported"] == "yes", row["meaning_en"])
        for row in _rows(DICTIONARY)
        if not row["column"]
    }


@cache
def _units() -> dict[str, str]:
    return {row["unit"]: row["name_en"] for row in _rows(UNITS)}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
