"""Who issues the plan: a kind of body and, for all but the province, its name; kept in the link as
on the command line."""

from typing import cast

import streamlit as st

from pages.shared import settled
from pages.shared.frame import Page
from pages.shared.plain import plain
from papi.common.refusal import InputRefused
from papi.plan import words
from papi.plan.issuer import (
    KINDS,
    LAST_YEAR_OF_DISTRICTS,
    PROVINCE,
    Issuer,
    IssuerKind,
    notation,
    parse,
    refuse_in_the_wrong_year,
)

NAME = "issuer"
KIND_FIELD, NAME_FIELD = f"choice_{NAME}", "issuer_name"


def chosen(page: Page) -> Issuer:
    """The issuer; the province where a name is missing or the body did not exist that year."""
    say, year = page.language, page.year + 1
    kinds = [kind for kind in KINDS if kind != "district" or year <= LAST_YEAR_OF_DISTRICTS]
    _settle(page, kinds)
    kind = st.selectbox(
        say.text("Issued by"),
        kinds,
        key=KIND_FIELD,
        format_func=words.issuer_kinds(say).__getitem__,
        placeholder=say.text("Issued by"),
        on_change=_renamed,
        width=200,
    )
    found = PROVINCE
    if kind and kind != "province":
        name = st.text_input(
            say.text("Its name"),
            key=NAME_FIELD,
            placeholder=plain(words.example_of(kind)),
            on_change=settled.forget,
            args=(NAME,),
            width=260,
        )
        found = _of(page, cast(IssuerKind, kind), name or "")
    settled.say(NAME)
    settled.keep(NAME, "" if found == PROVINCE else notation(found))
    return found


def _settle(page: Page, kinds: list[IssuerKind]) -> None:
    """What the link says, when the session begins or the reader goes back."""
    if KIND_FIELD in st.session_state:
        if st.session_state[KIND_FIELD] not in kinds:
            st.session_state[KIND_FIELD] = "province"
        return
    found = PROVINCE
    try:
        found = parse(settled.linked(NAME) or "")
        refuse_in_the_wrong_year(page.file, found, page.year + 1)
    except InputRefused as refused:
        settled.note(refused.text(page.language), NAME)
        found = PROVINCE
    st.session_state[KIND_FIELD], st.session_state[NAME_FIELD] = found.kind, found.name


def _of(page: Page, kind: IssuerKind, name: str) -> Issuer:
    if not name.strip():
        return PROVINCE
    try:
        found = parse(f"{kind}:{name}")
        refuse_in_the_wrong_year(page.file, found, page.year + 1)
        return found
    except InputRefused as refused:
        settled.note(refused.text(page.language), NAME)
        return PROVINCE


def _renamed() -> None:
    """Another kind of body has another name."""
    st.session_state[NAME_FIELD] = ""
    settled.forget(NAME)
