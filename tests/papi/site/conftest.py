"""The newest year's static edition, written once by the command as anyone would run it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.made_once import made_once

BASE = "https://papi.example.vn/tinh"


def site_command(warehouse: Path, out: Path, *more: str) -> list[str]:
    return [
        sys.executable, "-m", "papi", "site", "--warehouse", str(warehouse), "--out", str(out),
        "--base", BASE, "--live", "https://papi.example.vn", *more,
    ]  # fmt: skip


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory, warehouse_path: Path) -> Path:
    """The folder of the whole newest year."""

    def make(out: Path) -> None:
        command = site_command(warehouse_path, out)
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)

    return made_once(tmp_path_factory, "edition", make)
