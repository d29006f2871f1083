"""What is late, by the rule that page, workbook and report state; totals by body and by content."""

from dataclasses import replace

import pytest

from papi.common.language import Language
from papi.plan import monitoring_merging, monitoring_rows, progress
from papi.plan.monitoring_reader import MonitoringRefused
from papi.plan.progress import by_body, by_content, whole
from tests.papi.plan.monitored import task, year


def verdicts(monitoring, quarter):
    return [one.verdict for one in progress.assessed(monitoring, quarter)]


@pytest.mark.parametrize(
    ("due", "state", "by_quarter"),
    [
        ("q2", "under_way", ["under_way", "late", "late", "late"]),
        ("q2", "not_begun", ["not_begun", "late", "late", "late"]),
        ("q2", "blocked", ["blocked", "late", "late", "late"]),
        ("q2", "done", ["done"] * 4),
        ("q2", "dropped", ["dropped"] * 4),
        ("q4", "late", ["late"] * 4),
        ("each_quarter", "under_way", ["under_way"] * 4),
        ("each_quarter", "not_begun", ["late"] * 4),
        ("each_half", "blocked", ["blocked", "late", "blocked", "late"]),
        (None, "not_begun", ["not_begun"] * 4),
        ("q1", None, ["no_report"] * 4),
    ],
)
def test_a_task_is_late_when_it_is_due_and_not_done(due, state, by_quarter):
    told = [task("a", due=due, state=state)]
    found = year(told, told, told, told)
    assert [verdicts(found, quarter)[0] for quarter in (1, 2, 3, 4)] == by_quarter


@pytest.mark.parametrize(("due", "later"), [("q2", "done"), ("each_quarter", "no_report")])
def test_what_is_done_stays_done_unless_it_is_done_anew_in_each_period(due, later):
    found = year([task("a", due=due, state="done")])
    assert [verdicts(found, quarter)[0] for quarter in (1, 2, 4)] == ["done", later, later]


def test_a_later_report_wins_over_an_earlier_one():
    found = year([task("a", state="done")], [task("a", state="under_way")])
    assert verdicts(found, 2) == ["late"]
    assert verdicts(found, 3) == ["no_report"]


def test_a_task_counts_for_each_body_that_leads_it_and_once_in_all():
    tasks = progress.assessed(
        year(
            [
                task("a", lead="Sở Nội vụ; sở  y tế", state="done"),
                task("b", lead="Sở Y tế\nSở Nội vụ", due="q1", state="under_way"),
                task("c", lead="", state="dropped"),
                task("d", lead="Sở Y tế", content="1.2. Cơ hội tham gia"),
            ]
        ),
        1,
    )
    bodies = {one.name: one.counts for one in by_body(tasks)}
    assert {name: (c["done"], c["late"], c["no_report"]) for name, c in bodies.items()} == {
        "Sở Nội vụ": (1, 1, 0),
        "sở y tế": (1, 1, 1),
    }
    assert [(one.name, one.tasks) for one in by_content(tasks)] == [
        ("1.1. Tri thức công dân", 3),
        ("1.2. Cơ hội tham gia", 1),
    ]
    assert (whole(tasks).tasks, whole(tasks).share_done) == (4, 1 / 3)


def test_the_last_quarter_of_which_something_is_reported_is_shown_first():
    plain = [task("a")]
    assert year(plain).last_reported == 1
    assert year(plain, plain, [task("a", who="Phòng Tổng hợp")]).last_reported == 3


def test_a_changed_plan_keeps_what_was_reported_and_loses_nothing():
    reported = year(
        [
            task("a", state="done", evidence="Báo cáo 1"),
            task("gone", state="blocked", reason="Thiếu kinh phí"),
            task("unreported"),
            task("moved", due="q4", state="under_way"),
        ]
    )
    plan = year(
        [task("new"), task("a", task="Việc a, sửa"), task("moved", time="Quý III", due="q3")]
    )
    first, second, *_ = monitoring_rows.carried(reported, plan).quarters
    assert [one.id for one in first] == ["new", "a", "moved", "gone"]
    assert (first[1].task, first[1].evidence) == ("Việc a, sửa", "Báo cáo 1")
    assert (first[2].due, first[2].state) == ("q3", "under_way")
    assert first[3].reason == "Thiếu kinh phí"
    assert [one.state for one in second] == [None] * 4


def test_the_workbooks_of_several_bodies_are_put_together():
    health = year([task("a"), task("b", state="done", share=1.0, who="Sở Y tế")])
    home = year([task("a", due="q3", state="under_way"), task("b"), task("own", reason="Thêm")])
    both = monitoring_merging.merged([("y-te.xlsx", health), ("noi-vu.xlsx", home)])
    first = {one.id: one for one in both.quarters[0]}
    assert list(first) == ["a", "b", "own"]
    assert (first["a"].due, first["a"].state) == ("q3", "under_way")
    assert (first["b"].state, first["b"].who) == ("done", "Sở Y tế")
    assert first["own"].reason == "Thêm"
    assert monitoring_merging.merged([("a.xlsx", home), ("b.xlsx", home)]) == home


def test_where_two_bodies_differ_nothing_is_chosen_and_both_are_named():
    one = year([task("a", state="done", share=1.0)])
    other = year([task("a", state="blocked", share=0.2)])
    with pytest.raises(MonitoringRefused) as refused:
        monitoring_merging.merged([("một.xlsx", one), ("hai.xlsx", other)])
    assert refused.value.lines(Language("vi")) == [
        "Quý I, “Việc a”, cột “Trạng thái”: một.xlsx ghi “Hoàn thành”, hai.xlsx ghi “Gặp vướng "
        "mắc”. Hãy để lại một giá trị.",
        "Quý I, “Việc a”, cột “Tỷ lệ thực hiện”: một.xlsx ghi “100,0%”, hai.xlsx ghi “20,0%”. Hãy "
        "để lại một giá trị.",
    ]


def test_the_workbooks_of_two_plans_are_not_put_together():
    one, other = year([task("a")]), replace(year([task("a")]), year=2022)
    with pytest.raises(MonitoringRefused, match="different provinces or years"):
        monitoring_merging.merged([("a.xlsx", one), ("b.xlsx", other)])
    assert monitoring_merging.named_once(["a", "b", "a"]) == ["a", "b", "a (2)"]
