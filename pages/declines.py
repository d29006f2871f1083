"""Which dimensions fell, where, and how often? For an analyst, and for a leader scanning years."""

from typing import cast

import streamlit as st

from pages.shared import choices, frame, show
from papi import declines, fall_history, falls, survey_year
from papi.answers import declines as answers
from papi.answers import estimates, fall_choices
from papi.answers import fall_history as history_answers
from papi.answers import fall_lists as lists
from papi.charts import declines as charts
from papi.tables import declines as tables

page = frame.open_page()
say, own_code = page.language, page.province_code
own = survey_year.provinces(page.file)[own_code]

with st.container(horizontal=True, vertical_alignment="bottom", key="choices"):
    level = choices.one(say, "level", say.text("Level"), fall_choices.levels(say), "dimension")
    level = cast(falls.Level, level)
    scopes = fall_choices.scopes(say, declines.surveyed(page.file, page.year), own)
    scope = choices.one(say, "scope", say.text("Scope"), scopes, "all", listed=True, width=260)
    seen = declines.scan(page.file, page.year, level, scope, own_code)
    orders = fall_choices.orders(say, seen)
    order = choices.one(say, "sort", say.text("Sort by"), orders, "falls", listed=True, width=260)

source = estimates.source(say, seen.survey)
headline, notes = answers.headline(say, seen, scopes[scope]), answers.table_notes(say, seen)
concluded = answers.conclusions(say, seen) or notes
show.headline(headline)
show.conclusions(concluded)
frame.let_words_stand_first()
kept = []  # the page's tables, for the file

if seen.compared:
    show.question(say.text("Which provinces fell, and in what?"), answers.table_answer(say, seen))
    rows = falls.ordered(seen.rows, order)
    kept.append(tables.changes(say, seen, rows, own_code))
    show.table(say, kept[-1], tall=True)
    for line in (answers.table_legend(say, seen), *notes):
        show.note(line)

    title, answer = say.text("In what did most provinces fall?"), lists.share_answer(say, seen)
    show.question(title, answer)
    if counts := lists.by_share(seen):
        figure = charts.shares(say, seen, counts, page.palette)
        show.chart(say, figure, answer, "falls-by-measure", title, source)
        show.note(lists.share_note(say))
        kept.append(tables.counts(say, seen, counts))
        with st.expander(say.text("The figures of this chart")):
            show.table(say, kept[-1])

    show.question(say.text("Which falls are notable?"), lists.notable_answer(say, seen))
    if notable := seen.notable_falls():
        kept.append(tables.notable(say, seen, notable, own_code))
        show.table(say, kept[-1], tall=True)
        show.note(lists.notable_note(say, seen))

    show.question(say.text("What is low and getting worse?"), lists.low_answer(say, seen))
    if low := seen.low_and_falling():
        kept.append(tables.low_and_falling(say, seen, low, own_code))
        show.table(say, kept[-1], tall=True)
        show.note(lists.low_note(say))

    show.question(say.text("What fell and what rose most?"), lists.extremes_answer(say, seen))
    ends = {fell: seen.extremes(falls=fell) for fell in (True, False)}
    names = {True: say.text("Ten largest falls"), False: say.text("Ten largest rises")}
    reach = falls.reach(ends)
    for side, (fell, pairs) in zip(st.columns(2, gap="large"), ends.items(), strict=True):
        if pairs:
            figure = charts.extremes(say, pairs, reach, page.palette)
            key = "largest-falls" if fell else "largest-rises"
            alt = lists.side_answer(say, seen, falls=fell)
            with side:
                show.chart(say, figure, alt, key, names[fell], source)
            kept.append(tables.extremes(say, seen, pairs, own_code, falls=fell))
            with st.expander(names[fell]):
                show.table(say, kept[-1])
    show.note(lists.extremes_note(say, seen))

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
        say.text("Source"): estimates.cited(say, seen.survey),
    },
    sentences=[headline, *dict.fromkeys([*concluded, *notes]), source],
)
