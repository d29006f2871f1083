"""A warehouse with a rehearsed 2025 of 34 provinces beside the shipped years."""

from pathlib import Path

import pytest

from etl.build import build
from tests.conftest import PUBLISHED
from tests.etl import workbook_content as contents
from tests.etl import workbook_maker as made
from tests.made_once import made_once

NAME = "2025PAPI_ProvincialIndicators_BangChiTieuCapTinh.xlsx"


def warehouse_of_2025(factory: pytest.TempPathFactory) -> Path:
    """Its file, built once for all who read it."""

    def make(path: Path) -> None:
        workbooks = factory.mktemp("rehearsed")
        rows = made.layout(2025, contents.rehearsed())
        made.write(workbooks / NAME, {"2025_VIE_ENG": rows})
        build(PUBLISHED, path, workbooks=workbooks, show_progress=False)

    return made_once(factory, "rehearsed.duckdb", make)
