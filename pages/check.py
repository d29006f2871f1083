"""The page that checks: a pasted text, and the printed figures, against the tables."""

from dataclasses import replace

import streamlit as st

from pages.shared import frame, kept, show, verdicts
from papi.check import parts
from papi.check.parts import Choice
from papi.claims import shipped

page = frame.open_page()
# Most statements are judged alike for every division, province and year.
whole = replace(page, file=page.file.as_surveyed, province_code="", year=0)
say, cite = page.language, parts.source(whole, Choice())

kept.words(whole, "check", Choice())
show.note(
    say.text(
        "The text is read by fixed rules, not by AI; every verdict names the printed and computed "
        "figures."
    )
)
read = verdicts.pasted(page)

show.question(say.text("Printed statements, checked"))
# Judging all statements takes seconds on a cold server, so they come last.
statements = verdicts.chosen(page)
if shipped.chosen(whole.file, page.province_code, statements):
    asked = page if statements.whose == "ours" else whole
    kept.part(asked, "check", "printed", Choice(statements))
else:
    st.info(say.text("No printed statement matches these choices: widen one of them."))

show.note(say.text("Source: {citation}", citation=cite))
show.downloads(
    page,
    "check",
    Choice(statements, read),
    "printed-statements",
    notes={say.text("Checked against"): cite},
)
