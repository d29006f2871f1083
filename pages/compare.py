"""How do we stand against peers? For an analyst: any set of peers, any measure, honest on gaps."""

import streamlit as st

from pages.shared import choices, frame, peers, pick, show
from papi import comparison, learning, measures, scatter, survey_year, warehouse
from papi.answers import compare as answers
from papi.answers import estimates, ranking, rivals
from papi.answers import learning as lessons
from papi.answers import scatter as together
from papi.charts import compare as charts
from papi.charts import paths
from papi.charts import scatter as cloud_chart
from papi.language import marked
from papi.tables import compare as tables
from papi.tables import learning as lesson_tables
from papi.tables import ranking as ranking_table
from papi.tables import scatter as cloud_table
from papi.tables.table import Table

page = frame.open_page()
say, own = page.language, page.province_code
seen = peers.chosen(page)
year, taken = seen.year, list[Table]()
source = estimates.source(say, seen.survey)
headline = answers.headline(say, seen)
concluded = answers.conclusions(say, seen, survey_year.margins(page.file)[year])
show.headline(headline)
show.conclusions(concluded)
frame.let_words_stand_first()

if not seen.peers:
    st.info(say.text("Choose at least one peer above: the first two sections need one."))
else:
    sorts = tables.sorts(say, seen)
    left, right = st.columns(2)
    with left:
        colour = choices.one(
            say, "colour", say.text("Colour by"), answers.colours(say), "group"
        )  # fmt: skip
    with right:
        sort = choices.one(
            say, "sort", say.text("Sort by"), sorts, next(iter(sorts)), listed=True, width=320
        )
    asked = answers.title(say, marked("Where does {province} lead or trail {peers}, {year}?"), seen)
    taken += show.part(
        say, asked, answers.heat_answer(say, seen), key="heat", source=source, tall=True,
        legend=answers.heat_legend(say, colour), table_behind=tables.heat(say, seen, colour, sort),
    )  # fmt: skip
if seen.compared:
    asked = answers.title(say, marked("How far is {province} from {peers}, {year}?"), seen)
    taken += show.part(
        say, asked, answers.spine_answer(say, seen), key="spine", source=source,
        legend=answers.spine_legend(say, seen), figure=charts.spine(say, seen, page.palette),
        table_behind=tables.gaps(say, seen),
    )  # fmt: skip

others = comparison.rivals(seen)
rival = choices.one(
    say, "rival", say.text("Head to head with"), {name: name for name in others},
    next(iter(others)), listed=True, width=320,
)  # fmt: skip
both = rivals.shared(seen, others[rival])
taken += show.part(
    say, rivals.question(say, seen, others[rival]), rivals.answer(say, seen, others[rival]),
    key="pair", source=source, legend=rivals.legend(say, seen, others[rival]) if both else "",
    figure=charts.pair(say, seen, others[rival], both, page.palette) if both else None,
    table_behind=tables.pair(say, seen, others[rival]) if both else None,
    folded=say.text("The figures of both"),
)  # fmt: skip

levels = (*pick.LEVELS, "indicator")
left, right = st.columns(2)
with left:
    x = pick.measure(page, levels=levels, default="transparency", name="x", year=year,
                     label=say.text("Across"))  # fmt: skip
with right:
    y = pick.measure(page, levels=levels, default="corruption_control", name="y", year=year,
                     label=say.text("Upwards"))  # fmt: skip
cloud = scatter.gather(page.file, year, (x, y), own, list(seen.peers))
taken += show.part(
    say, together.question(say, cloud), together.answer(say, cloud), key="cloud", source=source,
    figure=cloud_chart.draw(say, cloud, page.palette) if cloud.drawn else None,
    table_behind=cloud_table.spots(say, cloud) if cloud.drawn else None, tall=True,
    folded=say.text("The figures of all provinces"), notes=[together.note(say)],
)  # fmt: skip

measure = pick.measure(page, year=year, label=say.text("Measure of the ranking and of learning"))
name = measures.name(say, measure, year)
lesson = learning.gather(page.file, own, year, measure.measure)
taken += show.part(
    say, lessons.question(say, seen.province.name, name, year),
    lessons.answer(say, seen.province.name, name, lesson), key="paths", source=source,
    figure=paths.draw(say, seen.province.name, lesson, page.palette) if lesson.partners else None,
    table_behind=lesson_tables.partners(say, seen.province.name, lesson)
    if lesson.partners else None, notes=[lessons.note(say)],
)  # fmt: skip
if lesson.partners:
    with st.expander(say.text("The figures of the paths")):
        show.table(say, lesson_tables.paths(say, seen.province.name, lesson))

placed = warehouse.placed(page.file, year, measure.measure)
edges = warehouse.group_edges(page.file, year, measure.measure, seen.survey.division)
taken += show.part(
    say, ranking.question(say, name, year),
    ranking.answer(say, measure, year, seen.province.name, placed, own), key="rank", source=source,
    table_behind=ranking_table.by_rank(say, placed, edges, seen.names, own, year), tall=True,
    notes=[ranking.note(say, year), source],
)  # fmt: skip
show.downloads(
    say, f"PAPI-{year}-{seen.province.code}-{seen.peer_set}", taken,
    notes={say.text("Year"): str(year), say.text("Source"): estimates.cited(say, seen.survey)},
    sentences=[headline, *concluded, source],
)  # fmt: skip
