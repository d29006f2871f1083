"""Whole tables and views of the warehouse as files."""

import io

import pandas as pd
from openpyxl import Workbook

from papi.documents import neutral
from papi.warehouse import Identity, relations

# More rows than this take openpyxl longer than a reader waits; CSV and Parquet hold any number.
MOST_IN_EXCEL = 20_000


def csv(file: Identity, name: str, cite: str, year: int | None = None) -> bytes:
    """All rows, or those of a year, as UTF-8 with a mark that Excel knows, figures unrounded; no
    text runs as a formula."""
    frame = _without_formulas(relations.rows(file, name, cite, year))
    return frame.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def excel(
    file: Identity, name: str, cite: str, year: int | None = None, *, preface: list[str]
) -> bytes:
    """The same as a workbook that begins with the sentences of `preface`; at most MOST_IN_EXCEL
    rows, ValueError for more."""
    if relations.count(file, name, year) > MOST_IN_EXCEL:
        raise ValueError(name)
    frame = _without_formulas(relations.rows(file, name, cite, year))
    book = Workbook(write_only=True)
    first = book.create_sheet("PAPI")
    first.column_dimensions["A"].width = 110
    for sentence in preface:
        first.append([neutral(sentence)])
    sheet = book.create_sheet(name[:31])
    sheet.freeze_panes = "A2"
    sheet.append(list(frame.columns))
    for row in frame.astype(object).where(frame.notna(), None).itertuples(index=False):
        sheet.append(list(row))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _without_formulas(frame: pd.DataFrame) -> pd.DataFrame:
    """The same with text that a spreadsheet would run put behind an apostrophe."""
    words = frame.select_dtypes(["object", "str"]).columns
    return frame.assign(**{column: frame[column].map(neutral) for column in words})
