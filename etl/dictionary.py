"""What every table, view and column of the warehouse means: said in the file itself, and as a page.

The words stand beside the SQL: what a row is in the comment `-- name: …` of the step that makes a
table or view, what it holds and what its columns are in `sql/dictionary.csv` (etl.meanings). A
build writes them into the file as comments too, so that any tool shows them; `python -m etl
dictionary` writes docs/data-dictionary.md from the same.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from etl import meanings
from etl.meanings import Meaning
from etl.steps import steps

PAGE = Path(__file__).parents[1] / "docs" / "data-dictionary.md"

# Beside `main` a schema may hold the same names over another division of the country.
ALSO = {
    "of_34": "The same over the 34 provinces since July 2025, in every year; values of years "
    "surveyed in the 63 provinces are estimates."
}

_RELATIONS = """
    SELECT schema_name, table_name AS name, 'TABLE' AS kind FROM duckdb_tables()
    WHERE NOT internal AND database_name = current_database()
    UNION ALL
    SELECT schema_name, view_name, 'VIEW' FROM duckdb_views()
    WHERE NOT internal AND database_name = current_database()
    ORDER BY ALL
"""
_COLUMNS = """
    SELECT schema_name, table_name, column_name, data_type FROM duckdb_columns()
    WHERE NOT internal AND database_name = current_database()
    ORDER BY schema_name, table_name, column_index
"""
_MACROS = """
    SELECT DISTINCT function_name, if(function_type = 'table_macro', 'MACRO TABLE', 'MACRO')
    FROM duckdb_functions()
    WHERE NOT internal AND database_name = current_database() AND schema_name = 'main'
    ORDER BY ALL
"""


@dataclass(frozen=True)
class Relation:
    """A table, view or macro; columns: their names and types, none for a macro."""

    schema: str
    name: str
    kind: str
    columns: dict[str, str]


def write_comments(con: duckdb.DuckDBPyConnection) -> None:
    """Says in the file what its tables, views, macros and columns are."""
    for one in [*relations(con), *macros(con)]:
        where = f'"{one.schema}"."{one.name}"'
        _comment(con, f"{one.kind} {where}", _said_of(one))
        for column in one.columns:
            if meaning := column_meaning(one.name, column):
                # An origin is that of `main`; elsewhere values may rest on estimates.
                origin = f" {meaning.figures_are}." if one.schema == "main" else ""
                words = f"[{meanings.unit_name(meaning.unit)}]{origin} {meaning.words}"
                _comment(con, f'COLUMN {where}."{column}"', words)


def gaps(con: duckdb.DuckDBPyConnection) -> list[str]:
    """What has no description: relations (what a row is, what they hold), and columns as
    `relation.column`."""
    unsaid = [
        f"{one.schema}.{one.name}"
        for one in relations(con)
        if not row_meaning(one.name) or _view_of(one.name) not in meanings.relations()
    ]
    return unsaid + [
        f"{one.schema}.{one.name}.{column}"
        for one in relations(con)
        for column in one.columns
        if column_meaning(one.name, column) is None
    ]


def idle(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Rows of dictionary.csv that describe nothing in the file, as `relation` or
    `relation.column`; those of answers are not the file's."""
    found = [one for one in relations(con) if one.schema == "main" and one.name not in _kept()]
    known = meanings.columns()
    used = {
        (one.name if (one.name, column) in known else meanings.SHARED, column)
        for one in found
        for column in one.columns
    }
    names = {one.name for one in found}
    return [name for name in meanings.relations() if name not in names] + [
        f"{relation}.{column}"
        for relation, column in known
        if relation != meanings.ANSWERS and (relation, column) not in used
    ]


def page(con: duckdb.DuckDBPyConnection) -> str:
    """The data dictionary as Markdown, in the order in which the steps make things."""
    found = {one.name: one for one in relations(con) if one.schema == "main"}
    order = [name for name in _rows_by_name() if name in found]
    lines = [_HEAD]
    for title, kind in (("Tables", "TABLE"), ("Views", "VIEW")):
        lines.append(f"## {title}\n")
        for name in order:
            if found[name].kind == kind:
                lines += _section(found[name])
    lines.append(
        "## Kept tables\n\nMade at build time so that asking a view is quick; ask the view.\n"
    )
    lines += [f"- `{kept}`: the rows of `{view}`" for kept, view in sorted(_kept().items())]
    lines.append("\n## Macros\n")
    lines += [f"- `{one.name}`: {row_meaning(one.name)}" for one in macros(con)]
    lines += _other_schemas(con)
    return "\n".join(lines) + "\n"


_HEAD = """# Data dictionary

Written by `python -m etl dictionary` from `etl/sql` (comments, `dictionary.csv`); a test holds it current. The same words stand in
`data/papi.duckdb` as comments: `SELECT comment FROM duckdb_columns() WHERE table_name = 'ranking'`.

*published*: by PAPI or an authority · *computed*: from published figures, as [method.md](method.md) says · *estimated*: by draws, or for
provinces never surveyed as such · *project*: our codes, keys, words and bookkeeping. "unit of the measure" is `measure.unit`, points for all but indicators.
Empty is NULL. *Exported*: files of it are offered on the data page and written by `python -m papi export`. What the file says of itself in both languages:
tables `relation_meaning`, `column_meaning` and `unit`.
"""  # noqa: E501


def _section(one: Relation) -> list[str]:
    holds = meanings.relations().get(one.name)
    rows = [f"### {one.name}\n"]
    if holds:
        exported = " · exported" if holds.exported else ""
        rows.append(f"*{holds.words}* · {holds.figures_are}{exported}\n")
    rows.append(f"{row_meaning(one.name)}\n")
    rows += ["| column | type | unit | origin | meaning |", "|---|---|---|---|---|"]
    for column, kind in one.columns.items():
        meaning = column_meaning(one.name, column) or Meaning("", "", "")
        unit = meanings.unit_name(meaning.unit) if meaning.unit else ""
        cells = (f"`{column}`", kind.lower(), unit, meaning.figures_are, meaning.words)
        rows.append(f"| {' | '.join(cells)} |")
    return [*rows, ""]


def _other_schemas(con: duckdb.DuckDBPyConnection) -> list[str]:
    lines = []
    for schema in sorted({one.schema for one in relations(con)} - {"main"}):
        names = [f"`{one.name}`" for one in relations(con) if one.schema == schema]
        lines += [f"\n## Schema {schema}\n", f"{ALSO[schema]}\n", f"It holds {', '.join(names)}."]
    return lines


def relations(con: duckdb.DuckDBPyConnection) -> list[Relation]:
    """Every table and view of the file, whatever its schema."""
    columns: dict[tuple[str, str], dict[str, str]] = {}
    for schema, table, column, kind in con.execute(_COLUMNS).fetchall():
        columns.setdefault((schema, table), {})[column] = kind
    return [
        Relation(schema, name, kind, columns[schema, name])
        for schema, name, kind in con.execute(_RELATIONS).fetchall()
    ]


def macros(con: duckdb.DuckDBPyConnection) -> list[Relation]:
    """The macros of schema main."""
    return [Relation("main", name, kind, {}) for name, kind in con.execute(_MACROS).fetchall()]


def row_meaning(relation: str) -> str:
    """What a row of a table or view is, as its step says; empty if it says nothing."""
    if relation in _kept():
        return f"The rows of view {_kept()[relation]}, kept as a table; ask the view."
    return _rows_by_name().get(relation, "")


def column_meaning(relation: str, column: str) -> Meaning | None:
    """What a column holds, None where nobody has said it."""
    return meanings.of_column(_view_of(relation), column)


def _said_of(one: Relation) -> str:
    words = row_meaning(one.name)
    return words if one.schema == "main" else f"{ALSO[one.schema]} {words}"


def _comment(con: duckdb.DuckDBPyConnection, what: str, words: str) -> None:
    # DuckDB takes no parameter here; the words are our own.
    quoted = words.replace("'", "''")
    con.execute(f"COMMENT ON {what} IS '{quoted}'")


def _view_of(relation: str) -> str:
    """The view whose rows a table keeps, or the relation itself."""
    return _kept().get(relation, relation)


@cache
def _kept() -> dict[str, str]:
    """Tables that hold the rows of a view, with the name of the view."""
    pairs = re.findall(r"CREATE VIEW (\w+) AS FROM (\w+);", _all_sql())
    return {kept: view for view, kept in pairs}


@cache
def _rows_by_name() -> dict[str, str]:
    """Name → words of every comment `-- name: words`, up to the next one or the statement; that a
    view is kept as a table is said elsewhere."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in _all_sql().splitlines():
        if named := re.match(r"-- (\w+)(?:\(\w*\))?: (.*)", line):
            lines = found.setdefault(named[1], [])
            lines.append(named[2])
        elif line.startswith("-- "):
            lines.append(line[3:])
        else:
            lines = []
    said = {name: " ".join(lines).split(" Kept as a table")[0] for name, lines in found.items()}
    return {name: f"{words[0].upper()}{words[1:]}" for name, words in said.items()}


@cache
def _all_sql() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in steps())
