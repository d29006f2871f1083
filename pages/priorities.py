"""What is within reach? For a planner: where a good year helps most, and what a target takes."""

from functools import partial

import streamlit as st

from pages.sections import priorities as sections
from pages.shared import choices, frame, peers, show, what_if_fields
from papi.common import estimate_words as estimates
from papi.priorities import gather as priorities
from papi.priorities import tables
from papi.priorities import what_if_words as words
from papi.priorities import words as answers

page = frame.open_page()
say = page.language
opening = st.container()

left, right = st.columns(2)
with left:
    benchmark = choices.choice(
        say,
        "benchmark",
        say.text("Benchmark"),
        {one: answers.benchmark_name(say, one) for one in priorities.BENCHMARKS},
        priorities.BENCHMARKS[0],
        listed=True,
        width=320,
    )
with right:
    chosen = peers.chosen(page)
seen = peers.compared(page, chosen)

with opening:
    sections.words(page, chosen, benchmark)
sections.reach(page, chosen, benchmark)
left, right = st.columns(2)
with left:
    level = choices.choice(say, "level", say.text("Level"), answers.levels(say), "both")
with right:
    order = choices.choice(
        say, "order", say.text("Sort by"), tables.orders(say), "reach", listed=True, width=320
    )
sections.first(page, chosen, benchmark, level, order)

lines: list[str] = []
if seen.total is None:
    show.question(say.text("What if?"), words.no_total(say, seen.province.name, seen.year))
else:
    show.question(say.text("What if dimensions rose by so many points?"))
    rises = what_if_fields.rises(page, seen, sections.rows(page, chosen, benchmark))
    outcome, note = sections.risen(page, chosen, rises)
    show.conclusions([outcome])
    show.note(note)

    show.question(say.text("What does a target take?"))
    target = what_if_fields.aim(page, seen.total)
    needed = sections.needed(page, chosen, benchmark, target)
    show.conclusions(needed)
    show.note(note)
    lines = [outcome, *needed, note]

show.note(estimates.source(say, seen.survey))
show.downloads(
    say,
    f"PAPI-{seen.year}-{seen.province.code}-priorities",
    partial(sections.taken, page, chosen, benchmark, level, order),
    notes={
        say.text("Province"): say.place(seen.province.name),
        say.text("Year"): str(seen.year),
        say.text("Benchmark"): answers.benchmark_name(say, benchmark),
        say.text("Source"): estimates.cited(say, seen.survey),
    },
    sentences=partial(sections.sentences, page, chosen, benchmark, lines),
)
