"""How do we stand against peers? For an analyst: any set of peers, any measure, honest on gaps."""

from functools import partial

import streamlit as st

from pages.sections import compare as sections
from pages.shared import choices, frame, peers, pick, show
from papi.common import estimate_words as estimates
from papi.compare import gather as comparison
from papi.compare import tables
from papi.compare import words as answers

page = frame.open_page()
say = page.language
opening = st.container()
chosen = peers.chosen(page)
seen = peers.compared(page, chosen)
year = seen.year
with opening:
    sections.words(page, chosen)

table: tuple[str, str] | None = None
if not seen.peers:
    st.info(say.text("Choose at least one peer above: the first two sections need one."))
else:
    sorts = tables.sorts(say, seen)
    left, right = st.columns(2)
    with left:
        colour = choices.choice(say, "colour", say.text("Colour by"), answers.colours(say), "group")
    with right:
        sort = choices.choice(
            say, "sort", say.text("Sort by"), sorts, next(iter(sorts)), listed=True, width=320
        )
    table = (colour, sort)
    sections.heat(page, chosen, *table)
if seen.compared:
    sections.spine(page, chosen)

others = comparison.rivals(seen)
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
sections.pair(page, chosen, rival)

levels = (*pick.LEVELS, "indicator")
left, right = st.columns(2)
with left:
    x = pick.measure(
        page, levels=levels, default="transparency", name="x", year=year, label=say.text("Across")
    ).measure
with right:
    y = pick.measure(
        page,
        levels=levels,
        default="corruption_control",
        name="y",
        year=year,
        label=say.text("Upwards"),
    ).measure
sections.cloud(page, chosen, x, y)

label = say.text("Measure of the ranking and of learning")
measure = pick.measure(page, year=year, label=label).measure
sections.lesson(page, chosen, measure)
sections.ranks(page, chosen, measure)
show.downloads(
    say,
    f"PAPI-{year}-{seen.province.code}-{seen.peer_set}",
    partial(sections.taken, page, chosen, table, rival, (x, y), measure),
    notes={say.text("Year"): str(year), say.text("Source"): estimates.cited(say, seen.survey)},
    sentences=partial(sections.sentences, page, chosen),
)
