"""Of a workbook's sheets those that are needed are read, the others named and left alone."""

from tests.etl import workbook_content as contents
from tests.etl import workbook_maker as made
from tests.etl.read_back import assert_reads_back, loaded, only


def test_the_name_of_the_file_rules_over_a_wrong_tab_in_the_early_years(tmp_path):
    assert made.SHEETS[2011].startswith("2012")
    found = loaded(made.write_year(tmp_path, 2011))
    assert [read.chosen.sheet.year for read in found.read] == [2011]
    assert "the file's year 2011 counts" in str(found.read[0].chosen.sheet.why)


def test_only_the_sheets_that_are_needed_are_read(tmp_path):
    found = loaded(made.write_year(tmp_path, 2016))
    assert [read.chosen.sheet.title for read in found.read] == [made.SHEETS[2016]]
    assert len(found.offers[0].ignored) == 6
    others = {
        "2023_VIE_ENG": made.layout(2023),
        "2023_Process": made.rows_layout(contents.published(2017)),
        "2023_ENG": made.layout(2023), "Biểu đồ": [["x"]],
    }  # fmt: skip
    found = loaded(made.write(tmp_path / made.FILES[2023], others))
    assert not found.problems
    assert [read.chosen.sheet.title for read in found.read] == ["2023_VIE_ENG"]


def test_a_sheet_under_an_unknown_title_is_found_by_its_provinces(tmp_path):
    content = contents.published(2023)
    sheets = {"Ghi chú": [["x"]], "Sheet1": made.layout(2023)}
    assert_reads_back(only(made.write(tmp_path / made.FILES[2023], sheets)), content)


def test_sheets_of_a_compilation_are_found_under_titles_of_its_own(tmp_path):
    sheets = {
        "Số liệu 2015 (63 tỉnh)": made.layout(2015),
        "2015 - biểu đồ": [["x"]],
        "dữ liệu năm 2023 - gốc": made.layout(2023),
    }
    found = loaded(made.write(tmp_path / "Tổng hợp PAPI 2015-2023.xlsx", sheets))
    assert not found.problems
    assert [read.chosen.sheet.year for read in found.read] == [2015, 2023]


def test_hidden_sheets_are_named_and_left_alone(tmp_path):
    sheets = {"2023_VIE_ENG": made.layout(2023), "2023": [["rubbish"]]}
    path = made.write(tmp_path / made.FILES[2023], sheets, hidden=["2023"])
    found = loaded(path)
    assert not found.problems
    assert "2023: is hidden" in map(str, found.offers[0].ignored)
