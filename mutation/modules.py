"""Makes modules wrong one place at a time, against tests that need neither a warehouse nor a
conftest: `python -m mutation.modules --tests TEST FILE… [--sample N]`.

In a copy of the repository, each in a forked child that has the libraries loaded.
"""

import argparse
import importlib
import os
import random
import shutil
import signal
import sys
import tempfile
from pathlib import Path, PurePosixPath

import pytest

from mutation import python
from mutation.mutant import Mutant
from mutation.trial import ROOT

PATIENCE = 120  # seconds after which a mutant counts as noticed
_PLAIN = ["-x", "-q", "--noconftest", "-p", "no:cacheprovider", "-p", "no:xdist"]


def main(arguments: list[str] | None = None) -> int:
    """Prints what survived, and how many of a sample of each module were noticed."""
    parser = argparse.ArgumentParser(prog="python -m mutation.modules", description=__doc__)
    parser.add_argument("files", nargs="+", type=PurePosixPath)
    parser.add_argument("--tests", nargs="+", required=True)
    parser.add_argument("--sample", type=int, default=30)
    chosen = parser.parse_args(arguments)
    importlib.import_module("pyarrow.fs")
    with tempfile.TemporaryDirectory() as place:
        tree = Path(place)
        for folder in ("papi", "etl", "tests"):
            shutil.copytree(ROOT / folder, tree / folder)
        shutil.copy(ROOT / "pyproject.toml", tree)
        if _fails(tree, chosen.tests):
            raise SystemExit("the unchanged modules do not pass")
        for file in chosen.files:
            made = python.mutants(ROOT, file)
            sample = random.Random(17).sample(made, min(chosen.sample, len(made)))  # noqa: S311
            noticed = sum(_noticed(tree, one(), chosen.tests) for one in sample)
            print(f"{file!s:36} {noticed:3} of {len(sample):3} noticed ({len(made)} in all)")
    return 0


def _noticed(tree: Path, mutant: Mutant, tests: list[str]) -> bool:
    (tree / mutant.path).write_text(mutant.text, encoding="utf-8")
    found = _fails(tree, tests)
    shutil.copy(ROOT / mutant.path, tree / mutant.path)
    if not found:
        print(f"survived  {mutant.path}#{mutant.number}: {mutant.was}  →  {mutant.now}", flush=True)
    return found


def _fails(tree: Path, tests: list[str]) -> bool:
    """Whether a test fails, or does not end."""
    child = os.fork()
    if child == 0:
        signal.alarm(PATIENCE)
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        os.chdir(tree)
        sys.dont_write_bytecode = True
        sys.path[:] = [str(tree), *(one for one in sys.path if one not in {"", str(ROOT)})]
        for name in [one for one in sys.modules if one.split(".")[0] in {"papi", "etl", "tests"}]:
            del sys.modules[name]
        os._exit(int(pytest.main([*_PLAIN, *tests])))
    return os.waitpid(child, 0)[1] != 0


if __name__ == "__main__":
    sys.exit(main())
