"""Whole tables and views of the warehouse as files."""

import io
import math
import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from papi.common.documents import neutral
from papi.warehouse import relations
from papi.warehouse.connection import Identity

# More rows than this take openpyxl longer than a reader waits; CSV and Parquet hold any number.
MOST_IN_EXCEL = 20_000
# What Excel itself can hold: rows of a sheet under the heading, characters of a cell.
ROWS_OF_A_SHEET = 1_048_575
LONGEST_CELL = 32_767
_NOT_IN_XML = re.compile(rf"{ILLEGAL_CHARACTERS_RE.pattern}|[\ud800-\udfff\ufffe\uffff]")


class TooLarge(ValueError):
    """A table that no sheet can hold, or none that a reader would wait for."""


def csv(file: Identity, name: str, cite: str, year: int | None = None) -> bytes:
    """All rows, or those of a year, as UTF-8 with a mark that Excel knows, figures unrounded; no
    text runs as a formula."""
    return written_csv(relations.rows(file, name, cite, year))


def excel(
    file: Identity,
    name: str,
    cite: str,
    year: int | None = None,
    *,
    preface: list[str],
    most: int = MOST_IN_EXCEL,
) -> bytes:
    """The same as a workbook that begins with the sentences of `preface`; at most `most` rows,
    TooLarge for more."""
    if relations.count(file, name, year) > most:
        raise TooLarge(name)
    return written_excel(name, relations.rows(file, name, cite, year), preface)


def written_csv(frame: pd.DataFrame) -> bytes:
    """The frame as CSV, text that a spreadsheet would run put behind an apostrophe."""
    words = frame.select_dtypes(["object", "str"]).columns
    plain = frame.assign(**{name: frame[name].map(_plain).map(neutral) for name in words})
    return plain.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def written_excel(name: str, frame: pd.DataFrame, preface: list[str]) -> bytes:
    """The frame as the second sheet, all text stored as text whatever it begins with; TooLarge
    for what no sheet can hold."""
    words = frame.select_dtypes(["object", "str"])
    longest = max((len(text) for text in words.to_numpy().flat if isinstance(text, str)), default=0)
    # Before a sheet is begun: one that is given up leaves its writer open.
    if len(frame) > ROWS_OF_A_SHEET or longest > LONGEST_CELL:
        raise TooLarge(name)
    book = Workbook(write_only=True)
    first = book.create_sheet("PAPI")
    first.column_dimensions["A"].width = 110
    for sentence in preface:
        first.append([neutral(sentence)])
    sheet = book.create_sheet(name[:31])
    sheet.freeze_panes = "A2"
    sheet.append(list(frame.columns))
    for row in frame.itertuples(index=False, name=None):
        sheet.append(list(_cells(sheet, row)))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _cells(sheet: WriteOnlyWorksheet, row: tuple[Any, ...]) -> Iterator[Any]:
    for value in map(_plain, row):
        if not isinstance(value, str):
            yield value
            continue
        text = _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", value)
        # Only text that Excel or openpyxl would take for something else needs a cell of its own;
        # the mark keeps it text when a reader edits it.
        if neutral(text) == text and not text.startswith("#"):
            yield text
            continue
        cell = WriteOnlyCell(sheet, text)
        cell.data_type = "s"
        cell.quotePrefix = True
        yield cell


def _plain(value: Any) -> Any:
    """A list as text, its items parted by commas; nothing for any kind of missing value."""
    if isinstance(value, list | np.ndarray):
        return ", ".join(map(str, value))
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, float) and math.isnan(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value
