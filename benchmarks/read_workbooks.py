"""Measures how long reading workbooks takes: `python -m benchmarks.read_workbooks [DIR]`.

For each year's main sheet, the time to open, measure, recognise and check it is compared with the
time openpyxl needs just to open the file and iterate over that sheet (aim: at most 1.3 times). Then
all files are built at once, with peak memory. Without a directory, files in the published layouts
are written from the shipped scores, with about as many indicator rows as the official ones.
"""

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl

from benchmarks.results import Results
from etl import sheet_choice, sheet_lines, tables, workbook_load
from etl.examine import examine
from etl.figures import Index
from etl.names import Provinces
from etl.workbook_file import Workbook

PUBLISHED = Path(__file__).parents[1] / "data" / "published"
RUNS = 5
AIM = 1.3
INDICATORS = 4  # per sub-dimension; the official sheets have about 120 in all

_BUILD = """
import sys
from pathlib import Path
from etl.build import build
build(Path(sys.argv[1]), Path(sys.argv[2]), workbooks=Path(sys.argv[3]), show_progress=False)
"""


def medians(*works: Callable[[], object]) -> list[float]:
    """The median of several runs of each, in seconds; the runs alternate."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(RUNS):
        for work, taken in zip(works, times, strict=True):
            began = time.perf_counter()
            work()
            taken.append(time.perf_counter() - began)
    return [statistics.median(taken) for taken in times]


def iterate(path: Path, title: str) -> None:
    """Opens a file with openpyxl and iterates over one sheet."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    for _ in book[title].iter_rows(values_only=True):
        pass


def read(path: Path, provinces: Provinces, index: Index) -> None:
    """Reads and checks the same sheet with our code."""
    offer = sheet_choice.offer(Workbook(path), provinces)
    chosen, _ = sheet_choice.choose([offer], held=range(2011, 2100))
    for one in chosen:
        rows = one.workbook.rows(one.sheet.title)
        name, title, year = one.workbook.name, one.sheet.title, one.sheet.year
        examine(sheet_lines.read(rows, name, title, year, provinces, index), index)


def write_examples(directory: Path) -> None:
    """Writes the yearly files from the shipped scores."""
    from tests.etl import workbook_content as contents  # noqa: PLC0415
    from tests.etl import workbook_maker as made  # noqa: PLC0415

    for year in made.FILES:
        content = contents.published(year)
        if year >= 2018:
            shares: dict[str, float | None] = dict.fromkeys(
                contents.NAMES, contents.float32(0.123456)
            )
            content.indicators = {
                code: [
                    (f"Chỉ tiêu {n} (%)", f"Item {n}", "0%-100%", shares) for n in range(INDICATORS)
                ]
                for code in contents.parts(year)
            }
        made.write_year(directory, year, content)


def main(directory: Path, results: Results) -> None:
    """Measures each file, then the build."""
    frames = tables.read(PUBLISHED)
    provinces, index = Provinces(frames), Index(frames)
    for path in workbook_load.files(directory):
        offer = sheet_choice.offer(Workbook(path), provinces)
        claimed = [one for one in offer.candidates if one.year in offer.claimed]
        if len(claimed) != 1:
            continue  # a compilation, not timed by sheet
        bare, ours = medians(
            lambda path=path, title=claimed[0].title: iterate(path, title),
            lambda path=path: read(path, provinces, index),
        )
        results.add(
            "build",
            f"{path.name[:40]}: reading / openpyxl",
            ours / bare,
            "times",
            AIM,
            f"{ours * 1000:.0f} ms, openpyxl {bare * 1000:.0f} ms",
        )
    with tempfile.TemporaryDirectory() as scratch:
        began = time.perf_counter()
        command = [sys.executable, "-c", _BUILD, str(PUBLISHED), f"{scratch}/papi.duckdb"]
        subprocess.run([*command, str(directory)], check=True)
        took = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    count = len(workbook_load.files(directory))
    results.add("build", f"all {count} workbooks", took, "s", note=f"peak memory {peak:.0f} MB")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]), Results())
    else:
        with tempfile.TemporaryDirectory() as made_here:
            write_examples(Path(made_here))
            main(Path(made_here), Results())
