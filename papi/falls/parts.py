"""The parts of the page of falls, in order."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from papi.common import estimate_words as estimates
from papi.common import survey_year
from papi.common.parts import Opening, Part, Subject, View
from papi.falls import (
    drawing,
    history,
    history_tables,
    history_words,
    list_words,
    scan,
    table_words,
    tables,
    words,
)
from papi.falls.choices import Choice, estimates_drawn, linked, scopes, seen, source
from papi.falls.list_parts import LISTS, extremes, listed


def opening(view: View, choice: Choice) -> Opening:
    """How ours did, then which provinces fell, in which measures."""
    say, year = view.language, seen(view, choice)
    headline = words.headline(say, year, scopes(view)[choice.scope])
    if own := words.of_province(say, year):
        return Opening(own, [headline])
    said = words.conclusions(say, year) or table_words.table_notes(say, year)
    return Opening(headline, said[-1:] if year.compared else said[:1])


def ours(view: View, choice: Choice) -> Part | None:
    """What fell in the reader's own province: clear falls one by one, the rest in a line. A file
    begins with the table of all."""
    say, year = view.language, seen(view, choice)
    if not year.compared:
        return None
    rows = scan.ordered(year.rows, choice.order)
    whole = tables.changes(say, year, rows, view.province_code)
    if year.own is None or year.own.falls is None:
        return Part("ours", file_table=whole)
    clear, others = words.fallen(say, year, year.own)
    return Part(
        "ours",
        say.text("What fell in {province}?", province=year.own.province.name),
        words.own_falls(say, year, year.own.province.name, year.own.falls),
        points=tuple(clear),
        notes=tuple(others),
        file_table=whole,
        parts=(
            Part(
                "to-plan",
                fold=say.text("Put a fall into the plan"),
                drawing=partial(drawing.to_plan, say, year, year.own),
            ),
        )
        if clear or others
        else (),
    )


def table(view: View, choice: Choice) -> Part:
    """Which provinces fell, and in which measures; only notes where nothing can be compared."""
    say, year = view.language, seen(view, choice)
    notes = tuple(table_words.table_notes(say, year))
    if not year.compared:
        return Part("uncompared", notes=notes, in_files=notes)
    rows = scan.ordered(year.rows, choice.order)
    return Part(
        "falls",
        say.text("Which provinces fell, and in which measures?"),
        table_words.table_answer(say, year),
        source=source(view, choice),
        in_files=notes,
        parts=(
            Part(
                "whole",
                fold=say.text("All provinces, measure by measure"),
                reading=(table_words.table_legend(say, year),),
                table=tables.changes(say, year, rows, view.province_code),
                taken=False,
                tall=True,
                notes=notes,
            ),
        ),
    )


def shares(view: View, choice: Choice) -> Part:
    """In which measures most provinces fell."""
    say, year = view.language, seen(view, choice)
    counts = list_words.by_share(year)
    part = Part(
        "falls-by-measure",
        say.text("In which measures did most provinces fall?"),
        list_words.share_answer(say, year),
    )
    if not counts:
        return part
    return replace(
        part,
        reading=(list_words.share_note(say), *estimates_drawn(view, choice)),
        drawing=lambda: drawing.shares(say, year, counts),
        points=tuple(words.conclusions(say, year)[:-1]),
        source=source(view, choice),
        parts=(
            Part(
                "counts",
                fold=say.text("The figures of this chart"),
                table=tables.counts(say, year, counts),
            ),
        ),
    )


def past(view: View, _choice: Choice) -> Part:
    """How often the province has fallen."""
    say, held = view.language, history.gather(view.file, view.province_code)
    name = survey_year.provinces(view.file)[view.province_code].name
    return Part(
        "past",
        say.text("How often has {province} fallen?", province=name),
        history_words.answer(say, held),
        parts=(
            Part(
                "years",
                fold=say.text("Changes by dimension, year by year"),
                table=history_tables.history(say, held, view.year),
                tall=True,
                notes=(history_words.note(say),),
            ),
            Part(
                "records",
                fold=say.text("Falls by dimension since the first year"),
                table=history_tables.records(say, held),
            ),
            Part(
                "refused",
                fold=say.text("Why some years are not compared"),
                notes=tuple(history_words.refused(say, held)),
            ),
            Part(
                "source",
                notes=(estimates.source(say, survey_year.gather(view.file, view.year)),),
            ),
        ),
    )


def _where_compared(make: Callable[[View, Choice], Part]) -> Callable[[View, Choice], Part | None]:
    """The part of a year that can be compared with the one before; None for any other."""
    return lambda view, choice: make(view, choice) if seen(view, choice).compared else None


_OF_COMPARED_YEARS: dict[str, Callable[[View, Choice], Part]] = {
    "shares": shares,
    **{name: partial(listed, which) for name, which in LISTS.items()},
    "extremes": extremes,
}

SUBJECT = Subject(
    opening,
    {
        "ours": ours,
        **{name: _where_compared(make) for name, make in _OF_COMPARED_YEARS.items()},
        "table": table,
        "past": past,
    },
    source,
    linked,
)
