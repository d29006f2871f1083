"""When a task is due by the words of its row: understood or left open, never guessed."""

import csv
from pathlib import Path

import pytest

from papi.common.language import CODES, Language
from papi.plan.due import DUES, due_name, due_of_cell, due_of_time, is_due

ACTIONS = Path(__file__).parents[3] / "data" / "published" / "actions.csv"


@pytest.mark.parametrize(
    ("time", "due"),
    [
        ("Quý III", "q3"),
        ("quý 2/2024", "q2"),
        ("Quý I, II", "q2"),
        ("Quý II và III/2024", "q3"),
        ("hoàn thành trong quý iv năm 2024", "q4"),
        ("Sáu tháng đầu năm", "q2"),
        ("6 tháng cuối năm 2024", "q4"),
        ("Hàng năm", "q4"),
        ("Năm 2024", "q4"),
        ("Thường xuyên", "each_quarter"),
        ("hàng tháng", "each_quarter"),
        ("6 tháng một lần", "each_half"),
        ("trước ngày 30/6/2024", "q2"),
        ("Trước 01/7/2024", "q2"),
        ("01/07/2024", "q3"),
        ("tháng 9", "q3"),
        ("trước tháng 10", "q3"),
        ("First half of the year", "q2"),
        ("Fourth quarter", "q4"),
    ],
)
def test_a_time_of_the_plans_year_names_a_quarter(time, due):
    assert due_of_time(time, 2024) == due


@pytest.mark.parametrize(
    "time",
    [
        "", "Theo kỳ bầu cử", "Quý I/2025", "Năm 2023", "15/6 và 15/12", "31/02/2024", "Quý V",
        "tháng 13", "trước quý II", "trước 01/01/2024", "Tết", "sau ngày 30/6", "quý I hoặc IV?",
    ],
)  # fmt: skip
def test_what_is_no_time_of_the_year_is_left_open(time):
    assert due_of_time(time, 2024) is None


def test_every_time_of_the_catalogue_is_known_in_both_languages_alike():
    with ACTIONS.open(encoding="utf-8") as file:
        times = {(row["timing"], row["timing_en"]) for row in csv.DictReader(file)}
    found = {vi: (due_of_time(vi, 2024), due_of_time(en, 2024)) for vi, en in times}
    assert all(vi == en for vi, en in found.values()), found
    assert {time for time, due in found.items() if due[0] is None} == {
        "Theo kỳ bầu cử",
        "Theo đợt tuyển dụng",
    }


def test_what_comes_back_each_period_is_due_in_each():
    due = {one: [quarter for quarter in (1, 2, 3, 4) if is_due(one, quarter)] for one in DUES}
    assert due["q3"] == [3, 4]
    assert due["each_quarter"] == [1, 2, 3, 4]
    assert due["each_half"] == [2, 4]
    assert not is_due(None, 4)


@pytest.mark.parametrize("code", CODES)
def test_deadlines_have_names_that_are_read_back(code):
    assert [due_of_cell(due_name(Language(code), one)) for one in DUES] == list(DUES)
