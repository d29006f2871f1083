"""Rows as readers edit them: whole through an editor and a spreadsheet; foreign files refused."""

import io
import zipfile
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papi.common import basket, survey_year
from papi.common.language import Language
from papi.plan import bounded_reading, gather, issued_rows, rows, sheet, sheet_reader
from papi.plan.issuer import Issuer
from papi.plan.row import PlanRow, cleaned
from papi.plan.sheet_reader import PlanFileRefused

EN, VI = Language("en"), Language("vi")
HOSTILE = [
    "<script>alert(1)</script>", '=HYPERLINK("http://x","y")', "+1", "-1", "@SUM(A1)", "'quoted",
    "a\x00b\x0bc\x1fd\ud800\ufffe", "\t=1+1", "& < > \" ' ]]>", "_x0041_", "dòng một\ndòng hai",
]  # fmt: skip


def row(task, **others):
    values = {
        "content": "1.1. Tri thức công dân",
        "measure": "civic_knowledge",
        "lead": "Sở Nội vụ",
        "coordinating": "",
        "time": "Quý I",
        "level": "province",
    }
    return PlanRow(task=task, **{**values, **others})


def test_what_is_mended_gets_more_tasks_than_what_is_kept_up(planned):
    plan = planned("Lạng Sơn", 2023)
    drafted: dict[str | None, list[str]] = {}
    for one in rows.draft(VI, plan):
        drafted.setdefault(one.measure, []).append(one.level)
    for one in plan.mend:
        if one.item.kind == "sub_dimension":
            assert drafted.pop(one.item.measure) == ["province", "province", "commune"]
    assert list(drafted.values()) == [["province"]] * len(plan.keep)


@pytest.mark.parametrize("year", [2018, 2021, 2023, 2024])
def test_a_usual_plan_has_15_to_30_tasks_each_once(file, year):
    for code in list(survey_year.provinces(file))[::9]:
        drafted = rows.draft(VI, gather.gather(file, code, year))
        assert 15 <= len(drafted) <= 30, code
        assert len({one.id for one in drafted}) == len(drafted)


def test_a_task_has_one_id_in_both_languages(planned):
    plan = planned("Long An", 2023)
    assert [one.id for one in rows.draft(VI, plan)] == [one.id for one in rows.draft(EN, plan)]


def test_a_plan_of_one_level_has_only_its_tasks(planned):
    drafted = rows.draft(VI, planned("Lạng Sơn", 2023), ("commune",))
    assert {one.level for one in drafted} == {"commune"}


@pytest.mark.parametrize("language", [EN, VI])
def test_an_edited_plan_comes_back_from_its_spreadsheet(planned, language):
    plan = planned("Lạng Sơn", 2023)
    kept = [row(text) for text in HOSTILE] + rows.draft(language, plan)[3:]
    issuer = Issuer("commune", "Phường Dị Sử")
    loaded = sheet_reader.read(sheet.write(language, plan, kept, issuer))
    assert loaded.rows == cleaned(kept)
    assert (loaded.province_code, loaded.year, loaded.language) == ("20", 2023, language.code)
    assert loaded.target == "highest"
    assert loaded.basket == basket.written(plan.basket, "20", 2023)
    assert (loaded.version, loaded.rule, loaded.issuer) == (2, "evidence", "commune:Phường Dị Sử")


@given(texts=st.lists(st.text(max_size=30), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_any_text_comes_back_as_it_was(texts, planned):
    kept = [row("x", lead=text, coordinating=text) for text in texts]
    loaded = sheet_reader.read(sheet.write(VI, planned("Lạng Sơn", 2023), kept))
    assert loaded.rows == cleaned(kept)


def test_no_cell_is_a_formula(planned):
    book = openpyxl.load_workbook(
        io.BytesIO(sheet.write(VI, planned("Lạng Sơn", 2023), [row(text) for text in HOSTILE]))
    )
    for opened in book:
        for cells in opened.iter_rows():
            for cell in cells:
                assert cell.data_type != "f"
                assert not str(cell.value or "").lstrip().startswith(("=", "+", "-", "@"))


def edited(content, change):
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_what_a_spreadsheet_user_does_is_understood(planned):
    plan = planned("Lạng Sơn", 2023)
    content = sheet.write(VI, plan, rows.draft(VI, plan))

    def change(book):
        opened = book["Kế hoạch"]
        opened.delete_rows(2)
        opened["E2"] = datetime(2024, 6, 30)
        opened.append(["1.2. Cơ hội tham gia", "Việc thêm", "UBND cấp xã", *[None] * 5, "Xã"])
        opened.move_range(f"A1:K{opened.max_row}", cols=1)

    loaded = sheet_reader.read(edited(content, change))
    back = rows.placed(loaded.rows, rows.contents(VI, plan))
    assert back[0].time == "30/06/2024"
    assert (back[-1].measure, back[-1].level) == ("participation_opportunities", "commune")
    assert len(back) == len(rows.draft(VI, plan))


def test_a_plan_of_the_older_form_is_converted(planned):
    """Version 1 had seven columns, and on its second sheet nothing of what was chosen."""
    plan = planned("Lạng Sơn", 2023)
    drafted = rows.draft(VI, plan)

    def change(book):
        book["Kế hoạch"].delete_cols(11)
        book["Kế hoạch"].delete_cols(6, 3)
        facts = book["PAPI"]
        facts["B1"] = "1"
        for name in ("basket", "rule", "issuer"):
            facts.delete_rows(next(cell.row for cell in facts["A"] if cell.value == name))

    loaded = sheet_reader.read(edited(sheet.write(VI, plan, drafted), change))
    assert (loaded.version, loaded.basket, loaded.rule, loaded.issuer) == (1, "", "", "")
    assert [one.task for one in loaded.rows] == [one.task for one in drafted]
    # What it did not hold comes from the catalogue and the figures, also for a task of its own.
    own = replace(loaded.rows[0], task="Việc riêng")
    whole = issued_rows.completed(VI, plan, [*loaded.rows, own])
    assert whole[:-1] == drafted
    assert whole[-1].goal == drafted[0].goal and not whole[-1].product


def test_a_formula_typed_in_is_never_carried_in(planned):
    content = sheet.write(VI, planned("Lạng Sơn", 2023), [row("một"), row("hai")])

    def change(book):
        book["Kế hoạch"]["B2"] = '=HYPERLINK("http://x","y")'

    loaded = sheet_reader.read(edited(content, change))
    assert all("HYPERLINK" not in one.task for one in loaded.rows)
    assert loaded.rows[1].task == "hai"


def bomb():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<x/>")
        archive.writestr("xl/big.xml", b"0" * (25 << 20))
    return packed.getvalue()


def other_workbook():
    written = io.BytesIO()
    openpyxl.Workbook().save(written)
    return written.getvalue()


@pytest.mark.usefixtures("in_this_process")
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not an .xlsx file"),
        (b"year,province\n", "not an .xlsx file"),
        (b"PK\x03\x04cut off", "not an .xlsx file"),
        (b"0" * (3 << 20), "too large or too slow"),
        (bomb(), "too large or too slow"),
        (other_workbook(), "not a plan saved here"),
    ],
)
def test_foreign_and_bad_files_are_refused_with_a_word(content, said):
    with pytest.raises(PlanFileRefused) as refused:
        bounded_reading.read(content)
    assert said in refused.value.text(EN)
    assert refused.value.text(VI) != refused.value.text(EN)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda book: book.remove(book["PAPI"]), "not a plan saved here"),
        (lambda book: book["PAPI"].__setitem__("B1", "3"), "not a plan saved here"),
        (lambda book: book["PAPI"].__setitem__("B4", "soon"), "not a plan saved here"),
        (lambda book: book.remove(book["Plan"]), "no sheet with the plan's rows"),
        (lambda book: book["Plan"].__setitem__("B1", "What"), "does not have a plan's headings"),
        (lambda book: book["Plan"].__setitem__("B2", "x" * 2001), "row 2 is longer than 2000"),
        (
            lambda book: [book["Plan"].append(["", "task"]) for _ in range(600)],
            "more than 500 rows",
        ),
    ],
)
def test_a_plan_spoilt_in_the_spreadsheet_is_refused_with_a_word(planned, change, said):
    content = sheet.write(EN, planned("Lạng Sơn", 2023), [row("one")])
    with pytest.raises(PlanFileRefused) as refused:
        sheet_reader.read(edited(content, change))
    assert said in refused.value.text(EN)


@pytest.mark.usefixtures("in_this_process")
def test_a_damaged_plan_is_refused_at_every_byte(planned):
    content = sheet.write(EN, planned("Lạng Sơn", 2023), [row("one")])
    for place in range(0, len(content), max(1, len(content) // 60)):
        damaged = content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :]
        try:
            bounded_reading.read(damaged)
        except PlanFileRefused as refused:
            assert refused.text(VI)
    with pytest.raises(PlanFileRefused):
        bounded_reading.read(content[: len(content) // 2])
