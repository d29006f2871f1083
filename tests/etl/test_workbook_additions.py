"""Lines, columns and footers that an office adds to a sheet never become figures of PAPI's."""

from typing import Any

import pytest

from tests.etl import workbook_content as contents
from tests.etl import workbook_maker as made
from tests.etl.read_back import assert_reads_back, loaded, only

Rows = list[list[Any]]
NAME_2016, NAME_2023 = made.FILES[2016], made.FILES[2023]


def with_columns(*columns: tuple[str, Any]) -> Rows:
    """The sheet of 2016 with columns of an office: label, and a cell for each place."""
    rows = made.rows_layout(contents.published(2016))
    for label, cell in columns:
        rows[0].append(label)
        for place, row in enumerate(rows[1:], 1):
            row.append(cell(place, row) if callable(cell) else cell)
    return rows


def with_rows(*labelled: tuple[str, str | None, Any]) -> Rows:
    """The sheet of 2023 with rows of an office below: label, scale, the cells of its places."""
    rows = made.layout(2023)
    for label, scale, cells in labelled:
        rows.append([label, label, scale, *(cells if isinstance(cells, list) else [cells] * 63)])
    return rows


def total(place: int, row: list[Any]) -> float:
    return float(sum(value for value, head in zip(row, HEAD, strict=False) if "." not in head))


HEAD = ["1.0", *made.rows_layout(contents.published(2016))[0][1:]]


def test_a_rank_beside_the_scores_is_named_and_left_out(tmp_path):
    rows = with_columns(("Xếp hạng", lambda place, _: place), ("So với năm 2015", -0.25))
    found = only(made.write(tmp_path / NAME_2016, {"2016": rows}))
    assert_reads_back(found, contents.published(2016))
    assert not found.indicators
    assert {
        f"'{label}' ({cell}1): added by an office, not PAPI's"
        for label, cell in (("Xếp hạng", "AD"), ("So với năm 2015", "AE"))
    } == set(map(str, found.sheet.ignored))


@pytest.mark.parametrize("label", ["Tổng điểm PAPI", "Tổng điểm", "Tổng cộng", "PAPI 2016"])
def test_a_total_that_an_office_added_is_held_against_the_sum_of_its_parts(label, tmp_path):
    path = made.write(tmp_path / NAME_2016, {"2016": with_columns((label, total))})
    found = only(path)
    assert_reads_back(found, contents.published(2016))
    assert (
        f"'{label}' (AD1): a total added by an office, checked against the sum of its parts"
        in map(str, found.sheet.ignored)
    )
    too_high = with_columns((label, lambda place, row: total(place, row) + 10))
    faulty = loaded(made.write(path, {"2016": too_high}))
    assert len(faulty.problems) == 63
    assert str(faulty.problems[0]).startswith(
        f"{NAME_2016}: 2016!AD2: total differs from the sum of its dimensions, 33.8060 (found: 43.8"
    )
    assert not faulty.frames["scores"].size


def test_a_footer_with_one_number_is_no_indicator(tmp_path):
    rows = with_rows(("Người lập biểu", None, [2024]), ("Đã đối chiếu", None, [2024]))
    found = only(made.write(tmp_path / NAME_2023, {"2023_VIE_ENG": rows}))
    assert_reads_back(found, contents.published(2023))
    assert not found.indicators
    named = list(map(str, found.sheet.ignored))
    assert f"'Người lập biểu' (B{len(rows) - 1}): added by an office, not PAPI's" in named
    said = "not PAPI indicators, because no scale is printed beside them: "
    assert f"{said}'Đã đối chiếu' (B{len(rows)})" in named


@pytest.mark.parametrize(
    ("label", "scale"),
    [
        ("Xếp hạng toàn quốc", None),
        ("Xếp hạng toàn quốc", "1-63"),
        ("Rank", "1-61"),
        ("Thay đổi so với năm 2022", None),
        ("Chênh lệch so với bình quân", None),
        ("Điểm bình quân vùng", None),
        ("Ý kiến của sở", "bậc"),
    ],
)
def test_a_row_that_papi_did_not_print_is_named_and_left_out(label, scale, tmp_path):
    rows = with_rows((label, scale, list(range(1, 64))))
    path = made.write(tmp_path / NAME_2023, {"2023_VIE_ENG": rows})
    found = loaded(path)
    assert not found.problems
    assert found.frames["indicators"].empty
    assert found.frames["indicator_scores"].empty
    named = [str(line) for line in found.read[0].figures.sheet.ignored if label in str(line)]
    assert len(named) == 1


@pytest.mark.parametrize("scale", ["0%-100%", "1-5 điểm", "Tối thiểu - Tối đa", "0-150,000VND"])
def test_a_new_indicator_needs_no_code_for_it_carries_its_scale(scale, tmp_path):
    rows = with_rows(("Chỉ tiêu chưa từng có", scale, 1.0))
    found = loaded(made.write(tmp_path / NAME_2023, {"2023_VIE_ENG": rows}))
    assert not found.problems
    assert list(found.frames["indicators"]["scale_printed"]) == [scale]
    assert [line.vi for line in found.read[0].figures.new_indicators] == ["Chỉ tiêu chưa từng có"]


def test_columns_of_the_highest_lowest_median_and_mean_are_ignored_by_name(tmp_path):
    content = contents.published(2023)
    rows = made.layout(2023)
    names = ["Cao nhất", "Thấp nhất", "Trung vị", "TB", "TB cả nước", "Trung bình"]
    for row in rows:
        blanks = [None] * (66 - len(row))
        row.extend([*blanks, *(names if "Hà Nội" in row else [5.0] * len(names))])
    found = only(made.write(tmp_path / NAME_2023, {"2023_VIE_ENG": rows}))
    assert_reads_back(found, content)
    assert {f"'{name}': not a province" for name in names} <= set(map(str, found.sheet.ignored))


def test_rows_of_regions_among_the_provinces_are_ignored_by_name(tmp_path):
    rows = made.rows_layout(contents.published(2016))
    regions = ["I. Đồng bằng sông Hồng", "Vùng Tây Nguyên", "Miền Bắc", "Tổng cộng"]
    for at, region in enumerate(regions):
        rows.insert(5 + 7 * at, [region, *[5.0] * 28])
    found = only(made.write(tmp_path / NAME_2016, {"2016": rows}))
    assert_reads_back(found, contents.published(2016))
    assert {f"'{name}': not a province" for name in regions} == set(map(str, found.sheet.ignored))


def test_the_total_of_another_year_beside_the_scores_is_left_out(tmp_path):
    rows = with_columns(("Tổng điểm PAPI 2015", 36.5))
    found = only(made.write(tmp_path / NAME_2016, {"2016": rows}))
    assert not found.sums
    assert "'Tổng điểm PAPI 2015' (AD1): added by an office, not PAPI's" in map(
        str, found.sheet.ignored
    )


@pytest.mark.parametrize("word", ["…", "...", "x", "X", "n.a.", "N/A", "không có", "KCDL", "-"])
def test_words_for_a_gap_are_gaps(word, tmp_path):
    content = contents.published(2023)
    rows = made.columns_layout(content, made.Columns(gap=word))
    for row in rows:
        row[:] = [word if cell is None else cell for cell in row]
    rows[0][2] = rows[1][2] = None
    found = only(made.write(tmp_path / NAME_2023, {"2023_VIE_ENG": rows}))
    assert_reads_back(found, content)
    assert len(found.gaps) == 2
