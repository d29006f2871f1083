"""Reads whole tables and views, for export. A name is bound like any value, and only relations
that the file marks as exported are read."""

import io

import pandas as pd
import pyarrow.parquet

from papi.common.remembered import remembered
from papi.warehouse import meanings
from papi.warehouse.connection import Identity, ask_once, column, cursor

# What stands for all others in a table asked of the 34 provinces; its column basis says which.
OF_34 = "of the 34: published or estimated"


def names(file: Identity) -> list[str]:
    """The tables and views of which files are offered, in the order of the list."""
    return list(meanings.offered(file))


def figures_are(file: Identity, name: str) -> str:
    """What stands in one of names(), as asked of this division: published figures (in `score`
    beside sums of them), computed or estimated ones, statements of the press, words, the project's
    own."""
    kind = meanings.offered(file)[name].figures_are
    if not file.of_34:
        return kind
    found = column(
        file,
        """
        SELECT column_name FROM duckdb_columns()
        WHERE schema_name = 'of_34' AND table_name = $1 LIMIT 1
        """,
        name,
    )
    return OF_34 if found else kind


def columns(file: Identity, name: str) -> list[str]:
    """The columns of one of names(); KeyError for any other name."""
    return list(types(file, name))


@remembered(200)
def types(file: Identity, name: str) -> dict[str, str]:
    """The same with DuckDB's type of each."""
    with cursor(file) as asked:
        found = asked.sql("FROM query_table($1) LIMIT 0", params=[_known(file, name)])
        return dict(zip(found.columns, map(str, found.types), strict=True))


def years(file: Identity, name: str) -> list[int]:
    """The years it has rows of, newest first; none where it has no column of years."""
    if "year" not in columns(file, name):
        return []
    question = "SELECT DISTINCT year FROM query_table($1) ORDER BY year DESC"
    return column(file, question, _known(file, name))


def count(file: Identity, name: str, year: int | None = None) -> int:
    """How many rows it has, of one year or in all."""
    question = _COUNT_OF_A_YEAR if year else "SELECT count(*) AS n FROM query_table($1)"
    values = [_known(file, name), year] if year else [_known(file, name)]
    return int(column(file, question, *values)[0])


def rows(file: Identity, name: str, cite: str, year: int | None = None) -> pd.DataFrame:
    """All of it or one year, in a fixed order, with two more columns: figures_are (as the function;
    in `score` by the row: published, the sum of published parts, or an estimate) and cite."""
    return ask_once(
        file, _question(name, year), *_values(file, name, year), figures_are(file, name), cite
    )


def parquet(file: Identity, name: str, cite: str, year: int | None = None) -> bytes:
    """The same as a Parquet file, each column of its own type."""
    values = [*_values(file, name, year), figures_are(file, name), cite]
    written = io.BytesIO()
    with cursor(file) as asked:
        # Not by the engine itself, which is sealed and writes no file.
        found = asked.sql(_question(name, year), params=values).to_arrow_table()
    pyarrow.parquet.write_table(found, written, compression="zstd")
    return written.getvalue()


_SCORES = """
    SELECT s.*,
        CASE
            WHEN s.basis <> 'published' THEN 'estimate: mean of published old provinces'
            WHEN m.level IN ('total', 'dimension') THEN 'sum of published parts'
            ELSE 'published'
        END AS figures_are,
        $4 AS cite
    FROM query_table($1) AS s
    JOIN measure AS m
        ON m.measure = s.measure AND s.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
    WHERE s.year = coalesce($2, s.year) AND $3 IS NOT NULL
    ORDER BY ALL
"""
_ALL = "SELECT *, $2 AS figures_are, $3 AS cite FROM query_table($1) ORDER BY ALL"
_OF_A_YEAR = """
    SELECT *, $3 AS figures_are, $4 AS cite FROM query_table($1) WHERE year = $2 ORDER BY ALL
"""
_COUNT_OF_A_YEAR = "SELECT count(*) AS n FROM query_table($1) WHERE year = $2"


def _question(name: str, year: int | None) -> str:
    if name == "score":
        return _SCORES
    return _OF_A_YEAR if year else _ALL


def _values(file: Identity, name: str, year: int | None) -> list[object]:
    known = _known(file, name)
    return [known, year] if year or name == "score" else [known]


def _known(file: Identity, name: str) -> str:
    if name not in meanings.offered(file):
        raise KeyError(name)
    return name
