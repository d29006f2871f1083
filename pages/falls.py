"""The page of falls: which dimensions fell, where, and how often. For analysts and leaders."""

from dataclasses import replace
from functools import partial
from typing import cast

import streamlit as st

from pages.shared import choices, frame, kept, show, turning
from papi.common import estimate_words as estimates
from papi.falls import choices as fall_choices
from papi.falls import gather, parts
from papi.falls.parts import Choice
from papi.falls.scan import Level

page = frame.open_page()
say, usual = page.language, Choice()
opening = st.container()

with st.container(horizontal=True, vertical_alignment="bottom", key="choices"):
    level = choices.choice(say, "level", say.text("Level"), fall_choices.levels(say), usual.level)
    level = cast(Level, level)
    scopes = parts.scopes(page)
    scope = choices.choice(
        say, "scope", say.text("Scope"), scopes, usual.scope, listed=True, width=260
    )
    seen = parts.seen(page, Choice(level, scope))
    orders = fall_choices.orders(say, seen)
    order = choices.choice(
        say, "sort", say.text("Sort by"), orders, usual.order, listed=True, width=260
    )
choice = Choice(level, scope, order)

with opening:
    kept.words(page, "falls", choice)
for name in parts.SUBJECT.parts:
    # Where there are many provinces, the fields of a long list stand above it.
    if parts.is_long(page, choice) and seen.compared:
        if name == "table":
            count = partial(gather.count, seen, page.province_code)
            choice = replace(choice, turn=turning.turned(page, count))
        elif name in seen.lists and seen.lists[name].n:
            turn = turning.paged(page, seen.lists[name].n, name=f"page_{name}")
            choice = parts.opened(choice, name, turn)
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
