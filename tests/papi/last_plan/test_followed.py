"""The states of last year's tasks: from the workbook in which they were followed, or from a column
of the plan's own rows; a word that names no state is refused by its cell."""

import io
from collections import Counter
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from papi.claims.checking import checks
from papi.common.language import CODES, Language
from papi.common.parts import View
from papi.common.refusal import InputRefused
from papi.compare.peers import Peers
from papi.plan import following, gather, issued_rows, monitoring_rows
from papi.plan.issuer import PROVINCE
from papi.report.choice import ReportChoice
from papi.report.parts import SUBJECT
from tests.papi.last_plan.conftest import changed

EN, VI = Language("en"), Language("vi")
pytestmark = pytest.mark.usefixtures("in_this_process")


@pytest.fixture(scope="module")
def followed(file) -> bytes:
    """The workbook of Long An's plan of 2023, filled in for the last quarter: of five tasks two are
    done, one under way, one given up, one held up; the others are not reported."""
    plan = gather.gather(file, "80", 2023)
    rows = issued_rows.draft(VI, plan, PROVINCE)
    begun = monitoring_rows.begun(VI, plan, rows)
    states: list[Any] = ["done", "done", "under_way", "dropped", "blocked"]
    last = [
        replace(task, state=state, due=None, reason="thiếu kinh phí")
        for task, state in zip(begun.quarters[3], states, strict=False)
    ]
    quarters = (*begun.quarters[:3], (*last, *begun.quarters[3][len(last) :]))
    return following.workbook(VI, plan, rows, reported=replace(begun, quarters=quarters))


@pytest.mark.parametrize("lang", CODES)
def test_the_report_says_how_far_the_tasks_came(file, saved, read, followed, lang):
    plan = read(saved("80", 2023), "plan.xlsx", "80", 2024, ("follow.xlsx", followed))
    counted = Counter(one.verdict for one in plan.tasks)
    assert counted["done"] == 2 and counted["dropped"] == 1
    assert sum(counted.values()) == len(plan.tasks) > 20
    view = View(file, Language(lang), "80", 2024)
    part = SUBJECT.part(view, "last_plan", ReportChoice(Peers("region"), last_plan=plan))
    assert part is not None
    said = part.remarks[-1]
    assert str(len(plan.tasks)) in said and view.language.text("Done") + ": 2" in said
    contents, (late,) = part.parts[0].table, list(part.parts[1].tables())
    assert contents is not None
    assert [row.counts["done"] for row in contents.rows][-1] == 2
    assert all(one.verdict in ("late", "blocked") for one in late.rows)
    found = checks(file, [said, *part.remarks], "80", 2024)
    assert not [one for one in found for line in one.sentences if line.verdict == "refuted"]


def test_a_column_of_states_in_the_plan_is_read_by_the_same_words(saved, read):
    content = with_states(saved("80", 2023), "Hoàn thành", " đang  thực hiện ", "", "Late")
    plan = read(content, "plan.xlsx", "80", 2024)
    assert [one.verdict for one in plan.tasks][:4] == ["done", "under_way", "no_report", "late"]
    assert plan.followed and not read(saved("80", 2023), "plan.xlsx", "80", 2024).followed
    with pytest.raises(InputRefused) as refused:
        read(with_states(content, "Hoàn thành", "gần xong"), "plan.xlsx", "80", 2024)
    said = refused.value.text(EN)
    assert "sheet “Kế hoạch”, cell L3: the state “gần xong” is not known" in said


def with_states(content: bytes, *states: str) -> bytes:
    cells = {("Kế hoạch", f"L{row}"): state for row, state in enumerate(states, start=2)}
    return changed(content, {("Kế hoạch", "L1"): "Trạng thái", **cells})


def test_files_that_do_not_go_together_are_refused(saved, read, followed):
    plan, follow = ("plan.xlsx", saved("80", 2023)), ("follow.xlsx", followed)
    other = _with_fact(followed, "B3", "2022")
    for files, named in (
        ([follow], ["follow.xlsx", "no goals"]),
        ([plan, ("b.xlsx", plan[1])], ["plan.xlsx", "b.xlsx", "two plans"]),
        ([plan, follow, ("b.xlsx", followed)], ["follow.xlsx", "b.xlsx", "two monitoring"]),
        ([plan, ("b.xlsx", other)], ["b.xlsx", "scores of 2022", "Long An", "scores of 2023"]),
        ([plan, ("b.xlsx", _with_state(followed, "xong rồi"))],
         ["b.xlsx", "Quý IV", "xong rồi"]),
    ):  # fmt: skip
        (name, content), *further = files
        with pytest.raises(InputRefused) as refused:
            read(content, name, "80", 2024, *further)
        said = refused.value.text(EN)
        assert all(one in said for one in named), said


def _with_fact(content: bytes, cell: str, value: str) -> bytes:
    return changed(content, {("PAPI", cell): value})


def _with_state(content: bytes, state: str) -> bytes:
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Quý IV"]
    column = next(cell.column_letter for cell in sheet[4] if cell.value == "Trạng thái")
    return changed(content, {("Quý IV", f"{column}5"): state})
