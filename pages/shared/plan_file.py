"""Takes a saved plan back: one of this province and year at once or merged with what was changed
here, another one after asking."""

import streamlit as st

from pages.shared import (
    choices,
    pickers,
    plan_catalogue,
    plan_issuer,
    plan_paper,
    plan_work,
    planned,
)
from pages.shared.frame import Page
from pages.shared.plain import plain
from papi.common import basket as baskets
from papi.common import measures, naming, proposal, survey_year
from papi.common.language import Language
from papi.common.refusal import InputRefused
from papi.plan import bounded_reading, issued_rows, merging, rows
from papi.plan import edits as edited
from papi.plan import gather as plans
from papi.plan import words as plan_words
from papi.plan.columns import VERSION
from papi.plan.edits import NONE, Edits
from papi.plan.issuer import PROVINCE, Issuer, parse, refuse_in_the_wrong_year
from papi.plan.sheet_reader import LoadedPlan, PlanFileRefused
from papi.priorities import target as targets
from papi.priorities.target import GroupTarget, RankTarget
from papi.warehouse.proposals import RULES, Rule

FIELD = "plan_file"


def show(page: Page) -> None:
    """The field for a file, and what is to be decided about one that was read."""
    say, work = page.language, plan_work.work_on(page)
    st.file_uploader(
        say.text("Continue from a saved plan (.xlsx)"),
        type=["xlsx"],
        key=FIELD,
        max_upload_size=bounded_reading.MOST_BYTES >> 20,
        on_change=_read,
        args=(page,),
    )
    if work.refused:
        st.warning(plain(work.refused))
    if work.waiting is not None:
        _ask(page, work.waiting)


def _read(page: Page) -> None:
    """Reads the file that was chosen; one of this plan is taken at once if nothing was changed."""
    work, offered = plan_work.work_on(page), st.session_state[FIELD]
    work.waiting, work.refused = None, ""
    if offered is None:
        return
    try:
        work.waiting = bounded_reading.read(offered.getvalue())
    except PlanFileRefused as refused:
        work.refused = refused.text(page.language)
        return
    if _is_own(page, work.waiting) and plan_work.count(page) == 0:
        _take(page, work.waiting)


def _is_own(page: Page, found: LoadedPlan) -> bool:
    code, year = planned.whose(page)
    return found.year == year and found.province_code in (code, page.province_code)


def _ask(page: Page, found: LoadedPlan) -> None:
    """What to do with a file: open the plan that it is of, put it in place of what is here, or
    merge the two."""
    say = page.language
    if not _is_own(page, found):
        name = _name(page, found)
        if name is None:
            st.warning(
                say.text("This file is of a province or year of which no scores are held here.")
            )
            return
        st.info(
            plain(
                say.text(
                    "This file is the plan of {province} from the scores of {year}.",
                    province=name,
                    year=found.year,
                )
            )
        )
        st.button(say.text("Open that plan"), key="plan_go", on_click=_go, args=(page, found))
    else:
        st.info(say.text("There are changes here that the file may not have."))
        merge, instead = say.text("Merge both"), say.text("Take the file instead")
        st.button(merge, key="plan_merge", on_click=_merge, args=(page, found))
        st.button(instead, key="plan_instead", on_click=_take, args=(page, found))
    st.button(say.text("Do nothing"), key="plan_nothing", on_click=_drop, args=(page,))


def _name(page: Page, found: LoadedPlan) -> str | None:
    file = page.file.as_surveyed
    known = naming.places(file)
    if found.province_code not in known or found.year not in survey_year.years(file):
        return None
    return page.language.place(naming.full_name(file, found.province_code))


def _go(page: Page, found: LoadedPlan) -> None:
    """Opens the plan of the file's province and year, and takes the file there."""
    surveyed = page.file.as_surveyed
    plan_work.work_on(page).waiting = None
    pickers.take_province(surveyed, found.province_code)
    st.session_state["year"] = found.year
    there = Page(
        file=pickers.chosen_file(surveyed),
        language=page.language,
        palette=page.palette,
        province_code=found.province_code,
        year=found.year,
    )
    if plan_work.work_on(there).edits == NONE:
        _take(there, found)
    else:
        plan_work.work_on(there).waiting = found


def _drop(page: Page) -> None:
    plan_work.work_on(page).waiting = None


def _take(page: Page, found: LoadedPlan) -> None:
    """Puts the file in place of what is here."""
    work, say = plan_work.work_on(page), page.language
    edits = _choose(page, found)
    work.do(edits)
    work.waiting, work.conflicts = None, []
    work.told, work.elsewhere = _converted(say, found), True
    work.saved = plan_work.now(page)


def _merge(page: Page, found: LoadedPlan) -> None:
    """Adds the file's contents and changes to those here; what both changed differently stays as
    it is here, and is said."""
    work, say = plan_work.work_on(page), page.language
    theirs = _edits(page, found)
    both, work.conflicts = merging.merged(work.edits, theirs)
    differing = _join(page, _basket(page, found))
    work.do(both)
    work.waiting, work.elsewhere = None, True
    work.told = say.count(
        "Merged; {n} place where the two differ is listed below.",
        "Merged; {n} places where the two differ are listed below.",
        len(work.conflicts),
    )
    if differing:
        work.told += " " + say.text(
            "Contents that the file has otherwise, left as they are here: {names}.",
            names="; ".join(differing),
        )


def _join(page: Page, theirs: baskets.Basket | None) -> list[str]:
    """Adds the contents of a file to those here; the names of those that both chose differently."""
    if theirs is None:
        return []
    mine = planned.contents(page)
    by = planned.held(page).by
    before = proposal.for_plan(page.file, page.province_code, page.year, by)
    joined, differing = baskets.joined(before, mine, theirs)
    if joined != mine:
        planned.choose(page, joined)
    known = measures.known(page.file)
    return [measures.name(page.language, known[one], page.year) for one in differing]


def _choose(page: Page, found: LoadedPlan) -> Edits:
    """Takes over what was chosen for the file: contents, rule, issuer and target."""
    edits = _edits(page, found)
    planned.choose(page, _basket(page, found))
    if found.rule in RULES:
        choices.preset("rule", found.rule)
    issuer = _issuer(page, found)
    st.session_state[plan_issuer.KIND_FIELD] = issuer.kind
    st.session_state[plan_issuer.NAME_FIELD] = issuer.name
    plan_paper.take_grounds(page, found.language, issuer, found.grounds)
    match _target(found):
        case GroupTarget(group):
            choices.preset("target", group)
        case RankTarget(rank):
            choices.preset("target", "rank")
            st.session_state["choice_rank"] = rank
        case _:
            pass
    return edits


def _target(found: LoadedPlan) -> targets.Target | None:
    try:
        return targets.parse(found.target) if found.target else None
    except InputRefused:
        return None


def _issuer(page: Page, found: LoadedPlan) -> Issuer:
    try:
        issuer = parse(found.issuer)
        refuse_in_the_wrong_year(page.file, issuer, page.year + 1)
    except InputRefused:
        return PROVINCE
    return issuer


def _basket(page: Page, found: LoadedPlan) -> baskets.Basket | None:
    if not found.basket:
        return None
    return baskets.read(found.basket, planned.kinds(page)).basket


def _edits(page: Page, found: LoadedPlan) -> Edits:
    """What the file's rows change in the rows that its own choices draft."""
    by: Rule = "sign" if found.rule == "sign" else "evidence"
    basket = _basket(page, found)
    shipped = plans.planned(page.file, page.province_code, page.year, None, basket, by)
    plan = plan_catalogue.with_own(page, shipped)
    language = Language(found.language)
    drafted = issued_rows.draft(language, plan, _issuer(page, found))
    placed = rows.placed(found.rows, rows.contents(language, plan))
    if found.version < VERSION:
        placed = issued_rows.completed(language, plan, placed)
    return edited.from_rows(drafted, placed, rows.catalogue(language, plan))


def _converted(say: Language, found: LoadedPlan) -> str:
    if found.version < VERSION:
        return plan_words.converted(say)
    return say.text("Loaded: {n} tasks.", n=len(found.rows))
