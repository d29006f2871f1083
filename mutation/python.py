"""Makes wrong versions of a module: its syntax tree with one node replaced by one easily mistaken
for it."""

import ast
import copy
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from mutation.mutant import Mutant

_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn,
    ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
_NAMES = {"any": "all", "all": "any", "min": "max", "max": "min"}


def mutants(root: Path, path: PurePosixPath) -> list[Callable[[], Mutant]]:
    """Every wrong version of one module, each written only when it is called for."""
    tree = ast.parse((root / path).read_text(encoding="utf-8"))
    said = set(_said(tree))
    sites = [
        (at, change)
        for at, node in enumerate(ast.walk(tree))
        if node not in said
        for change in range(len(_changed(node)))
    ]
    return [partial(_mutant, tree, path, number, *site) for number, site in enumerate(sites)]


def _mutant(tree: ast.Module, path: PurePosixPath, number: int, at: int, change: int) -> Mutant:
    wrong = copy.deepcopy(tree)
    place = next(one for index, one in enumerate(ast.walk(wrong)) if index == at)
    now = _changed(place)[change]
    was = f"line {getattr(place, 'lineno', 0)}: {ast.unparse(place)[:70]}"
    said = ast.unparse(now)[:70]
    place.__class__, place.__dict__ = now.__class__, now.__dict__
    return Mutant(path, number, was, said, ast.unparse(ast.fix_missing_locations(wrong)))


def _said(tree: ast.Module) -> Iterator[ast.AST]:
    """Docstrings, annotations, decorators (frozen=True) and how strict zip is: a right program does
    the same with any other."""
    for one in ast.walk(tree):
        for each in getattr(one, "decorator_list", ()):
            yield from ast.walk(each)
        if isinstance(one, ast.keyword) and one.arg == "strict":
            yield from ast.walk(one)
        if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant):
            yield from ast.walk(one)
        for name in ("annotation", "returns"):
            if part := getattr(one, name, None):
                yield from ast.walk(part)


def _changed(node: ast.AST) -> list[ast.AST]:
    """What a node may be mistaken for."""
    found: list[ast.AST] = []
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _SWAPPED:
        found.append(_with(node, ops=[_SWAPPED[type(node.ops[0])](), *node.ops[1:]]))
    elif isinstance(node, ast.BoolOp):
        found.append(_with(node, op=_SWAPPED[type(node.op)]()))
        found += [
            _with(node, values=node.values[:at] + node.values[at + 1 :])
            if len(node.values) > 2
            else node.values[1 - at]
            for at in range(len(node.values))
        ]
    elif isinstance(node, ast.BinOp) and type(node.op) in _SWAPPED:
        found.append(_with(node, op=_SWAPPED[type(node.op)]()))
    elif isinstance(node, ast.UnaryOp):
        found.append(node.operand)
    elif isinstance(node, ast.Constant):
        found += [ast.Constant(one) for one in _other(node.value)]
    elif isinstance(node, ast.Name) and node.id in _NAMES:
        found.append(_with(node, id=_NAMES[node.id]))
    elif isinstance(node, ast.IfExp):
        found += [node.body, node.orelse]
    elif isinstance(node, (ast.Raise, ast.Continue, ast.AugAssign)):
        found.append(ast.Pass())
    elif isinstance(node, ast.comprehension) and node.ifs:
        found.append(_with(node, ifs=node.ifs[1:]))
    return found or _shorter(node)


def _shorter(node: ast.AST) -> list[ast.AST]:
    """A call without one of its named values, a list or set without one of its members."""
    if isinstance(node, ast.Call) and all(one.arg for one in node.keywords):
        return [
            _with(node, keywords=[each for each in node.keywords if each is not one])
            for one in node.keywords
            if one.arg != "strict"
        ]
    if isinstance(node, (ast.Set, ast.List)) and isinstance(
        getattr(node, "ctx", ast.Load()), ast.Load
    ):
        return [_with(node, elts=some) for some in _but_one(node.elts)]
    return []


def _but_one(values: list[Any]) -> list[list[Any]]:
    return [values[:at] + values[at + 1 :] for at in range(len(values))]


def _other(value: Any) -> list[Any]:
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1]
    return [f"{value}_"] if isinstance(value, str) and value else []


def _with(node: ast.AST, **parts: object) -> ast.AST:
    return type(node)(**{**dict(ast.iter_fields(node)), **parts})
