"""Files as text: what a reader sees in them, not when they were made."""

import io
import re
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
from docx.table import Table

WHOLE = 400_000  # characters above which a text is told by its beginning and its hash
BEGINNING = 20_000
# A page's own address under its old name, in links and files.
RENAMED = re.compile(r"(?<=[/\"'(])declines(?=[/?\"'&#).:]|\\|$)", re.M)


def put(path: Path, text: str) -> None:
    """Writes the text, the renamed page called by one name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(RENAMED.sub("falls", text).rstrip() + "\n", encoding="utf-8")


def content(name: str, data: bytes) -> str:
    """The file as text, by the ending of its name."""
    if name.endswith(".docx"):
        return document(data)
    if name.endswith(".xlsx"):
        return workbook(data)
    if name.endswith((".csv", ".md", ".json", ".txt")):
        return shortened(data.decode("utf-8"))
    return f"{len(data)} bytes {sha256(data).hexdigest()}"


def shortened(text: str) -> str:
    """The text, or of a long one how it begins and its hash."""
    if len(text) <= WHOLE:
        return text
    return f"{len(text)} characters {sha256(text.encode()).hexdigest()}\n{text[:BEGINNING]}"


def workbook(data: bytes) -> str:
    """Cells sheet by sheet, each with its number format where it has one."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    lines = []
    for sheet in book.worksheets:
        lines.append(f"sheet {sheet.title} {sheet.dimensions} frozen {sheet.freeze_panes}")
        for row in sheet.iter_rows():
            lines.append(" | ".join(_cell(one) for one in row))
        lines += [f"choice {one.sqref} {one.formula1}" for one in
                  sheet.data_validations.dataValidation]  # fmt: skip
    return shortened("\n".join(lines))


def _cell(cell: openpyxl.cell.Cell) -> str:
    if cell.value is None:
        return ""
    shape = "" if cell.number_format in ("General", "@") else f" {{{cell.number_format}}}"
    return f"{cell.value!r}{shape}"


def document(data: bytes) -> str:
    """Paragraphs and tables in order, with styles; head and foot; hashes of the parts."""
    word = docx.Document(io.BytesIO(data))
    lines = [f"title {word.core_properties.title!r}", f"tables {len(word.tables)}"]
    for section in word.sections:
        for end in (section.header, section.footer):
            lines += [f"head or foot: {one.text}" for one in end.paragraphs]
    for block in word.iter_inner_content():
        if isinstance(block, Table):
            lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(f"{block.style.name if block.style else ''}: {block.text}")
    with ZipFile(io.BytesIO(data)) as parts:
        for name in sorted(parts.namelist()):
            if not name.startswith("docProps/"):
                lines.append(f"{name} {sha256(parts.read(name)).hexdigest()}")
    return "\n".join(lines)
