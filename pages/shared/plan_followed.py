"""The plan's year followed by quarter: gives the monitoring workbook, takes it back filled in,
shows what is late and gives the report. The file is the reader's: nothing of it is kept here."""

from dataclasses import dataclass
from functools import partial

import streamlit as st

from pages.shared import show
from pages.shared.frame import Page
from pages.shared.plain import plain
from papi.common import file_names
from papi.plan import following, monitoring_cells, progress, progress_tables, progress_words
from papi.plan.due import QUARTERS, quarter_name
from papi.plan.gather import Plan
from papi.plan.issuer import Issuer
from papi.plan.monitoring_columns import rule_of_lateness
from papi.plan.monitoring_reader import MonitoringRefused
from papi.plan.progress import Monitoring
from papi.plan.row import PlanRow

FIELD, TRIED = "plan_followed_file", "plan_followed_tried"
QUARTER = "plan_followed_quarter"
MOST_FILES = 40


@dataclass(frozen=True)
class Tried:
    """What came of reading files for a plan: the reports, or why they were refused, a line each."""

    key: tuple[object, ...]
    reported: Monitoring | None = None
    refused: tuple[str, ...] = ()


def show_all(page: Page, plan: Plan, issuer: Issuer, rows: list[PlanRow]) -> None:
    """The fold: the workbook, the field that takes it back, and what it says."""
    say = page.language
    with st.expander(say.text("Follow the year by quarter"), key="plan_followed"):
        show.note(
            say.text(
                "The offices fill in state, share done, evidence and reasons in a workbook with a "
                "sheet for each quarter. Handed in here, one or several together, it shows what is "
                "behind time and gives the report. It is not kept here: keep the file."
            )
        )
        reported = _handed_in(page, plan)
        show.file_button(
            say.text("Monitoring workbook (.xlsx)")
            if reported is None
            else say.text("Monitoring workbook of the plan as it is now, reports kept (.xlsx)"),
            partial(following.workbook, say, plan, rows, issuer, reported),
            name=f"{file_names.stem(page, 'monitoring', year=plan.year)}.xlsx",
            mime=show.EXCEL,
            key="plan_save_monitoring",
        )
        if reported is not None:
            _progress(page, plan, rows, reported)


def _handed_in(page: Page, plan: Plan) -> Monitoring | None:
    """The reader's files, read once for each plan and language; why they were refused is said."""
    say = page.language
    offered = st.file_uploader(
        say.text("Hand in the workbook as filled in, or those of several bodies (.xlsx)"),
        type=["xlsx"],
        key=FIELD,
        accept_multiple_files=True,
        max_upload_size=monitoring_cells.MOST_BYTES >> 20,
    )
    if not offered:
        st.session_state.pop(TRIED, None)
        return None
    own = (plan.overview.province.code, plan.overview.asked_year)
    key = (tuple(one.file_id for one in offered), say.code, own)
    tried: Tried | None = st.session_state.get(TRIED)
    if tried is None or tried.key != key:
        files = [(one.name, one.getvalue()) for one in offered[:MOST_FILES]]
        tried = _tried(page, plan, files, key)
        st.session_state[TRIED] = tried
        if tried.reported is not None:
            st.session_state[QUARTER] = tried.reported.last_reported
    if tried.refused:
        st.warning("\n\n".join(map(plain, tried.refused)))
    if len(offered) > MOST_FILES:
        st.warning(say.text("Only the first {n} workbooks are read.", n=MOST_FILES))
    return tried.reported


def _tried(
    page: Page, plan: Plan, files: list[tuple[str, bytes]], key: tuple[object, ...]
) -> Tried:
    try:
        return Tried(key, following.read(page.file, plan, files))
    except MonitoringRefused as refused:
        return Tried(key, refused=tuple(refused.lines(page.language)))


def _progress(page: Page, plan: Plan, rows: list[PlanRow], reported: Monitoring) -> None:
    """How far the plan is by the end of the quarter that is chosen."""
    say = page.language
    quarter = st.selectbox(
        say.text("By the end of"),
        QUARTERS,
        key=QUARTER,
        format_func=partial(quarter_name, say),
    )
    tasks = progress.assessed(reported, quarter)
    show.remarks([progress_words.headline(say, quarter, progress.whole(tasks))])
    if late := progress.behind(tasks):
        show.question(say.text("Behind time or held up"))
        show.points([progress_words.late_line(say, one) for one in late])
    for table in (progress_tables.bodies(say, tasks), progress_tables.contents(say, tasks)):
        show.question(table.title)
        show.table(say, table)
    show.notes_above(rule_of_lateness(say))
    ids = {row.id for row in rows}
    if remarks := progress_words.remarks(say, tasks, reported, ids):
        show.question(say.text("To look at before the report is sent"))
        show.points(remarks)
    show.file_button(
        say.text("Report on progress (.docx)"),
        partial(following.report, say, plan, reported, quarter),
        name=f"{file_names.stem(page, 'progress', f'Q{quarter}', year=plan.year)}.docx",
        mime=show.WORD,
        key="plan_save_progress",
    )
