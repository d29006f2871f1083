"""Which dimensions fell, where, and how often? For an analyst, and for a leader scanning years."""

from functools import partial
from typing import cast

import streamlit as st

from pages.sections import falls as sections
from pages.sections.falls import Asked
from pages.shared import choices, frame, show
from papi.common import estimate_words as estimates
from papi.falls import choices as fall_choices
from papi.falls import scan as falls

page = frame.open_page()
say, usual = page.language, Asked()
opening = st.container()

with st.container(horizontal=True, vertical_alignment="bottom", key="choices"):
    level = choices.choice(say, "level", say.text("Level"), fall_choices.levels(say), usual.level)
    level = cast(falls.Level, level)
    scopes = sections.scopes(page)
    scope = choices.choice(
        say, "scope", say.text("Scope"), scopes, usual.scope, listed=True, width=260
    )
    seen = sections.scanned(page, level, scope)
    orders = fall_choices.orders(say, seen)
    order = choices.choice(
        say, "sort", say.text("Sort by"), orders, usual.order, listed=True, width=260
    )
asked = Asked(level, scope, order)

with opening:
    sections.words(page, asked)
if seen.compared:
    sections.found(page, asked)
    sections.shares(page, asked)
    sections.worst(page, asked)
    sections.extremes(page, asked)
sections.past(page)
show.downloads(
    say,
    f"PAPI-{seen.survey.year}-falls",
    partial(sections.taken, page, asked),
    notes={
        say.text("Year"): str(seen.survey.year),
        say.text("Scope"): scopes[scope],
        say.text("Source"): estimates.cited(say, seen.survey),
    },
    sentences=partial(sections.sentences, page, asked),
)
