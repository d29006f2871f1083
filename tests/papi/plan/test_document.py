"""The .docx of a plan, read back: page, type, styles, tables, and nothing that breaks it."""

import io
import zipfile
from datetime import UTC, datetime, timedelta

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from papi.common.language import Language
from papi.plan import document, draft, row_groups
from papi.plan.template_styles import STYLES
from tests.papi.plan.test_rows_and_sheet import HOSTILE, row

EN, VI = Language("en"), Language("vi")


def written(planned, language=VI, name="Lạng Sơn", year=2023, edited=None, **asked):
    plan = planned(name, year)
    content = document.write(draft.draft(language, plan, edited), **asked).content
    return docx.Document(io.BytesIO(content))


@pytest.fixture(scope="module")
def lang_son(planned):
    return written(planned)


def everything(opened):
    """All text, of paragraphs and tables."""
    return "\n".join(node.text or "" for node in opened.element.iter(qn("w:t")))


def test_pages_are_a4_with_the_margins_of_the_decree(lang_son):
    upright, across = lang_son.sections
    assert (round(upright.page_width.mm), round(upright.page_height.mm)) == (210, 297)
    assert (round(across.page_width.mm), round(across.page_height.mm)) == (297, 210)
    assert across.orientation == WD_ORIENT.LANDSCAPE
    for section in (upright, across):
        assert 20 <= round(section.top_margin.mm, 1) <= 25
        assert 20 <= round(section.bottom_margin.mm, 1) <= 25
        assert 30 <= round(section.left_margin.mm, 1) <= 35
        assert 15 <= round(section.right_margin.mm, 1) <= 20


def test_the_type_is_times_new_roman_and_every_look_is_a_named_style(lang_son):
    fonts = lang_son.styles["Normal"].element.rPr.rFonts
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        assert fonts.get(qn(f"w:{script}")) == "Times New Roman"
    body = lang_son.styles["Thân bài"]
    assert body.font.size.pt == 13
    assert body.paragraph_format.space_after.pt >= 6 and body.paragraph_format.line_spacing >= 1
    named = {one.name for one in STYLES}
    cells = [cell for one in lang_son.tables for line in one.rows for cell in line.cells]
    paragraphs = [*lang_son.paragraphs, *(part for cell in cells for part in cell.paragraphs)]
    used = {part.style.name for part in paragraphs if part.text}
    assert len(used) > 15 and used <= named
    assert not [run for part in paragraphs for run in part.runs if run.font.size or run.bold]


def test_pages_are_numbered_at_the_top_but_not_the_first(lang_son):
    for section in lang_son.sections:
        assert section.different_first_page_header_footer
        fields = [node.text for node in section.header._element.iter(qn("w:instrText"))]
        assert fields == ["PAGE"]
        assert not list(section.first_page_header._element.iter(qn("w:instrText")))


def test_it_opens_with_the_national_heading_and_leaves_blanks(lang_son):
    left, right = lang_son.tables[0].rows[0].cells
    assert left.text.strip() == "ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN"
    assert right.text.strip() == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    number, place = (cell.text for cell in lang_son.tables[0].rows[1].cells)
    assert number == "Số:        /KH-UBND"
    assert place == "Lạng Sơn, ngày       tháng       năm 2024"
    signature = lang_son.tables[-2]
    assert signature.rows[0].cells[0].text.startswith("Nơi nhận:")
    assert signature.rows[0].cells[1].text.strip() == "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"


def test_the_appendix_says_content_and_indicator_once_over_their_tasks(lang_son, planned):
    table = lang_son.tables[-1]
    assert [cell.text for cell in table.rows[0].cells] == [
        "Nội dung", "Nhiệm vụ, giải pháp", "Chỉ số kết quả: hiện tại → mục tiêu",
        "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện", "Sản phẩm",
    ]  # fmt: skip
    merged = [one.get(qn("w:val")) for one in table._tbl.iter(qn("w:vMerge"))]
    assert merged.count("restart") >= 4 and merged.count("continue") >= merged.count("restart")
    text = everything(lang_son)
    assert text.count("→") >= 5


def test_the_notes_stand_on_a_sheet_of_their_own_that_can_be_left_out(lang_son, planned):
    text = everything(lang_son)
    assert "GHI CHÚ VỀ SỐ LIỆU" in text and "61/63 tỉnh, thành phố có tổng điểm" in text
    [heading] = [one for one in lang_son.paragraphs if one.text == "GHI CHÚ VỀ SỐ LIỆU"]
    assert heading.paragraph_format.page_break_before
    without = everything(written(planned, notes=False))
    assert "GHI CHÚ" not in without and "±" not in without
    assert "Nguồn: PAPI 2023 (CECODES, RTA và UNDP)" in without


def test_hostile_text_is_text(planned):
    edited = [row(text, content=text, lead=text, coordinating=text, time=text) for text in HOSTILE]
    text = everything(written(planned, edited=edited))
    assert "<script>alert(1)</script>" in text
    assert '=HYPERLINK("http://x","y")' in text
    assert "abcd" in text


def test_an_emptied_plan_is_a_whole_document(planned):
    text = everything(written(planned, EN, edited=[]))
    assert "No task is set yet." in text
    assert "IV. ORGANISATION" in text


def test_no_name_of_a_person_is_in_its_properties(lang_son):
    core = lang_son.core_properties
    assert (core.author, core.comments, core.last_modified_by) == ("", "", "")
    assert core.title.startswith("Duy trì, cải thiện và nâng cao")


@pytest.mark.parametrize(("language", "mark"), [(VI, "vi-VN"), (EN, "en-GB")])
def test_its_properties_say_when_it_was_written_and_in_which_language(planned, language, mark):
    opened = written(planned, language)
    core = opened.core_properties
    for said in (core.created, core.modified):
        assert abs(datetime.now(UTC) - said) < timedelta(minutes=5)
    assert core.language == language.code
    assert {one.get(qn("w:val")) for one in opened.styles.element.iter(qn("w:lang"))} == {mark}


def test_a_body_has_one_entry_however_its_name_is_spaced(planned):
    rows = [row("a", lead="Sở  Nội vụ; UBND cấp xã"), row("b", lead="sở nội vụ", coordinating="X")]
    first, second, third = row_groups.by_body(rows)
    assert (first.name, len(first.leads)) == ("Sở Nội vụ", 2)
    assert (second.name, len(second.leads)) == ("UBND cấp xã", 1)
    assert (third.name, len(third.leads), len(third.joins)) == ("X", 0, 1)


def test_very_many_bodies_share_the_last_file_of_a_package(planned, monkeypatch):
    monkeypatch.setattr(document, "MOST_FILES", 2)
    rows = [row(f"task {n}", lead=f"Body {n}") for n in range(5)]
    made = draft.draft(EN, planned("Lạng Sơn", 2023), rows)
    with zipfile.ZipFile(io.BytesIO(document.write_package(made, b"the plan"))) as packed:
        assert packed.namelist() == [
            "ke-hoach.docx", "phu-luc/01-Body-0.docx", "phu-luc/02-Body-1.docx",
            "phu-luc/03-Other-offices-and-units.docx",
        ]  # fmt: skip
        last = everything(docx.Document(io.BytesIO(packed.read(packed.namelist()[-1]))))
    assert [f"BODY {n}" in last for n in range(5)] == [False, False, True, True, True]


@pytest.mark.parametrize(
    ("name", "year"),
    [("Long An", 2011), ("Long An", 2018), ("Quảng Ninh", 2023), ("Bắc Giang", 2022)],
)
@pytest.mark.parametrize("language", [EN, VI])
def test_unusual_years_are_written_too(planned, language, name, year):
    opened = written(planned, language, name, year)
    assert len(opened.tables) == 4
    assert "{" not in everything(opened)
