"""What to maintain and what to improve, in usual and unusual years."""

from papi.common.language import Language
from papi.plan import draft, rows
from papi.warehouse import scores

EN, VI = Language("en"), Language("vi")


def words(language, plan, edited=None):
    """All sentences of the plan's sections."""
    written = draft.draft(language, plan, edited)
    return " ".join(
        sentence
        for section in written.sections
        for sentence in [
            section.heading,
            *section.sentences,
            *(text for block in section.blocks for text in [block.heading, *block.sentences]),
        ]
    )


def test_each_dimension_to_mend_has_its_figures_rank_group_and_edge(planned):
    plan = planned("Lạng Sơn", 2023, by="sign")
    section = next(one for one in draft.draft(VI, plan).sections if one.heading.startswith("II."))
    first = section.blocks[0]
    assert first.figures
    assert first.heading == (
        "1. Tham gia của người dân ở cấp cơ sở: giảm 0,51 điểm, trong dao động thường thấy"
    )
    assert first.figures.rows[0] == [
        "1. Tham gia của người dân", "5,31", "−0,51", "−8,7%", "17/61", "Trung bình cao", "5,33",
        "0,02",
    ]  # fmt: skip
    assert [row[0].split(".")[1] for row in first.figures.rows[1:]] == ["1", "2", "3", "4"]
    assert "Còn 0,02 điểm để vào nhóm Cao nhất (ngưỡng 5,33)" in first.sentences[0]


def test_a_learning_partner_is_named_where_one_is_given(planned):
    plan = planned("Lạng Sơn", 2023, partners={"participation": ("Hà Giang", 2020, 4.9, 5.28)})
    assert (
        "To learn from on 1. Participation: Hà Giang, from 4.90 points in 2020 to 5.28 in 2023."
    ) in words(EN, plan)
    assert "To learn from" not in words(EN, planned("Lạng Sơn", 2023, partners={}))


def test_without_any_given_the_partner_with_the_largest_lead_is_named(planned, con):
    found = con.execute(
        """
        SELECT p.name_vi FROM learning_partner AS l
        JOIN province AS p ON p.province_code = l.partner_code
        WHERE l.year = 2023 AND l.province_code = '80' AND l.measure = 'participation'
            AND l.partner_gain > 0
        ORDER BY l.gap DESC LIMIT 1
        """
    ).fetchone()
    assert f"To learn from on 1. Participation: {found[0]}, from" in words(
        EN, planned("Long An", 2023)
    )


def test_a_province_not_published_that_year_plans_from_its_last_year(planned):
    plan = planned("Quảng Ninh", 2023)
    assert (plan.overview.year, plan.year) == (2022, 2024)
    said = words(VI, plan)
    assert "Quảng Ninh năm 2023: PAPI không công bố" in said
    assert "KẾT QUẢ NĂM 2022" in said and "MỤC TIÊU NĂM 2024" in said


def test_dimensions_that_were_not_published_are_named_and_no_target_is_set(planned):
    plan = planned("Bắc Giang", 2022)
    assert plan.aim is None
    said = words(EN, plan)
    assert (
        "Not published for 2022, so neither sorted nor given tasks: dimensions 1, 2, 4 and 5"
        in (said)
    )
    assert "No target is set for the total" in said


def test_a_plan_edited_to_nothing_says_so_and_assigns_nobody(planned):
    plan = planned("Lạng Sơn", 2023)
    written = draft.draft(EN, plan, [])
    assert written.appendix.groups == []
    assert written.appendix.introduction == ("This plan has no tasks: every row was removed.")
    assert written.sections[-1].sentences == ["No task has been assigned to any body yet."]


def test_a_merged_province_is_told_what_it_is_part_of(planned):
    merged = draft.draft(EN, planned("Long An", 2023)).notes[-1]
    assert merged.startswith("Since 1 July 2025 Long An has been part of Tây Ninh (new)")
    kept = draft.draft(EN, planned("Lạng Sơn", 2023)).notes[-1]
    assert kept == "Bodies go by the names they have had since 1 July 2025."


def test_a_city_has_a_citys_bodies(planned):
    plan = planned("Đà Nẵng", 2023)
    written = draft.draft(VI, plan)
    assert written.issuer == ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ ĐÀ NẴNG"]
    leads = {row.lead for row in rows.draft(VI, plan)}
    assert "Thanh tra thành phố" in leads and "Thanh tra tỉnh" not in leads


def test_all_years_of_one_province_can_be_planned_in_both_languages(file, planned):
    for year in scores.years(file):
        for language in (EN, VI):
            written = draft.draft(language, planned("Long An", year))
            assert len(written.sections) == 6
            assert written.appendix.groups
            assert "{" not in words(language, planned("Long An", year))
