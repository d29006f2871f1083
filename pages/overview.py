"""The overview page: what happened this year, and does it matter? For a leader, in ten seconds."""

from functools import partial

import streamlit as st

from pages.shared import frame, kept, show
from pages.shared.plain import plain
from papi.common import estimate_words as estimates
from papi.common import vocabulary
from papi.overview import brief_document
from papi.overview.parts import SUBJECT, Choice, seen

page = frame.open_page()
say, year, choice = page.language, seen(page), Choice()

kept.words(page, "overview", choice)
kept.large_numbers(page)
for name in SUBJECT.parts:
    if name != "dimensions":
        kept.part(page, "overview", name, choice)
        continue
    # An expander per dimension, each drawn when it is opened.
    for one in year.dimensions:
        label = plain(vocabulary.dimension_label(say, one))
        opened = st.expander(label, key=f"open_{one.measure}", on_change="rerun")
        if opened.open:
            with opened:
                kept.dimension(page, one.measure)
show.downloads(
    page,
    "overview",
    choice,
    f"PAPI-{year.year}-{year.province.code}",
    notes={
        say.text("Province"): say.place(year.province.name),
        say.text("Year"): str(year.year),
        say.text("Source"): estimates.cited(say, year.survey),
    },
    brief=partial(brief_document.write, page),
)
