"""Workbooks with wrong figures: each is refused in one line a person can act on, and nothing is
changed."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from etl import workbook_load
from tests.etl import workbook_content as contents
from tests.etl import workbook_maker as made
from tests.etl.refused import NAME, SHEET, good, refused

HA_NOI = "Hà Nội"


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
    "a part missing": (at("1.1: ", None), ["1.1 not printed, though dimension 1 of Hà Nội is"]),
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
        row_like("nội dung 8: ", "Chỉ số nội dung 8: Quản trị điện tử"), ["appears twice, first"],
    ),
    "an unknown row": (row_first("Chỉ tiêu lạ"), ["!B3: is not a known row"]),
    "a province twice": (
        header("Cao Bằng", "Ha Noi"), ["repeats the province of 2025_VIE_ENG!D2"],
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
        lambda rows: rows.append([None, None, None, *[0.5] * 34]),
        ["is a figure without a label"],
    ),
    "a label twice": (
        lambda rows: rows.extend([["One", "Một (%)", "0%-100%", *[0.5] * 34]] * 2),
        ["repeats the label of A45 (found: Một (%))"],
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
    found = workbook_load.load([made.write(tmp_path / NAME, {SHEET: rows})], contents.FRAMES)
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
    rows = made.rows_layout(contents.published(2016))
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
    assert "2020_VIE_ENG: is labelled 2020 but equals the figures of 2019 in every cell" in text
    assert "1 problem:" in text


def test_two_sheets_for_one_year_are_named(tmp_path, capsys):
    path = made.write(tmp_path / NAME, {SHEET: good(), "2025": good()})
    assert f"has 2 sheets for 2025: {SHEET}, 2025" in refused(path, tmp_path, capsys)


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
    assert "its layout is unknown" in refused(path, tmp_path, capsys)


def test_the_same_file_twice_is_refused(tmp_path, capsys):
    path = made.write(tmp_path / NAME, {SHEET: good()})
    other = tmp_path / "PAPI 2025 (1).xlsx"
    other.write_bytes(path.read_bytes())
    assert "is the same file as" in refused(path, tmp_path, capsys, other)
    held = tmp_path / "workbooks" / NAME
    held.parent.mkdir()
    held.write_bytes(path.read_bytes())
    assert f"is already added as {NAME}" in refused(path, tmp_path, capsys)


def test_a_formula_without_its_value_is_not_taken_for_a_gap(tmp_path, capsys):
    rows = good()
    at("1.1: ", "='[other.xlsx]Sheet1'!A1")(rows)
    text = refused(made.write(tmp_path / NAME, {SHEET: rows}), tmp_path, capsys)
    assert f"{SHEET}!D8: holds a formula without its value" in text
