"""The comparison page: how do we stand against peers? For an analyst: any peers, any measure."""

from dataclasses import replace

import streamlit as st

from pages.shared import choices, frame, kept, peers, pick, show
from papi.common import estimate_words as estimates
from papi.compare import gather, tables
from papi.compare import words as answers
from papi.compare.parts import Choice, seen

page = frame.open_page()
say = page.language
opening = st.container()
# Each part is cached by its own picks, so that changing one does not redraw the others.
chosen = Choice(peers.chosen(page))
beside = seen(page, chosen)
year = beside.year
with opening:
    kept.words(page, "compare", chosen)

whole = chosen
if not beside.peers:
    st.info(say.text("Choose at least one peer above: the first two sections need one."))
else:
    sorts = tables.sorts(say, beside)
    left, right = st.columns(2)
    with left:
        colour = choices.choice(say, "colour", say.text("Colour by"), answers.colours(say), "group")
    with right:
        sort = choices.choice(
            say, "sort", say.text("Sort by"), sorts, next(iter(sorts)), listed=True, width=320
        )
    whole = replace(whole, colour=colour, sort=sort)
    kept.part(page, "compare", "heat", whole)
kept.part(page, "compare", "spine", chosen)

others = gather.rivals(beside)
rival = others[
    choices.choice(
        say,
        "rival",
        say.text("Head to head with"),
        {name: say.place(name) for name in others},
        next(iter(others)),
        listed=True,
        width=320,
    )
]
kept.part(page, "compare", "pair", replace(chosen, rival=rival))

levels = (*pick.LEVELS, "indicator")
left, right = st.columns(2)
with left:
    x = pick.measure(
        page, levels=levels, default="transparency", name="x", year=year, label=say.text("X axis")
    ).measure
with right:
    y = pick.measure(
        page,
        levels=levels,
        default="corruption_control",
        name="y",
        year=year,
        label=say.text("Y axis"),
    ).measure
kept.part(page, "compare", "cloud", replace(chosen, x=x, y=y))

label = say.text("Measure for the ranking and for learning")
measure = pick.measure(page, year=year, label=label).measure
for name in ("lesson", "improvers", "ranks"):
    kept.part(page, "compare", name, replace(chosen, measure=measure))
show.downloads(
    page,
    "compare",
    replace(whole, rival=rival, x=x, y=y, measure=measure),
    f"PAPI-{year}-{beside.province.code}-{beside.peer_set}",
    notes={say.text("Year"): str(year), say.text("Source"): estimates.cited(say, beside.survey)},
)
