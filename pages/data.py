"""Is this number right? What was printed against the tables, what was loaded, what may be taken
away; and, where it is allowed, how a new workbook gets in."""

import streamlit as st

from pages.shared import choices, frame, show, upload, verdicts, whole_tables
from papi import measures, naming, survey_year, warehouse
from papi.answers import claims, data
from papi.claims import shipped
from papi.tables import claims as claim_tables
from papi.tables import glossary, known_limits
from papi.tables import sources as tables

page = frame.open_page()
say, file = page.language, page.file.as_surveyed
sources, known = warehouse.sources(file), measures.of(file)
cite = data.citation(say, sources)


def province(code: str) -> str:
    """As the frame names it."""
    found = survey_year.provinces(file).get(code)
    return found.name if found else naming.full_name(file, code)


def measure(name: str, year: int) -> str:
    """With its number in that year."""
    return measures.name(say, known[name], year) if name in known else name


show.headline(data.headline(say, sources))
# Judging all of them takes seconds on a cold server: the headline stands first.
counts = claims.counted(say, [one.verdict for one in shipped.of(file)])
show.conclusions([counts])

show.question(
    say.text("Is this sentence right?"),
    say.text("Rules read the text, no AI; every verdict names the printed and computed figures."),
)
read = verdicts.pasted(page)

show.question(say.text("What was printed, and is it right?"))
found = verdicts.chosen(page)
if found:
    show.remarks([claims.counted(say, [one.verdict for one in found])])
    show.note(claims.legend(say))
    show.table(say, claim_tables.printed(say, found), tall=True)
else:
    st.info(say.text("No printed statement is held for these choices: widen one of them."))

loaded = tables.sources(say, sources)
show.part(
    say, say.text("What was loaded from where?"), data.loaded(say), key="loaded", source=cite,
    table_behind=loaded,
)  # fmt: skip
checked, changed = warehouse.checked(file), warehouse.workbook_differences(file)
check_table = tables.checked(say, checked)
show.part(
    say, say.text("What was checked, and did it pass?"), data.checks(say, checked), key="checks",
    source=cite, table_behind=check_table,
)  # fmt: skip
show.points(data.rules(say))
if changed.empty:
    show.note(data.no_differences(say))
else:
    show.note(data.some_differences(say, len(changed)))
    show.table(say, tables.differences(say, changed, province, measure), tall=True)
gaps, breaks = warehouse.every_gap(file), warehouse.every_break(file)
gap_table = known_limits.gaps(say, gaps, province)
break_table = known_limits.breaks(say, breaks, measure)
show.part(
    say, say.text("What was not published, and why?"), data.gaps(say, gaps), key="gaps",
    source=cite, table_behind=gap_table,
)  # fmt: skip
show.part(
    say, say.text("Where do series break?"), data.breaks(say, breaks), key="breaks", source=cite,
    table_behind=break_table, tall=True,
)  # fmt: skip

show.question(say.text("What is each measure called, and which years does it hold?"),
              data.glossary(say))  # fmt: skip
levels = {one: glossary.level_name(say, one) for one in glossary.LEVELS}
level = choices.one(say, "terms", say.text("Level"), levels, "dimension")
terms = glossary.glossary(say, [one for one in known.values() if one.level == level])
show.table(say, terms, tall=True)

show.question(say.text("Which tables can be taken away?"), data.taking_away(say))
whole_tables.offer(page, cite)

show.note(say.text("Source: {citation}", citation=cite))
show.downloads(
    say, "PAPI-printed-statements",
    [claim_tables.printed(say, found, whole=True),
     *([claim_tables.pasted(say, file, read.findings)] if read and read.findings else []),
     loaded, check_table, gap_table, break_table,
     glossary.glossary(say, known.values())],
    notes={say.text("Held against"): cite},
    sentences=[data.headline(say, sources), counts, claims.legend(say), cite],
)  # fmt: skip

if upload.allowed():
    show.question(say.text("Add a workbook"))
    upload.offer(page)
