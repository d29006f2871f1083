"""The comparison page: how do we stand against a rival and peers? For analysts: any rival, any
peers, any measure."""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

import streamlit as st

from pages.shared import choices, frame, kept, part_row, peers, pick, show
from papi.common import estimate_words as estimates
from papi.compare import gather, parts, tables
from papi.compare import words as answers
from papi.compare.parts import Choice, improvers, seen

page = frame.open_page()
say = page.language
opening = st.container()


def folded(
    fold: str,
    name: str,
    picks: Callable[[], Choice],
    on_opening: Literal["ignore", "rerun"] = "ignore",
) -> Choice:
    """A part of which only the heading stands open; picks: draws the fields that it depends on.
    on_opening: "rerun" draws the rest only while it is open."""
    with st.container(key=part_row.key(name)):
        above = st.container()
        with st.expander(
            fold, expanded=page.only == name, key=f"fold_{name}", on_change=on_opening
        ) as rest:
            picked = picks()
            if rest.open is not False:
                kept.inside(page, "compare", name, picked)
        with above:
            kept.heading(page, "compare", name, picked)
        kept.source_if_alone(page, "compare", name, picked)
    return picked


# Each part is cached by its own picks, so that changing one does not redraw the others.
left, right = st.columns(2)
with left:
    chosen = Choice(peers.chosen(page))
among = seen(page, chosen)
year = among.year
others = gather.rivals(among)
with right:
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
with opening:
    kept.words(page, "compare", chosen)
if not among.peers:
    st.info(say.text("Choose at least one peer above: without peers only the rival is shown."))
kept.part(page, "compare", "head_to_head", replace(chosen, rival=rival))


def of_heat() -> Choice:
    """How the table of all peers is coloured and sorted."""
    sorts = tables.sorts(say, among)
    left, right = st.columns(2)
    with left:
        colour = choices.choice(say, "colour", say.text("Colour by"), answers.colours(say), "group")
    with right:
        sort = choices.choice(
            say, "sort", say.text("Sort by"), sorts, next(iter(sorts)), listed=True, width=320
        )
    return replace(chosen, colour=colour, sort=sort)


def of_cloud() -> Choice:
    """The two measures that are set against each other."""
    levels = (*pick.LEVELS, "indicator")
    left, right = st.columns(2)
    with left:
        x = pick.measure(
            page, levels=levels, default="transparency", name="x", year=year,
            label=say.text("X axis"),
        ).measure  # fmt: skip
    with right:
        y = pick.measure(
            page, levels=levels, default="corruption_control", name="y", year=year,
            label=say.text("Y axis"),
        ).measure  # fmt: skip
    return replace(chosen, x=x, y=y)


whole = folded(say.text("All peers by dimension"), "heat", of_heat) if among.peers else chosen
# A chart takes longer than all else on the page, on the server and in the browser.
cloud = folded(say.text("The chart of two measures"), "cloud", of_cloud, "rerun")
label = say.text("Measure for the ranking and for learning")
measured = replace(chosen, measure=pick.measure(page, year=year, label=label).measure)
folded(say.text("All provinces by rank"), "ranks", lambda: measured)
folded(say.text("The provinces to learn from"), "lesson", lambda: measured)
if improvers(page, measured):
    folded(say.text("Who rose and stayed up"), "improvers", lambda: measured)
show.note(parts.source(page, chosen))
show.downloads(
    page,
    "compare",
    replace(whole, rival=rival, x=cloud.x, y=cloud.y, measure=measured.measure),
    "compare",
    among.peer_set,
    year=year,
    notes={say.text("Year"): str(year), say.text("Source"): estimates.cited(say, among.survey)},
)
