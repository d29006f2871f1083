"""The sections of the draft plan; its table of tasks, which readers change, is the page's own."""

from collections.abc import Mapping
from functools import lru_cache

from pages.shared import show
from pages.shared.frame import Page
from pages.shared.kept import kept
from papi.plan import assignments, document, draft, gather
from papi.plan import words as answers
from papi.plan.gather import Plan
from papi.plan.row import PlanRow, cleaned
from papi.priorities.target import Target
from papi.warehouse.connection import Identity


def planned(page: Page, target: Target | None) -> Plan:
    """The figures behind the plan."""
    return _planned(page.file, page.province_code, page.year, target)


@lru_cache(maxsize=256)
def _planned(file: Identity, code: str, year: int, target: Target | None) -> Plan:
    return gather.gather(file, code, year, target)


def opening(page: Page, _link: Mapping[str, str]) -> show.Opening:
    """The words that the page opens with, whatever the target is."""
    return show.Opening(answers.headline(page.language, planned(page, None)), [])


@kept
def words(page: Page, target: Target | None) -> None:
    """What the plan keeps up and what it mends."""
    show.headline(answers.headline(page.language, planned(page, target)))


@kept
def drafted(page: Page, target: Target | None) -> None:
    """Everything that the plan says before its tasks are given out."""
    written = draft.draft(page.language, planned(page, target), [])
    for section in written.sections[:-1]:
        show.section(page.language, section)


def given_out(page: Page, plan: Plan, edited: list[PlanRow]) -> None:
    """Who carries it out, by the tasks as the reader left them."""
    show.section(page.language, assignments.section(page.language, plan, cleaned(edited)))


@kept
def notes(page: Page, target: Target | None) -> None:
    """What must be known before a figure of the plan is quoted."""
    written = draft.draft(page.language, planned(page, target), [])
    for line in [*written.notes, written.source]:
        show.note(line)


def word_file(page: Page, plan: Plan, edited: list[PlanRow]) -> bytes:
    """The plan as .docx."""
    return document.write(draft.draft(page.language, plan, edited))
