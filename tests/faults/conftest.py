"""A warehouse whose words are hostile."""

from pathlib import Path

import pytest

from tests import hostile


@pytest.fixture(scope="session")
def hostile_path(warehouse_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped figures under names that try to be more than text."""
    return hostile.made(warehouse_path, tmp_path_factory.mktemp("hostile") / "papi.duckdb")
