"""Copies that were filtered, rounded or translated: read, or refused with the one true reason."""

from typing import Any

import pytest

from tests.etl import workbook_content as contents
from tests.etl import workbook_maker as made
from tests.etl.read_back import assert_reads_back, loaded, only
from tests.etl.refused import refused

Rows = list[list[Any]]
ENGLISH_NAMES = dict(
    zip(
        contents.FRAMES["provinces"]["province_code"],
        contents.FRAMES["provinces"]["name_en"],
        strict=True,
    )
)


def problems(name: str, sheet: str, rows: Rows, tmp_path) -> list[str]:
    return list(map(str, loaded(made.write(tmp_path / name, {sheet: rows})).problems))


@pytest.mark.parametrize(("kept", "missing"), [(20, 43), (10, 53), (57, 6)])
def test_a_filtered_copy_is_measured_against_the_division_of_its_year(kept, missing, tmp_path):
    by_column = [row[: 3 + kept] for row in made.layout(2023)]
    by_row = made.rows_layout(contents.published(2016))[: 1 + kept]
    for year, sheet, rows in ((2023, "2023_VIE_ENG", by_column), (2016, "2016", by_row)):
        (said,) = problems(made.FILES[year], sheet, rows, tmp_path)
        assert f"{sheet}: {missing} of the 63 provinces are missing: a filtered copy?" in said


def test_the_34_provinces_are_not_those_of_a_year_that_surveyed_63(tmp_path):
    content = contents.rehearsed(2023)
    (said,) = problems("PAPI 2023.xlsx", "2023_VIE_ENG", made.columns_layout(content), tmp_path)
    assert "names the 34 provinces, but in 2023 PAPI surveyed the 63" in said


@pytest.mark.parametrize("decimals", [1, 2])
@pytest.mark.parametrize("year", [2016, 2023])
def test_a_rounded_copy_is_one_problem_that_says_so(year, decimals, tmp_path):
    rows = [
        [round(cell, decimals) if isinstance(cell, float) else cell for cell in row]
        for row in made.layout(year)
    ]
    sheet = made.SHEETS[year]
    (said,) = problems(made.FILES[year], sheet, rows, tmp_path)
    assert said == (
        f"{made.FILES[year]}: {sheet}: no score has more than {decimals} decimals: a rounded copy; "
        "give PAPI's original file"
    )


def test_four_decimals_are_loaded_with_a_note(tmp_path):
    content = contents.published(2016)
    content.scores = {
        key: None if value is None else round(value, 4) for key, value in content.scores.items()
    }
    found = only(made.write_year(tmp_path, 2016, content))
    assert "no score has more than 4 decimals: a rounded copy?" in map(str, found.notes)


PRINTED = {"Land Use Rights Certificates": "Land Tittle Procedures"}


@pytest.mark.parametrize("scale", [True, False])
def test_a_sheet_in_english_alone_is_read_by_the_english_names(scale, tmp_path):
    content = contents.published(2023)
    held = contents.FRAMES["indicators"].to_dict("records")
    known = next(row for row in held if (row["parent"], row["year"]) == ("civic_knowledge", 2023))
    if scale:
        shares: dict[str, float | None] = dict.fromkeys(contents.NAMES, 0.5)
        content.indicators["1.1"] = [(known["name_vi"], known["name_en"], "0%-100%", shares)]
    content.names = ENGLISH_NAMES
    rows = made.columns_layout(content, made.Columns(scale=scale))
    for row in rows:
        del row[1]
        row[0] = PRINTED.get(row[0], row[0])
    path = made.write(tmp_path / "PAPI 2023.xlsx", {"2023_ENG": rows})
    assert_reads_back(only(path), content)
    found = loaded(path)
    assert list(found.frames["indicators"]["measure"]) == ([known["measure"]] if scale else [])
    assert not found.read[0].figures.new_indicators


def test_the_english_twin_of_a_vietnamese_sheet_is_left_alone(tmp_path):
    sheets = {"2023_ENG": made.layout(2023), "2023_VIE": made.layout(2023)}
    found = loaded(made.write(tmp_path / made.FILES[2023], sheets))
    assert not found.problems
    assert [read.chosen.sheet.title for read in found.read] == ["2023_VIE"]
    assert "2023_ENG: the English twin of the Vietnamese sheet" in map(str, found.offers[0].ignored)


@pytest.mark.parametrize("label", ["1.1: ", "nội dung 1: ", "Unweighted PAPI"])
def test_one_cell_with_an_error_is_one_problem(label, tmp_path):
    rows = made.layout(2023)
    row, column = made.find(rows, label, "Hà Nội")
    rows[row][column] = "#N/A"
    (said,) = problems(made.FILES[2023], "2023_VIE_ENG", rows, tmp_path)
    assert said.endswith("is not a number (found: #N/A)")


@pytest.mark.parametrize("label", ["1.1: ", "nội dung 1: "])
def test_one_gap_that_does_not_agree_is_one_problem(label, tmp_path):
    rows = made.layout(2023)
    row, column = made.find(rows, label, "Hà Nội")
    rows[row][column] = None
    (said,) = problems(made.FILES[2023], "2023_VIE_ENG", rows, tmp_path)
    assert "printed, though dimension 1 of Hà Nội is" in said


@pytest.mark.parametrize("label", ["1.1: ", "nội dung 1: "])
def test_one_wrong_score_is_one_problem(label, tmp_path):
    rows = made.layout(2023)
    row, column = made.find(rows, label, "Hà Nội")
    rows[row][column] += 0.2
    (said,) = problems(made.FILES[2023], "2023_VIE_ENG", rows, tmp_path)
    assert "dimension 1 differs from the sum of its parts" in said


def test_labels_that_are_not_known_are_one_line_of_the_report(tmp_path, capsys):
    rows = made.rows_layout(contents.published(2016))
    rows[0][1:] = [f"Cột {at}" for at in range(1, len(rows[0]))]
    text = refused(made.write(tmp_path / made.FILES[2016], {"2016": rows}), tmp_path, capsys)
    assert "1 problem:" in text
    assert "2016!B1: is not a known row (found: Cột 1); the same in 27 more places" in text


def test_every_file_that_is_given_twice_is_named(tmp_path, capsys):
    paths = [made.write_year(tmp_path, 2016), made.write_year(tmp_path, 2023)]
    twins = [path.with_name(f"{path.stem} (1).xlsx") for path in paths]
    for path, twin in zip(paths, twins, strict=True):
        twin.write_bytes(path.read_bytes())
    text = refused(paths[0], tmp_path, capsys, paths[1], *twins)
    for path, twin in zip(paths, twins, strict=True):
        assert f"{twin.name}: is the same file as {path.name}" in text
