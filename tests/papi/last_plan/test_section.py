"""What the report says of last year's plan: each figure is the warehouse's, no sentence is refuted,
and what goes into the new plan follows from the verdicts."""

import io
from collections import Counter

import pytest
from pptx import Presentation

from papi.claims.checking import checks
from papi.common import basket as baskets
from papi.common import proposal
from papi.common.language import CODES, Language
from papi.common.parts import View
from papi.compare.peers import Peers
from papi.last_plan import carried, judged, words
from papi.last_plan.plan_goals import LastPlan, SetGoal
from papi.last_plan.result_year import ResultYear
from papi.report import document, slides
from papi.report.choice import ReportChoice
from papi.report.parts import SUBJECT
from tests.papi.last_plan.conftest import changed
from tests.papi.report.read_back import number, tables, texts

EN, VI = Language("en"), Language("vi")


pytestmark = pytest.mark.usefixtures("in_this_process")


@pytest.fixture
def closed(file, saved, read):
    """View and choice of Long An 2024 with its plan of 2023, in which a row says something else."""

    def in_language(lang):
        content = changed(saved("80", 2023), {("Kế hoạch", "H5"): "tốt hơn"})
        plan = read(content, "plan.xlsx", "80", 2024)
        view = View(file, Language(lang), "80", 2024)
        return view, ReportChoice(Peers("region"), last_plan=plan)

    return in_language


def test_the_documents_table_holds_the_warehouses_figures(closed, ask):
    view, choice = closed("vi")
    few = tuple(name for name in SUBJECT.parts if name not in ("last_plan", "sources"))
    content = document.write(view, ReportChoice(choice.peers, few, choice.last_plan))
    made = tables(content)[VI.text("Goals of last year's plan and results of {year}", year=2024)]
    rows = {row[0]: dict(zip(made[0], row, strict=True)) for row in made[1:]}
    held = ask(
        "80",
        """SELECT m.code || '. ' || m.short_vi, s.value, b.value, c.margin, k.median
        FROM score AS s
        JOIN score AS b ON b.measure = s.measure AND b.province_code = s.province_code
            AND b.year = 2023
        JOIN yearly_change AS c ON c.measure = s.measure AND c.province_code = s.province_code
            AND c.year = 2024
        JOIN benchmark AS k ON k.measure = s.measure AND k.year = 2023 AND k.scope = 'country'
        JOIN measure AS m ON m.measure = s.measure AND m.last_year IS NULL
        WHERE s.year = 2024 AND s.province_code = '80' AND m.level <> 'total'""",
    )
    seen = Counter[str]()
    for name, value, before, margin, median in held:
        cells_of = rows.get(name)
        if cells_of is None:
            continue
        goal = number(cells_of["Mục tiêu"])
        kept = cells_of["Mục tiêu"] == "Giữ vững"
        aim = before if kept else round(median, 2)
        assert kept or goal == aim
        assert number(cells_of["2024"]) == pytest.approx(value, abs=0.005)
        assert number(cells_of["2023"]) == pytest.approx(before, abs=0.005)
        if VI.too_small(value - aim):
            assert cells_of["So với mục tiêu"] == VI.amount(value - aim)
        else:
            assert number(cells_of["So với mục tiêu"]) == pytest.approx(value - aim, abs=0.005)
        assert number(cells_of[VI.text("Usual ±")]) == pytest.approx(margin, abs=0.005)
        apart = value - aim
        said = "within usual variation" if abs(apart) <= margin else (
            "reached" if apart > 0 else "not reached")  # fmt: skip
        assert cells_of["Kết luận"] == VI.text(said)
        seen[said] += 1
    assert seen["within usual variation"] > 4 and seen["not reached"] == 2
    whole = " ".join(texts(content))
    assert "“Tỷ lệ người trả lời cho biết kết quả bầu cử" in whole and "Kế hoạch, H5" in whole


@pytest.mark.parametrize("lang", CODES)
def test_no_sentence_is_refuted_and_all_goals_are_counted(closed, lang):
    view, choice = closed(lang)
    part = SUBJECT.part(view, "last_plan", choice)
    assert part is not None and part.table is not None
    lines = [part.answer, *part.remarks, *part.points, *part.notes]
    cells_said = [cell.text for row in part.table.cells(view.language) for cell in row]
    found = checks(view.file, [*lines, *cells_said], "80", 2024)
    assert not [one for one in found for line in one.sentences if line.verdict == "refuted"]
    goals = judged.judged(ResultYear(view.file, "80", 2024), choice.last_plan)
    counted = Counter(one.verdict for one in goals)
    assert sum(counted.values()) == len(part.table.rows) == 16
    assert counted == {"within": 8, "not_reached": 2, "unpublished": 5, "unread": 1}
    said = {one for line in part.remarks for one in line.rstrip(".").split(": ")[-1].split("; ")}
    assert {words.name(view.language, one) for one in goals} <= said


def test_without_a_plan_there_is_no_section_and_slides_stay_ten(closed):
    view, choice = closed("en")
    assert SUBJECT.part(view, "last_plan", ReportChoice(choice.peers)) is None
    show = Presentation(io.BytesIO(slides.write(view, choice)))
    titles = [one.shapes.title.text_frame.text for one in show.slides]
    assert len(titles) <= slides.MOST
    (place,) = (at for at, one in enumerate(titles) if one.startswith("Goals of last year's plan"))
    assert titles[-1].startswith("First of all")
    (table,) = (one.table for one in show.slides[place].shapes if one.has_table)
    verdicts = [row.cells[6].text for row in list(table.rows)[1:]]
    assert verdicts == ["not reached"] * 2 + ["within usual variation"] * 6
    notes = show.slides[place].notes_slide.notes_text_frame.text
    assert "7.2. Quality of Air (survey question)" in notes


def test_what_goes_into_the_new_plan_follows_from_the_verdicts(closed, file):
    _, choice = closed("vi")
    about = ResultYear(file, "80", 2024)
    goals = judged.judged(about, choice.last_plan)
    taken = {one.measure: one for one in carried.carried(VI, about, goals)}
    ways = {one.goal.content: one.goal.direction for one in goals if one.goal.content != "total"}
    for one in goals:
        content = one.goal.content
        if content not in taken or one.goal.fault:
            continue
        if one.verdict == "not_reached":
            assert taken[content].direction == "mend"
            assert taken[content].goal == one.goal.value
            assert taken[content].reason.startswith("Năm 2024 chưa đạt: ")
        else:
            assert taken[content].direction == ways[content]
            assert (taken[content].goal, taken[content].reason) == (None, "")
    assert set(taken) == {one for one in ways if one}
    proposed = proposal.for_plan(file, "80", 2024)
    basket = carried.over(proposed, tuple(taken.values()))
    assert {one.measure for one in basket} == {one.measure for one in proposed} | set(taken)
    written = baskets.written(basket, "80", 2024)
    assert baskets.read(written, proposal.kinds(file)).basket == basket


def test_reached_is_kept_up_and_a_content_with_two_goals_goes_by_the_one_that_was_missed(file):
    about = ResultYear(file, "80", 2024)

    def goal(content, value, measure=None):
        return SetGoal(content, "", content, measure or content, value, direction="mend")

    plan = LastPlan("p.xlsx", 2023, 2023, (
        goal("e_governance", 2.0), goal("service_delivery", 2.0), goal("service_delivery", 9.0),
        goal("election_quality", 0.5, "election_quality_04"),
        SetGoal("x", "", None, None, fault="unknown_measure"),
    ))  # fmt: skip
    taken = carried.carried(EN, about, judged.judged(about, plan))
    assert [(one.measure, one.direction, one.goal) for one in taken] == [
        ("e_governance", "keep", None), ("service_delivery", "mend", 9.0),
        ("election_quality", "mend", None),
    ]  # fmt: skip
