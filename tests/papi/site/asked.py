"""The command that writes a static edition, as anyone would run it."""

import sys
from pathlib import Path

BASE = "https://papi.example.vn/tinh"


def site_command(warehouse: Path, out: Path, *more: str) -> list[str]:
    """The command with its arguments."""
    return [
        sys.executable, "-m", "papi", "site", "--warehouse", str(warehouse), "--out", str(out),
        "--base", BASE, "--live", "https://papi.example.vn", *more,
    ]  # fmt: skip
