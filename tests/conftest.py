"""A real warehouse, built once from the shipped tables, for every test that reads."""

from pathlib import Path

import duckdb
import pytest

from etl.build import build
from papi.warehouse import connection as connection_questions

ROOT = Path(__file__).parents[1]
PUBLISHED = ROOT / "data" / "published"


@pytest.fixture(scope="session")
def warehouse_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a fresh build of the shipped tables."""
    path = tmp_path_factory.mktemp("warehouse") / "papi.duckdb"
    build(PUBLISHED, path, show_progress=False)
    return path


@pytest.fixture(scope="session")
def file(warehouse_path: Path) -> connection_questions.Identity:
    """The same, as the reading half knows it."""
    return connection_questions.identity(warehouse_path)


@pytest.fixture
def con(warehouse_path: Path):
    """A plain connection to it, as anyone's tool would open it."""
    with duckdb.connect(str(warehouse_path), read_only=True) as connection:
        yield connection
