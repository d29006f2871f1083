"""The plan's tasks as cards: markup, of which only the opened one has fields. It runs on its own
when a reader acts on it, without the rest of the page."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from pages.shared import (
    plan_bar,
    plan_catalogue,
    plan_fields,
    plan_followed,
    plan_paper,
    plan_work,
    planned,
    show,
)
from pages.shared.frame import Page
from pages.shared.plain import plain
from pages.shared.plan_work import Work
from papi.common.language import Language
from papi.common.parts import headed
from papi.plan import (
    assignments,
    drawing,
    edits_as_text,
    finding,
    issued_rows,
    merging,
    parts,
    rows,
)
from papi.plan import edits as edited
from papi.plan.author import author_of
from papi.plan.columns import level_name
from papi.plan.gather import Plan
from papi.plan.parts import Choice
from papi.plan.row import LEVELS, PlanRow
from papi.plan.words import table_answer


@st.fragment
def show_all(page: Page, choice: Choice) -> None:
    """The cards, what they give each body to do, and the bar that saves them."""
    say, work = page.language, plan_work.work_on(page)
    if work.elsewhere:
        work.elsewhere = False
        st.rerun()
    shipped = parts.planned(page, choice)
    plan = plan_catalogue.with_own(page, shipped)
    drafted = _drafted(say, plan, choice, work)
    _hear(page, plan, drafted)
    everything = edited.applied(drafted, work.edits)
    show.question(*headed(table_answer(say, everything)))
    _told(say, work)
    _conflicts(say, work, drafted, everything)
    shown = _filtered(say, everything)
    _Cards(page, plan, drafted, everything, shown).draw()
    show.on_paper(say.text("The tasks are not printed with this page: save the plan as Word."))
    author = author_of(plan, choice.issuer)
    given_out = assignments.section(say, plan, author, everything)
    show.part(say, page.palette, parts.of_section(given_out))
    plan_catalogue.show_fields(page, shipped)
    paper = plan_paper.chosen(page, plan, choice.issuer, everything)
    plan_followed.show_all(page, plan, choice.issuer, everything)
    plan_bar.show_bar(page, choice, plan, everything, paper)


def _drafted(say: Language, plan: Plan, choice: Choice, work: Work) -> list[PlanRow]:
    """What edits are made to: the draft, and what was taken from the catalogue."""
    drafted = issued_rows.draft(say, plan, choice.issuer)
    if not work.edits.taken:
        return drafted
    return edited.base(drafted, rows.catalogue(say, plan), work.edits)


def _hear(page: Page, plan: Plan, drafted: list[PlanRow]) -> None:
    with st.container(key="plan_told_cards"):
        args = (page, plan, drafted)
        st.text_input(drawing.CARDS, key=drawing.CARDS, on_change=_act, args=args)
        kept = planned.kept_here(plan_work.key(page), plan_work.to_keep(page), drawing.CARDS)
        st.html(kept or "<div></div>")


def _told(say: Language, work: Work) -> None:
    if work.told:
        st.info(plain(work.told))


def _filtered(say: Language, everything: list[PlanRow]) -> list[PlanRow]:
    """The rows that the reader looks for, by words, by a body and by level."""
    left, middle, right = st.columns(3)
    with left:
        words = st.text_input(
            say.text("Look for words in the tasks"), key="plan_search", placeholder=""
        )
    with middle:
        names = finding.all_bodies(everything)
        if st.session_state.get("plan_body") not in names:
            st.session_state["plan_body"] = None
        body = st.selectbox(
            say.text("Tasks of a body"),
            names,
            key="plan_body",
            index=None,
            placeholder=say.text("All bodies"),
        )
    with right:
        levels = {one: level_name(say, one) for one in LEVELS}
        level = st.selectbox(
            say.text("Level"),
            list(levels),
            key="plan_level",
            index=None,
            format_func=levels.__getitem__,
            placeholder=say.text("Both levels"),
        )
    return finding.matching(everything, words or "", body or "", level)


class _Cards:
    """Draws the cards under their contents; the opened one as fields."""

    def __init__(
        self,
        page: Page,
        plan: Plan,
        drafted: list[PlanRow],
        everything: list[PlanRow],
        shown: list[PlanRow],
    ) -> None:
        self.page, self.plan, self.say = page, plan, page.language
        self.drafted, self.everything, self.shown = drafted, everything, shown
        self.work = plan_work.work_on(page)
        self.known = rows.contents(self.say, plan)
        self.markup = ""

    def draw(self) -> None:
        """All of it: markup as far as possible in one piece."""
        st.session_state["plan_shown_ids"] = [row.id for row in self.shown]
        with st.container(key="plan_cards", gap="small"):
            for content, group in groupby(self.shown, key=lambda row: (row.content, row.measure)):
                self._group(content, list(group))
            if len(self.shown) == len(self.everything):
                self._without_tasks()
            elif not self.shown:
                self._flush()
                show.note(self.say.text("No task has these words."))
            self._flush()

    def _group(self, content: tuple[str, str | None], group: Sequence[PlanRow]) -> None:
        name, measure = content
        results = {(row.indicator, row.goal) for row in group}
        same = len(results) == 1
        result = ": ".join(filter(None, next(iter(results)))) if same else ""
        self.markup += drawing.heading(self.say, name, measure or "", result)
        changed = frozenset(self.work.edits.changed) | {row.id for row in self.work.edits.added}
        ids = [row.id for row in group]
        if self.work.opened in ids:
            at = ids.index(self.work.opened)
            self.markup += drawing.cards(self.say, group[:at], changed, result=not same)
            self._flush()
            plan_fields.show_all(self.say, self.work, self.drafted, group[at], self.known)
            group = group[at + 1 :]
        self.markup += drawing.cards(self.say, group, changed, result=not same)
        self._offers(measure or "", name)

    def _without_tasks(self) -> None:
        """Contents in the plan whose tasks were all taken out."""
        held = {row.measure for row in self.everything}
        for measure in dict.fromkeys(row.measure for row in self.drafted):
            if measure and measure not in held:
                self.markup += drawing.heading(self.say, self.known[measure], measure)
                self._offers(measure, self.known[measure])

    def _offers(self, measure: str, name: str) -> None:
        if not measure or self.work.offered != measure:
            return
        held = {row.id for row in self.everything}
        found = [row for row in rows.offered(self.say, self.plan, measure) if row.id not in held]
        self.markup += drawing.offered(self.say, measure, name, found)

    def _flush(self) -> None:
        if self.markup:
            st.html(self.markup)
        self.markup = ""


def _act(page: Page, plan: Plan, drafted: list[PlanRow]) -> None:
    """What a button on a card, or the browser's store, sent."""
    work, say = plan_work.work_on(page), page.language
    match planned.received(drawing.CARDS):
        case ["open", row_id]:
            work.close()
            work.opened = row_id
        case ["delete", row_id]:
            gone = [one for one in edited.applied(drafted, work.edits) if one.id == row_id]
            if gone:
                work.do(edited.delete(work.edits, row_id))
                work.told = say.text("Deleted: {task}", task=gone[0].task)
        case ["up" | "down" as way, row_id]:
            everything = edited.applied(drafted, work.edits)
            step = -1 if way == "up" else 1
            shown = st.session_state.get("plan_shown_ids", [])
            work.do(edited.move(work.edits, everything, shown, row_id, step))
        case ["offer", measure]:
            work.close()
            work.offered = measure
        case ["close"]:
            work.close()
        case ["take", row_id] if row_id in rows.catalogue(say, plan):
            work.do(edited.take(work.edits, row_id))
        case ["new", measure] if name := rows.contents(say, plan).get(measure):
            own = PlanRow(name, measure, "", "", "", "", "province", id=edited.new_id())
            work.do(edited.add(work.edits, own))
            work.opened, work.offered = own.id, ""
        case [("mine" | "theirs") as side, at] if at.isdecimal() and int(at) < len(work.conflicts):
            one = work.conflicts.pop(int(at))
            if side == "theirs":
                work.do(merging.settled(work.edits, drafted, one))
        case ["kept", key, *words] if key == plan_work.key(page) and not work.touched:
            if found := edits_as_text.from_text(" ".join(words)):
                work.do(found)
                work.told = say.text(
                    "Your changes were still kept in this browser and are shown again ({n}).",
                    n=found.count,
                )


def _conflicts(
    say: Language, work: Work, drafted: list[PlanRow], everything: list[PlanRow]
) -> None:
    """What two people changed differently, to choose from."""
    if not work.conflicts:
        return
    tasks = {row.id: row.task for row in [*drafted, *everything]}
    st.html(drawing.conflicts(say, work.conflicts, tasks))
