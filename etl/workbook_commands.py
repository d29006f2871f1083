"""Implements the commands `check` and `add`; only `build` writes the warehouse."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from etl import limits, tables, workbook_load
from etl.build import build, staged
from etl.language import Language, message
from etl.problem import Problem
from etl.report import report

_HELD = "SELECT year, province_code, measure, value AS held FROM score"
_DIFFERENCES = """
    WITH loaded AS (FROM raw.workbook_scores UNION ALL FROM raw.workbook_indicator_scores)
    SELECT w.year, w.province_code, w.measure, s.held, w.value AS loaded, w.source, w.cell
    FROM loaded AS w
    LEFT JOIN held AS s USING (year, province_code, measure)
    WHERE w.source IN (SELECT unnest($1)) AND (
        abs(w.value - s.held) > 0.001
        OR (s.held IS NOT NULL AND w.value IS NULL)
        OR (s.held IS NULL AND w.value IS NOT NULL
            AND EXISTS (FROM held AS h WHERE h.year = w.year AND h.measure = w.measure))
    )
    ORDER BY w.year, w.measure, w.province_code
"""
_SHIPPED = """
    SELECT year, province_code, measure, shipped AS held, loaded, source, cell
    FROM raw.workbook_difference
    WHERE source IN (SELECT unnest($1))
"""


@dataclass(frozen=True)
class Places:
    """Paths of the shipped tables, the added workbooks and the warehouse."""

    published: Path
    workbooks: Path
    warehouse: Path

    @property
    def editions(self) -> Path:
        """Where the figures of earlier builds are kept: beside the warehouse."""
        return self.warehouse.with_name("editions")


@dataclass(frozen=True)
class Checked:
    """What a check found; `text` is the report."""

    text: str
    problems: list[Problem]


def check(files: list[Path], places: Places, language: Language, *, every: bool = False) -> Checked:
    """Tries to load these files together with those already added; nothing is written."""
    published = tables.read(places.published)
    names = {path.name for path in files}
    others = [path for path in workbook_load.files(places.workbooks) if path.name not in names]
    loaded = workbook_load.load([*others, *files], published)
    problems = list(loaded.problems)
    differences = None
    own = {path.resolve() for path in others}
    other_names = {path.name for path in own}
    if not problems:
        with duckdb.connect() as con:
            problems = staged(con, published, places.published, loaded)
            if not problems:
                mine = [r.source for r in loaded.read if r.chosen.workbook.name not in other_names]
                differences = _differences(con, places.warehouse, mine)
    loaded.offers = [o for o in loaded.offers if o.workbook.name not in other_names]
    return Checked(report(loaded, problems, differences, language, every=every), problems)


def _differences(
    con: duckdb.DuckDBPyConnection, warehouse: Path, sources: list[str]
) -> pd.DataFrame:
    """Differences from the current warehouse or, if there is none yet, from the shipped tables."""
    if warehouse.exists():
        try:
            with duckdb.connect(str(warehouse), read_only=True) as held:
                frame = held.execute(_HELD).df()
        except duckdb.Error:
            pass  # an unreadable warehouse has no figures to compare with
        else:
            con.register("held", frame)
            found = con.execute(_DIFFERENCES, [sources]).df()
            con.unregister("held")
            return found
    return con.execute(_SHIPPED, [sources]).df()


def add(
    files: list[Path], places: Places, language: Language
) -> tuple[Checked, pd.DataFrame | None]:
    """Checks, copies and rebuilds; the copies are removed again if the build fails."""
    if refusals := _already_added(files, places.workbooks):
        said = "\n".join(refusal.said(language) for refusal in refusals)
        return Checked(said, refusals), None
    checked = check(files, places, language)
    if checked.problems:
        return checked, None
    limits.lift()
    copies = [_Copy(path, places.workbooks) for path in files]
    try:
        for copied in copies:
            copied.make()
        counts = build(
            places.published,
            places.warehouse,
            workbooks=places.workbooks,
            earlier=places.editions,
        )
    except BaseException:  # whatever stopped the build, including an interrupt
        for copied in copies:
            copied.take_back()
        raise
    for copied in copies:
        copied.keep()
    return checked, counts


def _already_added(files: list[Path], workbooks: Path) -> list[Problem]:
    """A problem for each file that was already added, byte for byte, under this or another name."""
    held = {path.read_bytes(): path.name for path in workbook_load.files(workbooks)}
    problems = []
    for path in files:
        try:
            name = held.get(path.read_bytes())
        except OSError:
            continue  # check reports it
        if name:
            said = message("is already added as {name}; nothing to do", name=name)
            problems.append(Problem(path.name, said))
    return problems


class _Copy:
    """A copy of one file into the directory of workbooks; an older file of that name is kept until
    the build has succeeded."""

    def __init__(self, path: Path, directory: Path) -> None:
        self._from, self._to = path, directory / path.name
        self._old = directory / f".{path.name}.old"

    def make(self) -> None:
        self._to.parent.mkdir(parents=True, exist_ok=True)
        if self._to.exists():
            self._to.replace(self._old)
        new = self._to.with_name(f".{self._to.name}.{os.getpid()}.new")
        try:
            shutil.copy2(self._from, new)  # with its date, which is part of the content
            new.replace(self._to)
        finally:
            new.unlink(missing_ok=True)

    def take_back(self) -> None:
        if self._old.exists():
            self._old.replace(self._to)
        else:
            self._to.unlink(missing_ok=True)

    def keep(self) -> None:
        self._old.unlink(missing_ok=True)
