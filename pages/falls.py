"""The page of falls: which dimensions fell, where, and how often. For analysts and leaders."""

from typing import cast

import streamlit as st

from pages.shared import choices, frame, kept, show
from papi.common import estimate_words as estimates
from papi.falls import choices as fall_choices
from papi.falls import parts
from papi.falls.choices import Choice
from papi.falls.scan import Level

page = frame.open_page()
say, usual = page.language, Choice()
opening = st.container()

with st.container(horizontal=True, vertical_alignment="bottom", key="choices"):
    level = choices.choice(say, "level", say.text("Level"), fall_choices.levels(say), usual.level)
    level = cast(Level, level)
    scopes = fall_choices.scopes(page)
    scope = choices.choice(
        say, "scope", say.text("Scope"), scopes, usual.scope, listed=True, width=260
    )
    seen = fall_choices.seen(page, Choice(level, scope))
    orders = fall_choices.orders(say, seen)
    order = choices.choice(
        say, "sort", say.text("Sort by"), orders, usual.order, listed=True, width=260
    )
choice = Choice(level, scope, order)

with opening:
    kept.words(page, "falls", choice)
for name in parts.SUBJECT.parts:
    kept.part(page, "falls", name, choice)
show.downloads(
    page,
    "falls",
    choice,
    "falls",
    level,
    notes={
        say.text("Year"): str(seen.survey.year),
        say.text("Scope"): scopes[scope],
        say.text("Source"): estimates.cited(say, seen.survey),
    },
)
