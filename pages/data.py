"""What was loaded, and from where? And, where it is allowed, how a new workbook gets in."""

from pages.shared import frame, show, upload
from papi import warehouse
from papi.tables import sources as table

page = frame.open_page()
say = page.language
sources = warehouse.sources(page.file)

show.headline(
    say.text(
        "Scores of {first}–{last}: {scores} sub-dimension scores and {indicators} indicator values "
        "from {sources} sources.",
        first=int(sources["year"].min()),
        last=int(sources["year"].max()),
        scores=say.whole(int(sources["subdimensions"].sum())),
        indicators=say.whole(int(sources["indicators"].sum())),
        sources=len(sources),
    )
)
show.question(
    say.text("What was loaded from where?"),
    say.text(
        "A workbook that was added here takes the place of the shipped figures it repeats; every "
        "figure knows its source."
    ),
)
show.table(say, table.sources(say, sources))

if upload.allowed():
    show.question(say.text("Add a workbook"))
    upload.offer(page)
