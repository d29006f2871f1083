"""The .docx of a plan, read back: page, type, headings, tables, and nothing that breaks it."""

import io
from datetime import UTC, datetime, timedelta

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from papi.common.language import Language
from papi.plan import document, draft, rows
from tests.papi.plan.test_rows_and_sheet import HOSTILE, row

EN, VI = Language("en"), Language("vi")


def written(planned, language=VI, name="Lạng Sơn", year=2023, edited=None):
    plan = planned(name, year)
    return docx.Document(io.BytesIO(document.write(draft.draft(language, plan, edited))))


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


def test_the_type_is_times_new_roman_13_or_14(lang_son):
    normal = lang_son.styles["Normal"]
    assert (normal.font.name, normal.font.size.pt) == ("Times New Roman", 13)
    for name in ("Normal", "Heading 1", "Heading 2", "Title", "Header"):
        fonts = lang_son.styles[name].element.rPr.rFonts
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            assert fonts.get(qn(f"w:{script}")) == "Times New Roman"
        assert fonts.get(qn("w:asciiTheme")) is None
    assert not {run.font.name for part in lang_son.paragraphs for run in part.runs} - {None}
    sizes = {run.font.size.pt for part in lang_son.paragraphs for run in part.runs if run.text}
    assert sizes <= {12, 13, 14}
    appendix = lang_son.tables[-1]
    assert {
        run.font.size.pt
        for cell in appendix.rows[1].cells
        for part in cell.paragraphs
        for run in part.runs
    } == {13}


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


def test_sections_stand_in_their_order(lang_son):
    headings = [part.text for part in lang_son.paragraphs if part.style.name == "Heading 1"]
    assert headings == [
        "MỤC ĐÍCH", "KẾT QUẢ NĂM 2023", "I. NỘI DUNG TIẾP TỤC DUY TRÌ, PHÁT HUY",
        "II. NỘI DUNG TẬP TRUNG KHẮC PHỤC, CẢI THIỆN", "MỤC TIÊU NĂM 2024",
        "III. TỔ CHỨC THỰC HIỆN", "NGUỒN SỐ LIỆU VÀ LƯU Ý", "PHỤ LỤC",
    ]  # fmt: skip


def test_the_appendix_repeats_its_heading_and_splits_no_row(lang_son, planned):
    appendix = lang_son.tables[-1]
    assert [cell.text for cell in appendix.rows[0].cells] == [
        "Nội dung", "Nhiệm vụ, giải pháp", "Cơ quan chủ trì", "Cơ quan phối hợp",
        "Thời gian thực hiện",
    ]  # fmt: skip
    assert appendix.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(each._tr.trPr.find(qn("w:cantSplit")) is not None for each in appendix.rows)
    tasks = len(rows.draft(VI, planned("Lạng Sơn", 2023)))
    assert len(appendix.rows) == 1 + 8 + tasks


def test_the_source_and_the_caveats_stand_in_it(lang_son):
    text = everything(lang_son)
    assert "Nguồn: CECODES, RTA & UNDP (2024)" in text
    assert "61/63 tỉnh, thành phố có tổng điểm được công bố" in text


def test_hostile_text_is_text(planned):
    edited = [row(text, content=text, lead=text, coordinating=text, time=text) for text in HOSTILE]
    text = everything(written(planned, edited=edited))
    assert "<script>alert(1)</script>" in text
    assert '=HYPERLINK("http://x","y")' in text
    assert "abcd" in text


def test_an_emptied_plan_is_a_whole_document(planned):
    opened = written(planned, EN, edited=[])
    text = everything(opened)
    assert "This plan has no tasks: every row was removed." in text
    assert "No task has been assigned to any body yet." in text


def test_no_name_of_a_person_or_a_template_is_in_its_properties(lang_son):
    core = lang_son.core_properties
    assert (core.author, core.comments, core.last_modified_by) == ("", "", "")


def test_its_properties_say_when_it_was_written(planned):
    core = written(planned).core_properties
    for said in (core.created, core.modified):
        assert abs(datetime.now(UTC) - said) < timedelta(minutes=5)


@pytest.mark.parametrize(
    ("name", "year"),
    [("Long An", 2011), ("Long An", 2018), ("Quảng Ninh", 2023), ("Bắc Giang", 2022)],
)
@pytest.mark.parametrize("language", [EN, VI])
def test_unusual_years_are_written_too(planned, language, name, year):
    opened = written(planned, language, name, year)
    assert len(opened.tables) > 5
    assert "{" not in everything(opened)
