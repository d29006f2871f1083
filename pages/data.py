"""The data page: what was loaded, checked and not published, what can be downloaded and, where it
is allowed, adding a workbook."""

from dataclasses import replace

from pages.shared import choices, frame, kept, show, turning, upload, whole_tables
from papi.data import glossary_tables as glossary
from papi.data import parts, words
from papi.data.parts import Choice

page = frame.open_page()
# This is about the whole file, whichever division, province and year are chosen.
whole = replace(page, file=page.file.as_surveyed, province_code="", year=0)
say, cite = page.language, parts.citation(whole)

kept.words(whole, "data", Choice())
for name in ("loaded", "checks"):
    kept.part(whole, "data", name, Choice())
turn = turning.paged(page, parts.gap_count(whole), name="gaps")
kept.part(whole, "data", "gaps", Choice(turn=turn))
kept.part(whole, "data", "breaks", Choice())

show.question(say.text("Names of the measures, and the years they hold"), words.glossary(say))
levels = {one: glossary.level_name(say, one) for one in glossary.LEVELS}
level = choices.choice(say, "terms", say.text("Level"), levels, "dimension")
kept.part(whole, "data", "terms", Choice(level=level))

show.question(say.text("Tables to download"), words.taking_away(say))
whole_tables.offer(page, cite)

show.note(say.text("Source: {citation}", citation=cite))
show.downloads(
    whole,
    "data",
    Choice(level),
    "sources",
    notes={say.text("Source"): cite},
)

if upload.allowed():
    show.question(say.text("Add a workbook"))
    upload.offer(page)
