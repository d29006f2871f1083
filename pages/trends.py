"""How did it develop? For an analyst: values, ranks and groups over the years, and their kind."""

import streamlit as st

from pages.shared import choices, frame, pick, show
from papi import measures, trends, warehouse
from papi.answers import estimates, trend_kinds, trend_panels
from papi.answers import trend_notes as notes
from papi.answers import trends as answers
from papi.charts import trend_groups as group_chart
from papi.charts import trend_panels as panel_chart
from papi.charts import trends as charts
from papi.development import COUNTRY
from papi.numbers import LegendEntry
from papi.tables import trends as tables
from papi.vocabulary import GROUPS, group_name

LEVELS = ("total", "dimension", "subdimension", "indicator")
MOST_OTHERS = 5

page = frame.open_page()
say = page.language
regions = trends.regions(page.file)
citation = warehouse.citation(page.file, page.year)

view = choices.one(
    say,
    "view",
    say.text("What to see over the years"),
    {
        "value": say.text("Value"),
        "rank": say.text("Rank"),
        "group": say.text("Group"),
        "dimensions": say.text("All dimensions"),
    },
    "value",
)
if view == "dimensions":
    names = tuple(key for key, one in measures.of(page.file).items() if one.level == "dimension")
    others: list[str] = []
    mean_of: str | None = None
else:
    left, right = st.columns(2)
    with left:
        names = (pick.measure(page, levels=LEVELS).measure,)
    mean_of = None
    if view == "value":
        with right:
            mean_of = choices.one(
                say,
                "mean",
                say.text("Mean beside it"),
                {
                    COUNTRY: say.text("Country mean"),
                    **{code: say.either(*both) for code, both in regions.items()},
                    "none": say.text("No mean"),
                },
                COUNTRY,
                listed=True,
            )
    others = pick.provinces(
        page, "with", say.text("Beside it, up to five provinces"), most=MOST_OTHERS
    )
    others = [code for code in others if code != page.province_code]

codes = (page.province_code, *others)
found = trends.gather(page.file, names, codes, None if mean_of == "none" else mean_of, page.year)
shown = list(found.values())
seen = shown[0]
if view in ("rank", "group") and seen.measure.level == "indicator":
    st.info(say.text("An indicator is not ranked and has no group: its values are shown."))
    view = "value"

if view == "dimensions":
    headline, remarks = trend_panels.headline(say, shown), trend_panels.remarks(say, shown)
else:
    headline, remarks = trend_kinds.headline(say, seen), trend_kinds.remarks(say, seen)
show.headline(headline)
show.conclusions(remarks)
frame.let_words_stand_first()

title, answer = answers.title(say, view, seen), answers.answer(say, view, shown, regions)
years = [year for one in shown for year in one.measure.years]
source = notes.source(say, citation, min(years), max(years))
if any(one.estimated for one in shown):
    source += f" {estimates.label(say)}"

show.question(title, answer)
for line in notes.how_read(say, seen, view):
    show.note(line)
if view == "group":
    show.legend([LegendEntry(group, group_name(say, group)) for group in GROUPS], page.palette)
if any(one.points for one in [*seen.series, *([seen.mean] if seen.mean else [])]):
    if view == "dimensions":
        figure = panel_chart.draw(say, shown, page.palette)
    elif view == "group":
        figure = group_chart.draw(say, seen, page.palette)
    elif view == "rank":
        figure = charts.ranks(say, seen, regions, page.palette)
    else:
        figure = charts.values(say, seen, regions, page.palette)
    show.chart(say, figure, answer, key=f"trend-{view}", title=title, source=source)
breaks = [line for one in shown for line in notes.breaks(say, one)]
with st.expander(say.text("Breaks and cautions")) if view == "dimensions" else st.container():
    for line in breaks:
        show.note(line)

kinds_answer = headline if view == "dimensions" else trend_kinds.several(say, seen)
show.question(say.text("What kind of trend is it?"), kinds_answer)
kinds = tables.kinds(say, shown)
show.table(say, kinds)
show.note(notes.rule(say))

by_year = tables.panels(say, shown) if view == "dimensions" else tables.years(say, seen, regions)
with st.expander(say.text("All figures by year")):
    show.table(say, by_year, tall=True)

show.question(say.text("What to keep in mind"))
caveats = notes.caveats(say, shown, with_mean=mean_of not in (None, "none"))
for line in caveats:
    show.note(line)
show.note(source)

show.downloads(
    say,
    f"PAPI-{view}-{'-'.join(names) if len(names) == 1 else 'dimensions'}-{page.province_code}",
    [by_year, kinds],
    notes={say.text("Measure"): title, say.text("Source"): source},
    sentences=[
        headline,
        *remarks,
        title,
        answer,
        *breaks,
        notes.rule(say),
        *caveats,
        source,
    ],
)
