"""The parts of the plan page: the sections as the file will have them, and what must be known
before one of its figures is quoted. The page itself shows the table of tasks, which readers
edit."""

from collections.abc import Mapping
from dataclasses import dataclass
from operator import itemgetter

from papi.common.basket import Basket
from papi.common.parts import Opening, Part, Subject, View, by_name
from papi.common.tables import Column, Table
from papi.plan import draft, gather, words
from papi.plan.gather import Plan
from papi.plan.sections import Figures, Section
from papi.priorities.target import Target
from papi.warehouse.proposals import Rule


@dataclass(frozen=True)
class Choice:
    """The target of the plan, if it has one; what was chosen (None: what the rule proposes), and
    the rule."""

    target: Target | None = None
    basket: Basket | None = None
    by: Rule = "evidence"


def planned(view: View, choice: Choice) -> Plan:
    """The figures behind the plan."""
    return gather.planned(
        view.file, view.province_code, view.year, choice.target, choice.basket, choice.by
    )


def linked(_view: View, _link: Mapping[str, str]) -> Choice:
    """The opening words are the same whatever the target is."""
    return Choice()


def opening(view: View, choice: Choice) -> Opening:
    """What the plan maintains and what it improves."""
    return Opening(words.headline(view.language, planned(view, choice)), [])


def source(view: View, choice: Choice) -> str:
    """Where the plan's figures come from."""
    return draft.draft(view.language, planned(view, choice), []).source


def drafted(view: View, choice: Choice) -> Part:
    """Everything that the plan says before its tasks are assigned."""
    written = draft.draft(view.language, planned(view, choice), [])
    return Part("draft", parts=tuple(map(of_section, written.sections[:-1])))


def notes(view: View, choice: Choice) -> Part:
    """What must be known before a figure of the plan is quoted."""
    written = draft.draft(view.language, planned(view, choice), [])
    return Part("notes", notes=(*written.notes, written.source))


def of_section(section: Section) -> Part:
    """A section of the plan as a part of the page."""
    blocks = tuple(
        Part(
            block.heading,
            fold=block.heading,
            remarks=tuple(block.sentences),
            table=_table(block.heading, block.figures),
        )
        for block in section.blocks
    )
    return Part(
        section.heading,
        section.heading,
        remarks=tuple(section.sentences),
        parts=(*blocks, Part("figures", table=_table(section.heading, section.figures))),
    )


def _table(title: str, figures: Figures | None) -> Table | None:
    if figures is None:
        return None
    columns = [
        Column(heading, "text", itemgetter(place)) for place, heading in enumerate(figures.headings)
    ]
    return Table(title, columns, figures.rows)


SUBJECT = Subject(opening, by_name([drafted, notes]), source, linked)
