"""The lists of falls as parts: clear, low, notable ones, and what moved most."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from papi.common.language import Language, marked
from papi.common.parts import Part, View
from papi.common.tables import Table
from papi.falls import drawing, list_tables, list_words, scan
from papi.falls.choices import Choice, estimates_drawn, seen, source
from papi.falls.list_tables import Pair
from papi.falls.scan import Scan


@dataclass(frozen=True)
class FallList:
    """A list of falls: its question, which falls it holds, its words and its table."""

    key: str
    title: str
    falls: Callable[[Scan], list[Pair]]
    answer: Callable[[Language, Scan], str]
    note: Callable[[Language, Scan], str]
    table: Callable[[Language, Scan, list[Pair], str], Table]


LISTS = {
    "clear": FallList(
        "clear-falls",
        marked("Which falls are clear?"),
        Scan.clear_falls,
        list_words.clear_answer,
        list_words.clear_note,
        list_tables.clear,
    ),
    "low": FallList(
        "low-and-falling",
        marked("What is low and getting worse?"),
        Scan.low_and_falling,
        list_words.low_answer,
        lambda say, _: list_words.low_note(say),
        list_tables.low_and_falling,
    ),
    "notable": FallList(
        "notable-falls",
        marked("Which falls are notable by PAPI's press threshold?"),
        Scan.notable_falls,
        list_words.notable_answer,
        list_words.notable_note,
        list_tables.notable,
    ),
}


def listed(which: FallList, view: View, choice: Choice) -> Part:
    """A list of falls: its answer, and under it the falls, if there are any."""
    say, year = view.language, seen(view, choice)
    found = which.falls(year)
    return Part(
        which.key,
        say.text(which.title),
        which.answer(say, year),
        source=source(view, choice),
        parts=(
            Part(
                "list",
                fold=say.text("The list, and how to read it"),
                table=which.table(say, year, found, view.province_code),
                tall=True,
                notes=(which.note(say, year),),
            ),
        )
        if found
        else (),
    )


def extremes(view: View, choice: Choice) -> Part:
    """What fell and what rose most."""
    say, year = view.language, seen(view, choice)
    ends = {fell: year.extremes(falls=fell) for fell in (True, False)}
    reach = scan.reach(ends)
    sides = [_side(view, choice, reach, falls=fell) for fell, pairs in ends.items() if pairs]
    return Part(
        "extremes",
        say.text("What fell and what rose most?"),
        list_words.extremes_answer(say, year),
        parts=(*(replace(one, notes=(list_words.extremes_note(say, year),)) for one in sides),),
    )


def _side(view: View, choice: Choice, reach: float, *, falls: bool) -> Part:
    """The largest falls or the largest rises, on a scale that both share."""
    say, year = view.language, seen(view, choice)
    pairs = year.extremes(falls=falls)
    name = say.text("Ten largest falls") if falls else say.text("Ten largest rises")
    return Part(
        "largest-falls" if falls else "largest-rises",
        fold=name,
        reading=estimates_drawn(view, choice),
        drawing=lambda: drawing.extremes(say, pairs, reach, view.province_code, name),
        file_table=list_tables.extremes(say, year, pairs, view.province_code, falls=falls),
        source=source(view, choice),
    )
