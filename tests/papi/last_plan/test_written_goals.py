"""A goal is read as plans write it, in either language; what could mean two things is not read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi.common import quantities
from papi.common.language import CODES, Language
from papi.last_plan import written_goals
from papi.last_plan.written_goals import WrittenGoal
from papi.plan.results import Result, goal_in_words

UNITS = st.sampled_from([("points", 2), ("share", 3), ("minutes", 2), ("km", 2), ("vnd", 0)])


@given(UNITS, st.floats(0, 80), st.floats(0, 80), st.booleans(), st.sampled_from(CODES))
def test_what_a_plan_writes_is_read_back(unit, now, goal, at_median, code):
    name, places = unit
    now, goal = (value / 80 if name == "share" else value for value in (now, goal))
    goal = round(goal * 1000 if name == "vnd" else goal, places)
    language = Language(code)
    found = Result("measure", "name", name, now, goal, at_median, kept=False)
    read = written_goals.read(goal_in_words(language, found), name)
    assert read is not None and read.value == pytest.approx(goal, abs=1e-6)
    at_least = language.text("≥ {goal}", goal=quantities.written(language, name, goal))
    again = written_goals.read(at_least, name)
    assert again is not None and again.value == pytest.approx(goal, abs=1e-6)


@pytest.mark.parametrize("code", CODES)
def test_what_is_kept_and_what_has_no_goal(code):
    language = Language(code)
    for kept, read in ((True, WrittenGoal(kept=True)), (False, WrittenGoal())):
        found = Result("measure", "name", "points", 7.2, None, at_median=False, kept=kept)
        assert written_goals.read(goal_in_words(language, found), "points") == read
    assert written_goals.read(language.text("Hold"), "points") == WrittenGoal(kept=True)
    assert written_goals.read(language.text("Raise"), "share") == WrittenGoal()


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("51,5", "share"), ("0.515", "share"), ("1,85 điểm", "share"), ("51,5%", "points"),
        ("tăng 2 bậc", "points"), ("1.234,5", "points"), ("1,8–2,0", "points"), ("=1+1", "points"),
        ("1,5 → ", "points"), ("≥", "points"), ("12 phút", "points"), ("1.23.456", "vnd"),
        ("nan", "points"), ("1e3", "points"), ("→ → 2", "points"),
    ],
)  # fmt: skip
def test_what_could_mean_something_else_is_not_read(text, unit):
    assert written_goals.read(text, unit) is None


@given(st.text(max_size=60), st.sampled_from(["points", "share", "vnd", "minutes", "number"]))
def test_any_text_is_read_or_not_and_never_fails(text, unit):
    read = written_goals.read(text, unit)
    assert read is None or read.value is None or read.value == read.value
