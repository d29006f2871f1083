"""The country's page: first and last, regions, medians over the years. For every reader."""

from dataclasses import replace

import streamlit as st

from pages.shared import frame, kept, pick, show
from papi.country import parts
from papi.country.parts import Choice

page = frame.open_page()
say = page.language
opening = st.container()
measure = pick.measure(page, year=page.year)
choice = Choice(measure.measure)

with opening:
    kept.words(page, "country", choice)
for name in parts.SUBJECT.parts:
    kept.part(page, "country", name, choice)
show.downloads(
    replace(page, province_code=""),
    "country",
    choice,
    "country",
    choice.measure,
    notes={
        say.text("Measure"): parts.measure_name(page, parts.seen(page, choice)),
        say.text("Source"): parts.source(page, choice),
    },
)
