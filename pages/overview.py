"""The overview page: what happened this year, and does it matter? For a leader, in ten seconds."""

from functools import partial

from pages.shared import frame, kept, show
from papi.common import estimate_words as estimates
from papi.overview.parts import SUBJECT, Choice, seen
from papi.report import brief_document

page = frame.open_page()
say, year, choice = page.language, seen(page), Choice()

kept.words(page, "overview", choice)
for name in SUBJECT.parts:
    kept.part(page, "overview", name, choice)
show.downloads(
    page,
    "overview",
    choice,
    notes={
        say.text("Province"): say.place(year.province.name),
        say.text("Year"): str(year.year),
        say.text("Source"): estimates.cited(say, year.survey),
    },
    brief=partial(brief_document.write, page),
)
