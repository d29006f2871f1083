"""The page of plans, for planners: a draft of what to maintain, what to improve, who does what."""

from functools import partial

import streamlit as st

from pages.shared import choices, frame, kept, plan_rows, show, what_if_fields
from papi.common import file_names
from papi.plan import assignments, document, draft, gather, parts, sheet
from papi.plan import words as answers
from papi.plan.parts import Choice
from papi.plan.row import cleaned

page = frame.open_page()
say = page.language
opening = st.container()
overview = gather.overview_of(page.file, page.province_code, page.year)

levels = choices.choice(say, "levels", say.text("Tasks for"), answers.levels(say), "both")
choice = Choice(what_if_fields.aim(page, overview.total) if overview.total else None)
plan = parts.planned(page, choice)
rows = plan_rows.readers_draft(say, plan, levels)

with opening:
    kept.words(page, "plan", choice)
kept.part(page, "plan", "drafted", choice)

show.question(say.text("Who does what, by when?"), answers.table_answer(say, rows.rows))
show.note(answers.editing(say))
edited = plan_rows.edit(say, plan, rows)
show.on_paper(say.text("The table of tasks is not printed with this page: save the plan as Word."))
plan_rows.start_over(say, plan, rows, levels)
with st.expander(say.text("Add tasks from the catalogue"), key="plan_catalogue"):
    if plan.lines:
        plan_rows.add_from_catalogue(say, plan, rows)
with st.expander(say.text("Continue a saved plan"), key="plan_saved"):
    plan_rows.load(say, plan, rows)

given_out = assignments.section(say, plan, cleaned(edited))
show.part(say, page.palette, parts.of_section(given_out))
kept.part(page, "plan", "notes", choice)
name = file_names.stem(page, "plan")
with st.container(horizontal=True, key="downloads"):
    st.download_button(
        say.text("Save as Word (.docx)"),
        data=lambda: document.write(draft.draft(say, plan, edited)),
        file_name=f"{name}.docx",
        on_click="ignore",
        type="primary",
        mime=show.WORD,
    )
    st.download_button(
        say.text("Save as Excel (.xlsx)"),
        data=partial(sheet.write, say, plan, edited),
        file_name=f"{name}.xlsx",
        on_click="ignore",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )
