"""The trend page: how did it develop? Values, ranks and groups by year, and their level."""

import streamlit as st

from pages.shared import choices, frame, kept, pick, show
from papi.trends import gather as trends
from papi.trends import parts
from papi.trends.development import COUNTRY

MOST_OTHERS = 5

page = frame.open_page()
say = page.language
opening = st.container()

labels = (say.text("Value"), say.text("Rank"), say.text("Group"), say.text("All dimensions"))
views = dict(zip(trends.VIEWS, labels, strict=True))
view = choices.choice(say, "view", say.text("What to show over the years"), views, trends.VIEWS[0])
measure, mean_of = "total", "none"
others: list[str] = []
if view != "dimensions":
    left, right = st.columns(2)
    with left:
        measure = pick.measure(page, levels=trends.LEVELS).measure
    if view == "value":
        regions = trends.regions(page.file)
        with right:
            mean_of = choices.choice(
                say,
                "mean",
                say.text("Mean for comparison"),
                {
                    COUNTRY: say.text("Country mean"),
                    **{code: say.either(*both) for code, both in regions.items()},
                    "none": say.text("No mean"),
                },
                COUNTRY,
                listed=True,
            )
    others = pick.provinces(
        page, "with", say.text("Compare with up to five provinces"), most=MOST_OTHERS
    )
choice = parts.chosen(page, view, measure, None if mean_of == "none" else mean_of, others)
if choice.view != view:
    st.info(say.text("An indicator is not ranked and has no group: its values are shown."))

with opening:
    kept.words(page, "trends", choice)
for name in parts.SUBJECT.parts:
    kept.part(page, "trends", name, choice)
show.downloads(
    page,
    "trends",
    choice,
    choice.view,
    *(() if choice.all_dimensions else (measure,)),
    notes={
        say.text("Measure"): parts.title(page, choice),
        say.text("Source"): parts.source(page, choice),
    },
)
