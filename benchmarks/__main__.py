"""Runs the measurements: `python -m benchmarks [--quick] [PART…]`.

Parts: build, server, browser, load, machines, scaling. Prints a table line by
line and writes results.json beside this file.
"""

import argparse
import os
import platform
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

from benchmarks import browser, building, load, machines, scaling, server
from benchmarks.results import Results

PARTS = ("build", "server", "browser", "load", "machines", "scaling")
ROUNDS = 5


def main() -> None:
    """Runs the parts that are named, or all of them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, as a trial")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"no part is called {', '.join(sorted(unknown))}")
    parts, rounds = asked.parts or PARTS, 1 if asked.quick else ROUNDS
    results, began = Results(), time.monotonic()
    busy = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as scratch:
        warehouse = Path(scratch) / "papi.duckdb"
        building.measure(
            results,
            warehouse,
            rounds if "build" in parts else 1,
            quick=asked.quick or "build" not in parts,
        )
        if "server" in parts:
            server.measure(results, warehouse, 3 if asked.quick else ROUNDS)
        if "browser" in parts:
            browser.measure(results, warehouse, rounds)
        if "load" in parts:
            load.measure(results, warehouse, quick=asked.quick)
        if "machines" in parts:
            machines.measure(results, warehouse, quick=asked.quick)
    if "scaling" in parts:
        scaling.measure(results, quick=asked.quick)
    results.write(
        {
            "minutes": round((time.monotonic() - began) / 60, 1),
            "quick": asked.quick,
            "cores": os.cpu_count(),
            "load before": busy,
            "python": platform.python_version(),
            **{name: version(name) for name in ("streamlit", "duckdb", "plotly", "pandas")},
        }
    )


if __name__ == "__main__":
    main()
