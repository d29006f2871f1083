"""Measures how cost grows with provinces (communes) and years: the build, its memory, each page.

Cost is modelled as a power of the size; the exponent is the slope of a straight line through the
logarithms. 1 is proportional, 0 is no growth.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import numpy as np

from benchmarks.questions import PROVINCES
from benchmarks.results import Results, median
from benchmarks.server import clocked, run_of
from pages.shared.titles import PAGES
from servers.dashboard import ROOT

LONGEST = 1200  # seconds that one build may take
RUNS = 3
# What a page may cost however many provinces there are: its growth, its CPU time, its messages.
MOST_GROWTH = 0.3
LARGEST = {"ms": 600.0, "KB": 400.0}


def measure(results: Results, *, quick: bool) -> None:
    """Scales provinces and years separately: up to a hundredfold (communes) and tenfold, or
    threefold if `quick`."""
    for kind, sizes in (
        ("provinces", (1, 3) if quick else (1, 3, 10, 100)),
        ("years", (1, 3) if quick else (1, 3, 10)),
    ):
        found: dict[str, list[float]] = defaultdict(list)
        for size in sizes:
            with tempfile.TemporaryDirectory() as scratch:
                path = Path(scratch) / "papi.duckdb"
                factors = (str(size), "1") if kind == "provinces" else ("1", str(size))
                _build(found, path, factors)
                _pages(found, path)
        for what, values in found.items():
            exponent = float(np.polyfit(np.log(sizes), np.log(values), 1)[0])
            shown = " → ".join(f"{value:.3g}" for value in values)
            times = " and ".join(f"{size}×" for size in sizes[1:])
            results.add(
                "scaling",
                f"{what}, by {kind}: exponent",
                exponent,
                "",
                MOST_GROWTH if kind == "provinces" and what.endswith(("ms", "KB")) else None,
                note=(f"{shown} at 1×, {times}"),
            )
            if kind == "provinces" and (unit := what[-2:]) in LARGEST:
                results.add("scaling", f"{what}, {sizes[-1]}×", values[-1], unit, LARGEST[unit])


def _build(found: dict[str, list[float]], path: Path, factors: tuple[str, str]) -> None:
    command = [sys.executable, "-m", "benchmarks.scaled_build", str(path), *factors]
    run = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=LONGEST)
    took = json.loads(run.stdout)
    for what, name in (
        ("build, s", "seconds"),
        ("build, peak MB", "peak_mb"),
        ("file, MB", "file_mb"),
    ):
        found[what].append(took[name])


def _pages(found: dict[str, list[float]], path: Path) -> None:
    os.environ["PAPI_WAREHOUSE"] = str(path)
    with clocked() as clock:
        for page in PAGES:
            run_of(page, PROVINCES[0], clock)
            taken = [run_of(page, name, clock) for name in PROVINCES[1 : RUNS + 1]]
            found[f"{page}, ms"].append(median(seconds for seconds, _ in taken) * 1000)
            found[f"{page}, KB"].append(median(sent for _, sent in taken))
