"""Bad workbooks: each is refused in one line a person can act on, and nothing is changed."""

import datetime
import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl import workbook_load
from etl.__main__ import main
from tests.conftest import PUBLISHED
from tests.etl import workbook_maker as made

NAME = "2025PAPI_Provincial.xlsx"
SHEET = "2025_VIE_ENG"
HA_NOI = "Hà Nội"


def good() -> list[list[Any]]:
    return made.columns_layout(made.rehearsed(), made.Columns(margins=True, notes=True))


def refused(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], *more: Path) -> str:
    """What `add` says of a file that it must refuse; warehouse and folder stay as they are."""
    warehouse, workbooks = tmp_path / "papi.duckdb", tmp_path / "workbooks"
    warehouse.write_bytes(b"as it was")
    files = list(map(str, (path, *more)))
    places = ["--published", str(PUBLISHED), "--workbooks", str(workbooks), "--to", str(warehouse)]
    before = sorted(p.name for p in workbooks.glob("*")) if workbooks.exists() else []
    assert main(["add", *files, *places]) == 1
    assert warehouse.read_bytes() == b"as it was"
    assert sorted(p.name for p in workbooks.glob("*")) == before if before else True
    said = capsys.readouterr()
    assert "Traceback" not in said.out + said.err
    assert "nothing was changed" in said.err
    return said.out


Change = Callable[[list[list[Any]]], None]


def at(label: str, value: Any) -> Change:
    """Puts a value into Hà Nội's cell of the row with this label."""

    def change(rows: list[list[Any]]) -> None:
        row, column = made.find(rows, label, HA_NOI)
        rows[row][column] = value

    return change


def without(label: str) -> Change:
    def change(rows: list[list[Any]]) -> None:
        rows[:] = [row for row in rows if label not in str(row[1])]

    return change


def header(old: str, new: Any) -> Change:
    def change(rows: list[list[Any]]) -> None:
        rows[1][rows[1].index(old)] = new

    return change


def without_column(name: str) -> Change:
    def change(rows: list[list[Any]]) -> None:
        column = rows[1].index(name)
        for row in rows:
            if column < len(row):
                del row[column]

    return change


def row_like(label: str, new: str) -> Change:
    def change(rows: list[list[Any]]) -> None:
        found = next(row for row in rows if label in str(row[1]))
        rows.append([new, new, *found[2:]])

    return change


def row_first(label: str) -> Change:
    def change(rows: list[list[Any]]) -> None:
        rows.insert(2, [label, label, "0%-100%", 0.5])

    return change


CELLS = {
    "words": (at("1.1: ", "nhiều"), [f"{NAME}: {SHEET}!D8: is not a number (found: nhiều)"]),
    "55 in a 1–10 row": (at("nội dung 1: ", 55), ["outside the scale 1–10", "found: 55", "!D7"]),
    "negative": (at("1.1: ", -0.5), ["outside the scale 0.25–2.5", "(found: -0.5)"]),
    "a date": (
        at("1.1: ", datetime.datetime(2025, 1, 2)),
        ["!D8: is a date, not a number (found: 2025-01-02"],
    ),
    "true": (at("1.1: ", True), ["is not a number (found: True)"]),
    "an error": (at("1.1: ", "#N/A"), ["is not a number (found: #N/A)"]),
    "a part missing": (at("1.1: ", None), ["1.1 is not printed, though dimension 1 of Hà Nội is"]),
    "a part too many": (
        at("nội dung 1: ", None), ["is printed, though dimension 1 of Hà Nội is not"],
    ),
    "a wrong sum": (at("nội dung 1: ", 5.0), ["dimension 1 differs from the sum of its parts"]),
    "a wrong total": (at("Unweighted PAPI", 30.5), ["differs from the sum of its dimensions"]),
    "a negative error": (at("Standard Error", -0.1), ["a standard error is negative"]),
    "bounds aside": (at("CI Low", 60.0), ["bounds do not enclose the total (found: 60.0)"]),
    "no dimension": (
        without("nội dung 8: "), ["the dimensions of 2025; missing: 8; unexpected: none"],
    ),
    "no sub-dimension": (
        without("8.3: "), ["the sub-dimensions of 2025; missing: 8.3; unexpected: none"],
    ),
    "another dimension": (
        row_like("nội dung 8: ", "Chỉ số nội dung 9: Mới"), ["missing: none; unexpected: 9"],
    ),
    "a dimension twice": (
        row_like("nội dung 8: ", "Chỉ số nội dung 8: Quản trị điện tử"), ["stands twice, first in"],
    ),
    "an unknown row": (row_first("Chỉ tiêu lạ"), ["!B3: is none of the known rows"]),
    "a province twice": (
        header("Cao Bằng", "Ha Noi"), ["names the province of 2025_VIE_ENG!D2 again"],
    ),
    "33 provinces": (without_column("Cao Bằng"), ["exactly the 34", "missing: Cao Bằng"]),
    "an unknown province": (
        header("Cao Bằng", "Atlantis"), ["missing: Cao Bằng; unexpected: Atlantis", "!E2"],
    ),
    "a merged header": (header("Cao Bằng", None), ["without a province's name (a merged header"]),
    "a number for a name": (header("Cao Bằng", 7), ["!E2: is not a province (found: 7)"]),
    "a wrong code": (
        lambda rows: rows[0].__setitem__(3, 99), ["!D1: is not the code of Hà Nội, 01 (found: 99)"],
    ),
    "no label": (
        lambda rows: rows.append([None, None, None, *[0.5] * 34]), ["figures has no label"],
    ),
    "a label twice": (
        lambda rows: rows.extend([["One", "Một (%)", "0%-100%", *[0.5] * 34]] * 2),
        ["has the label of A45 again (found: Một (%))"],
    ),
    "a share beyond its scale": (
        lambda rows: rows.append(["One", "Một (%)", "0%-100%", *[-0.5] * 34]),
        ["outside the scale 0–1"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", CELLS)
def test_a_wrong_cell_row_or_column_is_named(what, tmp_path):
    change, said = CELLS[what]
    rows = good()
    change(rows)
    found = workbook_load.load([made.write(tmp_path / NAME, {SHEET: rows})], made.FRAMES)
    assert not found.frames["scores"].size  # nothing of a sheet with a problem is loaded
    text = "\n".join(map(str, found.problems))
    for words in said:
        assert words in text
    assert NAME in text
    assert SHEET in text


def test_a_wrong_figure_changes_nothing(tmp_path, capsys):
    rows = good()
    at("nội dung 1: ", 55)(rows)
    assert "found: 55" in refused(made.write(tmp_path / NAME, {SHEET: rows}), tmp_path, capsys)


def test_sixty_two_provinces_name_the_one_that_is_missing(tmp_path, capsys):
    rows = made.layout(2023)
    column = rows[1].index("Huế" if "Huế" in rows[1] else "Thừa Thiên Huế")
    for row in rows:
        if column < len(row):
            del row[column]
    text = refused(
        made.write(tmp_path / made.FILES[2023], {"2023_VIE_ENG": rows}), tmp_path, capsys
    )
    assert "exactly the 63 provinces; missing: Thừa Thiên Huế; unexpected: none" in text


def test_an_unknown_province_in_a_row_is_named(tmp_path, capsys):
    rows = made.rows_layout(made.published(2016))
    rows[5][0] = "Atlantis"
    path = made.write(tmp_path / made.FILES[2016], {made.SHEETS[2016]: rows})
    text = refused(path, tmp_path, capsys)
    assert "missing: Tuyên Quang; unexpected: Atlantis" in text
    assert "!A6" in text


def test_a_copy_of_another_year_names_both(tmp_path, capsys):
    rows = made.layout(2019)
    text = refused(
        made.write(tmp_path / made.FILES[2020], {"2020_VIE_ENG": rows}), tmp_path, capsys
    )
    assert "2020_VIE_ENG: stands for 2020 but equals the figures of 2019 in every cell" in text
    assert "1 problem:" in text


def test_two_sheets_for_one_year_are_named(tmp_path, capsys):
    path = made.write(tmp_path / NAME, {SHEET: good(), "2025": good()})
    assert f"has two sheets for 2025: {SHEET} and 2025" in refused(path, tmp_path, capsys)


def test_only_a_hidden_sheet_is_no_sheet(tmp_path, capsys):
    path = made.write(tmp_path / NAME, {SHEET: good(), "Ghi chú": [["x"]]}, hidden=[SHEET])
    text = refused(path, tmp_path, capsys)
    assert f"{SHEET}: is hidden" in text
    assert "has no visible sheet of 2025" in text


def test_a_sheet_of_another_year_is_not_the_file_s(tmp_path, capsys):
    path = made.write(tmp_path / NAME, {"2023_VIE_ENG": made.layout(2023)})
    text = refused(path, tmp_path, capsys)
    assert "has no visible sheet of 2025; sheets with scores: 2023_VIE_ENG" in text


def test_a_file_that_says_no_year_is_told_to(tmp_path, capsys):
    path = made.write(tmp_path / "so lieu.xlsx", {"Sheet1": good()})
    text = refused(path, tmp_path, capsys)
    assert "put the year into the file's name (found: Sheet1)" in text


def test_an_unknown_layout_is_refused(tmp_path, capsys):
    path = made.write(tmp_path / NAME, {SHEET: [["Tỉnh", "Điểm"], ["Hà Nội", 5.0]]})
    assert "layout is none of the known ones" in refused(path, tmp_path, capsys)


def test_the_same_file_twice_is_refused(tmp_path, capsys):
    path = made.write(tmp_path / NAME, {SHEET: good()})
    other = tmp_path / "PAPI 2025 (1).xlsx"
    other.write_bytes(path.read_bytes())
    assert "is the same file as" in refused(path, tmp_path, capsys, other)
    held = tmp_path / "workbooks" / NAME
    held.parent.mkdir()
    held.write_bytes(path.read_bytes())
    assert f"is already added as {NAME}" in refused(path, tmp_path, capsys)


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


OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)
BYTES = {
    "not a zip": (bytes(range(256)) * 8, "is not an Excel workbook"),
    "empty": (b"", "is empty"),
    "a csv": ("Tỉnh,Điểm\nHà Nội,5.0\n".encode(), "is not an Excel workbook but a text file"),
    "an xls": (OLE, "is an old .xls file; save it as .xlsx"),
    "a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "is protected by a password"),
    "another zip": (zipped({"a.txt": b"x"}), "is a zip file but not an Excel workbook"),
    "an xlsb": (zipped({"xl/workbook.bin": b"x"}), "is an .xlsb file"),
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
    assert "is damaged: Bad CRC-32" in text or "expands to more than 32 MB" in text


def test_entities_are_refused(tmp_path, capsys):
    path = made.write(tmp_path / NAME, {SHEET: good()})
    parts = unzipped(path)
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]>'
    parts["xl/styles.xml"] = bomb + parts["xl/styles.xml"]
    path.write_bytes(zipped(parts))
    assert "part xl/styles.xml declares entities" in refused(path, tmp_path, capsys)


def test_a_formula_without_its_value_is_not_taken_for_a_gap(tmp_path, capsys):
    rows = good()
    at("1.1: ", "='[other.xlsx]Sheet1'!A1")(rows)
    text = refused(made.write(tmp_path / NAME, {SHEET: rows}), tmp_path, capsys)
    assert f"{SHEET}!D8: holds a formula without its value" in text
