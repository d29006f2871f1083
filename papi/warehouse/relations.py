"""Whole tables and views, for readers who reckon for themselves. A name is bound like any value,
and only a name of `RELATIONS` is taken."""

import io

import pandas as pd
import pyarrow.parquet

from papi.warehouse.connection import Identity, ask, ask_once, cursor

# What stands in each: published figures (in `score` beside sums of them), computed or estimated
# ones, statements of the press, words (names, notes), or the project's own.
RELATIONS = {
    "score": "published and sums", "ranking": "computed", "yearly_change": "computed",
    "change_standing": "computed", "group_threshold": "computed", "group_distance": "computed",
    "benchmark": "computed", "national_shift": "computed", "rank_range": "estimated",
    "group_share": "estimated", "noise": "estimated",
    "trend": "computed", "mean_change": "computed", "fall_count": "computed",
    "province_falls": "computed", "fall_record": "computed", "good_year": "computed",
    "peer": "computed", "merged_estimate": "estimated", "merged_part": "computed",
    "claim_verdict": "computed",
    "claim": "printed", "measure": "words", "province": "words", "province_alias": "words",
    "region": "words", "successor": "words", "survey_year": "published", "source": "words",
    "missing": "published", "series_break": "words", "respondent_count": "published",
    "sample": "published", "weighted_total": "published", "workbook_difference": "published",
    "action": "project",
}  # fmt: skip


# What stands for all others in a table asked of the 34 provinces; its column basis says which.
OF_34 = "of the 34: published or estimated"


def figures_are(file: Identity, name: str) -> str:
    """What stands in a table of RELATIONS, as asked of this division."""
    if not file.of_34:
        return RELATIONS[_known(name)]
    found = ask(
        file,
        "FROM duckdb_columns() WHERE schema_name = 'of_34' AND table_name = $1 LIMIT 1",
        _known(name),
    )
    return RELATIONS[name] if found.empty else OF_34


def columns(file: Identity, name: str) -> list[str]:
    """The columns of a table or view of RELATIONS; KeyError for any other name."""
    return list(ask(file, "FROM query_table($1) LIMIT 0", _known(name)).columns)


def types(file: Identity, name: str) -> dict[str, str]:
    """The same with DuckDB's type of each."""
    with cursor(file) as asked:
        found = asked.sql("FROM query_table($1) LIMIT 0", params=[_known(name)])
        return dict(zip(found.columns, map(str, found.types), strict=True))


def years(file: Identity, name: str) -> list[int]:
    """The years it has rows of, newest first; none where it has no column of years."""
    if "year" not in columns(file, name):
        return []
    found = ask(file, "SELECT DISTINCT year FROM query_table($1) ORDER BY year DESC", _known(name))
    return found["year"].tolist()


def count(file: Identity, name: str, year: int | None = None) -> int:
    """How many rows it has, of one year or in all."""
    question = _COUNT_OF_A_YEAR if year else "SELECT count(*) AS n FROM query_table($1)"
    values = [_known(name), year] if year else [_known(name)]
    return int(ask(file, question, *values)["n"].iloc[0])


def rows(file: Identity, name: str, cite: str, year: int | None = None) -> pd.DataFrame:
    """All of it or one year, in a fixed order, with two more columns: figures_are (RELATIONS; in
    `score` by the row: published, the sum of published parts, or an estimate) and cite."""
    return ask_once(
        file, _question(name, year), *_values(name, year), figures_are(file, name), cite
    )


def parquet(file: Identity, name: str, cite: str, year: int | None = None) -> bytes:
    """The same as a Parquet file, each column of its own type."""
    values = [*_values(name, year), figures_are(file, name), cite]
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


def _values(name: str, year: int | None) -> list[object]:
    return [_known(name), year] if year or name == "score" else [_known(name)]


def _known(name: str) -> str:
    if name not in RELATIONS:
        raise KeyError(name)
    return name
