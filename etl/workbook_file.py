"""Opens a workbook safely: what it is, how large it really is, which sheets it shows.

A file is read into memory once, so that it may vanish meanwhile; nothing is parsed before its
declared and its actual expanded size are known to be small enough. openpyxl parses in read-only
mode and only the sheets that are asked for.
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
from openpyxl.utils import get_column_letter

from etl.problem import LoadRefused, Problem

MIB = 1 << 20
MAX_FILE = 64 * MIB
MAX_EXPANDED = 256 * MIB
MAX_PART = 32 * MIB  # of what openpyxl holds in memory as a whole: texts, styles, lists
MAX_ENTRIES = 2_000
MAX_ROWS = 2_000
MAX_COLUMNS = 400

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_XML = (".xml", ".rels")


@dataclass(frozen=True)
class Tab:
    """A sheet as the file lists it."""

    title: str
    visible: bool


def _refuse(name: str, message: str, value: str = "") -> LoadRefused:
    return LoadRefused([Problem(name, message, value)])


class Workbook:
    """An open workbook; `rows` parses one sheet."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        try:
            if path.stat().st_size > MAX_FILE:
                raise _refuse(self.name, f"is larger than {MAX_FILE // MIB} MB")
            self.content = path.read_bytes()
            # The file's own date, so that the same inputs give the same warehouse.
            self.modified: date = datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
        except OSError as error:
            raise _refuse(self.name, f"cannot be read: {error.strerror}") from error
        self.sha256 = hashlib.sha256(self.content).hexdigest()
        self._zip = _opened_zip(self.name, self.content, path.suffix.lower())
        self._book = self._open(data_only=True)
        self.tabs = [
            Tab(sheet.title, sheet.sheet_state == "visible") for sheet in self._book.worksheets
        ]

    def rows(self, title: str) -> list[tuple[Any, ...]]:
        """All rows of a sheet, at most MAX_ROWS by MAX_COLUMNS, blank rows at the end cut off."""
        sheet = self._sheet(title)
        part = self._zip.getinfo(sheet._worksheet_path)
        has_formulas = _expands_to_what_it_declares(self.name, self._zip, part, MAX_EXPANDED)
        rows = self._parsed(sheet, title)
        if has_formulas:
            self._refuse_formulas_without_values(title, rows)
        return rows

    def further_cells(self, title: str) -> str:
        """What of the sheet lies beyond the rows and columns that are read, in words."""
        sheet = self._sheet(title)
        rows, columns = sheet.max_row or 0, sheet.max_column or 0
        if rows > MAX_ROWS or columns > MAX_COLUMNS:
            return f"cells after row {MAX_ROWS} or column {MAX_COLUMNS}"
        return ""

    def _sheet(self, title: str) -> Any:
        return self._book[title]

    def _open(self, *, data_only: bool) -> Any:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return openpyxl.load_workbook(
                    io.BytesIO(self.content), read_only=True, data_only=data_only, keep_links=False
                )
        # A damaged file can fail anywhere in openpyxl, with any exception: this is the border.
        except Exception as error:
            raise _refuse(self.name, f"is damaged: {_first_line(error)}") from error

    def _parsed(self, sheet: Any, title: str) -> list[tuple[Any, ...]]:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                rows = list(
                    sheet.iter_rows(max_row=MAX_ROWS, max_col=_width(sheet), values_only=True)
                )
        except Exception as error:
            message = f"is damaged: {_first_line(error)}"
            raise _refuse(f"{self.name}: {title}", message) from error
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
            if not isinstance(formula, (int, float)) and str(formula).startswith("=")
            and (row >= len(rows) or column >= len(rows[row]) or rows[row][column] is None)
        ]  # fmt: skip
        if empty:
            message = "holds a formula without its value; open and save the file in Excel first"
            more = f" and {len(empty) - 1} more cells" if len(empty) > 1 else ""
            raise _refuse(f"{self.name}: {title}!{empty[0]}{more}", message)


def _width(sheet: Any) -> int:
    # The declared size of a sheet can be too small; a narrow one is never believed.
    return min(MAX_COLUMNS, max(sheet.max_column or 0, 120))


def _opened_zip(name: str, content: bytes, suffix: str) -> zipfile.ZipFile:
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise _refuse(name, "is protected by a password; save it without one")
        raise _refuse(name, "is an old .xls file; save it as .xlsx")
    if not content:
        raise _refuse(name, "is empty")
    if not zipfile.is_zipfile(io.BytesIO(content)):
        if content.startswith(b"PK"):
            raise _refuse(name, "is cut off; download it again")
        raise _refuse(name, f"is not an Excel workbook{_looks_like(content)}")
    if suffix not in {".xlsx", ".xlsm"}:
        raise _refuse(name, "is neither .xlsx nor .xlsm")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _refuse(name, f"is damaged: {_first_line(error)}") from error
    _refuse_too_much(name, archive)
    return archive


def _refuse_too_much(name: str, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > MAX_ENTRIES:
        raise _refuse(name, f"holds more than {MAX_ENTRIES} parts")
    declared = sum(part.file_size for part in parts)
    if declared > MAX_EXPANDED:
        message = f"declares {declared // MIB} MB expanded; at most {MAX_EXPANDED // MIB} are read"
        raise _refuse(name, message)
    if any(part.flag_bits & 1 for part in parts):
        raise _refuse(name, "is protected by a password; save it without one")
    names = {part.filename for part in parts}
    if "xl/workbook.bin" in names:
        raise _refuse(name, "is an .xlsb file; save it as .xlsx")
    if "[Content_Types].xml" not in names or not any(n.startswith("xl/") for n in names):
        raise _refuse(name, "is a zip file but not an Excel workbook")
    for part in parts:
        # Sheets are measured when they are read, and only those that are.
        if part.filename.endswith(_XML) and not part.filename.startswith("xl/worksheets/sheet"):
            _expands_to_what_it_declares(name, archive, part, MAX_PART)


def _expands_to_what_it_declares(
    name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo, limit: int
) -> bool:
    """Expands a part once without keeping it; returns whether it holds formulas."""
    probe = copy.copy(part)
    probe.file_size = 1 << 62  # zipfile stops at the declared size, whatever there is
    size, has_formulas, tail = 0, False, b""
    try:
        with archive.open(probe) as stream:
            while size <= limit and (chunk := stream.read(MIB)):
                size += len(chunk)
                seen = tail + chunk
                if b"<!DOCTYPE" in seen or b"<!ENTITY" in seen:
                    raise _refuse(name, f"part {part.filename} declares entities")
                has_formulas = has_formulas or b"<f>" in seen or b"<f " in seen or b":f>" in seen
                tail = chunk[-16:]
    except LoadRefused:
        raise
    # zlib and zipfile raise their own errors, and some of Python's, on damaged data.
    except Exception as error:
        raise _refuse(name, f"is damaged: {_first_line(error)}") from error
    if size > limit:
        raise _refuse(name, f"part {part.filename} expands to more than {limit // MIB} MB")
    if size != part.file_size:
        message = f"part {part.filename} declares {part.file_size} bytes but holds {size}"
        raise _refuse(name, message)
    return has_formulas


def _looks_like(content: bytes) -> str:
    try:
        text = content[:4096].decode("utf-8")
    except UnicodeDecodeError:
        return ""
    first = text.splitlines()[0] if text.strip() else ""
    return " but a text file (.csv?)" if "," in first or ";" in first or "\t" in first else ""


def _first_line(error: Exception) -> str:
    text = str(error).strip()
    return text.splitlines()[0][:120] if text else type(error).__name__
