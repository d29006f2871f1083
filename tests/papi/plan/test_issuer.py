"""Who issues a plan: as typed, in its letterhead, with its own tasks."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi.common.language import Language
from papi.plan import draft, issued_rows
from papi.plan.issuer import (
    KINDS,
    PROVINCE,
    Issuer,
    IssuerRefused,
    notation,
    parse,
    refuse_in_the_wrong_year,
    symbol,
)

EN, VI = Language("en"), Language("vi")
TRADE = Issuer("department", "Sở Công Thương")
WARD = Issuer("commune", "Phường Dị Sử")
BAC_SON = Issuer("district", "Huyện Bắc Sơn")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", PROVINCE),
        ("province", PROVINCE),
        ('department:"Sở Công Thương"', TRADE),
        ("Department: sở Công Thương ", TRADE),
        ("commune:Phường Dị Sử", WARD),
        ("commune:UBND phường Dị Sử", WARD),
        ("district:“Huyện Bắc Sơn”", BAC_SON),
    ],
)
def test_an_issuer_is_understood_as_typed(text, meant):
    assert parse(text) == meant
    assert parse(notation(meant)) == meant


@given(st.text(max_size=120))
def test_any_other_text_is_refused_in_words(text):
    try:
        found = parse(text)
    except IssuerRefused as refused:
        assert refused.text(VI) != refused.text(EN)
    else:
        assert found.kind in KINDS
        assert parse(notation(found)) == found


@given(st.sampled_from(KINDS[1:]), st.text(min_size=1, max_size=100))
def test_a_name_typed_is_one_short_line(kind, name):
    try:
        found = parse(f"{kind}:{name}")
    except IssuerRefused:
        return
    assert 0 < len(found.name) <= 80 and found.name == " ".join(found.name.split())


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Sở Công Thương", "SCT"),
        ("Sở Nông nghiệp và Môi trường", "SNNMT"),
        ("Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL"),
        ("Sở Giáo dục và Đào tạo", "SGDĐT"),
        ("Thanh tra tỉnh", "TTT"),
    ],
)
def test_a_departments_symbol_is_the_letters_of_its_name(name, letters):
    assert symbol(Issuer("department", name)) == letters


@pytest.mark.parametrize(
    ("issuer", "good", "bad", "said"),
    [
        (BAC_SON, 2024, 2025, "Từ ngày 01/7/2025 không còn cấp huyện"),
        (Issuer("commune", "Thị trấn Bắc Sơn"), 2024, 2025, "không còn thị trấn"),
        (Issuer("commune", "Đặc khu Phú Quốc"), 2025, 2024, "đặc khu"),
        (
            Issuer("department", "Department of Planning and Investment"), 2024, 2025,
            "lĩnh vực đó thuộc: Sở Tài chính",
        ),
        (Issuer("department", "sở giao thông vận tải"), 2024, 2026, "lĩnh vực đó thuộc: Sở Xây"),
    ],
)  # fmt: skip
def test_a_body_issues_no_plan_for_a_year_without_it(file, issuer, good, bad, said):
    refuse_in_the_wrong_year(file, issuer, good)
    with pytest.raises(IssuerRefused) as refused:
        refuse_in_the_wrong_year(file, issuer, bad)
    assert said in refused.value.text(VI)
    # One began with other fields in 2025, of one nothing is known.
    others = [Issuer("department", f"Sở {name}") for name in ("Khoa học và Công nghệ", "Du lịch")]
    for other in (WARD, PROVINCE, TRADE, *others):
        refuse_in_the_wrong_year(file, other, bad)


@pytest.mark.parametrize("text", ["commune:Huyện Bắc Sơn", "district:Phường Dị Sử"])
def test_a_body_of_another_tier_is_refused(text):
    with pytest.raises(IssuerRefused) as refused:
        parse(text)
    assert text.partition(":")[2] in refused.value.text(VI)


@pytest.mark.parametrize(
    ("province", "year", "issuer", "head", "number", "place", "post"),
    [
        (
            "Lạng Sơn", 2023, BAC_SON, ["ỦY BAN NHÂN DÂN", "HUYỆN BẮC SƠN"], "/KH-UBND",
            "Bắc Sơn, ngày       tháng       năm 2024", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
        ),
        (
            "Lạng Sơn", 2023, Issuer("department", "Công an tỉnh"),
            ["BỘ CÔNG AN", "CÔNG AN TỈNH LẠNG SƠN"], "/KH-CAT",
            "Lạng Sơn, ngày       tháng       năm 2024", ["GIÁM ĐỐC"],
        ),
        (
            "Lạng Sơn", 2023, Issuer("department", "Ủy ban MTTQ Việt Nam tỉnh"),
            ["ỦY BAN MTTQ VIỆT NAM TỈNH LẠNG SƠN"], "/KH-UBMTTQVNT",
            "Lạng Sơn, ngày       tháng       năm 2024", ["CHỦ TỊCH"],
        ),
        (
            "Khánh Hòa", 2021, TRADE, ["UBND TỈNH KHÁNH HÒA", "SỞ CÔNG THƯƠNG"], "/KH-SCT",
            "Khánh Hòa, ngày       tháng       năm 2022", ["GIÁM ĐỐC"],
        ),
        (
            "Long An", 2023, PROVINCE, ["ỦY BAN NHÂN DÂN", "TỈNH LONG AN"], "/KH-UBND",
            "Long An, ngày       tháng       năm 2024", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
        ),
        (
            "Hưng Yên", 2024, WARD, ["ỦY BAN NHÂN DÂN", "PHƯỜNG DỊ SỬ"], "/KH-UBND",
            "Dị Sử, ngày       tháng       năm 2025", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
        ),
        (
            "Đà Nẵng", 2023, PROVINCE, ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ ĐÀ NẴNG"], "/KH-UBND",
            "Đà Nẵng, ngày       tháng       năm 2024", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
        ),
    ],
)  # fmt: skip
def test_a_letterhead_is_as_its_body_writes_it(
    planned, province, year, issuer, head, number, place, post
):
    written = draft.draft(VI, planned(province, year), issuer=issuer)
    assert [line for line in (written.above, *written.body) if line] == head
    assert written.number == f"Số:        {number}"
    assert written.place_and_date == place
    assert written.signatory == post
    assert written.recipients[-1].startswith("- Lưu: VT") and written.recipients[-1].endswith(".")
    assert all(one.endswith(";") for one in written.recipients[:-1])


@pytest.mark.parametrize(
    ("year", "dates"),
    [
        (2011, ["26 tháng 11 năm 2003", "20 tháng 4 năm 2007", "08 tháng 11 năm 2011"]),
        (2018, ["19 tháng 6 năm 2015", "20 tháng 4 năm 2007", "08 tháng 11 năm 2011"]),
        (
            2021,
            ["19 tháng 6 năm 2015", "22 tháng 11 năm 2019", "20 tháng 4 năm 2007",
             "15 tháng 7 năm 2021"],
        ),
        (2024, ["16 tháng 6 năm 2025", "10 tháng 11 năm 2022", "15 tháng 7 năm 2021"]),
    ],
)  # fmt: skip
def test_the_grounds_are_the_laws_of_the_plans_year(planned, year, dates):
    said = draft.draft(VI, planned("Khánh Hòa", year)).grounds
    assert re.findall(r"ngày (\d\d? tháng \d\d? năm \d{4})", " ".join(said)) == dates
    assert f"PAPI năm {year}" in said[-1]


def test_grounds_name_the_provinces_plan_and_may_be_an_offices_own(planned):
    trade = " ".join(draft.draft(VI, planned("Khánh Hòa", 2021), issuer=TRADE).grounds)
    assert "Thực hiện Kế hoạch số ……/KH-UBND ngày …/…/2022 của Ủy ban nhân dân tỉnh" in trade
    own = draft.draft(VI, planned("Long An", 2023), grounds=["Căn cứ Thông báo số 1;"]).grounds
    assert own == ["Căn cứ Thông báo số 1;"]


def test_a_departments_rows_are_those_that_name_it_or_all_departments(planned):
    rows = issued_rows.draft(VI, planned("Khánh Hòa", 2021), TRADE)
    assert 15 <= len(rows) <= 30
    for row in rows:
        cell = f"{row.lead}; {row.coordinating}"
        assert "Sở Công Thương" in cell or "Các sở, ban, ngành" in cell


def test_a_department_has_the_targets_that_its_tasks_serve_and_no_others(planned):
    plan = planned("Khánh Hòa", 2021)
    written = draft.draft(VI, plan, issuer=Issuer("department", "Sở Y tế"))
    served = {row.measure for group in written.appendix.groups for row in group.rows}
    named = [row.measure for row in written.figures.rows[1:]]
    assert 0 < len(named) < len(plan.items)
    assert any(name.startswith("6.") for name in named) and "public_health" in served


@pytest.mark.parametrize(("issuer", "unit"), [(WARD, "phường"), (BAC_SON, "huyện")])
def test_bodies_go_by_the_names_of_the_area(planned, issuer, unit):
    province, year = ("Hưng Yên", 2024) if issuer is WARD else ("Lạng Sơn", 2023)
    rows = issued_rows.draft(VI, planned(province, year), issuer)
    bodies = "; ".join(f"{row.lead}; {row.coordinating}" for row in rows)
    own = {"phường": "cấp xã", "huyện": "cấp huyện"}[unit]
    assert own not in bodies and f" {unit}" in bodies
    assert "(" not in bodies  # of two names that of the area
    assert not re.search(r";\S", bodies)
    [block] = draft.draft(VI, planned(province, year), issuer=issuer).organisation.blocks
    said = " ".join(block.paragraphs)
    assert own not in said
    if issuer is WARD:
        assert {row.level for row in rows} == {"commune"}
        assert "Phòng Kinh tế, Hạ tầng và Đô thị phường" in bodies


def test_in_english_a_department_has_its_english_name(planned):
    written = draft.draft(EN, planned("Khánh Hòa", 2021), issuer=TRADE)
    assert written.body == ["DEPARTMENT OF INDUSTRY AND TRADE"]
    assert "Department of Industry and Trade" in written.subject
    assert "Sở" not in written.closing
