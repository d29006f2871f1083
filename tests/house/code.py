"""Reads the code of all three parts: modules, what they import, which of them ask questions."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

CODE = {
    folder: [path for path in (ROOT / folder).rglob("*.py") if "__pycache__" not in path.parts]
    for folder in ("etl", "papi", "pages")
}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def named(pattern: str) -> list[Path]:
    """The modules of papi whose path fits; a rule over none of them would hold nothing."""
    found = [path for path in CODE["papi"] if path.relative_to(ROOT / "papi").match(pattern)]
    assert found, pattern
    return found


def asks_the_warehouse(path: Path) -> bool:
    return path in {*named("warehouse/*.py"), *named("*/*questions.py")}


def is_record(name: str) -> bool:
    """Whether an imported name is a class: what an answer is made of asks for nothing."""
    return name.rpartition(".")[2][0].isupper()
