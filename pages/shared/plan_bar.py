"""The bar that stays at the foot of the plan: what was changed, and the files that hold it."""

from functools import partial

import streamlit as st

from pages.shared import plan_file, plan_paper, plan_work, show
from pages.shared.frame import Page
from pages.shared.plan_paper import Paper
from papi.common import file_names
from papi.common.language import Language
from papi.plan import sheet
from papi.plan.gather import Plan
from papi.plan.parts import Choice
from papi.plan.row import PlanRow


def show_bar(page: Page, choice: Choice, plan: Plan, edited: list[PlanRow], paper: Paper) -> None:
    """How much was changed and whether a file has it; undo, save as Word or Excel, load."""
    say, work = page.language, plan_work.work_on(page)
    name = file_names.stem(page, "plan")
    with st.container(key="plan_bar", horizontal=True, vertical_alignment="center", gap="small"):
        show.note(_said(page))
        if work.past:
            st.button(say.text("Undo"), key="plan_undo", on_click=work.undo)
        with st.container(key="downloads", horizontal=True, width="content"):
            show.file_button(
                say.text("Save as Word (.docx)"),
                partial(plan_paper.of_plan, page, plan, choice.issuer, edited, paper),
                name=f"{name}.docx",
                mime=show.WORD,
                key="plan_save_word",
            )
            show.file_button(
                say.text("Save as Excel (.xlsx)"),
                partial(sheet.write, say, plan, edited, choice.issuer, paper.grounds),
                name=f"{name}.xlsx",
                mime=show.EXCEL,
                key="plan_save_excel",
                on_click=partial(_saved, page),
            )
        with st.popover(say.text("Load a saved plan"), key="plan_load"):
            plan_file.show(page)
            _start_over(say, work)


def _said(page: Page) -> str:
    say, work = page.language, plan_work.work_on(page)
    count = plan_work.count(page)
    if not count:
        return say.text("As drafted.")
    said = say.text("Changed: {n}.", n=count)
    if work.saved == plan_work.now(page):
        return f"{said} " + say.text("The Excel file has all of it.")
    return f"{said} " + say.text("Not yet saved as Excel.")


def _saved(page: Page) -> None:
    plan_work.work_on(page).saved = plan_work.now(page)


def _start_over(say: Language, work: plan_work.Work) -> None:
    if work.edits.count:
        st.button(
            say.text("Discard my changes and start again from the draft"),
            key="plan_reset",
            on_click=plan_work.start_over,
            args=(work,),
        )
