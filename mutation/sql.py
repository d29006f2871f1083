"""Makes wrong versions of the views: sqlglot parses a statement, and one node of it is replaced.

sqlglot's output must mean the same as our file; a run checks this by trying the unchanged
statements first.
"""

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

import sqlglot
from sqlglot import exp

from mutation.mutant import Mutant

DIALECT = "duckdb"

# Each kind of node on the left is replaced by the one on the right, easily mistaken for it.
_SWAPPED: dict[type[exp.Expr], type[exp.Expr]] = {
    exp.GTE: exp.GT,
    exp.GT: exp.GTE,
    exp.LTE: exp.LT,
    exp.LT: exp.LTE,
    exp.NEQ: exp.EQ,
    exp.Add: exp.Sub,
    exp.Sub: exp.Add,
    exp.Mul: exp.Div,
    exp.Div: exp.Mul,
    exp.Max: exp.Min,
    exp.Min: exp.Max,
    exp.ArgMax: exp.ArgMin,
    exp.ArgMin: exp.ArgMax,
    exp.Greatest: exp.Least,
    exp.Least: exp.Greatest,
    exp.LogicalOr: exp.LogicalAnd,
    exp.Median: exp.Avg,
    exp.Avg: exp.Median,
    exp.Lag: exp.Lead,
    exp.StddevPop: exp.StddevSamp,
    exp.PercentileCont: exp.PercentileDisc,
    exp.RowNumber: exp.Rank,
}
# Functions that are replaced by their first argument.
_LEFT_OUT = (exp.Abs, exp.Round, exp.Trunc, exp.Coalesce, exp.Nullif, exp.Sqrt, exp.Not)


# Lists from which each item is left out once.
_LISTS: dict[type[exp.Expr], str] = {
    exp.Window: "partition_by",
    exp.Case: "ifs",
    exp.Join: "using",
}


def mutants(root: Path, path: PurePosixPath) -> Iterator[Mutant]:
    """Every wrong version of one SQL file, in the order of the file."""
    statements = parsed((root / path).read_text(encoding="utf-8"))
    written = [one.sql(DIALECT, pretty=True, comments=False) for one in statements]
    # First the file itself as sqlglot writes it: every test must pass on it.
    yield Mutant(path, 0, "", "", _joined(written))
    number = 1
    for place, statement in enumerate(statements):
        for position, node in enumerate(statement.walk()):
            for change in _changes(node):
                wrong = statement.copy()
                target = list(wrong.walk())[position]
                was = target.sql(DIALECT)
                now = change(target)
                shown = now.sql(DIALECT) if isinstance(now, exp.Expr) else str(now)
                rewritten = wrong.sql(DIALECT, pretty=True, comments=False)
                texts = [*written[:place], rewritten, *written[place + 1 :]]
                yield Mutant(path, number, was, shown, _joined(texts))
                number += 1


def _joined(statements: list[str]) -> str:
    return ";\n\n".join(statements) + ";\n"


def parsed(text: str) -> list[exp.Expr]:
    """The statements of a file."""
    found = sqlglot.parse(text, read=DIALECT)
    return [one for one in found if isinstance(one, exp.Expr)]


# Changes a node of a copy and returns what is then in its place.
Change = Callable[[exp.Expr], object]


def _changes(node: exp.Expr) -> Iterator[Change]:
    kind = type(node)
    if kind in _SWAPPED:
        yield lambda one: _put(one, _swapped(one))
    elif kind is exp.EQ and not isinstance(node.parent, exp.And | exp.Join | exp.Where):
        yield lambda one: _put(one, exp.NEQ(this=one.this, expression=one.expression))
    elif kind in {exp.And, exp.Or}:
        yield lambda one: _put(one, one.this)
        # Each condition of a chain is left out once: a AND b AND c is (a AND b) AND c.
        if not isinstance(node.this, kind):
            yield lambda one: _put(one, one.expression)
    elif kind is exp.Rank:
        yield lambda one: _put(one, exp.DenseRank())
        yield lambda one: _put(one, exp.RowNumber())
    elif kind is exp.Is:
        yield lambda one: _put(one, exp.Not(this=one.copy()))
    else:
        yield from _changes_of_parts(node)


def _changes_of_parts(node: exp.Expr) -> Iterator[Change]:
    """Changes that leave out a part or use another number."""
    kind = type(node)
    if isinstance(node, _LEFT_OUT):
        yield lambda one: _put(one, one.this)
    elif kind is exp.Between:
        yield lambda one: _put(one, exp.GTE(this=one.this, expression=one.args["low"]))
        yield lambda one: _put(one, exp.LTE(this=one.this, expression=one.args["high"]))
    elif kind is exp.Filter:
        yield lambda one: _put(one, one.this)
    elif kind is exp.Union:
        yield lambda one: _put(one, one.this)
        yield lambda one: _put(one, one.expression)
    elif kind is exp.Literal and not node.is_string:
        for wrong in _wrong_numbers(node.this):
            yield _to_number(wrong)
    elif kind is exp.Ordered:
        yield lambda one: _set(one, "desc", not one.args.get("desc"))
    elif kind in {exp.Where, exp.Having}:
        yield lambda one: _put(one, kind(this=exp.true()))
    elif kind is exp.Distinct:
        yield _without
    else:
        yield from _changes_of_lists(node)


def _changes_of_lists(node: exp.Expr) -> Iterator[Change]:
    """Changes that drop a column or a branch, or change the kind of a join."""
    names: dict[type[exp.Expr], str] = {
        exp.Window: "partition_by",
        exp.Case: "ifs",
        exp.Join: "using",
    }
    name = names.get(type(node), "")
    items = node.args.get(name) or []
    if len(items) > 1:
        for place in range(len(items)):
            yield _one_fewer(name, place)
    if isinstance(node, exp.Join) and node.args.get("side") == "LEFT":
        yield lambda one: _set(one, "side", None)
    if isinstance(node, exp.Join) and node.args.get("kind") == "SEMI":
        yield lambda one: _set(one, "kind", "ANTI")


def _one_fewer(name: str, place: int) -> Change:
    def change(one: exp.Expr) -> exp.Expr:
        items = one.args[name]
        return _set(one, name, items[:place] + items[place + 1 :])

    return change


def _to_number(wrong: str) -> Change:
    return lambda one: _put(one, exp.Literal.number(wrong))


def _wrong_numbers(written: str) -> list[str]:
    """The numbers on both sides: one more and one less, or two percent if it is not an integer."""
    if written.isdigit():
        return [str(int(written) + 1), str(int(written) - 1)]
    number = float(written)
    return [f"{number * 1.02:.6g}", f"{number * 0.98:.6g}"]


def _swapped(one: exp.Expr) -> exp.Expr:
    return _SWAPPED[type(one)](**{name: value for name, value in one.args.items() if value})


def _put(one: exp.Expr, other: exp.Expr) -> exp.Expr:
    other = other.copy()
    if other.key != one.key and isinstance(other, exp.Connector | exp.Binary | exp.Not):
        other = exp.Paren(this=other)
    one.replace(other)
    return other


def _set(one: exp.Expr, name: str, value: object) -> exp.Expr:
    one.set(name, value)
    return one


def _without(one: exp.Expr) -> str:
    one.pop()
    return ""
