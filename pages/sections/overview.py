"""The sections of the overview."""

from collections.abc import Mapping

import streamlit as st

from pages.shared import cards, frame, show, verdicts
from pages.shared.frame import Page
from pages.shared.kept import kept
from papi.claims import shipped
from papi.claims import tables as claim_tables
from papi.claims import verdict_words as claims
from papi.common import estimate_words as estimates
from papi.common.tables import Table
from papi.overview import brief_document, charts, conclusions, estimate_tables, numbers, tables
from papi.overview import gather as overview
from papi.overview import headline as wording
from papi.overview import map_chart as tile_map
from papi.overview import words as answers
from papi.overview.gather import Overview


def seen_on(page: Page) -> Overview:
    """What the page is about."""
    return overview.gather(page.file, page.province_code, page.year)


def opening(page: Page, _link: Mapping[str, str]) -> show.Opening:
    """The words that the page opens with."""
    return _concluded(page)


@kept
def words(page: Page) -> None:
    """What happened, in ten seconds: headline, conclusions, the four numbers."""
    say, seen = page.language, seen_on(page)
    show.words(_concluded(page))
    cards.show(numbers.four(say, seen))


@kept
def changes(page: Page) -> None:
    """Which dimensions fell, and which rose."""
    say, seen = page.language, seen_on(page)
    title, answer = (
        say.text("Which dimensions fell, and which rose?"),
        answers.change_answer(say, seen),
    )
    show.question(title, answer)
    if any(one.changed for one in seen.dimensions):
        show.chart(
            say,
            charts.changes(say, seen, page.palette),
            answer,
            key="changes",
            title=wording.about(say, seen, title),
            source=_source(page),
            reading=[answers.change_legend(say), *_estimates(page)],
        )
        show.note(answers.change_note(say))
    with st.expander(say.text("The figures of all dimensions")):
        show.table(say, _change_table(page))
        show.note(answers.change_columns(say))


@kept
def parts(page: Page, dimension: str) -> None:
    """A dimension's breaks, sub-dimensions and indicators: what its fold holds."""
    say, seen = page.language, seen_on(page)
    for line in answers.breaks_of(say, seen, dimension):
        show.note(line)
    show.table(say, tables.parts(say, seen.parts(dimension)))
    found = frame.indicators(page.file, seen.year, seen.province.code)
    found = found[found["parent"].isin([part.measure for part in seen.parts(dimension)])]
    show.note(answers.indicator_note(say, seen.year, found))
    if not found.empty:
        show.table(say, tables.indicators(say, found))


@kept
def why(page: Page) -> None:
    """Why the total moved, and how far it is to the next group."""
    say, seen = page.language, seen_on(page)
    title, answer = say.text("Why did the total move?"), answers.waterfall_answer(say, seen)
    show.question(title, answer)
    if seen.total and seen.total.changed:
        show.chart(
            say,
            charts.waterfall(say, seen, page.palette),
            answer,
            key="why",
            title=wording.about(say, seen, title),
            source=_source(page),
            reading=_estimates(page),
        )
    show.question(say.text("How far to the next group?"), answers.distance_answer(say, seen))
    show.table(say, tables.distance(say, seen))
    show.note(answers.distance_note(say, seen))


@kept
def places(page: Page) -> None:
    """Where the province stands: the map and the list behind it."""
    say, seen = page.language, seen_on(page)
    totals, tiles = seen.survey.totals, frame.tiles(page.file, seen.province.division)
    title, answer = say.text("Where does it stand?"), answers.map_answer(say, seen, totals)
    groups = numbers.legend(say, tiles, totals)
    show.question(title, answer)
    map_side, list_side = st.columns([3, 2], gap="large")
    with map_side:
        show.chart(
            say,
            tile_map.draw(say, tiles, totals, seen.province.code, page.palette),
            answer,
            key="map",
            title=wording.about(say, seen, title),
            source=_source(page),
            reading=[answers.map_legend(say), *_estimates(page)],
            colours=show.colours(groups, page.palette),
        )
    with list_side:
        show.legend(groups, page.palette)
        with st.expander(say.text("All provinces as a list")):
            show.table(say, tables.ranking(say, tiles, totals))


@kept
def rest(page: Page) -> None:
    """What an estimate is made of, what was printed, and what to keep in mind."""
    say, seen = page.language, seen_on(page)
    if seen.estimate and seen.estimate.merged:
        show.part(
            say,
            say.text("What is the estimate made of?"),
            estimates.answer(say, seen.estimate),
            key="parts",
            source=_source(page),
            notes=[estimates.note(say)],
            table_behind=estimate_tables.parts(say, seen.estimate),
        )
    if printed := shipped.about(page.file.as_surveyed, seen.province.code, seen.year):
        show.question(
            say.text("What was printed about it?"),
            claims.counted(say, [one.verdict for one in printed]),
        )
        show.table(say, claim_tables.of_a_year(say, printed))
        verdicts.listed(claims.judgements(say, [one for one in printed if one.verdict != "agrees"]))
    show.question(say.text("What to keep in mind"))
    for line in answers.caveats(say, seen):
        show.note(line)
    show.note(_source(page))


def taken(page: Page) -> list[Table]:
    """The page's tables to take away."""
    say, seen = page.language, seen_on(page)
    every = tables.changes(
        say, [one for one in seen.measures.values() if one.measure != "core"], seen.printed_groups
    )
    estimate = seen.estimate if seen.estimate and seen.estimate.merged else None
    printed = shipped.about(page.file.as_surveyed, seen.province.code, seen.year)
    tiles = frame.tiles(page.file, seen.province.division)
    return [
        every,
        tables.distance(say, seen),
        tables.ranking(say, tiles, seen.survey.totals),
        *([estimate_tables.parts(say, estimate)] if estimate else []),
        *([claim_tables.of_a_year(say, printed)] if printed else []),
    ]


def sentences(page: Page) -> list[str]:
    """What the page says, for the head of its file."""
    say, seen = page.language, seen_on(page)
    opening = _concluded(page)
    return [
        opening.headline,
        *opening.sentences,
        *answers.caveats(say, seen),
        _source(page),
    ]


def brief(page: Page) -> bytes:
    """The one-page brief as .docx."""
    seen = seen_on(page)
    tiles = frame.tiles(page.file, seen.province.division)
    return brief_document.write(page.language, seen, tiles)


def _source(page: Page) -> str:
    return estimates.source(page.language, seen_on(page).survey)


def _estimates(page: Page) -> list[str]:
    return estimates.reading(page.language, shown=seen_on(page).survey.estimated)


def _change_table(page: Page) -> Table:
    seen = seen_on(page)
    total = [seen.total] if seen.total else []
    return tables.changes(page.language, [*total, *seen.dimensions_by_change], seen.printed_groups)


def _concluded(page: Page) -> show.Opening:
    say, seen = page.language, seen_on(page)
    return show.Opening(wording.headline(say, seen), conclusions.under_headline(say, seen))
