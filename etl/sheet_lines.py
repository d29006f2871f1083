"""Turns a sheet's rows into labelled lines, whether provinces are in columns or in rows.

A sheet with provinces in rows is transposed first, so that the same code reads both. Each row and
column is used, reported as ignored, or a problem. A line without a known PAPI name counts as an
indicator only if it has a printed scale: all 474 published indicator lines have one, and lines that
an office adds do not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.utils import get_column_letter

from etl import layouts, sheet_places
from etl.figures import Index
from etl.language import message
from etl.names import Provinces
from etl.problem import Problem
from etl.sheet import Line, Rows, Sheet

Codes = Mapping[str, str]


def read(rows: Rows, file: str, title: str, year: int, provinces: Provinces, index: Index) -> Sheet:
    """Recognises a sheet's header, places and lines."""
    sheet = Sheet(file, title, year)
    header = sheet_places.find_header(rows, sheet, provinces)
    if header is None:
        said = message("has no row or column of province names: its layout is unknown")
        sheet.problems.append(Problem(f"{file}: {title}", said))
        return sheet
    grid = sheet_places.turned(rows) if sheet.turned else rows
    first = next(at for at, text in enumerate(grid[header]) if provinces.is_name(text))
    sheet_places.read_places(grid, header, first, sheet, provinces, index.division(year))
    body = sheet_places.check_codes(grid, header, first, sheet)
    columns = _label_columns(grid, header, body, first, sheet)
    _read_lines(grid, body, columns, sheet, index.codes_by_title(year))
    _refuse_values_without_province(grid, header, first, sheet)
    return sheet


@dataclass(frozen=True)
class _Labels:
    """The index of each label column; None if the sheet has no such column."""

    vi: int
    en: int | None
    scale: int | None


def _label_columns(grid: Rows, header: int, body: int, first: int, sheet: Sheet) -> _Labels:
    texts = [[text for row in grid[body:] if (text := _text(row, at))] for at in range(first)]
    scaled = [
        at
        for at, column in enumerate(texts)
        if sum(
            1
            for text in column
            if text[:1].isdigit()
            and layouts.scale(text)
            and not layouts.label("subdimension", text)
        )
        > len(column) / 2
    ]
    scale = scaled[0] if scaled else None
    rest = [at for at in range(first) if at != scale]
    coded = {at: sum(1 for t in texts[at] if layouts.label("subdimension", t)) for at in rest}
    vi = max(rest, key=lambda at: (coded[at], len(texts[at])), default=0)
    others = [at for at in rest if at != vi and len(texts[at]) > len(texts[vi]) / 2]
    en = others[0] if others else None
    for at in rest:
        if at not in (vi, en) and any(row[at] is not None for row in grid[body:] if at < len(row)):
            where = str(at + 1) if sheet.turned else get_column_letter(at + 1)
            name = _text(grid[header], at)
            sheet.ignored.append(
                message("row {where}, '{name}'", where=where, name=name)
                if sheet.turned
                else message("column {where}, '{name}'", where=where, name=name)
            )
    shape = layouts.shape("rows" if sheet.turned else "columns", en is not None, scale is not None)
    if shape is None:
        known = "; ".join(layouts.shapes())
        said = message("its layout is unknown; known layouts: {known}", known=known)
        sheet.problems.append(Problem(f"{sheet.file}: {sheet.title}", said))
    else:
        sheet.layout = shape.layout
    return _Labels(vi, en, scale)


def _read_lines(grid: Rows, body: int, labels: _Labels, sheet: Sheet, codes: Codes) -> None:
    under = ""
    without_scale: list[str] = []
    at_places = [place.index for place in sheet.places]
    for at, row in enumerate(grid[body:], body):
        vi = _text(row, labels.vi)
        en = _text(row, labels.en)
        scale = _text(row, labels.scale)
        width = len(row)
        cells = [row[place] if place < width else None for place in at_places]
        label = vi or en
        if not label:
            if any(cell is not None and cell != "" for cell in cells):
                filled = next(i for i, cell in enumerate(cells) if cell is not None)
                said = message("is a figure without a label")
                sheet.problem(at, at_places[filled], said, cells[filled])
            continue
        where = sheet.cell(at, labels.vi).rpartition("!")[2]
        role, code, weighting = _role(vi, en, codes)
        if role == "note" or (not role and not scale and not _has_numbers(cells)):
            sheet.ignored.append(message("'{text}': a note", text=label[:60]))
            continue
        if role == "own" or (role == "sum" and set(layouts.years(label)) - {sheet.year}):
            said = message(
                "'{text}' ({cell}): added by an office, not PAPI's", text=label, cell=where
            )
            sheet.ignored.append(said)
            continue
        if role == "subdimension":
            under = code
        if not role and not under:
            sheet.problem(at, labels.vi, message("is not a known row"), label)
            continue
        if not role and not layouts.is_scale(scale):
            without_scale.append(f"'{label}' ({where})")
            continue
        line = Line(at, role or "indicator", code or under, weighting, vi, en, scale, cells)
        sheet.lines.append(line)
    if without_scale:
        said = message(
            "not PAPI indicators, because no scale is printed beside them: {lines}",
            lines=without_scale,
        )
        sheet.ignored.append(said)


def _has_numbers(cells: list[Any]) -> bool:
    """Whether any cell is a number, or text that begins like one."""
    return any(
        cell[:1].lstrip("-−").isdigit() if isinstance(cell, str) else cell is not None
        for cell in cells
    )


def _text(row: Sequence[Any], at: int | None) -> str:
    if at is None or at >= len(row) or not isinstance(row[at], str):
        return ""
    return layouts.plain(row[at])


def _role(vi: str, en: str, codes: Codes) -> tuple[str, str, str]:
    """(role, code, weighting) of a line, by its labels; an empty role may be an indicator."""
    texts = [text for text in (vi, en) if text]
    for text in texts:
        if found := layouts.label("variance", text):
            return "variance", found.group(2), ""
    for role in ("dimension", "subdimension"):
        for text in texts:
            if found := layouts.label(role, text):
                return role, ".".join(found.groups()), ""
    both = " | ".join(texts)
    if any(layouts.label("total", text) for text in texts):
        unweighted = layouts.label("unweighted", both) or not layouts.label("weighted", both)
        stats = ("ci_low", "ci_high", "standard_error")
        role = next((stat for stat in stats if layouts.label(stat, both)), "total")
        return role, "", "unweighted" if unweighted else "weighted"
    for role in ("respondents", "note", "sum", "own"):
        if any(layouts.label(role, text) for text in texts):
            return role, "", ""
    # A sheet in English only prints the names of sub-dimensions without their numbers.
    if code := codes.get(layouts.label_key(vi or en)):
        return "subdimension", code, ""
    return "", "", ""


def _refuse_values_without_province(grid: Rows, header: int, first: int, sheet: Sheet) -> None:
    used = {place.index for place in sheet.places}
    named = {at for at, text in enumerate(grid[header]) if isinstance(text, str) and text.strip()}
    last = max(used, default=first)
    between = [at for at in range(first, last) if at not in used]
    lines = {line.index for line in sheet.lines}
    reported: set[int] = set()
    for at, row in enumerate(grid):
        if at not in lines:
            continue
        tail = range(last + 1, len(row)) if any(v is not None for v in row[last + 1 :]) else ()
        for column in (*between, *tail):
            value = row[column] if column < len(row) else None
            if (
                value is None
                or column in reported
                or column in named
                or (isinstance(value, str) and not value.strip())
            ):
                continue
            reported.add(column)
            said = (
                message("is in a row without a province's name (a merged header cell?)")
                if sheet.turned
                else message("is in a column without a province's name (a merged header cell?)")
            )
            sheet.problem(at, column, said, value)
