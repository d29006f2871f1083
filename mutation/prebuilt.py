"""A pytest plugin that replaces builds by quick ones and notes the first test that fails.

When a test builds the shipped tables, the correct warehouse is copied and only the mutant's step is
run again.
"""

import json
import os
from pathlib import Path, PurePosixPath

import pytest

from etl import build as builder
from mutation import built

# The variable that passes settings to a child process: right, noted, path, asked.
TOLD = "PAPI_MUTATION"

_told = json.loads(os.environ.get(TOLD, "{}"))
_really_build = builder.build
_REPOSITORY = Path(builder.__file__).parents[1]


def _given(published: Path, to: Path, **options: object) -> object:
    """Gives the mutant's warehouse for a plain build of the shipped tables, else really builds."""
    shipped = _REPOSITORY / "data" / "published"
    if published.resolve() != shipped.resolve() or options.get("workbooks"):
        return _really_build(published, to, **options)  # type: ignore[arg-type]
    to.parent.mkdir(parents=True, exist_ok=True)
    path = PurePosixPath(_told["path"])
    built.build(Path(_told["right"]), to, _REPOSITORY, path, set(_told["asked"]))
    return None


if _told:
    builder.build = _given  # type: ignore[assignment]


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Notes which test failed, and its message."""
    if report.failed:
        _note(report)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """A test module that cannot even be imported counts as a failure too."""
    if report.failed:
        _note(report)


def _note(report: pytest.TestReport | pytest.CollectReport) -> None:
    words = {"by": report.nodeid, "words": report.longreprtext[-4000:]}
    Path(_told["noted"]).write_text(json.dumps(words), encoding="utf-8")
