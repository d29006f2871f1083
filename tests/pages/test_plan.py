"""The plan page: contents with goals, tasks as cards, files taken back, merged or refused."""

import io
from dataclasses import replace
from functools import partial

import docx
import openpyxl
import pytest

from papi.common import basket as baskets
from papi.common import proposal
from papi.common.language import Language
from papi.plan import document, gather, rows, sheet
from papi.plan import draft as drafts
from papi.plan import edits as edited
from papi.plan.catalogue_columns import COLUMNS as CATALOGUE_COLUMNS
from papi.plan.catalogue_columns import headings
from papi.plan.drawing import CARDS, CONTENTS
from tests.pages.shown import headline, html
from tests.pages.test_planned import act, link

VI = Language("vi")


@pytest.fixture
def plan(open_link):
    return partial(open_link, "plan", province="Lạng Sơn", year=2023, lang="vi")


def work(app):
    [found] = [one for one in app.session_state["plan_works"].values() if one]
    return found


def said(app):
    """All that the page says, its cards too."""
    return html(app) + "".join(one.body for one in app.get("html"))


def test_by_direction_the_plan_is_the_districts_and_by_evidence_it_says_why_not(plan):
    assert headline(plan(rule="sign")) == (
        "Lạng Sơn, kế hoạch năm 2024: khắc phục 10 nội dung, trước hết là 1. Tham gia của người "
        "dân; duy trì 4 nội dung."
    )
    app = plan()
    assert "khắc phục 6. Cung ứng dịch vụ công; duy trì" in headline(app)
    assert "Mục tiêu còn trong dao động thường thấy (±0,64)" in said(app)
    assert "Nếu chỉ theo chiều tăng giảm thì 1. Tham gia của người dân" in html(app)


def test_english_on_request(plan):
    assert headline(plan(lang="en", rule="sign")).startswith(
        "Lạng Sơn, plan for 2024: improve 10 contents, first of all 1. Participation; maintain"
    )


@pytest.mark.parametrize(
    ("province", "year", "lang"),
    [
        ("Quảng Ninh", 2023, "vi"),
        ("Long An", 2011, "en"),
        ("Long An", 2018, "vi"),
        ("Thừa Thiên Huế", 2023, "en"),
        ("Đồng Tháp", 2018, "vi"),
        ("Hà Nội", 2024, "en"),
        ("Bắc Giang", 2022, "vi"),
    ],
)
def test_unusual_years_give_a_plan_or_say_why_not(plan, province, year, lang):
    app = plan(province=province, year=year, lang=lang)
    assert not app.exception
    assert not app.error
    assert headline(app).startswith(f"{province}")


def test_a_goal_says_how_often_it_lasted_and_what_follows(plan):
    app = act(plan(), "open civic_knowledge", CONTENTS)
    app.text_input(key="plan_item_field_goal_civic_knowledge").set_value("1,20").run()
    assert "mend.civic_knowledge~1.2-" in link(app)
    # 0.926906 points now; the usual variation is 0.176.
    assert "Thêm 0,27 điểm, vượt dao động thường thấy (±0,18): kiểm chứng được." in html(app)
    assert "(3/432 lượt)" in html(app)
    assert "tổng điểm 43,75 (+0,27) thay vì 43,48, hạng 18/61 thay vì 21" in html(app)
    app.text_input(key="plan_item_field_goal_civic_knowledge").set_value("1").run()
    assert "không phải mục tiêu kiểm chứng được" in html(app)
    app.text_input(key="plan_item_field_goal_civic_knowledge").set_value("").run()
    assert "mend.civic_knowledge-" in link(app)


def test_a_question_has_a_goal_in_percent_and_a_reason(plan):
    app = plan(basket="20.2023-mend.election_quality_02")
    act(app, "open election_quality_02", CONTENTS)
    app.text_input(key="plan_item_field_goal_election_quality_02").set_value("51,5%").run()
    app.text_input(key="plan_item_field_reason_election_quality_02").set_value("trọng tâm").run()
    assert link(app) == "20.2023-mend.election_quality_02~0.515~trọng tâm"
    assert "→ 51,5%" in said(app)
    assert "trọng tâm" in said(app)


def test_a_content_moves_between_the_lists_and_up_and_down(plan):
    app = act(plan(), "keep civic_knowledge", CONTENTS)
    assert "keep.civic_knowledge" in link(app)
    act(app, "out civic_knowledge", CONTENTS)
    app.text_input(key="plan_item_field_reason_civic_knowledge").set_value("đã làm").run()
    assert "out.civic_knowledge~~đã làm" in link(app)
    before = link(app).index("public_health")
    act(app, "up primary_education", CONTENTS)
    assert link(app).index("primary_education") <= before < link(app).index("public_health")
    app.button(key="plan_propose").click().run()
    assert link(app) is None


def test_a_card_is_edited_deleted_undone_and_its_words_stay_in_any_language(plan):
    app = plan()
    first, second, *_ = app.session_state["plan_shown_ids"]
    act(app, f"open {first}", CARDS)
    app.text_input(key=f"plan_card_field_lead_{first}").set_value("Sở thử").run()
    act(app, f"delete {second}", CARDS)
    assert "Đã xóa" in app.info[0].value
    assert "Đã sửa 2." in html(app)
    # The other language, another level of issuer, another page: the same edits.
    app.segmented_control(key="lang").set_value("en").run()
    assert "Changed: 2." in html(app)
    assert "Sở thử" in said(app)
    app.switch_page("pages/trends.py").run()
    app.switch_page("pages/plan.py").run()
    assert work(app).edits.changed == {first: {"lead": "Sở thử"}}
    assert second not in app.session_state["plan_shown_ids"]
    app.button(key="plan_undo").click().run()
    assert second in app.session_state["plan_shown_ids"]


def test_a_task_is_added_from_the_catalogue_or_written_and_found_again(plan):
    app = act(plan(), "offer primary_education", CARDS)
    held = app.session_state["plan_shown_ids"]
    offered = rows.offered(VI, gather.gather(app.session_state["page"].file, "20", 2023),
        "primary_education")  # fmt: skip
    new = next(one for one in offered if one.id not in held)
    act(app, f"take {new.id}", CARDS)
    assert new.id in app.session_state["plan_shown_ids"]
    act(app, "new primary_education", CARDS)
    [own] = work(app).edits.added
    app.text_area(key=f"plan_card_field_task_{own.id}").set_value("Sửa mái trường").run()
    app.text_input(key="plan_search").set_value("sua mai truong").run()
    assert app.session_state["plan_shown_ids"] == [own.id]


@pytest.mark.parametrize(
    "text", ["open x", "delete x", "up x", "take x", "new x", "mine 9", "kept"]
)
def test_what_is_no_act_on_a_card_changes_nothing_to_see(plan, text):
    app = plan()
    before = app.session_state["plan_shown_ids"]
    assert act(app, text, CARDS).session_state["plan_shown_ids"] == before


def test_a_lost_session_gets_its_edits_back_from_the_browser(plan):
    app = plan()
    kept = '{"changed":{},"added":[],"taken":[],"deleted":["%s"],"order":[]}'
    gone = app.session_state["plan_shown_ids"][0]
    act(app, f"kept papi_rows_20.2023 {kept % gone}", CARDS)
    assert gone not in app.session_state["plan_shown_ids"]
    assert "lấy lại (1)" in app.info[0].value


def saved(file, code="20", year=2023):
    """A file as the page saves it: a basket of its own, one lead changed."""
    chosen = baskets.moved(proposal.basket(file, year, code), "transparency", "out")
    found = gather.gather(file, code, year, basket=chosen)
    drafted = rows.draft(VI, found)
    kept = [replace(drafted[0], lead="Văn phòng thử"), *drafted[1:]]
    return sheet.write(VI, found, kept), drafted[0].id


def test_a_saved_plan_is_taken_back_whole(plan, file):
    app = plan()
    content, row_id = saved(file)
    app.file_uploader(key="plan_file").upload("plan.xlsx", content).run()
    assert not app.exception
    assert work(app).edits.changed == {row_id: {"lead": "Văn phòng thử"}}
    assert "out.transparency" in link(app)
    assert "Đã nạp" in app.info[0].value


def test_two_peoples_plans_are_merged_and_what_differs_is_chosen(plan, file):
    app = plan()
    content, row_id = saved(file)
    first = app.session_state["plan_shown_ids"][1]
    act(app, f"delete {first}", CARDS)
    act(app, f"open {row_id}", CARDS)
    app.text_input(key=f"plan_card_field_lead_{row_id}").set_value("Sở Nội vụ").run()
    app.file_uploader(key="plan_file").upload("plan.xlsx", content).run()
    app.button(key="plan_merge").click().run()
    assert work(app).edits.changed == {row_id: {"lead": "Sở Nội vụ"}}
    assert first in work(app).edits.deleted
    assert "Trong tệp: Văn phòng thử" in said(app)
    assert "out.transparency" in link(app)  # what only the file changed
    act(app, "theirs 0", CARDS)
    assert work(app).edits.changed == {row_id: {"lead": "Văn phòng thử"}}
    assert work(app).conflicts == []


def test_a_plan_of_another_province_opens_there_after_asking(plan, file):
    app = plan()
    content, row_id = saved(file, code="80", year=2022)
    app.file_uploader(key="plan_file").upload("plan.xlsx", content).run()
    assert "Tệp này là kế hoạch của Long An theo điểm năm 2022" in app.info[0].value
    app.button(key="plan_go").click().run()
    assert not app.exception
    assert headline(app).startswith("Long An, kế hoạch năm 2023")
    assert link(app).startswith("80.2022-")
    there = app.session_state["plan_works"]["80", 2022]
    assert there.edits.changed == {row_id: {"lead": "Văn phòng thử"}}


@pytest.mark.parametrize(
    "content", [b"", b"not a workbook", b"PK\x03\x04 broken"], ids=["empty", "text", "broken"]
)
def test_a_file_that_is_no_plan_is_refused_with_a_word(plan, content):
    app = plan()
    app.file_uploader(key="plan_file").upload("x.xlsx", content).run()
    assert not app.exception
    assert app.warning[0].value
    assert work(app).edits == edited.NONE


@pytest.mark.parametrize(
    ("asked", "said_there"),
    [
        ("department:Sở Y tế", None),
        ("commune:Phường Dị Sử", None),
        ("district:Huyện Bắc Sơn", None),
        ("moon", "không hiểu"),
        ("commune:", "Ghi tên"),
    ],
)
def test_the_issuer_of_the_link_issues_the_plan(plan, asked, said_there):
    app = plan(issuer=asked)
    assert not app.exception
    assert not app.error
    if said_there is None:
        assert app.query_params["issuer"] == asked
    else:
        assert "issuer" not in app.query_params
        assert app.info


def test_a_plan_edited_to_nothing_can_be_saved(file):
    words = drafts.draft(VI, gather.gather(file, "20", 2023), [])
    assert docx.Document(io.BytesIO(document.write(words).content)).paragraphs


def test_an_offices_own_catalogue_wins_where_it_has_tasks(plan, file):
    head = headings(VI)
    rows_of = {
        "content": "6.1",
        "level": "Cấp tỉnh",
        "task": "Việc riêng của Sở",
        "lead": "Sở Y tế",
    }
    book = openpyxl.Workbook()
    sheet_of_tasks = book.create_sheet("Nhiệm vụ", 0)
    sheet_of_tasks.append(head)
    sheet_of_tasks.append([rows_of.get(name, "") for name in CATALOGUE_COLUMNS])
    written = io.BytesIO()
    book.save(written)
    app = plan()
    app.file_uploader(key="plan_catalogue").upload("cua-so.xlsx", written.getvalue()).run()
    assert not app.exception
    assert "Việc riêng của Sở" in said(app)
    app.button(key="plan_no_own").click().run()
    assert "Việc riêng của Sở" not in said(app)
    app.file_uploader(key="plan_catalogue").upload("sai.xlsx", b"PK").run()
    assert app.warning
