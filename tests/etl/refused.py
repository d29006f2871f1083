"""A good workbook to spoil, and what `add` says of one that it must refuse."""

from pathlib import Path
from typing import Any

import pytest

from etl.__main__ import main
from tests.conftest import PUBLISHED
from tests.etl import workbook_content as contents
from tests.etl import workbook_maker as made

NAME = "2025PAPI_Provincial.xlsx"
SHEET = "2025_VIE_ENG"


def good() -> list[list[Any]]:
    return made.columns_layout(contents.rehearsed(), made.Columns(margins=True, notes=True))


def refused(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], *more: Path) -> str:
    """What `add` says of a file that it must refuse; warehouse and folder stay as they are."""
    warehouse, workbooks = tmp_path / "papi.duckdb", tmp_path / "workbooks"
    warehouse.write_bytes(b"as it was")
    files = list(map(str, (path, *more)))
    places = ["--published", str(PUBLISHED), "--workbooks", str(workbooks), "--to", str(warehouse)]
    before = sorted(p.name for p in workbooks.glob("*")) if workbooks.exists() else []
    assert main(["add", *files, *places]) == 1
    assert warehouse.read_bytes() == b"as it was"
    assert sorted(p.name for p in workbooks.glob("*")) == before if before else True
    said = capsys.readouterr()
    assert "Traceback" not in said.out + said.err
    assert "nothing was changed" in said.err
    return said.out
