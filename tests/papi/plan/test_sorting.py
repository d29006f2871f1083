"""What a plan says of its contents, in usual and unusual years."""

import math

import pytest

from papi.common.basket import item
from papi.common.language import Language
from papi.plan import draft, rows
from papi.warehouse import scores
from tests.papi.plan.said import said

EN, VI = Language("en"), Language("vi")


def words(language, plan, edited=None):
    return "\n".join(said(draft.draft(language, plan, edited)))


def test_results_name_what_is_kept_up_and_mended_and_only_clear_changes_as_such(planned):
    plan = planned("Long An", 2023)
    total, contents, _ = draft.draft(VI, plan).results.blocks[0].paragraphs
    assert total == (
        "Năm 2023, Chỉ số PAPI của tỉnh Long An đạt 40,83/80 điểm, xếp thứ 46/61 tỉnh, thành phố, "
        "thuộc nhóm Trung bình thấp. So với năm 2022, kết quả chưa thay đổi rõ rệt (tăng 1,02 "
        "điểm)."
    )
    assert "Trong đó, tăng rõ rệt so với năm 2022: 8. Quản trị điện tử." in contents
    assert "giảm rõ rệt" not in contents
    clear = draft.draft(VI, planned("Khánh Hòa", 2021)).results.blocks[0].paragraphs[0]
    assert clear.endswith("So với năm 2020, kết quả tăng rõ rệt 2,55 điểm.")


def test_the_table_gives_each_content_its_figures_and_goal_in_the_order_of_the_basket(planned):
    plan = planned("Long An", 2023)
    table = draft.draft(VI, plan).figures
    numbers = [row.measure.split(". ")[0] for row in table.rows[1:] if row.measure[0].isdigit()]
    assert numbers == [one.standing.code for one in plan.items]
    by_name = {row.measure: row for row in table.rows}
    own = by_name["1. Tham gia của người dân ở cấp cơ sở"]
    assert (own.before, own.now, own.rank, own.goal) == ("4,81", "4,57", "47/61", "≥ 4,94")
    assert by_name["8. Quản trị điện tử"].goal == "Giữ vững"
    [question] = [row for row in table.rows if "niêm yết công khai" in row.measure]
    assert (question.now, question.goal) == ("34,3%", "≥ 75,1%")


def test_a_learning_partner_is_named_once_an_item_with_what_it_rose_in(planned):
    assert "Learn from" not in words(EN, planned("Long An", 2023, partners={}))
    plan = planned("Long An", 2023)
    text = words(EN, plan)
    assert (
        "- Learn from Sóc Trăng, which rose from 6.75 points in 2021 to 8.15 in 2023, namely in: "
        "4.1. Limits on Public Sector Corruption; 4.2. "
    ) in text
    assert 3 < text.count("Learn from") <= len(plan.mend)


@pytest.mark.parametrize(("name", "year"), [("Long An", 2023), ("Khánh Hòa", 2021)])
def test_a_partner_rose_within_the_current_series_by_more_than_noise(planned, con, name, year):
    """Against the tables themselves."""
    plan = planned(name, year)
    assert len(plan.partners) > 8
    for measure, one in plan.partners.items():
        later = con.execute(
            """SELECT count(*) FROM (SELECT measure, year FROM series_break UNION ALL
            SELECT measure, year FROM national_shift WHERE is_shift)
            WHERE measure = $1 AND year > $2 AND year <= $3""",
            [measure, one.from_year, year],
        ).fetchone()[0]
        assert later == 0, (measure, one)
        noise = con.execute(
            """SELECT n.standard_deviation FROM score_noise AS n JOIN province AS p
            USING (province_code)
            WHERE n.measure = $1 AND p.name_vi = $2 AND n.year IN ($3, $4)""",
            [measure, one.name, one.from_year, year],
        ).fetchall()
        assert len(noise) == 2
        assert one.now - one.then > 1.96 * math.hypot(noise[0][0], noise[1][0])


def test_a_province_not_published_that_year_plans_from_its_last_year(planned):
    plan = planned("Quảng Ninh", 2023)
    assert (plan.overview.year, plan.year) == (2022, 2024)
    text = words(VI, plan)
    assert "Kết quả năm 2022" in text and "Mục tiêu năm 2024" in text
    assert "2023" in " ".join(draft.draft(VI, plan).notes.paragraphs)


def test_dimensions_that_were_not_published_are_named_and_no_target_is_set(planned):
    plan = planned("Bắc Giang", 2022)
    assert plan.aim is None
    text = words(EN, plan)
    assert "Not published for 2022, so not in this plan: dimensions 1, 2, 4 and 5." in text
    assert "In 2022 PAPI published 4 of 8 dimensions of Bắc Giang Province, and no total." in text


def test_a_plan_edited_to_nothing_says_so_and_assigns_nobody(planned):
    written = draft.draft(EN, planned("Lạng Sơn", 2023), [])
    assert not (written.appendix.groups or written.of_bodies or written.tasks.parts)
    assert written.tasks.opening == "No task is set yet."
    assert not [one for one in written.organisation.blocks[0].paragraphs if "Leads" in one]


def test_a_merged_province_is_told_what_it_is_part_of(planned):
    merged = words(EN, planned("Long An", 2023))
    assert "Since 1 July 2025 Long An has been part of Tây Ninh (new)" in merged
    assert "has been part of" not in words(EN, planned("Lạng Sơn", 2023))


def test_a_city_has_a_citys_bodies(planned):
    plan = planned("Đà Nẵng", 2023)
    assert "UBND thành phố" in words(VI, plan)
    leads = {row.lead for row in rows.draft(VI, plan)}
    assert "Thanh tra thành phố" in leads and "Thanh tra tỉnh" not in leads


def test_all_years_of_one_province_can_be_planned_in_both_languages(file, planned):
    for year in scores.years(file):
        for language in (EN, VI):
            written = draft.draft(language, planned("Long An", year))
            assert written.appendix.groups
            assert not [text for text in said(written) if "{" in text]


def test_a_reason_that_an_office_gives_is_printed(planned):
    """Under its content where that is in the plan, on the sheet of notes where it is left out."""
    chosen = (
        item("public_health", "sub_dimension", "mend", None, "Theo kết luận số 5"),
        item("environment", "dimension", "keep", None, "Tỉnh đã có đề án"),
        item("transparency", "dimension", "out", None, "đã có kế hoạch riêng."),
        item("accountability", "dimension", "out"),
    )
    plan = planned("Lạng Sơn", 2023, basket=chosen)
    written = draft.draft(VI, plan)
    kept, mended = (part.blocks[0].paragraphs for part in written.tasks.parts)
    assert (kept[0], mended[0]) == ("Tỉnh đã có đề án.", "Theo kết luận số 5.")
    [left_out] = [line for line in written.notes.paragraphs if "Không đưa vào" in line]
    assert left_out.startswith("Không đưa vào kế hoạch: 2. Công khai, minh bạch")
    assert left_out.endswith("(đã có kế hoạch riêng).")
