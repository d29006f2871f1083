"""The slides of a province's year, at most ten: for the meeting after the result. Their figures and
words are those of the report's sections; a section that is left out has no slide."""

from dataclasses import replace
from typing import Any

from papi.common.palette import PALETTES
from papi.common.parts import Part, View
from papi.common.tables import WHOLE, Table
from papi.overview import conclusions, headline
from papi.overview import words as overview_words
from papi.report import tables, words
from papi.report.choice import ReportChoice, seen
from papi.report.deck import Deck, Slide
from papi.report.document import Progress, gathered, silent
from papi.report.parts import SUBJECT

MOST = 10
ROWS = 8  # of a table on a slide
LOOKS = 4  # places to look at, each with a question
# Verdicts on last year's goals, in the order in which a slide has room for them.
SAID_FIRST = ("not_reached", "reached", "within")
# Those of all figures of the year that a slide has room for.
COLUMNS = ("measure", "before", "points", "difference", "variation", "median", "rank", "group")


def write(
    view: View, choice: ReportChoice, template: bytes | None = None, progress: Progress = silent
) -> bytes:
    """The .pptx file, in the office's template if there is one. Raises TemplateRefused."""
    title = SUBJECT.opening(view, choice).headline
    deck = Deck(view.language, title, PALETTES["light"], template)
    deck.cover(title, headline.headline(view.language, seen(view)))
    sections = {part.key: part for part in gathered(view, choice, progress)}
    for place, shown in enumerate(slides(view, sections)[: MOST - 1]):
        progress(0.5 + 0.5 * place / MOST, shown.title)
        deck.add(shown)
    return deck.content()


def slides(view: View, sections: dict[str, Part]) -> list[Slide]:
    """The slides after the cover, in the order of the report."""
    makers = {
        "summary": _summary,
        "nation": _nation,
        "dimensions": _dimensions,
        "moved": _chart,
        "questions": _questions,
        "low": _table,
        "peers": _peers,
        "years": _years,
        "last_plan": _last_plan,
        "look": _look,
    }
    # Last year's plan takes the place of what a mean hides: there is room for nine.
    skipped = {"low"} if "last_plan" in sections else set()
    return [
        make(view, sections[key])
        for key, make in makers.items()
        if key in sections and key not in skipped
    ]


def _summary(view: View, part: Part) -> Slide:
    """The verdict as the title, the rest of what may be concluded under it."""
    say, year = view.language, seen(view)
    opening = conclusions.opening(say, year)
    title = opening[-1] if opening else part.answer
    distance = [conclusions.distance(say, year.total)] if year.total else []
    changes = overview_words.change_answer(say, year)
    lines = [*opening[:-1], *conclusions.uncertainty(say, year), *distance, changes]
    return _slide(part, title=title, lines=tuple(lines))


def _nation(_view: View, part: Part) -> Slide:
    groups = part.parts[0]
    lines = (part.remarks[0], *groups.remarks)
    return _slide(part, lines=lines, shown=groups.table, notes=part.remarks)


def _dimensions(_view: View, part: Part) -> Slide:
    """Total and dimensions; the sub-dimensions are in the report."""
    table = part.parts[-1].table
    return _slide(part, shown=table and _whole(table), notes=part.parts[0].notes)


def _whole(table: Table) -> Table:
    """The rows that are no parts of others, in the columns that a slide has room for."""
    first, held = table.columns[0], {column.key for column in table.columns}
    rows = [
        row for row in table.rows if (look := first.look and first.look(row)) and look.cell == WHOLE
    ]
    cut = replace(table, rows=rows).only(*(key for key in COLUMNS if key in held))
    return tables.without_empty(cut)


def _chart(_view: View, part: Part) -> Slide:
    return _slide(part, shown=part.on_paper)


def _table(_view: View, part: Part) -> Slide:
    return _slide(part, shown=_cut(part.table))


def _questions(_view: View, part: Part) -> Slide:
    table = _cut(part.table)
    return _slide(part, shown=table and table.only("question", "here", "median", "gap", "lead"))


def _peers(_view: View, part: Part) -> Slide:
    """Whether the peers can be told apart, and the gaps to them."""
    title = part.remarks[0] if part.remarks else part.answer
    gaps = part.parts[0].table
    shown = gaps and gaps.only("measure", "points", "median", "gap", "place", "higher", "lower")
    return _slide(part, title=title, shown=shown, notes=(part.answer, *part.remarks))


def _years(_view: View, part: Part) -> Slide:
    return _slide(part, shown=part.parts[0].on_paper, notes=part.remarks)


def _last_plan(_view: View, part: Part) -> Slide:
    """The goals of which something can be said before the others; all are named in the notes."""
    table = part.table
    if table is not None:
        said = sorted(table.rows, key=lambda one: SAID_FIRST.index(one.verdict)
                      if one.verdict in SAID_FIRST else len(SAID_FIRST))  # fmt: skip
        table = replace(table, rows=said[:ROWS])
    return _slide(part, shown=table, notes=(*part.remarks, *part.points))


def _look(view: View, part: Part) -> Slide:
    """The first places to look at, named in the title as in the table."""
    table = part.table and replace(part.table, rows=part.table.rows[:LOOKS])
    title = words.look_answer(view.language, table.rows) if table else part.answer
    return _slide(part, title=title, shown=table)


def _cut(table: Table | None) -> Table | None:
    """As many rows as a slide can hold: half from either end, which are the furthest."""
    if table is None or len(table.rows) <= ROWS:
        return table
    return replace(table, rows=[*table.rows[: ROWS - 2], *table.rows[-2:]])


def _slide(part: Part, **given: Any) -> Slide:
    """A slide of a section: its answer as the title, its notes and source as the notes."""
    notes = (*given.pop("notes", ()), *part.notes)
    return Slide(
        **{"title": part.answer, "source": part.source, **given}, notes=tuple(dict.fromkeys(notes))
    )
