"""The named styles of the shipped templates, which an office changes in Word to restyle them.

Sizes and weights follow Decree 30/2020/NĐ-CP; every paragraph of a template has one of these styles
and no formatting of its own.
"""

from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from papi.common.paper import Align

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


@dataclass(frozen=True)
class NamedStyle:
    """A paragraph style: its name in Word, its id, and its look; sizes in points, `first_line` in
    millimetres."""

    name: str
    id: str
    size: float = 13
    bold: bool = False
    italic: bool = False
    align: Align = "justify"
    first_line: float = 0
    before: float = 0
    after: float = 0
    lines: float = 1.0
    with_next: bool = False
    level: int | None = None


ABOVE = NamedStyle("Cơ quan chủ quản", "CoQuanChuQuan", 12, align="centre")
BODY_NAME = NamedStyle("Cơ quan ban hành", "CoQuanBanHanh", 12, bold=True, align="centre")
NATION = NamedStyle("Quốc hiệu", "QuocHieu", 12, bold=True, align="centre")
MOTTO = NamedStyle("Tiêu ngữ", "TieuNgu", 13, bold=True, align="centre")
NUMBER = NamedStyle("Số, ký hiệu", "SoKyHieu", align="centre", before=2)
PLACE = NamedStyle("Địa danh và thời gian", "DiaDanh", italic=True, align="centre", before=2)
KIND = NamedStyle("Tên loại văn bản", "TenLoai", 14, bold=True, align="centre", before=14)
SUBJECT = NamedStyle("Trích yếu", "TrichYeu", 14, bold=True, align="centre")
GROUND = NamedStyle("Căn cứ", "CanCu", italic=True, first_line=10, after=6)
SECTION = NamedStyle("Mục", "Muc", bold=True, first_line=10, after=6, with_next=True, level=0)
PART = NamedStyle("Phần", "Phan", bold=True, first_line=10, after=6, with_next=True, level=1)
ITEM = NamedStyle(
    "Khoản", "Khoan", bold=True, italic=True, first_line=10, after=6, with_next=True,
    level=2,
)  # fmt: skip
TEXT = NamedStyle("Thân bài", "ThanBai", first_line=10, after=6)
CLOSING = NamedStyle("Câu kết", "CauKet", first_line=10, after=6, with_next=True)
RECIPIENTS = NamedStyle("Nơi nhận", "NoiNhan", 12, bold=True, italic=True, align="left")
RECIPIENT = NamedStyle("Nơi nhận - chi tiết", "NoiNhanChiTiet", 11, align="left")
SIGNATORY = NamedStyle("Chức vụ người ký", "ChucVu", bold=True, align="centre", with_next=True)
SIGNATURE = NamedStyle("Chữ ký", "ChuKy", align="centre", before=52)
APPENDIX = NamedStyle("Phụ lục", "PhuLuc", 14, bold=True, align="centre", with_next=True, level=0)
APPENDIX_TITLE = NamedStyle(
    "Tên phụ lục", "TenPhuLuc", 14, bold=True, align="centre", with_next=True
)
REFERENCE = NamedStyle(
    "Kèm theo văn bản", "KemTheo", italic=True, align="centre", after=6, with_next=True
)
HEADING_CELL = NamedStyle("Bảng - tiêu đề", "BangTieuDe", 11, bold=True, align="centre")
GROUP_CELL = NamedStyle("Bảng - nhóm", "BangNhom", 11, bold=True, align="left", with_next=True)
CELL = NamedStyle("Bảng - chữ", "BangChu", 11, align="left")
KEPT_CELL = NamedStyle("Bảng - chữ, liền dòng sau", "BangChuLien", 11, align="left", with_next=True)
FIGURE_CELL = NamedStyle("Bảng - số", "BangSo", 11, align="centre")
RULE = NamedStyle("Đường kẻ", "DuongKe", 4, align="centre")
SOURCE = NamedStyle("Nguồn số liệu", "NguonSoLieu", 11, italic=True, before=2, after=4)
NOTE = NamedStyle("Ghi chú", "GhiChu", 11, first_line=10, after=3)

STYLES = (
    ABOVE, BODY_NAME, NATION, MOTTO, NUMBER, PLACE, KIND, SUBJECT, GROUND, SECTION, PART, ITEM,
    TEXT, CLOSING, RECIPIENTS, RECIPIENT, SIGNATORY, SIGNATURE, APPENDIX, APPENDIX_TITLE, REFERENCE,
    HEADING_CELL, GROUP_CELL, CELL, KEPT_CELL, FIGURE_CELL, RULE, SOURCE, NOTE,
)  # fmt: skip


def add_styles(document: Document) -> None:
    """Adds every named style to an empty document."""
    for one in STYLES:
        _add(document, one)


def _add(document: Document, one: NamedStyle) -> None:
    made: Any = document.styles.add_style(one.name, WD_STYLE_TYPE.PARAGRAPH)
    made.element.set(_W + "styleId", one.id)
    made.base_style = document.styles["Normal"]
    made.quick_style = True
    made.font.size, made.font.bold, made.font.italic = Pt(one.size), one.bold, one.italic
    shape = made.paragraph_format
    shape.alignment = _ALIGN[one.align]
    shape.space_before, shape.space_after = Pt(one.before), Pt(one.after)
    shape.line_spacing = one.lines
    shape.first_line_indent = Mm(one.first_line) if one.first_line else None
    shape.keep_with_next = one.with_next or None
    shape.widow_control = True
    if one.level is not None:
        _outline(made, one.level)


def _outline(made: Any, level: int) -> None:
    """Headings of this level in Word's navigation pane."""
    mark = made.element.makeelement(_W + "outlineLvl", {_W + "val": str(level)})
    made.element.get_or_add_pPr().append(mark)


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
