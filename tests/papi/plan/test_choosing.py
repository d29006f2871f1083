"""What is in a plan, why, and what its goals take."""

import pytest

from papi.common.basket import item
from papi.common.language import Language
from papi.plan import goal_words, goals, reasons, results, rows

EN, VI = Language("en"), Language("vi")


def numbers(items):
    """The numbers of the dimensions among the contents."""
    return [one.standing.code for one in items if one.item.kind == "dimension"]


def test_by_direction_lang_son_2023_is_sorted_as_in_the_district_plan(planned):
    plan = planned("Lạng Sơn", 2023, by="sign")
    assert numbers(plan.keep) == ["4", "5", "7", "8"]
    # Notable falls first, the larger the earlier.
    assert numbers(plan.mend) == ["1", "6", "3", "2"]


def test_by_evidence_a_fall_within_the_usual_variation_is_none_and_the_plan_says_so(planned):
    plan = planned("Lạng Sơn", 2023)
    assert numbers(plan.keep) == ["1", "2", "3", "4", "5", "7", "8"]
    assert numbers(plan.mend) == ["6"]
    assert reasons.differs(VI, plan) == (
        "Nếu chỉ theo chiều tăng giảm thì 1. Tham gia của người dân, 2. Công khai, minh bạch và "
        "3. Trách nhiệm giải trình thuộc phần khắc phục: điểm có giảm, nhưng còn trong dao động "
        "thường thấy, và vẫn từ trung vị cả nước trở lên."
    )
    assert reasons.differs(VI, planned("Lạng Sơn", 2023, by="sign")) is None


@pytest.mark.parametrize("by", ["evidence", "sign"])
@pytest.mark.parametrize(
    ("name", "year"), [("Long An", 2011), ("Hà Nội", 2021), ("Lai Châu", 2024)]
)
def test_every_content_has_a_reason_and_a_result_in_both_languages(planned, name, year, by):
    plan = planned(name, year, by=by)
    assert plan.items
    for language in (EN, VI):
        for one in plan.items:
            assert reasons.reason(language, one)
            assert results.goal_in_words(language, results.result(language, plan, one))


@pytest.mark.parametrize("by", ["evidence", "sign"])
def test_without_a_comparable_change_the_side_of_the_median_decides(planned, by):
    for one in planned("Long An", 2011, by=by).items:
        below = one.standing.value < one.standing.country_median
        assert (one.item.direction == "mend") is below
        assert one.proposal.reason == ("low" if below else "high")


def test_a_nationwide_fall_is_no_clear_one(planned):
    [one] = [one for one in planned("Long An", 2021).items if one.item.measure == "accountability"]
    assert one.standing.clear and one.standing.nationwide_shift
    assert not one.proposal.reason.startswith("clear")


CHOSEN = (
    item("transparency", "dimension", "mend", 5.5, "trọng tâm năm nay"),
    item("service_delivery", "dimension", "out"),
    item("election_quality_02", "indicator", "mend", 0.515),
    item("internet_access", "sub_dimension", "keep"),
)


def test_what_was_chosen_stands_whatever_the_rule_proposes(planned):
    plan = planned("Lạng Sơn", 2023, basket=CHOSEN)
    assert [one.item for one in plan.items] == [CHOSEN[0], *CHOSEN[2:]]
    served = [one.dimension for one in plan.items]
    assert served == ["transparency", "participation", "e_governance"]
    assert {row.measure for row in rows.draft(VI, plan)} == {
        "information_access", "election_quality", "internet_access",
    }  # fmt: skip


def test_a_result_is_the_survey_question_furthest_below_the_median(planned):
    plan = planned("Long An", 2023)
    [one] = [one for one in plan.items if one.item.measure == "election_quality"]
    found = results.result(VI, plan, one)
    assert found.name.startswith("Tỷ lệ người trả lời cho biết kết quả bầu cử trưởng thôn")
    assert results.goal_in_words(VI, found) == "34,3% → 75,1% (trung vị cả nước)"
    # 2024 has no survey questions: points.
    plan = planned("Long An", 2024)
    [one] = [one for one in plan.items if one.item.measure == "election_quality"]
    found = results.result(VI, plan, one)
    assert (found.name, results.goal_in_words(VI, found)) == (
        "Điểm PAPI của nội dung 1.3. Chất lượng bầu cử",
        "1,24 điểm → 1,42 điểm (trung vị cả nước)",
    )


def test_a_question_of_which_more_is_not_known_to_be_better_gets_no_goal(planned):
    # Errors on the list of the poor: fewer are better.
    plan = planned("Lạng Sơn", 2023, basket=(item("poverty_lists_02", "indicator", "mend"),))
    found = results.result(EN, plan, plan.items[0])
    assert found.goal is None
    assert results.goal_in_words(EN, found).endswith("no goal yet")


def test_a_goal_within_the_usual_variation_is_none_that_can_be_checked(planned, file):
    chosen = [item("transparency", "dimension", "mend", goal) for goal in (5.0, 5.84, 5.85, 5.2939)]
    checks = []
    for one in chosen:
        [found] = goals.goals(file, planned("Lạng Sơn", 2023, basket=(one,)))
        checks.append(found.check)
    # 5.293931 points now; the usual variation is 0.5481.
    assert checks == ["reached", "within", "beyond", "reached"]
    [found] = goals.goals(file, planned("Lạng Sơn", 2023, basket=(chosen[1],)))
    assert "no goal that can be checked" in goal_words.goal(EN, found)


def test_the_total_that_follows_counts_a_dimension_once_and_no_question(planned, file):
    chosen = (
        item("transparency", "dimension", "mend", 5.4939),
        item("poverty_lists", "sub_dimension", "mend", 2.4),
        item("election_quality", "sub_dimension", "mend", 1.6258),
        item("election_quality_02", "indicator", "mend", 0.9),
    )
    plan = planned("Lạng Sơn", 2023, basket=chosen)
    found = goals.follows(file, plan)
    assert found and found.ranks
    assert found.outcome.moved == 0.4
    assert found.outcome.value == pytest.approx(plan.overview.total.value + 0.4)
    best, worst = found.ranks
    assert best <= found.outcome.rank <= worst
    assert goals.follows(file, planned("Lạng Sơn", 2023)) is None
