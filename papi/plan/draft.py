"""The plan in words: everything that its file says, whatever the template.

Figures and rows go in and sentences come out; nothing here depends on pages, fonts or cells.
"""

from dataclasses import dataclass, replace

from papi.common.language import Code, Language
from papi.plan import (
    assignments,
    figure_notes,
    issued_rows,
    letterhead,
    result_section,
    result_table,
    row_groups,
    sections,
    task_section,
)
from papi.plan.author import Author, author_of, name_in_sentence, province_in_sentence
from papi.plan.gather import Plan
from papi.plan.issuer import PROVINCE, Issuer, symbol
from papi.plan.result_table import FigureTable
from papi.plan.row import PlanRow, cleaned
from papi.plan.sections import Block, Section
from papi.plan.task_section import TaskSection


@dataclass(frozen=True)
class RowGroup:
    """Rows of the appendix under one heading."""

    name: str
    rows: list[PlanRow]


@dataclass(frozen=True)
class Appendix:
    """The table of tasks; body: whose own tasks they are, empty for the whole table."""

    heading: str
    title: str
    reference: str
    groups: list[RowGroup]
    body: str = ""


@dataclass(frozen=True)
class PlanDraft:
    """All words of a plan, in the order of the page."""

    language: Code
    above: str
    body: list[str]
    number: str
    place_and_date: str
    kind: str
    subject: str
    grounds: list[str]
    opening: str
    purpose: Section
    results: Section
    figures: FigureTable
    tasks: TaskSection
    organisation: Section
    closing: str
    recipients: list[str]
    signatory: list[str]
    appendix: Appendix
    of_bodies: list[Appendix]
    notes: Block


def draft(
    language: Language,
    plan: Plan,
    edited: list[PlanRow] | None = None,
    issuer: Issuer = PROVINCE,
    grounds: list[str] | None = None,
) -> PlanDraft:
    """The plan's words; `edited` are its rows as readers left them (None: as drafted), `grounds`
    what it is based on (None: the usual grounds of such a body)."""
    author = author_of(plan, issuer)
    kept = cleaned(issued_rows.draft(language, plan, issuer) if edited is None else edited)
    if author.kind == "department":
        plan = _served_by(language, plan, kept)
    return PlanDraft(
        language=language.code,
        above=letterhead.above(language, author),
        body=letterhead.body(language, author),
        number=letterhead.number(language, author),
        place_and_date=letterhead.place_and_date(language, author),
        kind=language.text("PLAN"),
        subject=letterhead.subject(language, author),
        grounds=letterhead.grounds(language, author, plan.overview.year)
        if grounds is None
        else grounds,
        opening=letterhead.opening(language, author),
        purpose=sections.purpose(language, author),
        results=result_section.section(language, plan, author),
        figures=result_table.figures(language, plan),
        tasks=task_section.section(language, plan, author, kept),
        organisation=assignments.section(language, plan, author, kept),
        closing=letterhead.closing(language, author),
        recipients=letterhead.recipients(language, author),
        signatory=letterhead.signatory(language, author),
        appendix=Appendix(
            language.text("APPENDIX"),
            language.text(
                "TASKS TO MAINTAIN AND IMPROVE THE PAPI OF {province} IN {year}",
                province=province_in_sentence(language, author).upper(),
                year=author.year,
            ),
            _reference(language, author),
            _groups(language, plan, kept),
        ),
        of_bodies=_of_bodies(language, plan, author, kept),
        notes=figure_notes.notes(language, plan),
    )


def _served_by(language: Language, plan: Plan, kept: list[PlanRow]) -> Plan:
    """The plan with only the contents that these rows serve."""
    groups = row_groups.by_item(language, plan, kept)
    return replace(plan, items=[one.item for one in groups if one.item and one.rows])


def _reference(language: Language, author: Author) -> str:
    return language.text(
        "(With Plan No.        /KH-{symbol} of day       month       year {year} of the {body})",
        symbol=symbol(author.issuer),
        year=author.year,
        body=name_in_sentence(language, author),
    )


def _groups(language: Language, plan: Plan, kept: list[PlanRow]) -> list[RowGroup]:
    """The rows in the order of the basket: to maintain, to improve, others."""
    served = row_groups.by_item(language, plan, kept)
    named = {
        "keep": language.text("A. CONTENTS TO MAINTAIN"),
        "mend": language.text("B. CONTENTS TO IMPROVE"),
        None: language.text("C. OTHER TASKS"),
    }
    groups = []
    for direction, name in named.items():
        own = [
            row
            for group in served
            if (group.item.item.direction if group.item else None) == direction
            for row in group.rows
        ]
        if own:
            groups.append(RowGroup(name, own))
    return groups


def _of_bodies(
    language: Language, plan: Plan, author: Author, kept: list[PlanRow]
) -> list[Appendix]:
    """The same rows turned round: for each body those that it leads and those that it joins."""
    ordered = [row for group in row_groups.by_item(language, plan, kept) for row in group.rows]
    found = []
    for one in row_groups.by_body(ordered):
        groups = [
            RowGroup(language.text("I. LEADS"), one.leads),
            RowGroup(language.text("II. TAKES PART"), one.joins),
        ]
        found.append(
            Appendix(
                language.text("APPENDIX"),
                language.text(
                    "TASKS OF {body} TO MAINTAIN AND IMPROVE PAPI IN {year}",
                    body=one.name.upper(),
                    year=author.year,
                ),
                _reference(language, author),
                [group for group in groups if group.rows],
                one.name,
            )
        )
    return found
