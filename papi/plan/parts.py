"""The parts of the plan page: results and goals as the file will have them, and what must be known
before one of its figures is quoted. The page itself shows the tasks, which readers edit."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from operator import attrgetter

from papi.common import basket as baskets
from papi.common import estimate_words as estimates
from papi.common import proposal
from papi.common.basket import Basket
from papi.common.parts import Opening, Part, Subject, View, by_name
from papi.common.tables import Column, Table
from papi.plan import figure_notes, gather, result_section, result_table, words
from papi.plan.author import author_of
from papi.plan.gather import Plan
from papi.plan.issuer import PROVINCE, Issuer
from papi.plan.sections import Section
from papi.priorities.target import Target
from papi.warehouse.proposals import Rule


@dataclass(frozen=True)
class Choice:
    """The target of the plan, if it has one; what was chosen (None: what the rule proposes), the
    rule, and who issues the plan."""

    target: Target | None = None
    basket: Basket | None = None
    by: Rule = "evidence"
    issuer: Issuer = PROVINCE


def planned(view: View, choice: Choice) -> Plan:
    """The figures behind the plan."""
    return gather.planned(
        view.file, view.province_code, view.year, choice.target, choice.basket, choice.by
    )


def linked(view: View, link: Mapping[str, str]) -> Choice:
    """What a link chooses of what the opening words depend on: contents and rule."""
    rule: Rule = "sign" if link.get("rule") == "sign" else "evidence"
    if not link.get("basket"):
        return Choice(by=rule)
    found = baskets.read(link["basket"], proposal.kinds(view.file))
    own = found.code is None or proposal.of_plan(view.file, view.province_code, view.year) == (
        found.code,
        found.year,
    )
    return Choice(basket=found.basket if own else None, by=rule)


def opening(view: View, choice: Choice) -> Opening:
    """What the plan maintains and what it improves."""
    return Opening(words.headline(view.language, planned(view, choice)), [])


def source(view: View, choice: Choice) -> str:
    """Where the plan's figures come from."""
    return estimates.source(view.language, planned(view, choice).overview.survey)


def results(view: View, choice: Choice) -> Part:
    """Section II as the file will have it: results and goals, with their table."""
    language, plan = view.language, planned(view, choice)
    author = author_of(plan, choice.issuer)
    found = result_table.figures(language, plan)
    section = result_section.section(language, plan, author)
    columns = [
        Column(heading, "text", attrgetter(name), silent=("–",))
        for name, heading in asdict(found.headings).items()
    ]
    return Part(
        "results",
        section.heading,
        remarks=tuple(text for block in section.blocks for text in block.paragraphs),
        table=Table(section.heading, columns, found.rows),
        notes=(found.remark,),
    )


def notes(view: View, choice: Choice) -> Part:
    """What must be known before a figure of the plan is quoted."""
    written = figure_notes.notes(view.language, planned(view, choice))
    *lines, cited = written.paragraphs
    return Part(
        "notes",
        notes=(cited,),
        parts=(Part("lines", fold=view.language.text("What to keep in mind"), notes=tuple(lines)),),
    )


def of_section(section: Section) -> Part:
    """A section of the plan as a part of the page."""
    return Part(
        section.heading,
        section.heading,
        remarks=tuple(text for block in section.blocks for text in block.paragraphs),
    )


SUBJECT = Subject(opening, by_name([results, notes]), source, linked)
