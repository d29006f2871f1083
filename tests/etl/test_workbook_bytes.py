"""What is no workbook, or a dangerous one: refused in one line, and nothing is changed."""

import io
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.conftest import ROOT
from tests.etl import workbook_maker as made
from tests.etl.refused import NAME, SHEET, good, refused


def zipped(parts: dict[str, bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def unzipped(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def lying(content: bytes, part: str, size: int) -> bytes:
    """A zip whose list declares another expanded size for a part."""
    changed = bytearray(content)
    entry = content.rindex(b"PK\x01\x02", 0, content.rindex(part.encode()))
    changed[entry + 24 : entry + 28] = struct.pack("<I", size)
    return bytes(changed)


def workbook(changes: dict[str, tuple[bytes, bytes]]) -> bytes:
    """A good workbook with bytes of its parts replaced."""
    buffer = io.BytesIO()
    book = openpyxl.Workbook()
    book.save(buffer)
    parts = {}
    with zipfile.ZipFile(buffer) as archive:
        for name in archive.namelist():
            old, new = changes.get(name, (b"", b""))
            assert old in archive.read(name)
            parts[name] = archive.read(name).replace(old, new)
    return zipped(parts)


OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)
BYTES = {
    "not a zip": (bytes(range(256)) * 8, "is not an Excel workbook"),
    "empty": (b"", "is empty"),
    "a csv": ("Tỉnh,Điểm\nHà Nội,5.0\n".encode(), "is not an Excel workbook but a text file"),
    "an xls": (OLE, "is an old .xls file; save it as .xlsx"),
    "a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "is protected by a password"),
    "another zip": (zipped({"a.txt": b"x"}), "is a zip file but not an Excel workbook"),
    "an xlsb": (zipped({"xl/workbook.bin": b"x"}), "is an .xlsb file; save it as .xlsx"),
    "an ods": (
        zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b""}),
        "is an OpenDocument spreadsheet (.ods); save it as .xlsx",
    ),
    "a template": (
        workbook({"[Content_Types].xml": (b"sheet.main+xml", b"template.main+xml")}),
        "is a template (.xltx); save it as .xlsx",
    ),
    "Strict Open XML": (
        workbook({"xl/workbook.xml": (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                                      b"http://purl.oclc.org/ooxml/spreadsheetml/main")}),
        "is a Strict Open XML workbook; in Excel, save it as Excel Workbook (.xlsx)",
    ),
    "a web page": (
        "\ufeff<html><body><table><tr><td>Hà Nội, 5,0</td></tr></table></body></html>".encode(),
        "is a web page, whatever its name says; open it in Excel and save it as .xlsx",
    ),
    "an XML spreadsheet": (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "is an XML spreadsheet; open it in Excel and save it as .xlsx",
    ),
    "a csv of Excel's": (
        "Tỉnh\tĐiểm\nHà Nội\t5,0\n".encode("utf-16"),
        "is not an Excel workbook but a text file (.csv); open it in Excel and save it as .xlsx",
    ),
    "too many parts": (
        zipped({f"xl/{n}": b"" for n in range(2001)}), "holds more than 2000 parts",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", BYTES)
def test_what_is_not_a_workbook_is_told_by_what_it_is(what, tmp_path, capsys):
    content, said = BYTES[what]
    path = tmp_path / NAME
    path.write_bytes(content)
    assert f"{NAME}: {said}" in refused(path, tmp_path, capsys)


def test_a_truncated_workbook_is_cut_off(tmp_path, capsys):
    path = made.write(tmp_path / NAME, {SHEET: good()})
    path.write_bytes(path.read_bytes()[:-2000])
    assert "is cut off; download it again" in refused(path, tmp_path, capsys)


def test_a_workbook_under_another_suffix_is_refused(tmp_path, capsys):
    path = made.write(tmp_path / NAME, {SHEET: good()}).rename(tmp_path / "2025PAPI.zip")
    assert "is neither .xlsx nor .xlsm" in refused(path, tmp_path, capsys)


def test_a_file_that_vanishes_is_named(tmp_path, capsys):
    text = refused(tmp_path / "2025.xlsx", tmp_path, capsys)
    assert "2025.xlsx: cannot be read: No such file or directory" in text


def test_a_bomb_is_refused_by_the_size_that_it_declares(tmp_path, capsys):
    path = made.write(tmp_path / NAME, {SHEET: good()})
    parts = unzipped(path) | {"xl/media/big.bin": bytes(300 << 20)}
    path.write_bytes(zipped(parts))
    assert "declares 300 MB expanded; at most 256 are read" in refused(path, tmp_path, capsys)


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_a_bomb_is_refused_by_the_size_that_it_really_has(part, tmp_path, capsys):
    path = made.write(tmp_path / NAME, {SHEET: good()})
    parts = unzipped(path)
    parts[part] = parts[part].replace(b"</", b" " * (40 << 20) + b"</", 1)
    path.write_bytes(lying(zipped(parts), part, 5000))
    text = refused(path, tmp_path, capsys)
    # openpyxl opens every sheet's beginning: a lying one is found damaged before it is measured.
    assert "is damaged: Bad CRC-32" in text or "expands to more than 1 MB" in text


def checked(path: Path, tmp_path: Path, program: str = "") -> subprocess.CompletedProcess[str]:
    """`python -m etl check` in a process of its own, or a program that does the same."""
    run = ["-c", program] if program else ["-m", "etl"]
    places = ["--workbooks", str(tmp_path / "workbooks"), "--to", str(tmp_path / "papi.duckdb")]
    return subprocess.run(
        [sys.executable, *run, "check", str(path), "--lang", "en", *places],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("part", "encoding"),
    [("xl/styles.xml", "utf-8"), ("xl/workbook.xml", "utf-16"), ("xl/styles.xml", "utf-16")],
)
def test_entities_are_refused_in_any_encoding(part, encoding, tmp_path):
    path = made.write(tmp_path / NAME, {SHEET: good()})
    parts = unzipped(path)
    body = parts[part].decode().partition("?>")[2] or parts[part].decode()
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]>'
    text = f'<?xml version="1.0" encoding="{encoding}"?>{bomb}{body}'
    path.write_bytes(zipped(parts | {part: text.encode(encoding)}))
    ran = checked(path, tmp_path)
    assert ran.returncode == 1
    assert "declares entities" in ran.stdout
    assert "Traceback" not in ran.stderr


def test_two_million_styles_are_refused_by_their_size(tmp_path, capsys):
    path = made.write(tmp_path / NAME, {SHEET: good()})
    parts = unzipped(path)
    parts["xl/styles.xml"] = parts["xl/styles.xml"].replace(
        b"<xf ", b"<xf/>" * 2_000_000 + b"<xf ", 1
    )
    path.write_bytes(zipped(parts))
    text = refused(path, tmp_path, capsys)
    assert "part xl/styles.xml expands to more than 1 MB" in text


@pytest.mark.parametrize(
    ("limit", "code"),
    [
        ("MOST_MEMORY = 64 << 20; limits._FOR_EACH_CORE = 0", 1),
        ("MOST_CPU_SECONDS = 2", 1),
        ("MOST_SECONDS = 1", 75),
    ],
)
def test_the_commands_stop_at_their_limits_with_a_word(limit, code, tmp_path):
    """One row of four million cells: no part is too large to be opened."""
    path = made.write(tmp_path / NAME, {SHEET: good()})
    parts = unzipped(path)
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b"</row>", b"<c/>" * 4_000_000 + b"</row>", 1)
    path.write_bytes(zipped(parts))
    program = (
        "import sys\nfrom etl import limits\nfrom etl.__main__ import main\n"
        f"limits.{limit}\nlimits.bound()\nsys.exit(main())"
    )
    ran = checked(path, tmp_path, program)
    assert ran.returncode == code, ran.stderr
    assert ran.stderr.startswith("the workbooks are too large or too slow to read\n")
    assert "nothing was changed" in ran.stderr
    assert "Traceback" not in ran.stderr
