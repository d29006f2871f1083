"""A draft of next year's plan: what to keep up, what to mend, who does what. For a planner."""

import streamlit as st

from pages.shared import choices, frame, plan_rows, show, what_if_fields
from papi.answers import plan as answers
from papi.plan import document, draft, gather, sheet

page = frame.open_page()
say = page.language
overview = gather.overview_of(page.file, page.province_code, page.year)

levels = choices.one(say, "levels", say.text("Tasks for"), answers.levels(say), "both")
target = what_if_fields.aim(page, overview.total) if overview.total else None
plan = gather.gather(page.file, page.province_code, page.year, target)
rows = plan_rows.of(say, plan, levels)

show.headline(answers.headline(say, plan))
words = draft.draft(say, plan, rows.rows)
frame.let_words_stand_first()
for section in words.sections[:-1]:
    show.section(say, section)

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

words = draft.draft(say, plan, edited)
show.section(say, words.sections[-1])
for line in [*words.notes, words.source]:
    show.note(line)
name = f"PAPI-{page.province_code}-{plan.year}"
with st.container(horizontal=True, key="downloads"):
    st.download_button(
        say.text("Save as Word (.docx)"), data=lambda: document.write(words),
        file_name=f"{name}.docx", on_click="ignore", type="primary",
        mime=show.WORD,
    )  # fmt: skip
    st.download_button(
        say.text("Save as Excel (.xlsx)"), data=lambda: sheet.write(say, plan, edited),
        file_name=f"{name}.xlsx", on_click="ignore",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )  # fmt: skip
