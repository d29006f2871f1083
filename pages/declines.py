"""Which dimensions fell, where, and how often? For an analyst, and for a leader scanning years."""

from typing import cast

import streamlit as st

from pages.shared import choices, frame, show
from papi import declines, fall_history, survey_year
from papi.answers import declines as answers
from papi.answers import fall_history as history_answers
from papi.charts import declines as charts
from papi.tables import declines as tables

page = frame.open_page()
say, own_code = page.language, page.province_code
own = survey_year.provinces(page.file)[own_code]

with st.container(horizontal=True, vertical_alignment="bottom", key="choices"):
    level = choices.one(say, "level", say.text("Level"), answers.levels(say), "dimension")
    level = cast(declines.Level, level)
    scopes = answers.scopes(say, declines.surveyed(page.file, page.year), own)
    scope = choices.one(say, "scope", say.text("Scope"), scopes, "all", listed=True, width=260)
    seen = declines.scan(page.file, page.year, level, scope, own_code)
    orders = answers.orders(say, seen)
    order = choices.one(say, "sort", say.text("Sort by"), orders, "falls", listed=True, width=260)

source = say.text("Source: {citation}", citation=seen.survey.citation)
headline = answers.headline(say, seen, scopes[scope])
show.headline(headline)
concluded = answers.conclusions(say, seen) or answers.refused(say, seen)
show.conclusions(concluded)
frame.let_words_stand_first()
kept = []  # tables for the file, in the order of the page

scan_title = say.text("Which provinces fell, and in what?")
show.question(scan_title, answers.table_answer(say, seen))
if seen.compared:
    rows = declines.ordered(seen.rows, order)
    kept.append(tables.changes(say, seen, rows, own_code))
    show.table(say, kept[-1], tall=True)
    show.note(answers.table_legend(say, seen))
for line in answers.table_notes(say, seen):
    show.note(line)

share_title = say.text("In what did most provinces fall?")
show.question(share_title, answers.share_answer(say, seen))
if counts := answers.by_share(seen):
    figure = charts.shares(say, seen, counts, page.palette)
    show.chart(figure, answers.share_answer(say, seen), "falls-by-measure", share_title, source)
    show.note(answers.share_note(say))
    kept.append(tables.counts(say, seen, counts))
    with st.expander(say.text("The figures of this chart")):
        show.table(say, kept[-1])

show.question(say.text("Which falls are notable?"), answers.notable_answer(say, seen))
if notable := seen.notable_falls():
    kept.append(tables.notable(say, seen, notable, own_code))
    show.table(say, kept[-1], tall=True)
    show.note(answers.notable_note(say, seen))

show.question(say.text("What is low and getting worse?"), answers.low_answer(say, seen))
if low := seen.low_and_falling():
    kept.append(tables.low_and_falling(say, seen, low, own_code))
    show.table(say, kept[-1], tall=True)
    show.note(answers.low_note(say))

extremes_title = say.text("What fell and what rose most?")
show.question(extremes_title, answers.extremes_answer(say, seen))
largest = [(True, say.text("Ten largest falls")), (False, say.text("Ten largest rises"))]
found = {falls: seen.extremes(falls=falls) for falls, _ in largest}
reach = max(
    (abs(declines.yardstick(one)) for pairs in found.values() for _, one in pairs), default=0
)
for side, (falls, title) in zip(st.columns(2, gap="large"), largest, strict=True):
    if pairs := found[falls]:
        with side:
            figure = charts.extremes(say, pairs, reach * 1.04, page.palette)
            show.chart(figure, title, f"largest-{'falls' if falls else 'rises'}", title, source)
        kept.append(tables.extremes(say, seen, pairs, own_code, falls=falls))
        with st.expander(title):
            show.table(say, kept[-1])
if any(found.values()):
    show.note(answers.extremes_note(say, seen))

past = fall_history.of(page.file, own_code)
history_title = say.text("How often has {province} fallen?", province=own.name)
show.question(history_title, history_answers.answer(say, past))
kept += [tables.history(say, past, page.year), tables.records(say, past)]
show.table(say, kept[-2], tall=True)
show.note(history_answers.note(say))
with st.expander(say.text("Falls by dimension since the first year")):
    show.table(say, kept[-1])
with st.expander(say.text("Why some years are not compared")):
    for line in history_answers.refused(say, past):
        show.note(line)

show.note(source)
show.downloads(
    say,
    f"PAPI-{seen.survey.year}-falls",
    kept,
    notes={
        say.text("Year"): str(seen.survey.year),
        say.text("Scope"): scopes[scope],
        say.text("Source"): seen.survey.citation,
    },
    sentences=[headline, *concluded, *answers.table_notes(say, seen), source],
)
