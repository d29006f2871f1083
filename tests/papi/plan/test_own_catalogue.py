"""A catalogue of tasks that an office wrote: read from a real workbook, refused by the cell, and
stronger than the shipped one where it has tasks."""

import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papi.common.language import Language
from papi.common.printable import printable
from papi.plan import catalogue, catalogue_cells, catalogue_reader, catalogue_sheet
from papi.plan.catalogue_cells import CatalogueRefused
from papi.plan.catalogue_columns import COLUMNS, MOST_TASKS, headings
from papi.warehouse import actions
from papi.warehouse.actions import Action

EN, VI = Language("en"), Language("vi")
HOSTILE = [
    "<script>alert(1)</script>", '=HYPERLINK("http://x","y")', "+1", "-1", "@SUM(A1)", "'quoted",
    "a\x00b\x0bc", "\t=1+1", "& < > \" ' ]]>", "_x0041_", "dòng một\ndòng hai",
]  # fmt: skip
TASK = ["1.1", "Xã", "Đến từng hộ.", "UBND cấp xã"]

# `test_harmful_files` and `test_commands` read one in a process of its own.
pytestmark = pytest.mark.usefixtures("in_this_process")


@pytest.fixture(scope="module")
def meanings(file):
    return catalogue.meanings(file)


@pytest.fixture(scope="module")
def shipped(file):
    return actions.actions(file, 2025)


@pytest.fixture
def read(meanings, shipped):
    return lambda content: catalogue_reader.read(content, "cua-so.xlsx", meanings, shipped)


@pytest.fixture
def refused(read):
    """Why a workbook is refused, in Vietnamese."""

    def said(content):
        with pytest.raises(CatalogueRefused) as found:
            read(content)
        assert found.value.text(EN) != found.value.text(VI)
        return found.value.text(VI)

    return said


def workbook(*rows, head=None):
    """A workbook as an office types it: the headings, then these rows."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Nhiệm vụ", 0)
    for row in (headings(VI) if head is None else head, *rows):
        sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def own(task, **others):
    values = {
        "id": "", "measure": "land_plans", "level": "commune", "lead": (), "coordinating": (),
        "lead_vi": "UBND cấp xã", "lead_en": "UBND cấp xã", "coordinating_vi": "",
        "coordinating_en": "", "timing_vi": "Quý I", "timing_en": "Quý I", "product_vi": "",
        "product_en": "", "indicators": ("land_plans_02",),
    }  # fmt: skip
    return Action(task_vi=task, task_en=task, **{**values, **others})


@pytest.mark.parametrize("language", [EN, VI])
def test_the_shipped_catalogue_comes_back_whole_from_its_workbook(
    language, meanings, shipped, read
):
    assert read(catalogue_sheet.write(language, meanings, shipped)) == shipped


def test_the_empty_workbook_has_choices_and_codes_and_no_task(meanings, refused):
    content = catalogue_sheet.write(VI, meanings)
    tasks, codes = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    assert [cell.value for cell in tasks[1]] == headings(VI)
    assert tasks.max_row == 1
    ranges = {one.formula1 for one in tasks.data_validations.dataValidation}
    assert ranges == {"='Nội dung và câu hỏi'!$A$2:$A$29", '"Cấp tỉnh,Cấp xã"'}
    listed = {row[0].value: row[1].value for row in codes.iter_rows(min_row=2)}
    assert listed["1.1. Tri thức công dân"] == "civic_knowledge"
    assert "election_quality_02" in listed.values()
    assert refused(content).endswith("không có nhiệm vụ nào dưới hàng tiêu đề.")


@given(texts=st.lists(st.text(max_size=30), min_size=1, max_size=4))
@settings(max_examples=20, deadline=None)
def test_any_text_comes_back_as_it_was(texts, meanings, shipped):
    tasks = [own(f"Việc {n}", product_vi=text, product_en=text) for n, text in enumerate(texts)]
    content = catalogue_sheet.write(VI, meanings, tasks)
    back = catalogue_reader.read(content, "x.xlsx", meanings, shipped)
    assert [one.product_vi for one in back] == [printable(text).strip() for text in texts]
    assert [one.task_vi for one in back] == [one.task_vi for one in tasks]


def test_hostile_cells_stay_text(meanings, read):
    tasks = [own(f"x {text}", lead_vi=text, timing_vi=text) for text in HOSTILE]
    content = catalogue_sheet.write(VI, meanings, tasks)
    for cells in openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows():
        for cell in cells:
            assert cell.data_type != "f"
            assert not str(cell.value or "").lstrip().startswith(("=", "+", "-", "@"))
    assert [one.lead_vi for one in read(content)] == [printable(text).strip() for text in HOSTILE]


def test_a_formula_typed_in_is_never_carried_in(refused):
    content = workbook([*TASK[:2], "=1+1", TASK[3]])
    assert "ô C2: “Nhiệm vụ, giải pháp” không được để trống" in refused(content)


def test_what_an_office_types_is_understood(read):
    head = ["chủ trì", "NHIỆM VỤ,  giải pháp", "Cấp", "Nội dung"]
    head[0] = headings(VI)[COLUMNS.index("lead")].upper()
    named = workbook(
        ["Sở Nội vụ", "Việc một", "tỉnh", 1.1],
        [None, None, None, None],
        ["Sở Nội vụ", "Việc hai", "Commune", "chất lượng bầu cử"],
        ["Sở Nội vụ", "Việc ba", "XÃ", "2.4. Land-Use Plans and Pricing"],
        head=head,
    )
    found = [(one.measure, one.level, one.task_vi, one.lead_en) for one in read(named)]
    assert found == [
        ("civic_knowledge", "province", "Việc một", "Sở Nội vụ"),
        ("election_quality", "commune", "Việc hai", "Sở Nội vụ"),
        ("land_plans", "commune", "Việc ba", "Sở Nội vụ"),
    ]


def test_a_shipped_task_that_was_changed_is_the_office_s_own(meanings, shipped, read):
    first = shipped[0]
    changed = Action(**{**vars(first), "task_vi": "Việc đã sửa."})
    back = read(catalogue_sheet.write(VI, meanings, [first, changed]))
    assert back[0] == first
    assert (back[1].task_vi, back[1].task_en, back[1].lead) == ("Việc đã sửa.",) * 2 + ((),)
    assert len({one.id for one in back}) == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            workbook(["9.9", *TASK[1:]]),
            "cua-so.xlsx, trang tính “Nhiệm vụ”, ô A2: “9.9” không phải nội dung thành phần",
        ),
        (workbook(["Ban Thanh tra nhân dân", *TASK[1:]]), "ô A2: “Ban Thanh tra nhân dân” không"),
        (workbook(TASK, ["1.1", "Huyện", *TASK[2:]]), "ô B3: “Huyện” không phải cấp thực hiện"),
        (workbook(TASK, [*TASK[:3], "  "]), "ô D3: “Cơ quan chủ trì” không được để trống"),
        (
            workbook([*TASK, "", "", "", "civic_knowledge_01; land_plans_01"]),
            "ô H2: “land_plans_01” không phải câu hỏi khảo sát của nội dung “1.1”",
        ),
        (
            workbook([*TASK, "x"], head=[*headings(VI)[:4], "Ghi chú"]),
            "ô E1: “Ghi chú” không phải cột của danh mục nhiệm vụ. Các cột gồm: Nội dung, Cấp,",
        ),
        (workbook([*TASK, "x"], head=headings(VI)[:4]), "ô E1: cột có nội dung nhưng không có"),
        (
            workbook([*TASK, "x"], head=[*headings(VI)[:4], "Cấp"]),
            "ô E1: cột “Cấp” xuất hiện hai lần.",
        ),
        (
            workbook(TASK[:3], head=headings(EN)[:3]),
            "hàng đầu tiên thiếu cột “Lead body”.",
        ),
        (workbook([*TASK[:2], "x" * 2001, TASK[3]]), "ô C2: nội dung dài quá 2000 ký tự."),
        (workbook(*[TASK] * (MOST_TASKS + 1)), "có hơn 1000 nhiệm vụ"),
        (workbook(head=[]), "hàng đầu tiên thiếu cột “Nội dung”."),
        (b"PK\x03\x04 not a workbook", "cua-so.xlsx không phải tệp Excel (.xlsx)"),
        (b"x" * (catalogue_cells.MOST_BYTES + 1), "lớn hơn mọi danh mục nhiệm vụ"),
    ],
)
def test_what_cannot_be_used_is_named_by_its_cell(content, said, refused):
    assert said in refused(content)


def test_an_own_catalogue_wins_for_the_contents_and_levels_that_it_has(shipped):
    mine = [own("Việc của xã"), own("Việc khác của xã")]
    found = catalogue.winning(shipped, mine)
    places = [(one.measure, one.level) for one in found]
    assert [one for one in found if (one.measure, one.level) == ("land_plans", "commune")] == mine
    others = [one for one in shipped if (one.measure, one.level) != ("land_plans", "commune")]
    assert [one for one in found if one not in mine] == others
    assert list(dict.fromkeys(places)) == list(
        dict.fromkeys((one.measure, one.level) for one in shipped)
    )
