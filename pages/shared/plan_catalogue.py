"""An office's own catalogue of tasks on the plan page: handed in once, it wins where it has tasks,
in every plan of the visit."""

from functools import partial

import streamlit as st

from pages.shared import show
from pages.shared.frame import Page
from pages.shared.plain import plain
from papi.plan import catalogue, catalogue_sheet, own_catalogue
from papi.plan.catalogue_cells import CatalogueRefused
from papi.plan.gather import Plan

FIELD, HELD, REFUSED, MADE = "plan_catalogue", "plan_own_catalogue", "plan_no_catalogue", "plan_own"
MOST_MIB = 2


def with_own(page: Page, plan: Plan) -> Plan:
    """The plan with the tasks of the reader's catalogue, if there is one."""
    held: tuple[str, bytes] | None = st.session_state.get(HELD)
    if held is None:
        return plan
    made: tuple[Plan, tuple[str, bytes], Plan] | None = st.session_state.get(MADE)
    if made is None or made[0] is not plan or made[1] is not held:
        name, content = held
        made = (plan, held, own_catalogue.in_plan(page.file, plan, content, name))
        st.session_state[MADE] = made
    return made[2]


def show_fields(page: Page, plan: Plan) -> None:
    """The catalogue to take, the field to hand it in, and what is used; folded away."""
    say = page.language
    with st.expander(say.text("Your office's own catalogue of tasks"), key="plan_own_tasks"):
        show.note(
            say.text(
                "Take the catalogue, change it in a spreadsheet and hand it in: where it has "
                "tasks, the plan takes these."
            )
        )
        st.download_button(
            say.text("Take the catalogue (.xlsx)"),
            data=partial(_catalogue, page),
            file_name="PAPI-danh-muc-nhiem-vu.xlsx",
            on_click="ignore",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            key="plan_take_catalogue",
        )
        st.file_uploader(
            say.text("A catalogue of your own (.xlsx)"),
            type=["xlsx"],
            key=FIELD,
            max_upload_size=MOST_MIB,
            on_change=_read,
            args=(page, plan),
        )
        if refused := st.session_state.get(REFUSED):
            st.warning(plain(refused))
        if held := st.session_state.get(HELD):
            st.success(plain(say.text("The tasks of {file} are used.", file=held[0])))
            st.button(say.text("Use the shipped tasks again"), key="plan_no_own", on_click=_forget)


def _catalogue(page: Page) -> bytes:
    return catalogue_sheet.write(
        page.language, catalogue.meanings(page.file), own_catalogue.newest(page.file)
    )


def _read(page: Page, plan: Plan) -> None:
    """Takes a catalogue once it has been read; a refused one leaves what was used before."""
    offered = st.session_state[FIELD]
    st.session_state[REFUSED] = ""
    if offered is None:
        return
    content = offered.getvalue()
    try:
        own_catalogue.in_plan(page.file, plan, content, offered.name)
    except CatalogueRefused as refused:
        st.session_state[REFUSED] = refused.text(page.language)
        return
    st.session_state[HELD] = (offered.name, content)


def _forget() -> None:
    for name in (HELD, MADE, REFUSED):
        st.session_state.pop(name, None)
