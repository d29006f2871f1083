"""The states of a task: named in both languages and read back, nothing guessed."""

import unicodedata

import pytest

from papi.common.language import CODES, Language
from papi.plan.task_state import STATES, state_name, state_of


@pytest.mark.parametrize("code", CODES)
def test_each_state_has_a_name_of_its_own_that_is_read_back(code):
    names = [state_name(Language(code), one) for one in STATES]
    assert len(set(names)) == len(STATES)
    assert [state_of(f"  {name.upper()} ") for name in names] == list(STATES)


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Đã hoàn thành", "done"),
        ("đang  triển khai", "under_way"),
        ("Chưa triển khai.", "not_begun"),
        ("Quá hạn", "late"),
        ("Có vướng mắc", "blocked"),
        ("Dừng", "dropped"),
        (unicodedata.normalize("NFD", "Hoàn thành"), "done"),
    ],
)
def test_other_words_of_offices_are_understood(words, state):
    assert state_of(words) == state


@pytest.mark.parametrize("words", ["", "hoàn thành 50%", "chưa hoàn thành", "done?", "=done", "x"])
def test_what_names_no_state_is_none(words):
    assert state_of(words) is None
