"""How did it develop? For an analyst: values, ranks and groups over the years, and their kind."""

from functools import partial

import streamlit as st

from pages.sections import trends as sections
from pages.sections.trends import Asked
from pages.shared import choices, frame, pick, show
from papi import measures, trends
from papi.development import COUNTRY

LEVELS = ("total", "dimension", "subdimension", "indicator")
MOST_OTHERS = 5

page = frame.open_page()
say = page.language

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
mean_of: str | None = None
others: list[str] = []
known = measures.of(page.file)
if view == "dimensions":
    names = tuple(key for key, one in known.items() if one.level == "dimension")
else:
    left, right = st.columns(2)
    with left:
        names = (pick.measure(page, levels=LEVELS).measure,)
    if view == "value":
        regions = trends.regions(page.file)
        with right:
            chosen = choices.one(
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
        mean_of = None if chosen == "none" else chosen
    others = pick.provinces(
        page, "with", say.text("Beside it, up to five provinces"), most=MOST_OTHERS
    )
if view in ("rank", "group") and known[names[0]].level == "indicator":
    st.info(say.text("An indicator is not ranked and has no group: its values are shown."))
    view = "value"
asked = Asked(view, names, tuple(one for one in others if one != page.province_code), mean_of)

sections.words(page, asked)
frame.let_words_stand_first()
sections.years(page, asked)
sections.kinds(page, asked)
show.downloads(
    say,
    f"PAPI-{view}-{names[0] if len(names) == 1 else 'dimensions'}-{page.province_code}",
    partial(sections.taken, page, asked),
    notes={
        say.text("Measure"): sections.title(page, asked),
        say.text("Source"): sections.source(page, asked),
    },
    sentences=partial(sections.sentences, page, asked),
)
