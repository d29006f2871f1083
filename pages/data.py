"""The data page: printed figures checked against the tables, what was loaded, what can be
downloaded and, where it is allowed, adding a workbook."""

from dataclasses import replace

import streamlit as st

from pages.shared import choices, frame, kept, show, upload, verdicts, whole_tables
from papi.claims import shipped
from papi.data import glossary_tables as glossary
from papi.data import parts, words
from papi.data.parts import Choice

page = frame.open_page()
# Most of this is about the whole file, whichever division, province and year are chosen.
whole = replace(page, file=page.file.as_surveyed, province_code="", year=0)
say, cite = page.language, parts.citation(whole)

kept.words(whole, "data", Choice())
# Judging all statements takes seconds on a cold server, so the headline comes first.
kept.part(whole, "data", "counted", Choice())

show.question(
    say.text("Is this sentence right?"),
    say.text(
        "The text is read by fixed rules, not by AI; every verdict names the printed and computed "
        "figures."
    ),
)
read = verdicts.pasted(page)

show.question(say.text("What was printed, and is it right?"))
statements = verdicts.chosen(page)
if shipped.chosen(whole.file, page.province_code, statements):
    asked = page if statements.whose == "ours" else whole
    kept.part(asked, "data", "printed", Choice(statements))
else:
    st.info(say.text("No printed statement matches these choices: widen one of them."))

for name in ("loaded", "checks", "gaps", "breaks"):
    kept.part(whole, "data", name, Choice())

show.question(
    say.text("What is each measure called, and which years does it hold?"), words.glossary(say)
)
levels = {one: glossary.level_name(say, one) for one in glossary.LEVELS}
level = choices.choice(say, "terms", say.text("Level"), levels, "dimension")
kept.part(whole, "data", "terms", Choice(level=level))

show.question(say.text("Which tables can be downloaded?"), words.taking_away(say))
whole_tables.offer(page, cite)

show.note(say.text("Source: {citation}", citation=cite))
show.downloads(
    page,
    "data",
    Choice(statements, level, read),
    "PAPI-printed-statements",
    notes={say.text("Checked against"): cite},
)

if upload.allowed():
    show.question(say.text("Add a workbook"))
    upload.offer(page)
