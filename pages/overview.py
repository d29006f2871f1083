"""What happened to this province this year, and does it matter? For a leader, in ten seconds."""

from functools import partial

import streamlit as st

from pages.sections import overview as sections
from pages.shared import frame, show
from pages.shared.plain import plain
from papi.common import estimate_words as estimates
from papi.common import vocabulary

page = frame.open_page()
say, seen = page.language, sections.seen_on(page)

sections.words(page)
sections.changes(page)
for one in seen.dimensions:
    opened = st.expander(
        plain(vocabulary.dimension_label(say, one)), key=f"open_{one.measure}", on_change="rerun"
    )
    if opened.open:
        with opened:
            sections.parts(page, one.measure)
sections.why(page)
sections.places(page)
sections.rest(page)
show.downloads(
    say,
    f"PAPI-{seen.year}-{seen.province.code}",
    partial(sections.taken, page),
    notes={
        say.text("Province"): say.place(seen.province.name),
        say.text("Year"): str(seen.year),
        say.text("Source"): estimates.cited(say, seen.survey),
    },
    sentences=partial(sections.sentences, page),
    brief=partial(sections.brief, page),
)
