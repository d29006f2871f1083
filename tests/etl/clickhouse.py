"""A lake's SQL as ClickHouse runs it: read and written anew by sqlglot, with rules for what sqlglot
does not turn by itself. No view is touched by hand.
"""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlglot
from sqlglot import exp
from sqlglot.dialects.clickhouse import ClickHouse

from etl import lake
from etl.steps import step_name, steps
from tests.conftest import ROOT

PYTHON = ROOT / ".venv-clickhouse" / "bin" / "python"
# As DuckDB has it: NULL, and not 0, where no row can be joined or none comes before.
SETTINGS = [
    "SET join_use_nulls = 1",
    "SET schema_inference_make_columns_nullable = 1",
    "SET use_hive_partitioning = 0",
]
# Runs in the environment that has ClickHouse: statements in, the error of each out.
RUNNER = """
import json, sys
from chdb.session import Session

def tried(session, statement):
    try:
        session.query(statement)
    except Exception as error:
        return str(error)
    return ""

session = Session()
print(json.dumps([tried(session, one) for one in json.load(sys.stdin)]))
"""


def _quantile(self: Any, one: exp.PercentileCont) -> str:
    at = one.expression
    if isinstance(at, exp.Array):
        places = ", ".join(self.sql(each) for each in at.expressions)
        return f"quantilesExactInclusive({places})({self.sql(one, 'this')})"
    return f"quantileExactInclusive({self.sql(at)})({self.sql(one, 'this')})"


def _length(self: Any, one: exp.Length) -> str:
    name = "length" if isinstance(one.this, exp.Split) else "lengthUTF8"
    return str(self.func(name, one.this))


class Adapted(ClickHouse):
    """What sqlglot's own ClickHouse leaves as DuckDB writes it."""

    class Generator(ClickHouse.Generator):  # type: ignore[misc, valid-type]
        """Functions of other names, and a place past a list's end, which is NULL in DuckDB."""

        TRANSFORMS = {  # noqa: RUF012 (as sqlglot declares it)
            **ClickHouse.Generator.TRANSFORMS,
            exp.PercentileCont: _quantile,
            exp.Length: _length,
            exp.Bracket: lambda self, one: self.func(
                "arrayElementOrNull", one.this, *one.expressions
            ),
            exp.LogicalOr: lambda self, one: self.func("max", one.this),
            exp.LogicalAnd: lambda self, one: self.func("min", one.this),
            exp.DateFromParts: lambda self, one: self.func(
                "makeDate", one.args["year"], one.args["month"], one.args["day"]
            ),
        }


def views(folder: Path, computed: set[str]) -> dict[str, str]:
    """The lake's views of the provinces as surveyed, in their order. computed: the steps whose
    stored tables are computed anew, as views, instead of read."""
    anew = {
        made.this.name: made
        for step in steps("over_scores")
        if step_name(step) in computed
        for made in sqlglot.parse(step.read_text(encoding="utf-8"), read="duckdb")
        if isinstance(made, exp.Create) and made.kind == "TABLE"
    }
    found: dict[str, str] = {}
    skipped = set(anew)
    for name, made in _created(folder):
        if name in skipped:
            continue
        for stored in sorted(_read(made) & anew.keys()):
            found[stored] = _written(anew.pop(stored), folder)
        found.setdefault(name, _written(made, folder))
    return found


def _created(folder: Path) -> Iterator[tuple[str, exp.Create]]:
    for made in sqlglot.parse((folder / lake.SQL).read_text(encoding="utf-8"), read="duckdb"):
        if isinstance(made, exp.Create) and made.kind == "VIEW" and made.this.db != "of_34":
            yield made.this.name, made


def _read(made: exp.Create) -> set[str]:
    return {one.name for one in made.expression.find_all(exp.Table)}


def _written(made: exp.Create, folder: Path) -> str:
    """One view for ClickHouse. A column of a join keeps the name of its table there (`c.measure`)
    unless it is given its own."""
    made.set("kind", "VIEW")
    made.this.set("db", None)
    for select in made.find_all(exp.Select):
        select.set("expressions", _named(select.expressions))
    for read in list(made.find_all(exp.ReadParquet)):
        files = exp.Literal.string(str(folder / read.expressions[0].name))
        read.replace(exp.Anonymous(this="file", expressions=[files, exp.Literal.string("Parquet")]))
    return made.sql(Adapted)


def _named(columns: list[exp.Expr]) -> list[exp.Expr]:
    """Columns by their own names, but where two have the same."""
    names = [one.name for one in columns if isinstance(one, exp.Column)]
    return [
        exp.alias_(one, one.name)
        if isinstance(one, exp.Column)
        and one.table
        and not isinstance(one.this, exp.Star)
        and names.count(one.name) == 1
        else one
        for one in columns
    ]


def run(statements: list[str]) -> list[str]:
    """Runs them in one session; the error of each, empty for none."""
    done = subprocess.run(
        [str(PYTHON), "-c", RUNNER], input=json.dumps([*SETTINGS, *statements]),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    errors: list[str] = json.loads(done.stdout)
    assert not any(errors[: len(SETTINGS)]), errors
    return errors[len(SETTINGS) :]
