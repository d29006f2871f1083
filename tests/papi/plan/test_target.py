"""Targets: what is needed, by an independent computation, and what is refused."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papi.common import survey_year
from papi.common.language import Language
from papi.plan import draft, gather
from papi.priorities import target
from papi.priorities.target import GroupTarget, PointsTarget, RankTarget, TargetRefused

EN, VI = Language("en"), Language("vi")


def sentence(language, plan):
    """What section II says of the goal."""
    return draft.draft(language, plan).results.blocks[0].paragraphs[-1]


def test_long_an_2023_aims_at_the_high_average_group_in_2024(planned):
    plan = planned("Long An", 2023)
    assert plan.year == 2024
    assert plan.aim
    assert plan.aim.target == GroupTarget("high_average")
    assert not plan.aim.reached
    assert round(plan.aim.edge, 2) == 42.33
    assert round(plan.aim.needed, 2) == 1.49
    assert sentence(EN, plan).startswith(
        "Goal for 2024: at least the high-average group on the total, which by the results of 2023 "
        "takes 42.33 points or more."
    )
    assert sentence(VI, plan).startswith(
        "Mục tiêu năm 2024: Phấn đấu tổng điểm thuộc nhóm Trung bình cao trở lên; đối chiếu kết "
        "quả năm 2023, cần đạt từ 42,33 điểm trở lên."
    )
    assert draft.draft(VI, plan).figures.rows[0].goal == "Nhóm Trung bình cao (≥ 42,33)"


def test_the_notes_say_that_edges_move_how_often_it_was_gained_and_whether_noise_would_do(planned):
    notes = draft.draft(EN, planned("Long An", 2023)).notes.paragraphs
    said = " ".join(notes)
    assert "They move every year, and when other provinces move" in said
    assert (
        "In about 1 in 20 cases (14 of 240) a province gained that much in one year and still had "
        "it a year later."
    ) in notes
    assert (
        "That is within the usual year-to-year variation of the total (±2.47): the score may reach "
        "or miss it by chance alone."
    ) in notes
    assert sum("29.2% of a change" in line for line in notes) == 1
    assert "Goals within the usual variation, which chance alone may reach or miss: 1. " in said
    beyond = draft.draft(EN, planned("Long An", 2023, GroupTarget("highest"))).notes.paragraphs
    assert any(one.startswith("In about 1 in 100 cases (3 of 240)") for one in beyond)
    assert not any("of the total (±2.47): the score may" in one for one in beyond)


def test_where_noise_is_not_known_a_target_is_not_judged_by_it(planned):
    notes = draft.draft(EN, planned("Long An", 2017)).notes.paragraphs
    assert not any("chance alone" in one or "comes back" in one for one in notes)


@pytest.mark.parametrize(
    "wanted", [GroupTarget("low_average"), RankTarget(46), RankTarget(61), PointsTarget(40.5)]
)
def test_a_target_already_reached_is_to_be_held(planned, wanted):
    plan = planned("Long An", 2023, wanted)
    assert plan.aim and plan.aim.reached and plan.aim.needed == 0
    assert "as already in 2023." in sentence(EN, plan)


def test_the_highest_group_has_no_next_one_and_stays(planned):
    plan = planned("Thừa Thiên Huế", 2023)
    assert plan.aim
    assert plan.aim.target == GroupTarget("highest")
    assert plan.aim.reached
    assert "the highest group" in sentence(EN, plan)


@pytest.mark.parametrize(
    "wanted", [RankTarget(0), RankTarget(62), PointsTarget(81), PointsTarget(7.9)]
)
def test_a_target_that_no_score_can_meet_is_refused_in_words(planned, wanted):
    with pytest.raises(TargetRefused) as refused:
        planned("Long An", 2023, wanted)
    for language in (EN, VI):
        assert "{" not in refused.value.text(language)


@pytest.mark.parametrize(
    ("points", "en", "vi"), [(80.5, "80.5", "80,5"), (80.001, "80.001", "80,001")]
)
def test_a_refusal_writes_the_points_as_the_language_does(planned, points, en, vi):
    with pytest.raises(TargetRefused) as refused:
        planned("Long An", 2023, PointsTarget(points))
    assert refused.value.text(EN) == f"{en} points lie outside the scale of 8 to 80."
    assert vi in refused.value.text(VI) and en not in refused.value.text(VI)


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_needed_points_bring_just_the_rank_or_group(data, file, planned):
    """Against pandas: with the needed points added the target is met, with less it is not."""
    year = data.draw(st.sampled_from([2013, 2019, 2021, 2023, 2024]))
    totals = pd.Series(
        {one.province_code: one.value for one in survey_year.gather(file, year).totals}
    )
    code = data.draw(st.sampled_from(sorted(totals.index)))
    rank = data.draw(st.integers(1, len(totals)))
    aim = gather.gather(file, code, year, RankTarget(rank)).aim
    assert aim
    assert aim.edge == pytest.approx(aim.value + aim.needed) or aim.reached

    def placed(value: float) -> int:
        moved = totals.copy()
        moved[code] = value
        return int(moved.rank(ascending=False, method="min")[code])

    # On the edge itself: a sum may miss it by the last bit.
    assert placed(aim.value if aim.reached else aim.edge) <= rank
    if not aim.reached:
        assert placed(aim.edge - 1e-9) > rank


@pytest.mark.parametrize("year", [2012, 2023, 2024])
def test_group_edges_are_the_quartiles(file, planned, year):
    values = pd.Series([one.value for one in survey_year.gather(file, year).totals])
    for group, share in (("highest", 0.75), ("high_average", 0.5), ("low_average", 0.25)):
        found = planned("Cần Thơ", year, GroupTarget(group)).aim
        assert found
        assert found.edge == pytest.approx(values.quantile(share))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("high_average", GroupTarget("high_average")),
        ("High average", GroupTarget("high_average")),
        ("Trung bình cao", GroupTarget("high_average")),
        ("nhóm trung bình cao", GroupTarget("high_average")),
        ("High-average group", GroupTarget("high_average")),
        ("rank:30", RankTarget(30)),
        ("Hạng 30", RankTarget(30)),
        ("rank 30", RankTarget(30)),
        ("points:42,5", PointsTarget(42.5)),
        ("points:42.123456", PointsTarget(42.123456)),
    ],
)
def test_targets_are_understood_as_typed(text, meant):
    assert target.parse(text) == meant
    assert target.parse(target.notation(meant)) == meant
    for language in (VI, EN):
        assert target.parse(target.in_a_cell(language, meant) or text) == meant


@given(st.text(max_size=40))
def test_any_other_text_is_refused_in_words(text):
    try:
        found = target.parse(text)
    except TargetRefused as refused:
        assert refused.text(VI)
    else:
        assert target.parse(target.notation(found)) == found
