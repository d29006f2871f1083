"""A workbook that was made is read, and its scores are those that were put into it."""

from pathlib import Path

import pytest

from etl import workbook_load
from etl.figures import Figures
from etl.workbook_load import Loaded
from tests.etl import workbook_content as contents


def loaded(path: Path) -> Loaded:
    return workbook_load.load([path], contents.FRAMES)


def only(path: Path) -> Figures:
    """The one sheet that is read of a file, without a problem."""
    found = loaded(path)
    assert not found.problems
    (read,) = found.read
    return read.figures


def scores(figures: Figures) -> dict[tuple[str, str], float | None]:
    return {
        (place.code, code): values[at]
        for code, (_, values) in figures.subdimensions.items()
        for at, place in enumerate(figures.sheet.places)
    }


def assert_reads_back(figures: Figures, content: contents.Content) -> None:
    ours = scores(figures)
    assert {key for key, value in ours.items() if value is not None} == {
        key for key, value in content.scores.items() if value is not None
    }
    for key, value in content.scores.items():
        # openpyxl writes fifteen digits, fewer than a double has.
        assert ours[key] == (
            None if value is None else pytest.approx(contents.float32(value), 1e-12)
        )
