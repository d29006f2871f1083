"""What happened to this province this year, and does it matter? For a leader, in ten seconds."""

import streamlit as st

from pages.shared import frame, show, verdicts
from pages.shared.plain import plain
from papi import brief_document, conclusions, numbers, overview, vocabulary, wording
from papi.answers import claims, estimates
from papi.answers import overview as answers
from papi.charts import overview as charts
from papi.charts import tile_map
from papi.claims import shipped
from papi.tables import claims as claim_tables
from papi.tables import estimates as estimate_tables
from papi.tables import overview as tables

page = frame.open_page()
say = page.language
seen = overview.gather(page.file, page.province_code, page.year)
total, totals_of_year = seen.total, seen.survey.totals
source = estimates.source(say, seen.survey)

show.headline(wording.headline(say, seen))
show.conclusions(conclusions.under_headline(say, seen))

show.figures(numbers.four(say, seen))
frame.let_words_stand_first()

show.question(say.text("Which dimensions fell, and which rose?"), answers.change_answer(say, seen))
if any(one.changed for one in seen.dimensions):
    show.note(answers.change_legend(say))
    show.chart(
        say,
        charts.changes(say, seen, page.palette), answers.change_answer(say, seen), key="changes",
        title=wording.about(say, seen, say.text("Which dimensions fell, and which rose?")),
        source=source,
    )  # fmt: skip
    show.note(answers.change_note(say))
change_table = tables.changes(
    say, [*([total] if total else []), *seen.dimensions_by_change], seen.printed_groups
)
with st.expander(say.text("The figures of all dimensions")):
    show.table(say, change_table)
    show.note(answers.change_columns(say))
for one in seen.dimensions:
    opened = st.expander(
        plain(vocabulary.dimension_label(say, one)), key=f"open_{one.measure}", on_change="rerun"
    )
    if opened.open:
        with opened:
            for line in answers.breaks_of(say, seen, one.measure):
                show.note(line)
            show.table(say, tables.parts(say, seen.parts(one.measure)))
            found = frame.indicators(page.file, seen.year, seen.province.code)
            found = found[found["parent"].isin([part.measure for part in seen.parts(one.measure)])]
            show.note(answers.indicator_note(say, seen.year, found))
            if not found.empty:
                show.table(say, tables.indicators(say, found))

show.question(say.text("Why did the total move?"), answers.waterfall_answer(say, seen))
if total and total.changed:
    show.chart(
        say,
        charts.waterfall(say, seen, page.palette), answers.waterfall_answer(say, seen), key="why",
        title=wording.about(say, seen, say.text("Why did the total move?")), source=source,
    )  # fmt: skip

show.question(say.text("How far to the next group?"), answers.distance_answer(say, seen))
distance_table = tables.distance(say, seen)
show.table(say, distance_table)
show.note(answers.distance_note(say, seen))

show.question(say.text("Where does it stand?"), answers.map_answer(say, seen, totals_of_year))
map_side, list_side = st.columns([3, 2], gap="large")
tiles = frame.tiles(page.file, seen.province.division)
ranking_table = tables.ranking(say, tiles, totals_of_year)
with map_side:
    show.chart(
        say,
        tile_map.draw(say, tiles, totals_of_year, seen.province.code, page.palette),
        answers.map_answer(say, seen, totals_of_year),
        key="map",
        title=wording.about(say, seen, say.text("Where does it stand?")),
        source=source,
    )
with list_side:
    show.legend(numbers.legend(say, tiles, totals_of_year), page.palette)
    with st.expander(say.text("All provinces as a list")):
        show.table(say, ranking_table)

estimate_table = estimate_tables.parts(say, seen.estimate) if seen.estimate else None
if seen.estimate and seen.estimate.merged and estimate_table:
    show.part(
        say, say.text("What is the estimate made of?"), estimates.answer(say, seen.estimate),
        key="parts", source=source, table_behind=estimate_table, notes=[estimates.note(say)],
    )  # fmt: skip

printed = shipped.about(page.file.as_surveyed, seen.province.code, seen.year)
printed_table = claim_tables.of_a_year(say, printed)
if printed:
    show.question(
        say.text("What was printed about it?"),
        claims.counted(say, [one.verdict for one in printed]),
    )
    show.table(say, printed_table)
    verdicts.listed(claims.judgements(say, [one for one in printed if one.verdict != "agrees"]))

show.question(say.text("What to keep in mind"))
for line in answers.caveats(say, seen):
    show.note(line)
show.note(source)

every_measure = tables.changes(
    say, [one for one in seen.measures.values() if one.measure != "core"], seen.printed_groups
)
sentences = [
    wording.headline(say, seen),
    *conclusions.under_headline(say, seen),
    *answers.caveats(say, seen),
    source,
]
show.downloads(
    say,
    f"PAPI-{seen.year}-{seen.province.code}",
    [
        every_measure,
        distance_table,
        ranking_table,
        *([estimate_table] if estimate_table else []),
        *([printed_table] if printed else []),
    ],
    notes={
        say.text("Province"): seen.province.name,
        say.text("Year"): str(seen.year),
        say.text("Source"): estimates.cited(say, seen.survey),
    },
    sentences=sentences,
    brief=lambda: brief_document.write(say, seen, tiles),
)
