"""The page of priorities, for planners: where a good year helps most, and what a target takes."""

from dataclasses import replace

import streamlit as st

from pages.shared import choices, frame, kept, peers, planned, show, what_if_fields
from papi.common import estimate_words as estimates
from papi.priorities import gather, parts
from papi.priorities import what_if_words as lines
from papi.priorities import words as answers
from papi.priorities.parts import Choice

page = frame.open_page()
say = page.language
opening = st.container()

left, right = st.columns(2)
with left:
    benchmark = choices.choice(
        say,
        "benchmark",
        say.text("Benchmark"),
        {one: answers.benchmark_name(say, one) for one in gather.BENCHMARKS},
        gather.BENCHMARKS[0],
        listed=True,
        width=320,
    )
with right:
    chosen = Choice(peers.chosen(page), benchmark)
seen = parts.seen(page, chosen)

with opening:
    kept.words(page, "priorities", chosen)
kept.part(page, "priorities", "first", chosen)
whole = chosen

if seen.total is None:
    show.question(say.text("What if?"), lines.no_total(say, seen.province.name, seen.year))
else:
    show.question(say.text("Rises of the dimensions, tried out"))
    rises = what_if_fields.rises(page, seen, parts.rows(page, chosen))
    outcome, note = parts.risen(page, chosen, rises)
    show.conclusions([outcome])
    show.note(note)
    wanted = {one.measure: one.value + rises[one.measure] for one in seen.dimensions}
    wanted = {measure: goal for measure, goal in wanted.items() if rises[measure] > 0}
    if wanted:
        st.button(
            say.text("Make these rises goals of the plan"),
            key="plan_goals",
            on_click=planned.aim_at,
            args=(page, wanted),
        )

    show.question(say.text("What a target takes"))
    target = what_if_fields.aim(page, seen.total)
    needed = parts.needed(page, chosen, target)
    show.conclusions(needed)
    whole = replace(whole, asked=(outcome, *needed, note))

show.note(estimates.source(say, seen.survey))
show.downloads(
    page,
    "priorities",
    whole,
    "priorities",
    year=seen.year,
    notes={
        say.text("Province"): say.place(seen.province.name),
        say.text("Year"): str(seen.year),
        say.text("Benchmark"): answers.benchmark_name(say, benchmark),
        say.text("Source"): estimates.cited(say, seen.survey),
    },
)
