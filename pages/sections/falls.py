"""The sections of the page of falls."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import streamlit as st

from pages.shared import show
from pages.shared.frame import Page
from pages.shared.kept import kept
from papi.common import estimate_words as estimates
from papi.common import links, survey_year
from papi.common.tables import Table
from papi.falls import charts, history_tables, tables
from papi.falls import choices as fall_choices
from papi.falls import gather as declines
from papi.falls import history as fall_history
from papi.falls import history_words as history_answers
from papi.falls import list_words as lists
from papi.falls import scan as falls
from papi.falls import table_words as table_answers
from papi.falls import words as answers
from papi.falls.scan import Scan


@dataclass(frozen=True)
class Asked:
    """Which falls: of dimensions or sub-dimensions, among which provinces, in which order."""

    level: falls.Level = "dimension"
    scope: str = "all"
    order: str = "clear"


def scanned(page: Page, level: falls.Level, scope: str) -> Scan:
    """The year's falls."""
    return declines.scan(page.file, page.year, level, scope, page.province_code)


def opening(page: Page, link: Mapping[str, str]) -> show.Opening:
    """The words that the page opens with, in whatever order its tables stand."""
    usual = Asked()
    level = links.asked(link, "level", fall_choices.levels(page.language), usual.level)
    scope = links.asked(link, "scope", scopes(page), usual.scope)
    return _concluded(page, Asked(cast(falls.Level, level), scope))


@kept
def words(page: Page, asked: Asked) -> None:
    """Who fell, in what, and what may be concluded."""
    show.words(_concluded(page, asked))


@kept
def found(page: Page, asked: Asked) -> None:
    """Which provinces fell, and in what; nothing where no change can be spoken of."""
    say, seen = page.language, _seen(page, asked)
    show.question(
        say.text("Which provinces fell, and in what?"), table_answers.table_answer(say, seen)
    )
    show.table(say, _changes(page, asked), tall=True)
    for line in (table_answers.table_legend(say, seen), *table_answers.table_notes(say, seen)):
        show.note(line)


@kept
def shares(page: Page, asked: Asked) -> None:
    """In what most provinces fell."""
    say, seen = page.language, _seen(page, asked)
    title, answer = say.text("In what did most provinces fall?"), lists.share_answer(say, seen)
    show.question(title, answer)
    if counts := lists.by_share(seen):
        figure = charts.shares(say, seen, counts, page.palette)
        show.chart(
            say,
            figure,
            answer,
            key="falls-by-measure",
            title=lists.about(say, seen, title),
            source=_source(page, asked),
            reading=_estimates(page, asked),
        )
        show.note(lists.share_note(say))
        with st.expander(say.text("The figures of this chart")):
            show.table(say, tables.counts(say, seen, counts))


@kept
def worst(page: Page, asked: Asked) -> None:
    """The clear falls, what is low and getting worse, and what PAPI's press calls notable."""
    say, seen, own = page.language, _seen(page, asked), page.province_code
    show.question(say.text("Which falls are clear?"), lists.clear_answer(say, seen))
    if clear := seen.clear_falls():
        show.table(say, tables.clear(say, seen, clear, own), tall=True)
        show.note(lists.clear_note(say, seen))
    show.question(say.text("What is low and getting worse?"), lists.low_answer(say, seen))
    if low := seen.low_and_falling():
        show.table(say, tables.low_and_falling(say, seen, low, own), tall=True)
        show.note(lists.low_note(say))
    title = say.text("Which falls does PAPI's press threshold call notable?")
    show.question(title, lists.notable_answer(say, seen))
    if notable := seen.notable_falls():
        show.table(say, tables.notable(say, seen, notable, own), tall=True)
        show.note(lists.notable_note(say, seen))


@kept
def extremes(page: Page, asked: Asked) -> None:
    """What fell and what rose most."""
    say, seen = page.language, _seen(page, asked)
    show.question(say.text("What fell and what rose most?"), lists.extremes_answer(say, seen))
    ends = {fell: seen.extremes(falls=fell) for fell in (True, False)}
    names = {True: say.text("Ten largest falls"), False: say.text("Ten largest rises")}
    reach = falls.reach(ends)
    for side, (fell, pairs) in zip(st.columns(2, gap="large"), ends.items(), strict=True):
        if pairs:
            figure = charts.extremes(say, pairs, reach, page.palette)
            key = "largest-falls" if fell else "largest-rises"
            alt = lists.side_answer(say, seen, falls=fell)
            with side:
                show.chart(
                    say,
                    figure,
                    alt,
                    key=key,
                    title=lists.about(say, seen, names[fell]),
                    source=_source(page, asked),
                    reading=_estimates(page, asked),
                )
            with st.expander(names[fell]):
                table = tables.extremes(say, seen, pairs, page.province_code, falls=fell)
                show.table(say, table)
    show.note(lists.extremes_note(say, seen))


@kept
def past(page: Page) -> None:
    """How often the province has fallen."""
    say, held = page.language, fall_history.gather(page.file, page.province_code)
    name = survey_year.provinces(page.file)[page.province_code].name
    title = say.text("How often has {province} fallen?", province=name)
    show.question(title, history_answers.answer(say, held))
    show.table(say, history_tables.history(say, held, page.year), tall=True)
    show.note(history_answers.note(say))
    with st.expander(say.text("Falls by dimension since the first year")):
        show.table(say, history_tables.records(say, held))
    with st.expander(say.text("Why some years are not compared")):
        for line in history_answers.refused(say, held):
            show.note(line)
    survey = survey_year.gather(page.file, page.year)
    show.note(estimates.source(say, survey))


def taken(page: Page, asked: Asked) -> list[Table]:
    """The page's tables to take away."""
    say, seen, own = page.language, _seen(page, asked), page.province_code
    kept_tables = []
    if seen.compared:
        kept_tables.append(_changes(page, asked))
        if counts := lists.by_share(seen):
            kept_tables.append(tables.counts(say, seen, counts))
        if clear := seen.clear_falls():
            kept_tables.append(tables.clear(say, seen, clear, own))
        if low := seen.low_and_falling():
            kept_tables.append(tables.low_and_falling(say, seen, low, own))
        if notable := seen.notable_falls():
            kept_tables.append(tables.notable(say, seen, notable, own))
        for fell in (True, False):
            if pairs := seen.extremes(falls=fell):
                kept_tables.append(tables.extremes(say, seen, pairs, own, falls=fell))
    held = fall_history.gather(page.file, own)
    return [
        *kept_tables,
        history_tables.history(say, held, page.year),
        history_tables.records(say, held),
    ]


def sentences(page: Page, asked: Asked) -> list[str]:
    """What the page says, for the head of its file."""
    opening = _concluded(page, asked)
    notes = table_answers.table_notes(page.language, _seen(page, asked))
    return [opening.headline, *dict.fromkeys([*opening.sentences, *notes]), _source(page, asked)]


def scopes(page: Page) -> dict[str, str]:
    """The provinces that can be asked for: code → label."""
    own = survey_year.provinces(page.file)[page.province_code]
    return fall_choices.scopes(page.language, declines.surveyed(page.file, page.year), own)


def _seen(page: Page, asked: Asked) -> Scan:
    return scanned(page, asked.level, asked.scope)


def _source(page: Page, asked: Asked) -> str:
    return estimates.source(page.language, _seen(page, asked).survey)


def _estimates(page: Page, asked: Asked) -> list[str]:
    return estimates.reading(page.language, shown=_seen(page, asked).survey.estimated)


def _concluded(page: Page, asked: Asked) -> show.Opening:
    say, seen = page.language, _seen(page, asked)
    headline = answers.headline(say, seen, scopes(page)[asked.scope])
    concluded = answers.conclusions(say, seen) or table_answers.table_notes(say, seen)
    return show.Opening(headline, concluded)


def _changes(page: Page, asked: Asked) -> Table:
    seen = _seen(page, asked)
    rows = falls.ordered(seen.rows, asked.order)
    return tables.changes(page.language, seen, rows, page.province_code)
