"""Makes modules wrong one place at a time: `python -m mutation.modules FILE… [--sample N]
[--tests TEST…] [--then TEST…]`.

First against tests that need neither a warehouse nor a conftest; what these overlook, against
others, that may ask the warehouse which `make` built. In a copy of the repository, each in a
forked child that has the libraries loaded.
"""

import argparse
import gc
import importlib
import os
import random
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from mutation import python
from mutation.mutant import Mutant
from mutation.trial import ROOT

PATIENCE = 120  # seconds after which a mutant counts as noticed
_PLAIN = [
    *("-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-m", "not every"),
    # Takes as long as the tests do, and helps only to read what failed.
    *("--assert=plain", "-p", "no:unraisableexception"),
]
_OURS = {"papi", "etl", "tests", "pages", "servers", "benchmarks"}
# What each child imports anew: tests, and the packages whose modules are made wrong.
_ANEW = ("tests", "papi.site", "papi.store", "etl.lake")
_LOADED = ("pyarrow.fs", "pyarrow.parquet", "babel.messages.pofile", "PIL.ImageFont")
# Only the other tests need these; loaded, not used, because DuckDB's threads do not survive a fork.
_LOADED_THEN = ("duckdb", "pandas", "streamlit.testing.v1", "openpyxl", "hypothesis", "scipy.stats")


def main(arguments: list[str] | None = None) -> int:
    """Prints what survived, and how many of a sample of each module were noticed."""
    parser = argparse.ArgumentParser(prog="python -m mutation.modules", description=__doc__)
    parser.add_argument("files", nargs="+", type=PurePosixPath)
    parser.add_argument("--tests", nargs="+", default=[])
    parser.add_argument("--then", nargs="+", default=[])
    parser.add_argument("--sample", type=int, default=30)
    chosen = parser.parse_args(arguments)
    for name in (*_LOADED, *(_LOADED_THEN if chosen.then else ())):
        importlib.import_module(name)
    stages = [
        [*more, *tests]
        for more, tests in ((["--noconftest"], chosen.tests), ([], chosen.then))
        if tests
    ]
    with tempfile.TemporaryDirectory() as place:
        tree = Path(place)
        for folder in sorted(_OURS):
            shutil.copytree(ROOT / folder, tree / folder)
        shutil.copy(ROOT / "pyproject.toml", tree)
        for linked in ("data", ".venv-s3"):
            (tree / linked).symlink_to(ROOT / linked)
        # Importing plugins would take longer than the tests do.
        os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
        _prepare(tree)
        gc.collect()
        gc.freeze()
        if any(_fails(tree, one) for one in stages):
            raise SystemExit("the unchanged modules do not pass")
        for file in chosen.files:
            made = python.mutants(ROOT, file)
            sample = random.Random(17).sample(made, min(chosen.sample, len(made)))  # noqa: S311
            noticed = sum(_noticed(tree, one(), stages) for one in sample)
            print(
                f"{file!s:36} {noticed:3} of {len(sample):3} noticed ({len(made)} in all)",
                flush=True,
            )
    return 0


def _prepare(tree: Path) -> None:
    """From now on everything is of the copy; what no mutant changes is loaded once."""
    os.chdir(tree)
    sys.path[:] = [str(tree), *(one for one in sys.path if one not in {"", str(ROOT)})]
    _forget(lambda name: True)
    for name in ("papi.subjects", "papi.export.files", "etl.build", "pages.shared.ready"):
        importlib.import_module(name)


def _forget(which: Callable[[str], bool]) -> None:
    for name in [one for one in sys.modules if one.split(".")[0] in _OURS and which(one)]:
        del sys.modules[name]


def _noticed(tree: Path, mutant: Mutant, stages: list[list[str]]) -> bool:
    changed = tree / mutant.path
    changed.write_text(mutant.text, encoding="utf-8")
    # Else it would be taken for the mutant before, if that is as long and was written just now.
    for old in changed.parent.glob(f"__pycache__/{changed.stem}.*.pyc"):
        old.unlink()
    found = any(_fails(tree, one) for one in stages)
    shutil.copy2(ROOT / mutant.path, changed)
    if not found:
        print(f"survived  {mutant.path}#{mutant.number}: {mutant.was}  →  {mutant.now}", flush=True)
    return found


def _fails(tree: Path, asked: list[str]) -> bool:
    """Whether a test fails, or does not end. asked: of pytest."""
    child = os.fork()
    if child == 0:
        signal.alarm(PATIENCE)
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        _forget(lambda name: name.startswith(_ANEW))
        _keep(tree / "kept")
        os._exit(int(pytest.main([*_PLAIN, *asked])))
    return os.waitpid(child, 0)[1] != 0


def _keep(place: Path) -> None:
    """Warehouses that tests build are kept for the next child; pages are made by what is wrong."""
    made_once: Any = importlib.import_module("tests.made_once")
    really_made: Callable[..., Path] = made_once.made_once

    def kept(factory: Any, name: str, make: Callable[[Path], object]) -> Path:
        if name == "edition":
            return really_made(factory, name, make)
        there = place / name
        if not there.exists():
            place.mkdir(exist_ok=True)
            make(place / f"unfinished-{name}")
            (place / f"unfinished-{name}").rename(there)
        return there

    made_once.made_once = kept


if __name__ == "__main__":
    sys.exit(main())
