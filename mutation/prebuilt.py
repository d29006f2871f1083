"""A plugin of pytest: where a test asks for a build of the shipped tables, the right warehouse is
copied and only the mutant's step made anew; and the first test that fails is noted."""

import json
import os
from pathlib import Path, PurePosixPath

import pytest

from etl import build as builder
from mutation import built

# What a child is told: right, noted, path, asked.
TOLD = "PAPI_MUTATION"

_told = json.loads(os.environ.get(TOLD, "{}"))
_really_build = builder.build
_HOUSE = Path(builder.__file__).parents[1]


def _given(published: Path, to: Path, **options: object) -> object:
    """The mutant's file for a plain build of the shipped tables; any other build is a real one."""
    shipped = _HOUSE / "data" / "published"
    if published.resolve() != shipped.resolve() or options.get("workbooks"):
        return _really_build(published, to, **options)  # type: ignore[arg-type]
    to.parent.mkdir(parents=True, exist_ok=True)
    path = PurePosixPath(_told["path"])
    built.build(Path(_told["right"]), to, _HOUSE, path, set(_told["asked"]))
    return None


if _told:
    builder.build = _given  # type: ignore[assignment]


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Which test noticed, and in what words."""
    if report.failed:
        _note(report)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """A module that cannot even be imported notices too."""
    if report.failed:
        _note(report)


def _note(report: pytest.TestReport | pytest.CollectReport) -> None:
    words = {"by": report.nodeid, "words": report.longreprtext[-4000:]}
    Path(_told["noted"]).write_text(json.dumps(words), encoding="utf-8")
