"""What the tests of several subjects share."""

import subprocess
import sys
from collections.abc import Iterator

import duckdb
import pytest

from papi.__main__ import main
from tests.conftest import ROOT
from tests.papi import processes


@pytest.fixture(scope="module")
def in_this_process() -> Iterator[None]:
    """Every file of the module's tests is opened here."""
    with processes.none_started():
        yield


@pytest.fixture
def run(warehouse_path, capsys):
    """Runs a command in this process; what raises here would be a trace there."""

    def papi(*arguments: str) -> subprocess.CompletedProcess[str]:
        capsys.readouterr()
        try:
            code = main([*arguments, "--warehouse", str(warehouse_path)])
        except SystemExit as ended:  # the parser of arguments
            code = int(ended.code or 0)
        said = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, code, said.out, said.err)

    return papi


@pytest.fixture
def start(warehouse_path):
    """Runs a command in a process of its own, as who types it does."""

    def papi(*arguments: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "papi", *arguments, "--warehouse", str(warehouse_path)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in done.stderr
        return done

    return papi


@pytest.fixture(scope="module")
def ask(warehouse_path):
    """Asks a question of the schema of a code's division."""
    with duckdb.connect(str(warehouse_path), read_only=True) as con:

        def asked(code: str, query: str, *values: object):
            con.execute("USE of_34" if code.endswith("n") else "USE main")
            return con.execute(query, list(values)).fetchall()

        yield asked
