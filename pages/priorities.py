"""What is within reach? For a planner: where a good year helps most, and what a target takes."""

import streamlit as st

from pages.shared import choices, frame, peers, show, what_if_fields
from papi import priorities, what_if
from papi.answers import compare as peer_words
from papi.answers import estimates
from papi.answers import priorities as answers
from papi.answers import what_if as words
from papi.charts import priorities as charts
from papi.tables import priorities as tables

page = frame.open_page()
say, own = page.language, page.province_code

left, right = st.columns(2)
with left:
    benchmark = choices.one(
        say, "benchmark", say.text("Benchmark"),
        {one: answers.benchmark_name(say, one) for one in priorities.BENCHMARKS},
        "next_group", listed=True, width=320,
    )  # fmt: skip
with right:
    seen = peers.chosen(page)
rows = priorities.gather(page.file, seen, benchmark)
source = estimates.source(say, seen.survey)
reach = {one.standing.measure: one.points for one in rows if one.standing.level == "dimension"}

headline = answers.headline(say, seen, rows, benchmark)
reasons = answers.reasons(say, rows, benchmark)
show.headline(headline)
show.remarks([*peer_words.of_another_year(say, seen), *reasons])
frame.let_words_stand_first()

dimensions = priorities.dimensions(rows)
taken = []
if any(one.benchmark for one in dimensions):
    title = say.text(
        "{province} {year}: how much of the gap to {benchmark} is within one good year?",
        province=seen.province.name, year=seen.year,
        benchmark=answers.benchmark_in_sentence(say, benchmark),
    )  # fmt: skip
    show.part(
        say, title, answers.together(say, dimensions), key="reach", source=source,
        legend=answers.legend(say), figure=charts.reach(say, dimensions, page.palette),
    )  # fmt: skip
left, right = st.columns(2)
with left:
    level = choices.one(say, "level", say.text("Level"), answers.levels(say), "both")
with right:
    order = choices.one(say, "order", say.text("Sort by"), tables.orders(say), "reach",
                        listed=True, width=320)  # fmt: skip
taken += show.part(
    say, say.text("Which measures first?"), answers.table_answer(say, rows, level), key="first",
    source=source, table_behind=tables.priorities(say, rows, level, order), tall=True,
    notes=[*answers.columns(say),
           answers.history(say, priorities.good_years(
               page.file, seen.year, seen.survey.division).get("total"))],
)  # fmt: skip

lines: list[str] = []
if seen.total is None:
    show.question(say.text("What if?"), words.no_total(say, seen.province.name, seen.year))
else:
    show.question(say.text("What if dimensions rose by so many points?"))
    rises = what_if_fields.rises(page, seen, rows)
    found = what_if.outcome(page.file, seen, seen.total, rises)
    show.conclusions([words.outcome(say, seen.total, found)])
    show.note(words.note(say, seen.total))

    show.question(say.text("What does a target take?"))
    way = what_if.way(page.file, seen, seen.total, what_if_fields.aim(page, seen.total), reach)
    lines = [words.needed(say, seen.total, way), *words.ways(say, way, reach)]
    show.conclusions(lines)
    show.note(words.note(say, seen.total))
    lines = [words.outcome(say, seen.total, found), *lines, words.note(say, seen.total)]

show.note(source)
show.downloads(
    say, f"PAPI-{seen.year}-{seen.province.code}-priorities", taken,
    notes={say.text("Province"): seen.province.name, say.text("Year"): str(seen.year),
           say.text("Benchmark"): answers.benchmark_name(say, benchmark),
           say.text("Source"): estimates.cited(say, seen.survey)},
    sentences=[headline, *reasons, *lines, source],
)  # fmt: skip
