"""The page of plans, for planners: what to mend and what to keep up, who does what; saved as Word
or Excel."""

from typing import cast

import streamlit as st

from pages.shared import (
    choices,
    frame,
    kept,
    plan_cards,
    plan_contents,
    plan_issuer,
    planned,
    what_if_fields,
)
from papi.plan import gather, parts
from papi.plan import words as answers
from papi.plan.parts import Choice
from papi.warehouse.proposals import Rule

page = frame.open_page()
say = page.language
opening = st.container()
overview = gather.overview_of(page.file, page.province_code, page.year)

with st.container(horizontal=True, vertical_alignment="bottom", key="choices"):
    rule = choices.choice(
        say, "rule", say.text("Propose by"), answers.rules(say), "evidence", listed=False
    )
    issuer = plan_issuer.chosen(page)
target = what_if_fields.aim(page, overview.total) if overview.total else None
choice = Choice(target, planned.held(page).chosen, cast(Rule, rule), issuer)
plan = parts.planned(page, choice)

with opening:
    kept.words(page, "plan", choice)
plan_contents.show_all(page, plan)
kept.part(page, "plan", "results", choice)
plan_cards.show_all(page, choice)
kept.part(page, "plan", "notes", choice)
