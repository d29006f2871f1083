"""The parts of the page of falls, in order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import cast

from papi.common import estimate_words as estimates
from papi.common import links, survey_year
from papi.common.paged import FIRST, Turn, Window, window
from papi.common.parts import Opening, Part, Subject, View, headed
from papi.common.tables import Table
from papi.falls import (
    choices,
    drawing,
    gather,
    history_parts,
    list_tables,
    list_words,
    scan,
    table_words,
    tables,
    words,
)
from papi.falls.lists import LISTS
from papi.falls.scan import Level, ListName, Scan


@dataclass(frozen=True)
class Choice:
    """Which falls: of dimensions or sub-dimensions, among which provinces, in which order; which
    page of each long list."""

    level: Level = "dimension"
    scope: str = "all"
    order: str = "clear"
    turn: Turn = FIRST
    clear: Turn = FIRST
    low: Turn = FIRST
    notable: Turn = FIRST


def seen(view: View, choice: Choice) -> Scan:
    """The year's falls."""
    return gather.scan(view.file, view.year, choice.level, choice.scope, view.province_code)


def scopes(view: View) -> dict[str, str]:
    """The scopes that can be chosen: code → label."""
    own = survey_year.provinces(view.file)[view.province_code]
    return choices.scopes(view.language, gather.surveyed(view.file, view.year), own)


def linked(view: View, link: Mapping[str, str]) -> Choice:
    """The choice that a link makes; the order of its table is ignored."""
    usual = Choice()
    level = links.asked(link, "level", choices.levels(view.language), usual.level)
    return Choice(cast(Level, level), links.asked(link, "scope", scopes(view), usual.scope))


def opening(view: View, choice: Choice) -> Opening:
    """How ours did, then which provinces fell, in which measures."""
    say, year = view.language, seen(view, choice)
    headline = words.headline(say, year, scopes(view)[choice.scope])
    if own := words.of_province(say, year):
        return Opening(own, [headline])
    said = words.conclusions(say, year) or table_words.table_notes(say, year)
    return Opening(headline, said[-1:] if year.compared else said[:1])


def source(view: View, choice: Choice) -> str:
    """Where the year's figures come from."""
    return estimates.source(view.language, seen(view, choice).survey)


def ours(view: View, choice: Choice) -> Part | None:
    """What fell in the reader's own province: clear falls one by one, the rest in a line. A file
    begins with the table of all."""
    say, year = view.language, seen(view, choice)
    if not year.compared:
        return None
    whole = partial(_all_changes, view, choice)
    if year.own is None or year.own.falls is None:
        return Part("ours", file_table=whole)
    clear, others = words.fallen(say, year, year.own)
    return Part(
        "ours",
        *headed([words.own_falls(say, year, year.own.province.name, year.own.falls)]),
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
        # The page opens with the first of them.
        return Part("uncompared", notes=notes[1:], in_files=notes)
    count = gather.count(year, view.province_code, choice.turn.find)
    shown = window(choice.turn, count) if is_long(view, choice) else gather.ALL
    rows = gather.rows(year, view.province_code, choice.order, choice.turn.find, shown)
    return Part(
        "falls",
        *headed(table_words.table_answer(say, year)),
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


def opened(choice: Choice, name: ListName, turn: Turn) -> Choice:
    """The choice with a page of one of the lists open."""
    match name:
        case "clear":
            return replace(choice, clear=turn)
        case "low":
            return replace(choice, low=turn)
        case _:
            return replace(choice, notable=turn)


def is_long(view: View, choice: Choice) -> bool:
    """Whether the scope has more provinces than a list shows at once."""
    return seen(view, choice).survey.many and choice.scope != "own"


def _all_changes(view: View, choice: Choice) -> Table:
    """All provinces of the scope, for files."""
    year = seen(view, choice)
    rows = gather.rows(year, view.province_code, choice.order)
    return tables.changes(view.language, year, rows, view.province_code, for_files=True)


def shares(view: View, choice: Choice) -> Part:
    """In which measures most provinces fell."""
    say, year = view.language, seen(view, choice)
    counts = list_words.by_share(year)
    part = Part(
        "falls-by-measure",
        *headed(list_words.share_answer(say, year)),
    )
    if not counts:
        return part
    return replace(
        part,
        drawing=lambda: drawing.shares(say, year, counts),
        marks=(list_words.share_note(say), *_estimates(view, choice)),
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


def _listed(name: ListName, view: View, choice: Choice) -> Part:
    """A list of falls: its answer, and under it the falls, if there are any."""
    say, year = view.language, seen(view, choice)
    held, turn = year.lists[name], getattr(choice, name)
    listed = LISTS[name]

    def made(shown: Window) -> Table:
        asked = (view.file, year.survey.year, year.level, year.scope, view.province_code)
        pairs = gather.changes(*asked, name, shown)
        return listed.table(say, year, pairs, view.province_code)

    return Part(
        listed.key,
        *headed(listed.answer(say, year)),
        source=source(view, choice),
        parts=(
            Part(
                "list",
                fold=say.text("The list, and how to read it"),
                table=made(window(turn, held.n) if is_long(view, choice) else gather.ALL),
                file_table=(lambda: made(gather.ALL)) if is_long(view, choice) else None,
                tall=True,
                notes=(listed.note(say, year),),
            ),
        )
        if held.n
        else (),
    )


def extremes(view: View, choice: Choice) -> Part:
    """What fell and what rose most."""
    say, year = view.language, seen(view, choice)
    ends = year.extremes
    reach = scan.reach(ends)
    sides = [_side(view, choice, reach, falls=fell) for fell, pairs in ends.items() if pairs]
    return Part(
        "extremes",
        *headed(list_words.extremes_answer(say, year)),
        parts=(*(replace(one, notes=(list_words.extremes_note(say, year),)) for one in sides),),
    )


def _side(view: View, choice: Choice, reach: float, *, falls: bool) -> Part:
    """The largest falls or the largest rises, on a scale that both share."""
    say, year = view.language, seen(view, choice)
    pairs = year.extremes[falls]
    name = say.text("Ten largest falls") if falls else say.text("Ten largest rises")
    return Part(
        "largest-falls" if falls else "largest-rises",
        fold=name,
        marks=_estimates(view, choice),
        drawing=lambda: drawing.extremes(say, pairs, reach, view.province_code, name),
        file_table=list_tables.extremes(say, year, pairs, view.province_code, falls=falls),
        source=source(view, choice),
    )


def _estimates(view: View, choice: Choice) -> tuple[str, ...]:
    shown = seen(view, choice).survey.estimated
    return tuple(estimates.reading_drawn(view.language, shown=shown))


def _where_compared(make: Callable[[View, Choice], Part]) -> Callable[[View, Choice], Part | None]:
    """The part of a year that can be compared with the one before; None for any other."""
    return lambda view, choice: make(view, choice) if seen(view, choice).compared else None


_OF_COMPARED_YEARS: dict[str, Callable[[View, Choice], Part]] = {
    "shares": shares,
    **{name: partial(_listed, name) for name in LISTS},
    "extremes": extremes,
}

SUBJECT = Subject(
    opening,
    {
        "ours": ours,
        **{name: _where_compared(make) for name, make in _OF_COMPARED_YEARS.items()},
        "table": table,
        "past": history_parts.past,
    },
    source,
    linked,
)
