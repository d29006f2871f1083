"""Tables pasted from Word or Excel: each figure is judged by its row and its column's heading."""

import pytest

from papi.claims import check

PROVINCES = """Tỉnh\tĐiểm PAPI 2023\tThứ hạng 2023\tThay đổi điểm\tThay đổi thứ hạng
Long An\t40,83\t46/61\t+1,02\t11
Thái Nguyên\t45,98\t2\t-3\t+3"""
CHANGES = """Tỉnh\tHạng 2023\tHạng trong vùng 2023\tTăng/giảm (+/-):\tGiảm điểm\tPAPI tăng\tGhi chú
Long An\t46\t7\t+1,02\t1,02\t2,57%\t
Tây Ninh\t60\t5\t-0,18\t0,18\t2 bậc\t """
DIMENSIONS = """Long An năm 2023.
| Nội dung | Điểm Long An 2022 | Điểm nội dung Long An 2023 | Ghi chú |
|---|:---:|---|---|
| Thủ tục hành chính công | 7,22 | 7,23 điểm | tốt |
| Cung ứng dịch vụ công | 6,83 | 6,86 | 61 |
| Nội dung 8 | 2,81 | 3,49 | |
Long An năm 2023 đạt 40,83 điểm."""
# A heading, what stands below it in the row of Long An, and what is read.
COLUMNS = [
    ("PAPI 2023", "40,83", "value", "40.83"),
    ("Hạng vùng ĐBSCL 2023", "7", "region_rank", "7"),
    ("Hạng [2023], tỉnh và vùng", "7", "region_rank", "7"),
]
SAY_NOTHING = [
    "Tỉnh\tĐiểm PAPI 2023",  # a heading alone
    "Tỉnh\tGhi chú\nLong An\t40,83",
    "Mục\tĐiểm 2023\nA\t40,83",  # the row names nothing
    "Tỉnh\tĐiểm PAPI 2023\nLong An\tkhoảng 40,83",
    "Tỉnh\tThay đổi điểm 2023\nLong An\t1",  # points have decimals
    "Tỉnh\tĐiểm PAPI 2023\tHạng\nLong An\t40,83",  # a cell is missing
    "Tỉnh\tPAPI 2023\nLong An\t46",  # a place, or points?
    "Tỉnh\tNăm 2023\nLong An\t40,83",
    "Tỉnh\tMục tiêu điểm PAPI 2023\nLong An\t40,83",
    "Tỉnh\tĐiểm PAPI trung bình vùng 2023\nLong An\t40,83",  # not of the province
    "Tỉnh\tĐiểm PAPI cao nhất cả nước 2023\nLong An\t46,04",
    "Tỉnh\tĐiểm tối đa PAPI 2023\nLong An\t80,0",
]


def judged(file, text):
    """Kind, printed, province, year, measure and verdict of each figure."""
    return [
        (claim.kind, claim.printed, claim.province_code, claim.year, claim.measure, one.verdict)
        for one in check(file, text, None, 2023).findings
        for claim in [one.claim]
    ]


@pytest.mark.parametrize("mark", ["\t", " | "])
def test_figures_of_provinces(file, mark):
    assert judged(file, PROVINCES.replace("\t", mark)) == [
        ("value", "40.83", "80", 2023, "total", "agrees"),
        ("rank", "46", "80", 2023, "total", "agrees"),
        ("difference", "1.02", "80", 2023, "total", "agrees"),
        ("rank_change", "11", "80", 2023, "total", "agrees"),
        ("value", "45.98", "19", 2023, "total", "differs"),
        ("rank", "2", "19", 2023, "total", "agrees"),
        ("rank_change", "3", "19", 2023, "total", "differs"),
    ]


def test_changes_and_places_in_a_region(file):
    assert judged(file, CHANGES) == [
        ("rank", "46", "80", 2023, "total", "agrees"),
        ("region_rank", "7", "80", 2023, "total", "agrees"),
        ("difference", "1.02", "80", 2023, "total", "agrees"),
        ("difference", "-1.02", "80", 2023, "total", "differs"),
        ("percent", "2.57", "80", 2023, "total", "agrees"),
        ("rank", "60", "72", 2023, "total", "agrees"),
        ("region_rank", "5", "72", 2023, "total", "agrees"),
        ("difference", "-0.18", "72", 2023, "total", "agrees"),
        ("difference", "-0.18", "72", 2023, "total", "agrees"),
        ("rank_change", "2", "72", 2023, "total", "differs"),
    ]


@pytest.mark.parametrize(("heading", "cell", "kind", "printed"), COLUMNS)
def test_what_a_heading_says_of_its_column(file, heading, cell, kind, printed):
    found = judged(file, f"Tỉnh\t{heading}\nLong An\t{cell}")
    assert found == [(kind, printed, "80", 2023, "total", "agrees")]


def test_dimensions_of_one_province_between_sentences(file):
    assert judged(file, DIMENSIONS) == [
        ("value", "7.22", "80", 2022, "admin_procedures", "agrees"),
        ("value", "7.23", "80", 2023, "admin_procedures", "agrees"),
        ("value", "6.83", "80", 2022, "service_delivery", "agrees"),
        ("value", "6.86", "80", 2023, "service_delivery", "differs"),
        ("value", "2.81", "80", 2022, "e_governance", "agrees"),
        ("value", "3.49", "80", 2023, "e_governance", "agrees"),
        ("value", "40.83", "80", 2023, "total", "agrees"),
    ]


@pytest.mark.parametrize("text", SAY_NOTHING)
def test_what_a_table_does_not_say(file, text):
    assert judged(file, text) == []
