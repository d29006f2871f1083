"""Reads the shipped CSV tables into typed frames; every fault is reported, none is guessed away.

`TABLES` is the whole layout: one entry per file, with its columns in order and their types. A
trailing `?` means that the cell may be empty. Each frame gets a column `line`, the line of the file
that the row came from, so that later checks can name it. A table of `OPTIONAL` may be absent or
without rows, and may be an .xlsx in place of the .csv.
"""

import io
from pathlib import Path

import pandas as pd

from etl.names import Provinces
from etl.problem import LoadRefused, Problem
from etl.workbook_file import Workbook

TABLES: dict[str, dict[str, str]] = {
    "regions": {"region_code": "text", "name_vi": "text", "name_en": "text"},
    "provinces": {
        "province_code": "text", "name_vi": "text", "name_en": "text", "tile_label": "text",
        "region_code": "text", "successor_code": "text", "tile_row": "whole", "tile_col": "whole",
    },
    "successors": {
        "successor_code": "text", "province_code": "text", "name_vi": "text", "name_en": "text",
        "tile_label": "text", "tile_row": "whole", "tile_col": "whole",
    },
    "province_aliases": {"alias": "text", "province_code": "text"},
    "unscored_tiles": {
        "division": "whole", "name_vi": "text", "name_en": "text", "province_code": "text",
        "tile_row": "whole", "tile_col": "whole",
    },
    "central_cities": {"province_code": "text", "first_year": "whole?"},
    "years": {
        "year": "whole", "division": "whole", "provinces": "whole", "totals": "whole",
        "margins_printed": "yes/no",
    },
    "sources": {
        "source": "text", "title": "text", "published_by": "text", "year": "whole", "kind": "text",
        "citation": "text", "loaded_at": "date",
    },
    "totals": {
        "measure": "text", "code": "text?", "first_year": "whole", "last_year": "whole?",
        "scale_min": "number", "scale_max": "number", "name_vi": "text", "name_en": "text",
        "short_vi": "text", "short_en": "text",
    },
    "dimensions": {
        "measure": "text", "code": "text", "first_year": "whole", "last_year": "whole?",
        "scale_min": "number", "scale_max": "number", "in_core": "yes/no", "name_vi": "text",
        "name_en": "text", "short_vi": "text", "short_en": "text",
    },
    "subdimensions": {
        "measure": "text", "code": "text", "parent": "text", "first_year": "whole",
        "last_year": "whole?", "scale_min": "number", "scale_max": "number", "name_vi": "text",
        "name_en": "text",
    },
    "indicators": {
        "measure": "text", "parent": "text", "year": "whole", "position": "whole",
        "scale_printed": "text", "scale_min": "number?", "scale_max": "number?", "unit": "text",
        "name_vi": "text", "name_en": "text", "name_en_origin": "text",
    },
    "scores": {"year": "whole", "province_code": "text", "measure": "text", "value": "number"},
    "indicator_scores": {
        "year": "whole", "province_code": "text", "measure": "text", "value": "number",
    },
    "total_margins": {
        "year": "whole", "province_code": "text", "weighting": "text", "value": "number",
        "ci_low": "number", "ci_high": "number", "standard_error": "number?",
    },
    "dimension_variances": {
        "year": "whole", "province_code": "text", "measure": "text", "variance": "number",
    },
    "respondents": {"year": "whole", "province_code": "text", "respondents": "whole"},
    "samples": {"year": "whole", "respondents": "whole"},
    "missing": {
        "year": "whole", "province_code": "text", "dimensions": "text", "reason_en": "text",
        "reason_vi": "text",
    },
    "breaks": {
        "measure": "text", "year": "whole", "severity": "text", "note_en": "text",
        "note_vi": "text", "origin": "text",
    },
    "claims": {
        "year": "whole", "province_code": "text", "measure": "text", "kind": "text",
        "printed": "text", "printed_of": "whole?", "source": "text",
    },
    "bodies": {
        "body": "text", "level": "text", "requested": "yes/no", "district_body": "text?",
        "duty_vi": "text", "duty_en": "text",
    },
    "body_names": {
        "body": "text", "first_day": "date?", "last_day": "date?", "name_vi": "text",
        "name_en": "text",
    },
    "actions": {
        "id": "text", "measure": "text", "level": "text", "task": "text", "task_en": "text",
        "lead": "text", "coordinating": "text", "timing": "text", "timing_en": "text",
        "product": "text", "product_en": "text", "indicators": "text?", "source": "text",
    },
    "other_indices": {
        "index": "text", "year": "whole", "place": "text", "value": "number?", "rank": "whole?",
        "of": "whole?", "source": "text",
    },
}  # fmt: skip
OPTIONAL = {"other_indices"}
# Indices of this year and later are of the 34 provinces.
FIRST_OF_34 = 2025

FIRST_DATA_LINE = 2


def read(directory: Path) -> dict[str, pd.DataFrame]:
    """All shipped tables of `directory`, by name; raises LoadRefused with every fault found."""
    frames: dict[str, pd.DataFrame] = {}
    problems: list[Problem] = []
    for name, columns in TABLES.items():
        path = directory / f"{name}.csv"
        if name in OPTIONAL and (workbook := path.with_suffix(".xlsx")).exists():
            path = workbook
        text = _read_text(path, list(columns), problems, may_be_empty=name in OPTIONAL)
        if text is not None:
            frames[name] = _typed(path.name, text, columns, problems)
            if name in OPTIONAL:
                frames[name]["file"] = path.name
    if problems:
        raise LoadRefused(problems)
    _place(frames["other_indices"], Provinces(frames))
    return frames


def _place(frame: pd.DataFrame, provinces: Provinces) -> None:
    """Adds the codes of the provinces that the places mean, NA where they mean none."""
    codes = []
    for place, year in zip(frame["place"], frame["year"], strict=True):
        division = 63 if year < FIRST_OF_34 else 34
        is_code = place in provinces.names[division]
        codes.append(place if is_code else provinces.code(place, division))
    frame["province_code"] = pd.Series(codes, index=frame.index, dtype="string")


def _read_text(
    path: Path, columns: list[str], problems: list[Problem], *, may_be_empty: bool
) -> pd.DataFrame | None:
    """The file's cells as text, or None after noting why it cannot be read; a file that may be
    empty may be absent."""
    if may_be_empty and not path.exists():
        return pd.DataFrame(columns=columns, dtype=str)
    if path.suffix == ".xlsx":
        return _checked(path, _of_workbook(path), columns, problems, may_be_empty=may_be_empty)
    try:
        content = path.read_bytes().decode("utf-8")
        text = pd.read_csv(io.StringIO(content), dtype=str, keep_default_na=False)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problems.append(Problem(f"{path.name}:{line}", "is not UTF-8 text"))
    except pd.errors.EmptyDataError:
        problems.append(Problem(f"{path.name}:1", "is empty"))
    except pd.errors.ParserError as error:
        problems.append(Problem(path.name, f"is not a table: {str(error).strip()}"))
    except OSError as error:
        problems.append(Problem(path.name, f"cannot be read: {error.strerror}"))
    else:
        return _checked(path, text, columns, problems, may_be_empty=may_be_empty)
    return None


def _checked(
    path: Path,
    text: pd.DataFrame,
    columns: list[str],
    problems: list[Problem],
    *,
    may_be_empty: bool,
) -> pd.DataFrame | None:
    """The columns in their order, or None after noting what is missing."""
    absent = [column for column in columns if column not in text]
    unknown = [column for column in text if column not in columns]
    if absent or unknown:
        problems.append(
            Problem(
                f"{path.name}:1",
                f"has the wrong columns; missing: {', '.join(absent) or 'none'}; "
                f"unexpected: {', '.join(map(str, unknown)) or 'none'}",
            )
        )
    elif text.empty and not may_be_empty:
        problems.append(Problem(f"{path.name}:{FIRST_DATA_LINE}", "has no rows"))
    else:
        return text[columns]
    return None


def _of_workbook(path: Path) -> pd.DataFrame:
    """The first sheet's cells as text under the headings of its first row. Raises LoadRefused when
    the file is no workbook or too large."""
    book = Workbook(path)
    title = book.tabs[0].title
    if book.further_cells(title):
        raise LoadRefused([Problem(path.name, "has more rows or columns than are read")])
    first, *rows = [[_as_text(cell) for cell in row] for row in book.rows(title)] or [[]]
    heads = [one for one in first if one]
    return pd.DataFrame([dict(zip(first, row, strict=True)) for row in rows], columns=heads)


def _as_text(cell: object) -> str:
    """A cell as a CSV would have it."""
    if cell is None:
        return ""
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell).strip()


def _typed(
    file: str, text: pd.DataFrame, columns: dict[str, str], problems: list[Problem]
) -> pd.DataFrame:
    frame = pd.DataFrame({"line": range(FIRST_DATA_LINE, len(text) + FIRST_DATA_LINE)})
    for column, kind in columns.items():
        cells = text[column]
        frame[column] = values = _converted(cells, kind.removesuffix("?"))
        bad = values.isna() & ~((cells == "") & kind.endswith("?"))
        for row in bad[bad].index:
            value = str(cells[row])
            wanted = f"is not a {kind.removesuffix('?')}" if value else "must not be empty"
            problems.append(Problem(f"{file}:{row + FIRST_DATA_LINE}", f"{column} {wanted}", value))
    return frame


def _converted(cells: pd.Series, kind: str) -> pd.Series:
    """The cells converted to their type; NA where a cell is empty or invalid."""
    if kind == "text":
        return cells.where(cells.str.strip() != "").astype("string")
    if kind == "yes/no":
        return cells.map({"yes": True, "no": False}).astype("boolean")
    if kind == "date":
        return pd.to_datetime(cells, format="%Y-%m-%d", errors="coerce")
    numbers = pd.to_numeric(cells, errors="coerce").replace([float("inf"), -float("inf")], pd.NA)
    if kind == "whole":
        return numbers.where(numbers % 1 == 0).astype("Int64")
    return numbers.astype("Float64")
