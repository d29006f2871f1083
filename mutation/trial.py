"""Tries mutants one after another in a copy of the repository: does any test fail?

The tests that need no warehouse run first. If none of them notices, those that read the published
figures run in a forked child, which has the libraries loaded already. The copy contains what git
tracks; the repository itself is never changed.
"""

import gc
import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from mutation import plan
from mutation.mutant import Mutant

ROOT = Path(__file__).parents[1]
PATIENCE = 150.0
# Loaded once, for all children. A mutant changes SQL, which each child reads again.
_LOADED = ("duckdb", "pandas", "scipy.stats", "hypothesis", "etl.build", "papi.warehouse")
_PLAIN = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-seed=1"]
# It takes as long as all the other quick tests.
_PLAIN += ["-k", "not more_noise_never_makes_more_clear"]
_DOES_NOT_RUN = re.compile(
    r"(Binder|Parser|Catalog|NotImplemented|Conversion)Exception|SyntaxError"
)


@dataclass(frozen=True)
class Outcome:
    """outcome: killed, survived, slow (never ends), invalid (does not run); by: the first test
    that failed."""

    outcome: str
    by: str
    seconds: float


class Trial:
    """A copy of the repository in `place`."""

    def __init__(self, place: Path) -> None:
        self.tree = place / "repository"
        self.right = place / "right.duckdb"
        self.noted = place / "noted.json"
        self.said = place / "said.txt"
        files = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split("\0")
        for file in filter(None, files):
            if (ROOT / file).is_file():
                (self.tree / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / file, self.tree / file)
        sys.path[:] = [str(self.tree), *(p for p in sys.path if p not in {"", str(ROOT)})]
        # mutation.plan has imported the repository's own etl, which would read its own SQL.
        for name in [one for one in sys.modules if one.split(".")[0] in {"etl", "papi", "tests"}]:
            del sys.modules[name]
        for name in _LOADED:
            importlib.import_module(name)

    def tried(self, mutant: Mutant, tests: list[str]) -> Outcome:
        """Whether one of `tests` notices the mutant."""
        began = time.monotonic()
        file = self.tree / mutant.path
        right = file.read_text(encoding="utf-8")
        file.write_text(mutant.text, encoding="utf-8")
        try:
            outcome, by = self._noticed(mutant, tests)
        finally:
            file.write_text(right, encoding="utf-8")
        return Outcome(outcome, by, round(time.monotonic() - began, 1))

    def _noticed(self, mutant: Mutant, tests: list[str]) -> tuple[str, str]:
        told = {
            "right": str(self.right), "noted": str(self.noted), "path": str(mutant.path),
            "asked": sorted(plan.asked(tests)),
        }  # fmt: skip
        quick, slow = plan.stages(tests)
        if quick and (failed := self._here(quick)):
            return ("invalid" if _DOES_NOT_RUN.search(failed.words) else "killed"), failed.by
        if not slow:
            return "survived", ""
        self._build_right(mutant)
        self.noted.write_text("{}", encoding="utf-8")
        code = self._in_child(slow, json.dumps(told))
        noted = json.loads(self.noted.read_text(encoding="utf-8"))
        by, words = noted.get("by", f"exit code {code}"), noted.get("words", "")
        if code is None or "TooSlow" in words:
            return "slow", by
        if code == 0:
            return "survived", ""
        return ("invalid" if _DOES_NOT_RUN.search(words) else "killed"), by

    def _here(self, tests: list[str]) -> "_FirstFailure | None":
        """The first failure of tests that read the SQL again, run in this process."""
        seen = _FirstFailure()
        back = Path.cwd()
        os.chdir(self.tree)
        try:
            with self.said.open("w") as said, redirect_stdout(said), redirect_stderr(said):
                code = pytest.main([*_PLAIN, *tests], plugins=[seen])
        finally:
            os.chdir(back)
        if code and not seen.by:
            raise SystemExit(f"pytest ended with {code}: {self.said.read_text()}")
        return seen if code else None

    def _build_right(self, mutant: Mutant) -> None:
        """Builds the correct warehouse once, when it is first needed."""
        if self.right.exists():
            return
        file = self.tree / mutant.path
        wrong = file.read_text(encoding="utf-8")
        shutil.copy(ROOT / mutant.path, file)
        command = [sys.executable, "-m", "etl", "build", "--to", str(self.right)]
        subprocess.run(command, cwd=self.tree, check=True, capture_output=True)
        file.write_text(wrong, encoding="utf-8")

    def _in_child(self, tests: list[str], told: str) -> int | None:
        """The exit code of pytest in the copy, run in a child; None if it had to be killed."""
        gc.collect()
        child = os.fork()
        if child == 0:
            os._exit(self._run(tests, told))
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.02)
        os.kill(child, 9)
        os.waitpid(child, 0)
        return None

    def _run(self, tests: list[str], told: str) -> int:
        said = os.open(self.said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(said, 1)
        os.dup2(said, 2)
        os.environ["PAPI_MUTATION"] = told
        os.chdir(self.tree)
        # Imported again, so that the plugin below can give them another build.
        for name in [name for name in sys.modules if name.split(".")[0] == "tests"]:
            del sys.modules[name]
        return int(pytest.main([*_PLAIN, "-p", "mutation.prebuilt", *tests]))


class _FirstFailure:
    """A pytest plugin that notes the first test that failed, and its message."""

    def __init__(self) -> None:
        self.by = self.words = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.by:
            self.by, self.words = report.nodeid, report.longreprtext
