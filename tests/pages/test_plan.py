"""The plan page: the draft in words, rows that are kept, files that are taken back or refused."""

import io
from functools import partial

import docx
import pytest
from streamlit.testing.v1 import AppTest

from papi.common.language import Language
from papi.plan import document, gather, rows, sheet
from papi.plan import draft as drafts
from tests.pages.shown import headline, html
from tests.pages.test_compare import questions


@pytest.fixture
def plan(open_link):
    return partial(open_link, "plan", province="Lạng Sơn", year=2023, lang="vi")


def test_lang_son_is_sorted_as_the_district_sorted_it(plan):
    app = plan()
    assert not app.exception
    assert headline(app) == (
        "Lạng Sơn, kế hoạch năm 2024: duy trì 4. Kiểm soát tham nhũng, 5. Thủ tục hành chính công, "
        "7. Quản trị môi trường và 8. Quản trị điện tử; khắc phục 1. Tham gia của người dân, 6. "
        "Cung ứng dịch vụ công, 3. Trách nhiệm giải trình và 2. Công khai, minh bạch."
    )
    assert [title for title in questions(app) if title.startswith("I")] == [
        "I. NỘI DUNG TIẾP TỤC DUY TRÌ, PHÁT HUY",
        "II. NỘI DUNG TẬP TRUNG KHẮC PHỤC, CẢI THIỆN",
        "III. TỔ CHỨC THỰC HIỆN",
    ]


def test_english_on_request(plan):
    assert headline(plan(lang="en")).startswith("Lạng Sơn, plan for 2024: maintain 4. Corruption")


@pytest.mark.parametrize(
    ("province", "year"),
    [
        ("Quảng Ninh", 2023),
        ("Long An", 2011),
        ("Long An", 2018),
        ("Thừa Thiên Huế", 2023),
        ("Đồng Tháp", 2018),
        ("Hà Nội", 2024),
        ("Bắc Giang", 2022),
    ],
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_unusual_years_give_a_plan_or_say_why_not(plan, province, year, lang):
    app = plan(province=province, year=year, lang=lang)
    assert not app.exception
    assert not app.error
    assert headline(app).startswith(f"{province}")


def test_a_target_of_the_link_reaches_the_plan(plan):
    assert "Mục tiêu năm 2024: xếp hạng 5 trở lên" in html(plan(target="rank", rank=5))
    app = plan(target="moon", levels="district")
    assert not app.exception
    assert len(app.info) == 2


@pytest.mark.parametrize(
    ("levels", "words"),
    [("both", "45 của tỉnh và 45 của xã"), ("province", "45 của tỉnh và 0 của xã")],
)
def test_tasks_for_province_or_communes(plan, levels, words):
    assert words in html(plan(levels=levels))


def state(app: AppTest):
    found = app.session_state["plan_drafts"]
    assert len(found) == 1
    return next(iter(found.values()))


def test_a_task_added_from_the_catalogue_stays_when_pages_are_switched(plan, file):
    language = Language("vi")
    planned = gather.gather(file, "20", 2023)
    held = {row.task for row in rows.draft(language, planned)}
    contents = list(rows.contents(language, planned))
    place, missing = next(
        (place, one)
        for place, measure in enumerate(contents)
        for one in rows.offered(language, planned, measure)
        if one.task not in held
    )
    app = plan()
    before = len(state(app).rows)
    app.selectbox(key="plan_add_content").select_index(place).run()
    tasks = next(one for one in app.multiselect if str(one.key).startswith("plan_add_tasks"))
    tasks.set_value([0]).run()
    app.button(key="plan_add").click().run()
    assert not app.exception
    assert len(state(app).rows) == before + 1
    app.switch_page("pages/overview.py").run()
    app.switch_page("pages/plan.py").run()
    assert missing in state(app).rows
    assert f"{before + 1} nhiệm vụ" in html(app)


def saved(file, code="20", year=2023, keep=3):
    language = Language("vi")
    found = gather.gather(file, code, year)
    kept = rows.draft(language, found)[:keep]
    return sheet.write(language, found, kept), kept


def test_a_saved_plan_is_taken_back_and_continued(plan, file):
    app = plan()
    content, kept = saved(file)
    app.file_uploader(key="plan_file").upload("plan.xlsx", content).run()
    assert not app.exception
    assert state(app).rows == kept
    assert "3 nhiệm vụ" in html(app)


@pytest.mark.parametrize(
    "content", [b"", b"not a workbook", b"PK\x03\x04 broken"], ids=["empty", "text", "broken"]
)
def test_a_file_that_is_no_plan_is_refused_with_a_word(plan, content):
    app = plan()
    before = state(app).rows
    app.file_uploader(key="plan_file").upload("x.xlsx", content).run()
    assert not app.exception
    assert app.warning[0].value
    assert state(app).rows == before


def test_a_plan_of_another_province_is_refused_with_a_word(plan, file):
    app = plan()
    content, _ = saved(file, code="80")
    app.file_uploader(key="plan_file").upload("plan.xlsx", content).run()
    assert "Tệp này là kế hoạch của tỉnh hoặc năm khác" in app.warning[0].value


def test_a_plan_edited_to_nothing_says_so_and_can_be_saved(plan, file):
    app = plan()
    content, _ = saved(file, keep=0)
    app.file_uploader(key="plan_file").upload("plan.xlsx", content).run()
    assert not app.exception
    assert "Kế hoạch chưa có nhiệm vụ nào" in html(app)
    language = Language("vi")
    words = drafts.draft(language, gather.gather(file, "20", 2023), [])
    assert docx.Document(io.BytesIO(document.write(words))).paragraphs
