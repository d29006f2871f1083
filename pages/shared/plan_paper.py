"""How the Word file of the plan looks: grounds, an office's own template, the sheet of notes."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from pages.shared import show
from pages.shared.frame import Page
from pages.shared.plain import plain
from papi.common.language import Language
from papi.plan import bounded_template, document, draft, letterhead
from papi.plan.author import author_of
from papi.plan.draft import PlanDraft
from papi.plan.gather import Plan
from papi.plan.issuer import Issuer, notation
from papi.plan.row import LONGEST_GROUNDS, PlanRow
from papi.plan.template import SHIPPED, TemplateUnusable

GROUNDS, BEGUN = "plan_grounds", "plan_grounds_begun"
TEMPLATE, TRIED, NOTES = "plan_template", "plan_template_tried", "plan_notes"


@dataclass(frozen=True)
class Paper:
    """grounds: the office's own (None: the usual ones); template: its own .docx, already tried;
    notes: whether the sheet of notes on figures goes with the plan."""

    grounds: list[str] | None = None
    template: bytes | None = None
    notes: bool = True


@dataclass(frozen=True)
class Tried:
    """What came of trying a template, in words: why it was refused, or what it lacks."""

    file: str
    language: str
    refused: str = ""
    absent: tuple[str, ...] = ()


def chosen(page: Page, plan: Plan, issuer: Issuer, rows: list[PlanRow]) -> Paper:
    """The fields, folded away, and what they say."""
    say = page.language
    with st.expander(say.text("The Word file: grounds, template, notes"), key="plan_paper"):
        grounds = _grounds(page, plan, issuer)
        st.session_state.setdefault("plan_with_notes", True)
        notes = st.toggle(
            say.text("With a sheet of notes on the figures"),
            value=st.session_state["plan_with_notes"],
            key=NOTES,
        )
        st.session_state["plan_with_notes"] = notes
        own = _template(say, lambda: draft.draft(say, plan, rows, issuer, grounds))
        paper = Paper(grounds, own, notes)
        show.note(
            say.text("For each body a file of its own: the tasks that it leads and those it joins.")
        )
        show.file_button(
            say.text("Plan and each body's tasks (.zip)"),
            partial(of_bodies, page, plan, issuer, rows, paper),
            name=f"PAPI-{page.province_code}-{plan.year}.zip",
            mime="application/zip",
            key="plan_bodies",
        )
    return paper


def of_plan(page: Page, plan: Plan, issuer: Issuer, rows: list[PlanRow], paper: Paper) -> bytes:
    """The plan as .docx."""
    made = draft.draft(page.language, plan, rows, issuer, paper.grounds)
    try:
        return document.write(made, paper.template, notes=paper.notes).content
    except TemplateUnusable:  # it was tried when it came; now the machine is busy
        return document.write(made, notes=paper.notes).content


def of_bodies(page: Page, plan: Plan, issuer: Issuer, rows: list[PlanRow], paper: Paper) -> bytes:
    """The plan and an appendix for each body, as .zip."""
    made = draft.draft(page.language, plan, rows, issuer, paper.grounds)
    return document.write_package(made, of_plan(page, plan, issuer, rows, paper))


def _grounds(page: Page, plan: Plan, issuer: Issuer) -> list[str] | None:
    """The grounds as a reader left them, kept for each plan and issuer."""
    say = page.language
    usual = letterhead.grounds(say, author_of(plan, issuer), plan.overview.year)
    known: dict[str, str] = st.session_state.setdefault("plan_own_grounds", {})
    whose = _whose(page, say.code, issuer)
    key = f"{GROUNDS}_{st.session_state.get(BEGUN, 0)}_{whose}"
    text = st.text_area(
        say.text("Grounds, one a line"),
        value=known.get(whose, "\n".join(usual)),
        key=key,
        height=170,
        max_chars=LONGEST_GROUNDS,
        on_change=partial(_keep, whose, key),
    )
    lines = letterhead.own_grounds(text or "")
    return None if lines == usual else lines or []


def take_grounds(page: Page, language: str, issuer: Issuer, grounds: str) -> None:
    """Puts the grounds of a file in the field, which begins again with them."""
    known: dict[str, str] = st.session_state.setdefault("plan_own_grounds", {})
    known.pop(_whose(page, language, issuer), None)
    if grounds:
        known[_whose(page, language, issuer)] = grounds
    st.session_state[BEGUN] = st.session_state.get(BEGUN, 0) + 1


def _whose(page: Page, language: str, issuer: Issuer) -> str:
    return f"{page.province_code}.{page.year}.{language}.{notation(issuer)}"


def _keep(whose: str, key: str) -> None:
    st.session_state["plan_own_grounds"][whose] = st.session_state[key]


def _template(say: Language, made: Callable[[], PlanDraft]) -> bytes | None:
    """The reader's own template, tried with this plan; what it lacks is said, and why it was not
    used."""
    show.note(
        say.text(
            "Your office can change the look of the file: take the template, restyle it in Word, "
            "keep the fields in braces, and hand it in here."
        )
    )
    st.download_button(
        say.text("Take the template (.docx)"),
        data=SHIPPED.read_bytes,
        file_name=SHIPPED.name,
        on_click="ignore",
        mime=show.WORD,
        key="plan_take_template",
    )
    offered = st.file_uploader(
        say.text("Your office's own template (.docx)"),
        type=["docx"],
        key=TEMPLATE,
        max_upload_size=bounded_template.MOST_BYTES >> 20,
    )
    if offered is None:
        return None
    own = offered.getvalue()
    # What it lacks does not depend on the tasks, so it is tried once and not at every edit.
    tried: Tried | None = st.session_state.get(TRIED)
    if tried is None or (tried.file, tried.language) != (offered.file_id, say.code):
        tried = _tried(say, made(), own, offered.file_id)
        st.session_state[TRIED] = tried
    if tried.refused:
        st.warning(plain(tried.refused))
        return None
    if tried.absent:
        missing = say.text(
            "The template is used. It has no field for: {fields}.", fields="; ".join(tried.absent)
        )
        st.info(plain(missing))
    else:
        st.success(plain(say.text("The template is used.")))
    return own


def _tried(say: Language, made: PlanDraft, own: bytes, file: str) -> Tried:
    try:
        return Tried(file, say.code, absent=tuple(document.write(made, own).absent))
    except TemplateUnusable as refused:
        return Tried(file, say.code, refused=refused.text(say))
