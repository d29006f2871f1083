"""Measures `etl build`: how long the shipped tables and the fourteen workbooks take."""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import read_workbooks
from benchmarks.results import Results, median
from servers.dashboard import ROOT


def measure(results: Results, to: Path, rounds: int, *, quick: bool) -> None:
    """Builds the warehouse that the other parts read, several times; then the workbooks."""
    command = [sys.executable, "-m", "etl", "build", "--to", str(to)]
    command += ["--workbooks", str(to.parent / "no workbooks")]
    (to.parent / "no workbooks").mkdir()
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        taken.append(time.perf_counter() - began)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    results.add("build", "shipped tables", median(taken), "s", note=f"peak memory {peak:.0f} MB")
    results.add("build", "the file", to.stat().st_size / 1e6, "MB")
    if not quick:
        with tempfile.TemporaryDirectory() as scratch:
            read_workbooks.write_examples(Path(scratch))
            read_workbooks.main(Path(scratch), results)
