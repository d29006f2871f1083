"""Reads a set of workbooks into tables, and collects all their problems."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from etl import sheet_choice, sheet_lines
from etl.examine import examine
from etl.figures import Figures, Index
from etl.language import Message, message
from etl.names import Provinces
from etl.problem import LoadRefused, Problem
from etl.sheet_choice import Chosen, Offer
from etl.workbook_file import Workbook
from etl.workbook_tables import Tables

SUFFIXES = {".xlsx", ".xlsm"}
SAME = 0.001  # figures closer than this are the same
COPY_SHARE = 0.9  # by chance, two years share about one figure in a hundred
FEWEST_COMPARED = 50

Printed = dict[tuple[str, str], float]


@dataclass
class Read:
    """One sheet as read; `source` is empty if it has problems."""

    chosen: Chosen
    figures: Figures
    source: str = ""


@dataclass
class Loaded:
    """All workbooks as read."""

    offers: list[Offer] = field(default_factory=list)
    read: list[Read] = field(default_factory=list)
    frames: dict[str, pd.DataFrame] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def files(directory: Path) -> list[Path]:
    """The workbooks of a directory, sorted by name, without Excel's lock files."""
    if not directory.is_dir():
        return []
    found = (path for path in directory.iterdir() if path.suffix.lower() in SUFFIXES)
    return sorted(path for path in found if not path.name.startswith((".", "~$")))


def load(paths: Iterable[Path], published: dict[str, pd.DataFrame]) -> Loaded:
    """Reads workbooks; the faults of all files are collected in `problems`."""
    loaded = Loaded()
    provinces, index = Provinces(published), Index(published)
    for path in paths:
        try:
            loaded.offers.append(sheet_choice.offer(Workbook(path), provinces))
        except LoadRefused as refusal:
            loaded.problems += refusal.problems
    held = _held(published)
    chosen, problems = sheet_choice.choose(loaded.offers, held)
    loaded.problems += problems
    tables = Tables(published)
    for one in chosen:
        try:
            read = _read(one, provinces, index, held)
        except LoadRefused as refusal:
            loaded.problems += refusal.problems
            continue
        loaded.read.append(read)
        loaded.problems += read.figures.sheet.problems
        if not read.figures.sheet.problems:
            read.source = tables.add(read.figures, one.workbook)
    loaded.frames = tables.frames()
    return loaded


def _read(one: Chosen, provinces: Provinces, index: Index, held: dict[int, Printed]) -> Read:
    workbook, candidate = one.workbook, one.sheet
    rows = workbook.rows(candidate.title)
    seen = sheet_lines.read(rows, workbook.name, candidate.title, candidate.year, provinces, index)
    if further := workbook.further_cells(candidate.title):
        seen.ignored.append(further)
    found = examine(seen, index)
    own = _by_code(found)
    if said := _copy_of(own, candidate.year, held):
        # Any other problems of a copy follow from its being under the wrong year.
        seen.problems = [Problem(f"{workbook.name}: {candidate.title}", said)]
    else:
        held[candidate.year] = own
    return Read(one, found)


def _by_code(found: Figures) -> Printed:
    return {
        (place.code, code): value
        for code, (_, values) in found.subdimensions.items()
        for place, value in zip(found.sheet.places, values, strict=True)
        if value is not None
    }


def _held(published: dict[str, pd.DataFrame]) -> dict[int, Printed]:
    """The sub-dimension scores held, by year, with the codes printed in that year."""
    parts = published["subdimensions"][["measure", "code", "first_year", "last_year"]]
    scores = published["scores"].merge(parts, on="measure")
    last = scores["last_year"].fillna(9999)
    scores = scores[(scores["first_year"] <= scores["year"]) & (scores["year"] <= last)]
    return {
        int(str(year)): dict(
            zip(
                zip(of_year["province_code"], of_year["code"], strict=True),
                of_year["value"].astype(float),
                strict=True,
            )
        )
        for year, of_year in scores.groupby("year")
    }


def _copy_of(own: Printed, year: int, held: dict[int, Printed]) -> Message | None:
    """A message if a sheet's figures are those held for another year; otherwise None."""
    for other, figures_held in held.items():
        common = own.keys() & figures_held.keys()
        if other == year or len(common) < FEWEST_COMPARED:
            continue
        same = sum(abs(own[key] - figures_held[key]) < SAME for key in common)
        if same >= COPY_SHARE * len(common):
            cells = message("every cell")
            if same < len(common):
                cells = message("{n} of {cells} cells", n=same, cells=len(common))
            return message(
                "is labelled {year} but equals the figures of {other} in {cells}: it is a copy",
                year=year,
                other=other,
                cells=cells,
            )
    return None
