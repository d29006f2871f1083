"""What modules, classes and functions are called, and what stands in none of them."""

import ast
import re
from collections import Counter
from pathlib import Path

from tests.conftest import ROOT
from tests.house.code import CODE


def top(path: Path, kind: type[ast.ClassDef | ast.FunctionDef]) -> list[str]:
    """The names of a module's own classes or functions."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return [node.name for node in body if isinstance(node, kind)]


def test_no_two_classes_bear_one_name():
    names = Counter(
        name
        for path in CODE["papi"]
        for name in top(path, ast.ClassDef)
        # Each subject's parts.py defines its own Choice.
        if not (path.name == "parts.py" and name == "Choice")
    )
    assert len(names) > 80
    assert not {name for name, times in names.items() if times > 1}


def test_a_function_is_called_after_what_it_gives():
    tests = list((ROOT / "tests").rglob("*.py"))
    assert tests
    for path in [*CODE["papi"], *CODE["etl"], *CODE["pages"], *tests]:
        every = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        names = {node.name for node in every if isinstance(node, ast.FunctionDef)}
        assert not {"of", "found", "rest", "one"} & names, path


def test_no_module_is_called_after_nothing():
    for path in [*CODE["etl"], *CODE["papi"], *CODE["pages"]]:
        assert not re.search(r"util|helper|manager|process", path.stem), path


def test_every_module_says_what_it_is():
    for path in [*CODE["etl"], *CODE["papi"], *CODE["pages"], ROOT / "app.py"]:
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path


def test_no_machine_path_or_host_is_written_anywhere():
    tracked = [
        path
        for pattern in ("*.md", "*.py", "*.toml", "*.txt", "*.in", "*.sql", "Makefile")
        for path in ROOT.glob(pattern)
    ]
    for path in [*tracked, *CODE["etl"], *CODE["papi"], *CODE["pages"]]:
        text = path.read_text(encoding="utf-8")
        assert "/wo" + "rk/" not in text, path
        assert "index-" + "url http" not in text, path
