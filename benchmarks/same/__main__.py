"""Writes down all that readers see, or compares two such folders:

    python -m benchmarks.same --out DIR [--few] [--warehouse FILE]
    python -m benchmarks.same --compare DIR DIR      (ends with 1 when anything differs)

Use the same warehouse file for both runs: each build has its own date.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from benchmarks.same import served, work
from benchmarks.same.compare import compare
from benchmarks.same.sample import CHOICES, DEEDS, LANGUAGES, Place, places
from servers.dashboard import ROOT, serve

WORKERS = 2
FEW = 6
Task = tuple[Callable[..., None], tuple]


def main() -> None:
    """Writes or compares, as asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.same", description=__doc__,
                                     formatter_class=argparse.RawTextHelpFormatter)  # fmt: skip
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--out", type=Path, metavar="DIR", help="a new folder")
    what.add_argument("--compare", type=Path, nargs=2, metavar="DIR")
    parser.add_argument("--few", action="store_true", help="a tenth of it")
    parser.add_argument("--warehouse", type=Path, default=ROOT / "data" / "papi.duckdb")
    asked = parser.parse_args()
    if asked.compare:
        sys.exit(1 if compare(*asked.compare) else 0)
    if asked.out.exists() and any(asked.out.iterdir()):
        parser.error(f"{asked.out} holds files already")
    os.environ["PAPI_WAREHOUSE"] = str(asked.warehouse.resolve())
    os.chdir(ROOT)
    began = time.monotonic()
    write(asked.out.resolve(), asked.warehouse, few=asked.few)
    count = sum(path.is_file() for path in asked.out.rglob("*"))
    print(f"{count} files in {(time.monotonic() - began) / 60:.1f} minutes")


def write(out: Path, warehouse: Path, *, few: bool) -> None:
    """All of it, by two processes beside a server."""
    every = places(warehouse)
    seen = every[:FEW] if few else every
    out.mkdir(parents=True, exist_ok=True)
    (out / "sample.txt").write_text("\n".join(map(repr, seen)) + "\n", encoding="utf-8")
    with serve() as server:
        tasks = list(_tasks(out, server.address, seen, few))
        with ProcessPoolExecutor(WORKERS, get_context("spawn"), work.begin) as pool:
            for done in [pool.submit(work.calmly, *task) for task in tasks]:
                if fault := done.result():
                    print(fault, file=sys.stderr)
                    (out / "faults.txt").open("a", encoding="utf-8").write(fault)


def _tasks(out: Path, address: str, seen: list[Place], few: bool) -> list[Task]:
    some = seen[:2] if few else seen[:4]
    tasks: list[Task] = [] if few else [(served.command, (out, *one)) for one in served.EXPORTS]
    tasks += [(served.answers, (out, address)), (served.documents, (out, address, seen[:6]))]
    tasks += [(served.command, (out, *one)) for one in served.commands(some)]
    for number, place in enumerate(seen):
        for lang in LANGUAGES:
            tasks.append((work.province_year, (out, place, lang, number)))
    links = list(enumerate(CHOICES))[:: 4 if few else 1]
    tasks += [(work.choice, (out, number, *one)) for number, one in links]
    return [*tasks, *((work.deed, (out, number, *one)) for number, one in enumerate(DEEDS))]


if __name__ == "__main__":
    main()
