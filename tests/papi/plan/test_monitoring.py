"""The monitoring workbook: there and back as it was, its formulas as ours, nothing that runs, and
what cannot be read refused with file, sheet, cell and value."""

import io
import subprocess
from dataclasses import replace
from itertools import cycle

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papi.common.language import CODES, Language
from papi.plan import (
    monitoring_reader,
    monitoring_rows,
    monitoring_sheet,
    progress,
    rows,
)
from papi.plan.due import DUES
from papi.plan.monitoring_columns import COLUMNS, headings
from papi.plan.monitoring_formula import FIRST, HEAD, column
from papi.plan.monitoring_reader import MonitoringRefused
from papi.plan.progress import VERDICTS, Monitoring, verdict_name
from papi.plan.row import held
from papi.plan.task_state import STATES
from tests.papi.plan.monitored import changed, saved, task, year
from tests.papi.plan.test_rows_and_sheet import HOSTILE

EN, VI = Language("en"), Language("vi")
FILE = "so-theo-doi.xlsx"

# `test_following` reads one in a process of its own.
pytestmark = pytest.mark.usefixtures("in_this_process")


def written(monitoring, language=VI):
    return monitoring_sheet.write(language, monitoring, "Theo dõi", "PAPI")


WORDS = st.text(max_size=20).map(held) | st.sampled_from([held(one) for one in HOSTILE])
REPORTS = st.builds(
    task,
    st.just("a"),
    task=WORDS,
    lead=WORDS,
    due=st.sampled_from([None, *DUES]),
    state=st.sampled_from([None, *STATES]),
    share=st.none() | st.integers(0, 100).map(lambda n: n / 100),
    evidence=WORDS,
    reason=WORDS,
    who=WORDS,
)


@given(quarters=st.tuples(*[st.lists(REPORTS, max_size=3)] * 4), code=st.sampled_from(CODES))
@settings(max_examples=15, deadline=None)
def test_whatever_was_reported_comes_back_as_it_was(quarters, code):
    numbered = tuple(
        tuple(replace(one, id=f"r{at}") for at, one in enumerate(tasks)) for tasks in quarters
    )
    told = Monitoring("80", 2023, code, "department:Sở Y tế", numbered)
    assert monitoring_reader.read(written(told, Language(code)), FILE) == told


def made_up(planned, language):
    """Long An's plan with reports of every kind."""
    plan = planned("Long An", 2023)
    begun = monitoring_rows.begun(language, plan, rows.draft(language, plan))
    states, dues = cycle([None, *STATES]), cycle([None, *DUES, "each_quarter", "q1"])
    leads = cycle(["", "Sở Y tế", "Sở Y tế; Sở Nội vụ", "Sở A ; sở b\nSở C", "Sở Y"])
    quarters = [
        tuple(
            replace(one, state=next(states), due=next(dues), lead=next(leads) or one.lead)
            for one in tasks
        )
        for tasks in begun.quarters
    ]
    return replace(begun, quarters=tuple(quarters))


def test_the_formulas_say_what_we_say(planned, tmp_path):
    """Computed by LibreOffice, in both languages and two quarters."""
    told = {}
    for language, quarter in ((VI, 2), (EN, 4)):
        monitoring = made_up(planned, language)
        book = openpyxl.load_workbook(io.BytesIO(written(monitoring, language)))
        book.worksheets[4]["B3"] = quarter
        book.save(tmp_path / f"{quarter}.xlsx")
        told[quarter] = (language, monitoring)
    subprocess.run(
        [
            "soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
            "--convert-to", "xlsx", "--outdir", str(tmp_path / "computed"),
            *map(str, tmp_path.glob("*.xlsx")),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    for quarter, (language, monitoring) in told.items():
        content = (tmp_path / "computed" / f"{quarter}.xlsx").read_bytes()
        assert monitoring_reader.read(content, FILE) == monitoring
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        tasks = progress.assessed(monitoring, quarter)
        verdicts = [
            book.worksheets[quarter - 1][f"{column('verdict')}{FIRST + at}"].value
            for at in range(len(tasks))
        ]
        assert verdicts == [verdict_name(language, one.verdict) for one in tasks]
        lines = [line[:10] for line in book.worksheets[4].iter_rows(values_only=True)]
        assert_totals(lines[HEAD:], tasks)


def assert_totals(lines, tasks):
    """All tasks, then each body and each content of the quarter."""
    found = {str(line[0]).casefold(): line[1:] for line in lines if isinstance(line[1], int)}
    all_tasks = next(iter(found.values()))
    totals = [*progress.by_body(tasks), *progress.by_content(tasks)]
    assert len(totals) > 15
    for total in totals:
        assert_total(found[total.name.casefold()], total)
    assert_total(all_tasks, progress.whole(tasks))


def assert_total(line, total):
    assert list(line[: 1 + len(VERDICTS)]) == [total.tasks, *total.counts.values()]
    assert line[-1] == (None if total.share_done is None else pytest.approx(total.share_done))


def test_no_cell_of_a_plan_becomes_a_formula():
    told = [
        task(f"r{at}", task=text, lead=text, content=text, evidence=text, reason=text, who=text)
        for at, text in enumerate(HOSTILE)
    ]
    book = openpyxl.load_workbook(io.BytesIO(written(year(told, told))))
    plain = openpyxl.load_workbook(io.BytesIO(written(year([task(f"r{at}") for at in range(99)]))))
    ours = {shape(cell) for opened in plain for line in opened for cell in line if is_run(cell)}
    for opened in book:
        for cell in (cell for line in opened for cell in line):
            if is_run(cell):
                assert shape(cell) in ours
            else:
                assert not str(cell.value or "").lstrip().startswith(("=", "+", "-", "@"))


def is_run(cell):
    return cell.data_type == "f"


def shape(cell):
    """A formula without the numbers of its rows."""
    return "".join(letter for letter in cell.value if not letter.isdigit())


def test_it_prints_on_a4_across_with_its_headings_on_every_page_and_guides_who_fills_it_in():
    book = openpyxl.load_workbook(io.BytesIO(written(year([task("a"), task("b")]))))
    assert book.sheetnames == ["Quý I", "Quý II", "Quý III", "Quý IV", "Tổng hợp", "PAPI"]
    for opened in book.worksheets[:5]:
        setup = opened.page_setup
        assert (setup.orientation, str(setup.paperSize)) == ("landscape", "9")
        assert (setup.fitToWidth, setup.fitToHeight) == (1, 0)
        assert opened.print_title_rows == f"${HEAD}:${HEAD}"
        assert str(opened.freeze_panes).endswith(str(FIRST))
    opened = book["Quý II"]
    checked = {str(one.sqref).split(":")[0] for one in opened.data_validations.dataValidation}
    assert {f"{column(name)}{FIRST}" for name in ("due", "state", "share")} <= checked
    coloured = {str(one.sqref).split(":")[0] for one in opened.conditional_formatting}
    assert coloured == {f"{column(name)}{FIRST}" for name in ("verdict", "reason", "evidence")}


def test_what_a_spreadsheet_user_does_is_understood():
    """Lines moved, columns in another order, a title more, words of their own for a state."""
    told = year([task("a", share=0.5), task("b", lead="Sở Y tế")])
    book = openpyxl.load_workbook(io.BytesIO(written(told)))
    opened = book["Quý II"]
    lines = [[cell.value for cell in line] for line in opened.iter_rows(min_row=HEAD)]
    opened.delete_rows(1, opened.max_row)
    opened.append(["Sổ của Sở Nội vụ"])
    state = COLUMNS.index("state")
    for line in (lines[0], *reversed(lines[1:])):
        opened.append([*line[state:], *line[:state]])
    opened["A3"], opened["B3"] = "đã hoàn thành", "75 %"
    second = monitoring_reader.read(saved(book), FILE).quarters[1]
    assert [(one.id, one.state, one.share) for one in second] == [
        ("b", "done", 0.75),
        ("a", None, None),
    ]


@pytest.mark.parametrize(
    ("cells", "at", "value"),
    [
        ({"state5": "gần xong"}, "H5", "gần xong"),
        ({"due6": "Tết"}, "G6", "Tết"),
        ({"share5": 1.5}, "I5", "150%"),
        ({"share5": "nhiều"}, "I5", "nhiều"),
        ({"share5": "0,6"}, "I5", "0,6"),
        ({"id5": "xóa mất"}, "N5", "xóa mất"),
        ({"id6": "a"}, "N6", "hai lần"),
        ({"id6": None}, "N6", "không có mã"),
        ({"evidence5": "x" * 2_001}, "J5", "2000"),
        ({"reason5": "=1+1"}, "K5", "công thức"),
        ({"task7": "Việc thêm"}, "N7", "không có mã"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(cells, at, value):
    content = changed(written(year([task("a"), task("b")])), cells)
    with pytest.raises(MonitoringRefused) as refused:
        monitoring_reader.read(content, FILE)
    (told,) = refused.value.lines(VI)
    assert told.startswith(f"{FILE}, trang “Quý II”, ô {at}:")
    assert value in told


def test_all_that_is_wrong_is_said_at_once_but_not_without_end():
    content = written(year([task(f"r{at}") for at in range(20)]))
    bad = changed(content, {f"state{FIRST + at}": "?" for at in range(20)})
    with pytest.raises(MonitoringRefused) as refused:
        monitoring_reader.read(bad, FILE)
    assert len(refused.value.problems) == 20
    assert refused.value.lines(EN)[-1] == "… and 8 more."


@pytest.mark.parametrize("value", [60, 0, 100.0])
def test_a_share_without_a_percent_sign_is_read_where_it_can_mean_one_thing(value):
    book = openpyxl.load_workbook(io.BytesIO(written(year([task("a")]))))
    cell = book["Quý II"][f"{column('share')}{FIRST}"]
    cell.value, cell.number_format = value, "General"
    assert monitoring_reader.read(saved(book), FILE).quarters[1][0].share == value / 100


@pytest.mark.parametrize("value", [1, 0.6, 101, -5])
def test_a_share_that_could_mean_two_things_is_refused(value):
    book = openpyxl.load_workbook(io.BytesIO(written(year([task("a")]))))
    cell = book["Quý II"][f"{column('share')}{FIRST}"]
    cell.value, cell.number_format = value, "General"
    with pytest.raises(MonitoringRefused, match=r"ô I5|cell I5"):
        monitoring_reader.read(saved(book), FILE)


def without(name):
    def spoil(book):
        book.remove(book[name])

    return spoil


def heading_changed(book):
    book["Quý III"].cell(HEAD, 1 + COLUMNS.index("state")).value = "Tình trạng"


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (without("Quý III"), f"{FILE}: thiếu trang “Quý III”."),
        (without("PAPI"), "không phải sổ theo dõi lập từ đây"),
        (heading_changed, f"{FILE}, trang “Quý III”: thiếu dòng tiêu đề"),
        (lambda book: book["PAPI"].__setitem__("B1", "9"), "không phải sổ theo dõi lập từ đây"),
        (lambda book: book["PAPI"].__setitem__("B3", "năm"), "không phải sổ theo dõi lập từ đây"),
    ],
)
def test_a_workbook_spoilt_as_a_whole_is_refused_with_a_word(spoil, said):
    book = openpyxl.load_workbook(io.BytesIO(written(year([task("a")]))))
    spoil(book)
    with pytest.raises(MonitoringRefused) as refused:
        monitoring_reader.read(saved(book), FILE)
    assert said in refused.value.text(VI)
    assert headings(VI)["state"] in refused.value.text(VI) or "trang" in refused.value.text(VI)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not an .xlsx workbook"),
        (b"PK\x03\x04cut off", "not an .xlsx workbook"),
        (b"0" * (5 << 20), "larger than any"),
        (saved(openpyxl.Workbook()), "not a monitoring workbook"),
    ],
)
def test_other_files_are_refused_with_a_word(content, said):
    with pytest.raises(MonitoringRefused) as refused:
        monitoring_reader.read(content, FILE)
    assert said in refused.value.text(EN)
