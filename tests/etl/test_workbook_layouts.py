"""Every layout and every trap of the published sheets is read to the same scores."""

import zipfile
from dataclasses import replace
from typing import Any

import pytest

from etl import layouts
from tests.etl import workbook_content as contents
from tests.etl import workbook_maker as made
from tests.etl.read_back import assert_reads_back, loaded, only, scores

Rows = list[list[Any]]


FULL = made.Columns(margins=True, weighted="filled", variances=True, notes=True)


@pytest.mark.parametrize("year", made.FILES)
def test_each_published_layout_is_read_back(year, tmp_path):
    content = contents.published(year)
    assert_reads_back(only(made.write_year(tmp_path, year)), content)


@pytest.mark.parametrize(
    "how",
    [
        made.Columns(),
        made.Columns(english=False),
        made.Columns(english=False, scale=False),
        made.Columns(codes=False),
        made.Columns(total=False),
        FULL,
        replace(FULL, weighted="blank"),
        made.Columns(order=made.regrouped()),
        made.Columns(order=made.regrouped(), above=made.grouped_header(made.regrouped())),
        made.Columns(order=tuple(reversed(contents.NAMES))),
        made.Columns(above=(["PAPI 2023"], [], ["Bảng chỉ tiêu cấp tỉnh"])),
    ],
)
def test_a_sheet_is_read_however_its_columns_stand(how, tmp_path):
    content = contents.published(2023)
    content.errors = dict.fromkeys(contents.NAMES, 0.3)
    rows = made.columns_layout(content, how)
    assert_reads_back(only(made.write(tmp_path / "PAPI2023.xlsx", {"2023_VIE_ENG": rows})), content)


@pytest.mark.parametrize("above", [[], [["PAPI 2016"], ["Bảng tổng hợp"], []]])
@pytest.mark.parametrize("dimension_first", [False, True])
def test_provinces_in_rows_are_read_wherever_the_header_stands(above, dimension_first, tmp_path):
    content = contents.published(2016)
    rows = made.rows_layout(content, dimension_first=dimension_first, above=above)
    path = made.write(tmp_path / made.FILES[2016], {made.SHEETS[2016]: rows})
    assert_reads_back(only(path), content)


def test_zeros_and_blanks_of_an_unpublished_dimension_are_gaps_but_a_true_zero_stays(tmp_path):
    content = contents.published(2022)  # Bắc Giang has no 1, 2, 4, 5; Bắc Ninh no 2, 3, 4, 8
    shares: dict[str, float | None] = dict.fromkeys(contents.NAMES, 0.5)
    content.indicators["1.1"] = [("Một (%)", "One", "0%-100%", {**shares, "24": 0.0, "01": 0.0})]
    figures = only(made.write_year(tmp_path, 2022, content))
    assert figures.gaps == {"24": ["1", "2", "4", "5"], "27": ["2", "3", "4", "8"]}
    ((_, values),) = figures.indicators
    by_place = {p.code: values[at] for at, p in enumerate(figures.sheet.places)}
    assert by_place["24"] is None
    assert by_place["01"] == 0.0


def test_margins_weights_variances_and_respondents_are_kept_apart(tmp_path):
    content = contents.published(2023)
    content.errors = dict.fromkeys(contents.NAMES, 0.25)
    content.respondents = dict.fromkeys(contents.NAMES, 321)
    rows = made.columns_layout(content, FULL)
    found = loaded(made.write(tmp_path / "PAPI2023.xlsx", {"2023_VIE_ENG": rows}))
    assert not found.problems
    margins = found.frames["total_margins"]
    assert margins.groupby("weighting").size().to_dict() == {"unweighted": 61, "weighted": 61}
    assert set(margins["standard_error"]) == {0.25}
    plain = margins[margins["weighting"] == "unweighted"].iloc[0]
    assert plain["value"] - plain["ci_low"] == pytest.approx(1.645 * 0.25, abs=1e-5)
    assert len(found.frames["dimension_variances"]) == 8 * 63
    assert set(found.frames["respondents"]["respondents"]) == {321}
    notes = " ".join(map(str, found.read[0].figures.notes))
    assert "bounds labelled 95% are ±1.645 standard errors" in notes
    assert "a two-sided 90% interval" in notes


def test_an_indicator_keeps_its_id_and_a_new_one_continues_the_numbers(tmp_path):
    held = contents.FRAMES["indicators"]
    of_air = held[held["parent"] == "air_quality"].iloc[0]
    last = max(int(name[-2:]) for name in held[held["parent"] == "air_quality"]["measure"])
    content = contents.published(2021)
    shares: dict[str, float | None] = dict.fromkeys(contents.NAMES, 0.5)
    spaced = str(of_air["name_vi"]).replace(" ", "  ", 3) + "*"
    content.indicators["7.2"] = [
        ("Chỉ tiêu mới (%)", "New", "0%-100%", shares),
        (spaced, "Whatever", "0%-100%", shares),
    ]
    found = loaded(made.write_year(tmp_path, 2021, content))
    rows = found.frames["indicators"].to_dict("records")
    assert [(row["measure"], row["position"]) for row in rows] == [
        (f"air_quality_{last + 1:02d}", 1),
        (of_air["measure"], 2),
    ]
    assert rows[0]["name_vi"] == "Chỉ tiêu mới (%)"
    assert rows[0]["name_en"] == "New"
    assert rows[1]["name_vi"] == of_air["name_vi"]


def test_numbers_as_text_with_a_decimal_comma_are_numbers(tmp_path):
    rows = made.layout(2023)
    row, column = made.find(rows, "1.1: ", "Hà Nội")
    rows[row][column] = f" {rows[row][column]:.6f} ".replace(".", ",")
    figures = only(made.write(tmp_path / made.FILES[2023], {"2023_VIE_ENG": rows}))
    assert scores(figures)["01", "1.1"] == pytest.approx(1.323925)


def test_a_formula_with_its_value_is_read_and_its_external_link_is_not_followed(tmp_path):
    path = made.write_year(tmp_path, 2023)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    at = sheet.index(b"<v", sheet.index(b'r="D8"'))
    parts["xl/worksheets/sheet1.xml"] = sheet[:at] + b"<f>[1]Sheet1!A1</f>" + sheet[at:]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    assert scores(only(path))["01", "1.1"] == pytest.approx(1.323925)


def test_parts_numbered_anew_are_read_by_position_and_said(tmp_path):
    content = contents.published(2023)
    rows = made.layout(2023, content)
    for row in rows:
        row[1] = str(row[1]).replace("5.3:", "5.2:").replace("5.4:", "5.3:")
    figures = only(made.write(tmp_path / made.FILES[2023], {"2023_VIE_ENG": rows}))
    assert_reads_back(figures, content)
    assert "5.1, 5.2, 5.3 are read by position as 5.1, 5.3, 5.4" in map(str, figures.notes)


def test_a_national_row_or_column_and_notes_are_named_as_ignored(tmp_path):
    rows = made.rows_layout(contents.published(2016))
    rows.append(["Trung bình cả nước", *[5.0] * 28])
    path = made.write(tmp_path / made.FILES[2016], {made.SHEETS[2016]: rows})
    assert "'Trung bình cả nước': not a province" in map(str, only(path).sheet.ignored)


def test_columns_of_codes_numbers_and_regions_beside_the_names_do_no_harm(tmp_path):
    content = contents.published(2016)
    rows = [
        [place or "STT", *row, code]
        for place, (code, row) in enumerate(
            zip(["Mã tỉnh", *map(int, contents.NAMES)], made.rows_layout(content), strict=True)
        )
    ]
    for at, row in enumerate(rows):
        row.insert(2, "Vùng" if at == 0 else "Đồng bằng")
    rows.append([None, "Ghi chú: số liệu chưa làm tròn"])
    figures = only(made.write(tmp_path / made.FILES[2016], {made.SHEETS[2016]: rows}))
    assert_reads_back(figures, content)
    assert any("STT" in str(reason) for reason in figures.sheet.ignored)
    assert any("Vùng" in str(reason) for reason in figures.sheet.ignored)


def test_a_million_empty_formatted_rows_cost_little(tmp_path):
    path = made.write_year(tmp_path, 2016)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    empty = b"".join(b'<row r="%d" s="1" customFormat="1"/>' % row for row in range(65, 1_000_065))
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"</sheetData>", empty + b"</sheetData>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    figures = only(path)
    assert_reads_back(figures, contents.published(2016))


def test_scales_are_read_however_they_are_printed():
    assert layouts.scale("0%-100%") == (0, 1)
    assert layouts.scale("0.25-2.5 điểm/points") == (0.25, 2.5)
    assert layouts.scale("0,33–3,33 điểm") == (0.33, 3.33)
    assert layouts.scale("0-150,000VND") == (0, 150_000)
    assert layouts.scale("Tối thiểu - Tối đa") is None
    assert layouts.unit("0-150,000VND") == "vnd"
