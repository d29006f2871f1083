"""Is this number right? What was printed against the tables, what was loaded, what may be taken
away; and, where it is allowed, how a new workbook gets in."""

from functools import partial

import streamlit as st

from pages.sections import data as sections
from pages.shared import choices, frame, show, upload, verdicts, whole_tables
from papi.data import glossary_tables as glossary
from papi.data import words as data

page = frame.open_page()
say, whole = page.language, sections.of_the_file(page)
cite = sections.citation(whole)

sections.words(whole)
# Judging all of them takes seconds on a cold server: the headline stands first.
sections.counted(whole)

show.question(
    say.text("Is this sentence right?"),
    say.text("Rules read the text, no AI; every verdict names the printed and computed figures."),
)
read = verdicts.pasted(page)

show.question(say.text("What was printed, and is it right?"))
choice = verdicts.chosen(page)
if verdicts.left(page, choice):
    sections.printed(page if choice.whose == "ours" else whole, choice)
else:
    st.info(say.text("No printed statement is held for these choices: widen one of them."))

sections.origins(whole)

show.question(
    say.text("What is each measure called, and which years does it hold?"), data.glossary(say)
)
levels = {one: glossary.level_name(say, one) for one in glossary.LEVELS}
level = choices.choice(say, "terms", say.text("Level"), levels, "dimension")
sections.terms(whole, level)

show.question(say.text("Which tables can be taken away?"), data.taking_away(say))
whole_tables.offer(page, cite)

show.note(say.text("Source: {citation}", citation=cite))
show.downloads(
    say,
    "PAPI-printed-statements",
    partial(sections.taken, page, choice, read),
    notes={say.text("Held against"): cite},
    sentences=partial(sections.sentences, whole),
)

if upload.allowed():
    show.question(say.text("Add a workbook"))
    upload.offer(page)
