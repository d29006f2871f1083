"""`python -m papi brief`: the same words as on the page, for any usual spelling of a province."""

import subprocess
import sys
import unicodedata

import pytest

from papi.__main__ import main
from papi.common import survey_year
from papi.warehouse import places
from tests.conftest import ROOT


@pytest.fixture
def brief(warehouse_path, capsys):
    def run(province: str, year: int, *options: str) -> subprocess.CompletedProcess[str]:
        asked = ["brief", "--province", province, "--year", str(year)]
        code = main([*asked, "--warehouse", str(warehouse_path), *options])
        said = capsys.readouterr()
        return subprocess.CompletedProcess(asked, code, said.out, said.err)

    return run


def test_the_english_headline_and_conclusion_of_long_an_2023(brief):
    printed = brief("Long An", 2023, "--lang", "en")
    assert printed.returncode == 0
    lines = printed.stdout.splitlines()
    assert lines[0] == (
        "Long An 2023: 40.83 of 80 points, 46th of 61 ranked provinces, low-average group, "
        "up 1.02 points and 11 places on 2022; 7th of 13 in the Mekong River Delta."
    )
    assert lines[1] == (
        "+1.02 points is less than half the usual year-to-year variation (±2.47): about the same, "
        "up a little. Allowing for that variation, the rank may lie anywhere from 25th to 60th (95 "
        "of 100 simulations, this province alone). Its group is uncertain: lowest group in 46, "
        "low-average group in 45 and high-average group in 8 of 100 simulations."
    )


def test_the_vietnamese_twin_is_the_default_and_writes_decimal_commas(brief):
    lines = brief("Long An", 2023).stdout.splitlines()
    assert lines[0] == (
        "Long An năm 2023: 40,83/80 điểm, xếp thứ 46/61 tỉnh, thành phố được xếp hạng, "
        "thuộc nhóm Trung bình thấp, tăng 1,02 điểm và tăng 11 bậc so với năm 2022; "
        "đứng thứ 7/13 trong vùng Đồng bằng sông Cửu Long."
    )
    assert lines[1] == (
        "Mức tăng 1,02 điểm chưa bằng nửa dao động thường thấy của tổng điểm (±2,47): gần như "
        "không đổi, chỉ nhích lên. Xét cả dao động ấy, thứ hạng có thể từ 25 đến 60 (95 trong 100 "
        "lần mô phỏng, xét riêng tỉnh này). Nhóm chưa chắc: nhóm Thấp nhất 46, nhóm Trung bình "
        "thấp 45 và nhóm Trung bình cao 8 trong 100 lần mô phỏng."
    )


def test_dimension_changes_are_listed_the_largest_fall_first(brief):
    lines = brief("Lạng Sơn", 2023, "--lang", "en").stdout.splitlines()
    rows = [line for line in lines if line[:1] in "▲▼●" and line]
    assert [row.split(".")[0].split()[-1] for row in rows] == list("16325784")
    assert rows[0].split("  ")[0] == "●"
    assert "−0.51" in rows[0] and rows[0].endswith("within usual variation")


@pytest.mark.parametrize(
    "spelling",
    [
        "Hồ Chí Minh",
        "TP.HCM",
        "TP. Hồ Chí Minh",
        "tp hcm",
        "Ho Chi Minh City",
        "SÀI GÒN",
        "thành phố Hồ Chí Minh",
        "HCMC",
    ],
)
def test_ho_chi_minh_city_is_found_by_every_usual_name(file, spelling):
    assert places.find_province(file, spelling) == "79"


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("tỉnh long an", "Long An"),
        ("LONG AN", "Long An"),
        ("Huế", "Thừa Thiên Huế"),
        ("BR-VT", "Bà Rịa - Vũng Tàu"),
        ("Bà Rịa–Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("dak lak", "Đắk Lắk"),
        ("Hoà Bình", "Hòa Bình"),
        (unicodedata.normalize("NFD", "Hòa Bình"), "Hòa Bình"),
        ("Ha Noi", "Hà Nội"),
        ("Thanh Hoá", "Thanh Hóa"),
    ],
)
def test_names_with_and_without_accents(file, spelling, name):
    code = places.find_province(file, spelling)
    assert code and survey_year.provinces(file)[code].name == name


def test_every_province_is_found_by_both_of_its_names(con, file):
    for code, vietnamese, english in con.execute(
        "SELECT province_code, name_vi, name_en FROM province WHERE division = 63"
    ).fetchall():
        assert places.find_province(file, vietnamese) == code
        assert places.find_province(file, english) == code
        assert places.find_province(file, f"Tỉnh {vietnamese.upper()}") == code


def test_an_unknown_name_gets_the_nearest_ones_and_exit_2(brief):
    printed = brief("Log An", 2023, "--lang", "en")
    assert printed.returncode == 2
    assert printed.stdout == ""
    assert "Nearest: Long An," in printed.stderr


def test_any_spelling_is_understood_on_the_terminal(brief):
    assert brief("TP.HCM", 2019).stdout.startswith("Hồ Chí Minh năm 2019")


def test_a_year_without_scores_is_exit_2(brief):
    printed = brief("Long An", 1999, "--lang", "en")
    assert printed.returncode == 2
    assert "years: 2011–2024" in printed.stderr


def test_a_missing_warehouse_says_how_to_build_it(tmp_path):
    command = [sys.executable, "-m", "papi", "brief", "--province", "Long An", "--year", "2023"]
    printed = subprocess.run(
        [*command, "--warehouse", str(tmp_path / "none.duckdb")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert printed.returncode == 1
    assert "python -m etl build" in printed.stderr
    assert "Traceback" not in printed.stderr
