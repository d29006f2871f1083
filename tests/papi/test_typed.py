"""What is understood as a number when somebody types one."""

import pytest

from papi.common import typed
from papi.priorities import target


@pytest.mark.parametrize(
    ("text", "number"),
    [("0,5", 0.5), ("0.5", 0.5), (" +0,50 ", 0.5), ("\N{MINUS SIGN}0,24", -0.24), ("-1", -1)],
)
def test_comma_and_dot_are_one_mark(text, number):
    assert typed.number(text) == number


@pytest.mark.parametrize("text", ["", "1.234,5", "1e9", "nan", "0,", ",5", "½", "5 points"])
def test_anything_else_is_no_number(text):
    assert typed.number(text) is None


def test_a_target_in_points_takes_either_mark():
    assert target.parse("points:42,5") == target.parse("points:42.5") == target.PointsTarget(42.5)
