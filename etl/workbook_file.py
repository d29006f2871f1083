"""Opens a workbook safely: checks its format and its real size, and lists its visible sheets.

A file is read into memory once, so it does not matter if it disappears meanwhile. Nothing is parsed
until both its declared and its actual uncompressed size are known to be small enough. openpyxl
parses in read-only mode, and only the sheets that are needed.
"""

import copy
import hashlib
import io
import warnings
import zipfile
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
from defusedxml import DefusedXmlException
from openpyxl.utils import get_column_letter

from etl import workbook_format
from etl.language import Message, marked, message
from etl.problem import LoadRefused, Problem

MIB = 1 << 20
MAX_FILE = 64 * MIB
MAX_EXPANDED = 256 * MIB
# Uncompressed bytes, by the beginning of a part's name; the first match counts. Parts that openpyxl
# does not open (charts, the calculation chain) may be large.
MAX_OF_PARTS = {
    "xl/sharedStrings": 16 * MIB,
    "xl/styles": MIB,
    "xl/workbook": MIB,
    "xl/": 32 * MIB,
}
MAX_PART = MIB  # of any other part: these describe the file and its parts
MAX_ENTRIES = 2_000
MAX_ROWS = 2_000
MAX_COLUMNS = 400

_XML = (".xml", ".rels")
# What the system says about files that are mistyped or not readable.
_SYSTEM_ERRORS = (
    marked("No such file or directory"),
    marked("Permission denied"),
    marked("Is a directory"),
)


@dataclass(frozen=True)
class Tab:
    """A sheet as the file lists it."""

    title: str
    visible: bool


def _refuse(name: str, reason: Message) -> LoadRefused:
    return LoadRefused([Problem(name, reason)])


class Workbook:
    """An open workbook; `rows` parses one sheet."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        try:
            if path.stat().st_size > MAX_FILE:
                raise _refuse(self.name, message("is larger than {n} MB", n=MAX_FILE // MIB))
            self.content = path.read_bytes()
            # The file's own date, so that the same inputs give the same warehouse.
            self.modified: date = datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
        except OSError as error:
            said = message("cannot be read: {error}", error=message(error.strerror or str(error)))
            raise _refuse(self.name, said) from error
        self.sha256 = hashlib.sha256(self.content).hexdigest()
        self._zip = _opened_zip(self.name, self.content, path.suffix.lower())
        self._book = self._open(data_only=True)
        self.tabs = [
            Tab(sheet.title, sheet.sheet_state == "visible") for sheet in self._book.worksheets
        ]

    def rows(self, title: str) -> list[tuple[Any, ...]]:
        """All rows of a sheet, at most MAX_ROWS by MAX_COLUMNS, without blank rows at the end."""
        sheet = self._sheet(title)
        part = self._zip.getinfo(sheet._worksheet_path)
        has_formulas = _expands_to_what_it_declares(self.name, self._zip, part, MAX_EXPANDED)
        rows = self._parsed(sheet, title)
        if has_formulas:
            self._refuse_formulas_without_values(title, rows)
        return rows

    def further_cells(self, title: str) -> Message | None:
        """A message about cells beyond the rows and columns that are read, if there are any."""
        sheet = self._sheet(title)
        rows, columns = sheet.max_row or 0, sheet.max_column or 0
        if rows > MAX_ROWS or columns > MAX_COLUMNS:
            return message(
                "cells after row {row} or column {column}", row=MAX_ROWS, column=MAX_COLUMNS
            )
        return None

    def _sheet(self, title: str) -> Any:
        return self._book[title]

    def _open(self, *, data_only: bool) -> Any:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return openpyxl.load_workbook(
                    io.BytesIO(self.content), read_only=True, data_only=data_only, keep_links=False
                )
        # A damaged file can fail anywhere in openpyxl, with any exception; all are caught here.
        except Exception as error:
            raise _refuse(self.name, _damaged(error)) from error

    def _parsed(self, sheet: Any, title: str) -> list[tuple[Any, ...]]:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                rows = list(
                    sheet.iter_rows(max_row=MAX_ROWS, max_col=_width(sheet), values_only=True)
                )
        except Exception as error:
            raise _refuse(f"{self.name}: {title}", _damaged(error)) from error
        while rows and not any(value is not None for value in rows[-1]):
            rows.pop()
        return rows

    def _refuse_formulas_without_values(self, title: str, rows: list[tuple[Any, ...]]) -> None:
        """A formula that was never calculated reads as a blank cell: it must not become a gap."""
        formulas = self._parsed(self._open(data_only=False)[title], title)
        empty = [
            f"{get_column_letter(column + 1)}{row + 1}"
            for row, cells in enumerate(formulas)
            for column, formula in enumerate(cells)
            if not isinstance(formula, (int, float))
            and str(formula).startswith("=")
            and (row >= len(rows) or column >= len(rows[row]) or rows[row][column] is None)
        ]
        if empty:
            said = message(
                "holds a formula without its value, one of {n}; open and save the file "
                "in Excel first",
                n=len(empty),
            )
            raise _refuse(f"{self.name}: {title}!{empty[0]}", said)


def _width(sheet: Any) -> int:
    # The declared size of a sheet can be too small, so a small width is not trusted.
    return min(MAX_COLUMNS, max(sheet.max_column or 0, 120))


def _opened_zip(name: str, content: bytes, suffix: str) -> zipfile.ZipFile:
    if reason := workbook_format.not_zipped(content):
        raise _refuse(name, reason)
    if not zipfile.is_zipfile(io.BytesIO(content)):
        raise _refuse(name, message("is cut off; download it again"))
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _refuse(name, _damaged(error)) from error
    _refuse_too_much(name, archive)
    if suffix not in {".xlsx", ".xlsm"}:
        raise _refuse(name, message("is neither .xlsx nor .xlsm; save it as .xlsx"))
    return archive


def _refuse_too_much(name: str, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > MAX_ENTRIES:
        raise _refuse(name, message("holds more than {n} parts", n=MAX_ENTRIES))
    declared = sum(part.file_size for part in parts)
    if declared > MAX_EXPANDED:
        said = message(
            "declares {declared} MB expanded; at most {n} are read",
            declared=declared // MIB,
            n=MAX_EXPANDED // MIB,
        )
        raise _refuse(name, said)
    if any(part.flag_bits & 1 for part in parts):
        raise _refuse(name, message("is protected by a password; save it without one"))
    if reason := workbook_format.zipped(archive):
        raise _refuse(name, reason)
    for part in parts:
        # Sheets are measured only if and when they are read.
        if part.filename.endswith(_XML) and not part.filename.startswith("xl/worksheets/sheet"):
            _expands_to_what_it_declares(name, archive, part, _most_of(part.filename))


def _most_of(part: str) -> int:
    if part.endswith(".rels"):
        return MAX_PART
    return next((most for start, most in MAX_OF_PARTS.items() if part.startswith(start)), MAX_PART)


def _expands_to_what_it_declares(
    name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo, limit: int
) -> bool:
    """Decompresses a part once without keeping it; returns whether it contains formulas.

    Refuses a part that is larger than `limit` or not as large as it declares.
    """
    probe = copy.copy(part)
    probe.file_size = 1 << 62  # zipfile stops at the declared size, however much there is
    size, has_formulas, tail = 0, False, b""
    try:
        with archive.open(probe) as stream:
            while size <= limit and (chunk := stream.read(MIB)):
                size += len(chunk)
                seen = tail + chunk
                # A zero byte means UTF-16 text, which may hide a formula.
                has_formulas = has_formulas or any(
                    sign in seen for sign in (b"<f>", b"<f ", b":f>", b"\0")
                )
                tail = chunk[-16:]
    # zlib and zipfile raise their own errors, and some of Python's, on damaged data.
    except Exception as error:
        raise _refuse(name, _damaged(error)) from error
    if size > limit:
        said = message(
            "part {part} expands to more than {n} MB", part=part.filename, n=limit // MIB
        )
        raise _refuse(name, said)
    if size != part.file_size:
        said = message(
            "part {part} declares {declared} bytes but holds {size}",
            part=part.filename,
            declared=part.file_size,
            size=size,
        )
        raise _refuse(name, said)
    return has_formulas


def _damaged(error: Exception) -> Message:
    behind: BaseException | None = error  # openpyxl wraps the parser's exception
    while behind and not isinstance(behind, (MemoryError, DefusedXmlException)):
        behind = behind.__cause__ or behind.__context__
    if isinstance(behind, MemoryError):
        raise MemoryError from error
    if behind:
        return message("declares entities; save it in Excel as a new .xlsx")
    return message("is damaged: {error}", error=_first_line(error))


def _first_line(error: Exception) -> str:
    text = str(error).strip()
    return text.splitlines()[0][:120] if text else type(error).__name__
