"""Takes the file of last year's plan on the page of the report: what became of it, and what of it
goes into the new plan. Nothing is kept: the file stays the reader's."""

import streamlit as st

from pages.shared import asked_for, planned, show
from pages.shared.frame import Page
from pages.shared.plain import plain
from papi.common import basket as baskets
from papi.common import packed
from papi.common.refusal import InputRefused
from papi.last_plan import carried, cells, reader
from papi.last_plan.judged import judged
from papi.last_plan.plan_goals import LastPlan
from papi.report.choice import ReportChoice, result_year
from papi.report.parts import SUBJECT

FIELD = "last_plan"
SECTION = "last_plan"
MOST_FILES = 3  # one more than can be used, which is then said


def offered(page: Page) -> LastPlan | None:
    """The plan that the reader handed in; None without one, and where it is refused."""
    say = page.language
    with st.expander(say.text("Last year's plan: hand it in to see what became of it")):
        found = st.file_uploader(
            say.text(
                "The plan saved here (.xlsx, .docx), or a table with the columns Content and Goal "
                "(.xlsx, .csv); with it, if there is one, the workbook in which its tasks were "
                "followed (.xlsx)"
            ),
            type=[suffix.removeprefix(".") for suffix in cells.SUFFIXES],
            accept_multiple_files=True,
            key=FIELD,
            max_upload_size=cells.MOST_BYTES // packed.MIB,
        )
        if not found:
            return None
        try:
            files = [(one.name, one.getvalue()) for one in found[:MOST_FILES]]
            plan = reader.read(files, result_year(page))
        except InputRefused as refused:
            st.warning(plain(refused.text(say)))
            return None
        st.success(
            plain(
                say.text(
                    "{file}: {n} goals were read; the section “{title}” holds them.",
                    file=plan.name,
                    n=len(plan.goals),
                    title=say.text("What became of last year's plan"),
                )
            )
        )
    return plan


def section(page: Page, choice: ReportChoice) -> None:
    """What became of the plan, and the way into the new one."""
    made = SUBJECT.part(page, SECTION, choice) if choice.last_plan and not page.only else None
    if made is None or choice.last_plan is None:
        return
    say, about = page.language, result_year(page)
    with st.container(key="last_plan_section"):
        show.part(say, page.palette, made)
        taken = carried.carried(say, about, judged(about, choice.last_plan))
        if not taken:
            return
        ways = [one.direction for one in baskets.planned(taken)]
        show.note(
            say.text(
                "For the new plan: {mend} contents to improve, {keep} to maintain. What was not "
                "reached is to be improved, what was reached to be maintained; anything else goes "
                "on as it was.",
                mend=ways.count("mend"),
                keep=ways.count("keep"),
            )
        )
        if st.button(say.text("Take these into the plan"), key="last_plan_taken"):
            planned.choose(page, carried.over(planned.contents(page), taken))
            # With words for the link: without them Streamlit would empty it, the pickers' too.
            division = {"division": asked_for.OF_34} if "division" in st.query_params else {}
            st.switch_page("pages/plan.py", query_params=division)
