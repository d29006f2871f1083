"""The country's page: first and last, regions, medians over the years. For every reader."""

from dataclasses import replace
from functools import partial

import streamlit as st

from pages.shared import frame, kept, pick, show, turning
from papi.country import gather, parts
from papi.country.parts import Choice

page = frame.open_page()
say = page.language
opening = st.container()
measure = pick.measure(page, year=page.year)
choice = Choice(measure.measure)
nation = parts.seen(page, choice)

with opening:
    kept.words(page, "country", choice)
for name in parts.SUBJECT.parts:
    if name == "ranks" and nation.survey.many:
        choice = replace(
            choice,
            turn=turning.turned(
                page, partial(gather.count, nation), gather.above(nation, page.province_code)
            ),
        )
    kept.part(page, "country", name, choice)
show.downloads(
    replace(page, province_code=""),
    "country",
    choice,
    "country",
    choice.measure,
    notes={
        say.text("Measure"): parts.measure_name(page, nation),
        say.text("Source"): parts.source(page, choice),
    },
)
