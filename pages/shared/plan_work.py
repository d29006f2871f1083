"""A reader's edits of each plan, kept while other pages are visited, whatever language, level or
division is shown; the browser keeps them too, for a session that is lost."""

from dataclasses import dataclass, field

import streamlit as st

from pages.shared import planned
from papi.common import proposal
from papi.common.parts import View
from papi.plan.edits import NONE, Edits
from papi.plan.edits_as_text import as_text
from papi.plan.merging import Conflict
from papi.plan.sheet_reader import LoadedPlan

MOST_UNDONE = 100
# What the keys of an opened card's fields begin with.
FIELD = "plan_card_field_"


@dataclass
class Work:
    """The edits of one plan. past: what they were before each act, for undoing; saved: the plan as
    it was last written into a file or read from one; opened: the id of the row whose fields are
    shown, or the measure to which tasks are offered; conflicts: what two people changed
    differently; waiting: a file that was read and not taken yet; refused: why a file was not;
    elsewhere: whether what was done changes the page around the tasks too; told: what is to be said
    of what was just done."""

    edits: Edits = NONE
    past: list[Edits] = field(default_factory=list)
    saved: str = ""
    opened: str = ""
    offered: str = ""
    conflicts: list[Conflict] = field(default_factory=list)
    waiting: LoadedPlan | None = None
    refused: str = ""
    told: str = ""
    elsewhere: bool = False
    touched: bool = False
    emptied: bool = False

    def do(self, edits: Edits) -> None:
        """Takes other edits."""
        if edits != self.edits:
            self.past = [*self.past, self.edits][-MOST_UNDONE:]
            self._take(edits)

    def undo(self) -> None:
        """Takes the last act back."""
        if self.past:
            self._take(self.past.pop())

    def close(self) -> None:
        """Closes the opened card and the offered tasks."""
        self.opened = self.offered = ""
        forget_fields()

    def _take(self, edits: Edits) -> None:
        self.edits, self.told = edits, ""
        self.touched, self.emptied = edits != NONE, edits == NONE
        forget_fields()


def work_on(view: View) -> Work:
    """The reader's work on the plan of the view's province and year."""
    known: dict[tuple[str, int], Work] = st.session_state.setdefault("plan_works", {})
    return known.setdefault(planned.whose(view), Work())


def count(view: View) -> int:
    """How many rows and contents are other than drafted and proposed."""
    by = planned.held(view).by
    proposed = proposal.for_plan(view.file, view.province_code, view.year, by)
    differ = {one.measure for one in {*planned.contents(view)} ^ {*proposed}}
    return work_on(view).edits.count + len(differ)


def now(view: View) -> str:
    """Everything that a file of the plan would hold of the reader's choices, as one text."""
    chosen = planned.held(view).chosen
    return f"{as_text(work_on(view).edits)} {chosen!r}"


def key(view: View) -> str:
    """Under which name the browser keeps the edits."""
    code, year = planned.whose(view)
    return f"papi_rows_{code}.{year}"


def to_keep(view: View) -> str | None:
    """What the browser is to keep: see planned.kept_here."""
    work = work_on(view)
    if work.touched:
        return as_text(work.edits)
    return "-" if work.emptied else "" if work.edits == NONE else None


def forget_fields() -> None:
    """Lets the fields of an opened card begin from its row again."""
    for name in [one for one in st.session_state if str(one).startswith(FIELD)]:
        del st.session_state[name]


def start_over(work: Work) -> None:
    """Goes back to the draft; this can be undone."""
    work.do(NONE)
    work.close()
    work.conflicts = []
