"""Settles what a page's field shows: its own state, else the link, else what was chosen on another
page of this visit, else the default. What it cannot show is noted, never replaced silently."""

from collections.abc import Callable, Iterable, Mapping

import streamlit as st

from pages.shared.plain import plain
from papi.common import typed
from papi.common.language import Language

FEW = 6
LONGEST = 60


def settle_one(language: Language, name: str, options: Mapping[str, str], default: str) -> None:
    """The field's option, or the link's, or the default; a note where it is not offered here."""
    key = f"choice_{name}"
    if key in st.session_state:
        # This year or province no longer offers the choice: say so, never replace it silently.
        if st.session_state[key] in options:
            return
        asked = st.session_state[key]
    else:
        asked = linked(name)
        if asked not in options and name not in st.query_params:
            asked = None  # kept from a page with other options: nobody asked for it here
    if asked is not None and asked not in options:
        note(
            language.text(
                "“{asked}” is not among the choices here. Shown instead: {shown}.",
                asked=asked,
                shown=options[default],
            ),
            name,
        )
    st.session_state[key] = asked if asked in options else default


def settle_number(
    language: Language,
    name: str,
    low: float,
    high: float,
    default: float,
    kind: Callable[[float], float] = float,
) -> None:
    """The field's number, or the link's, clamped to the limits; a note where it had to be."""
    key = f"choice_{name}"
    if key not in st.session_state:
        asked = linked(name)
        wanted = typed.number(asked) if asked else default
        if wanted is None or not low <= wanted <= high:
            wanted = default if wanted is None else min(max(wanted, low), high)
            if name in st.query_params:
                note(
                    language.text(
                        "The link asks for “{asked}” here, which is not one of the choices.",
                        asked=asked,
                    ),
                    name,
                )
        st.session_state[key] = wanted
    st.session_state[key] = kind(min(max(st.session_state[key], low), high))


def settle_typed(language: Language, name: str, low: float, high: float, default: float) -> float:
    """What was typed, else what the link says, clamped to the limits and written back into the
    field; a note when it was not a number (the previous one stays) or had to be clamped."""
    key = f"choice_{name}"
    kept = typed.number(st.session_state.get(f"kept_{name}") or "")
    before = default if kept is None else kept
    asked = st.session_state[key] if key in st.session_state else linked(name)
    wanted = typed.number(asked) if asked else default
    chosen = round(min(max(before if wanted is None else wanted, low), high), 2)
    if wanted is None:
        note(
            language.text(
                "“{asked}” is not a number here; {shown} is kept.",
                asked=asked,
                shown=language.points(chosen),
            ),
            name,
        )
    elif not low <= wanted <= high:
        note(
            language.text(
                "“{asked}” is not between {low} and {high}; {shown} is used instead.",
                asked=asked,
                low=language.points(low),
                high=language.points(high),
                shown=language.points(chosen),
            ),
            name,
        )
    st.session_state[key] = language.points(chosen)
    return chosen


def settle_several(
    language: Language,
    name: str,
    options: Iterable[str],
    default: Iterable[str],
    most: int,
    understand: Callable[[str], str | None],
    nearest: Callable[[str], list[str]],
) -> None:
    """What was chosen and typed, else what the link says, as codes; a note on what is left out."""
    key = f"choice_{name}"
    if key in st.session_state:
        asked, silent = list(st.session_state[key]), False
    else:
        text = linked(name)
        silent = name not in st.query_params
        asked = list(default) if text is None else [part for part in text.split(",") if part]
    found: list[str] = []
    lost = []
    for part in asked:
        code = part if part in options else understand(part)
        if code is None or code not in options:
            lost.append(part[:LONGEST])
        elif code not in found:
            found.append(code)
    if lost and not silent:
        names = [
            language.text(
                "“{asked}” (nearest: {names})", asked=part, names=language.listed(nearest(part))
            )
            for part in lost[:FEW]
        ]
        note(
            language.text(
                "Not among the choices here, and left out: {names}.", names=language.listed(names)
            ),
            name,
        )
    if len(found) > most:
        note(
            language.text(
                "No more than {most} can be chosen here; the first {most} are shown.", most=most
            ),
            name,
        )
    st.session_state[key] = found[:most]


def forget(name: str) -> None:
    """Drops the field's note, as soon as the reader changes the field."""
    st.session_state.pop(f"note_{name}", None)


def say(name: str) -> None:
    """Shows the field's note, if it has one."""
    if note := st.session_state.get(f"note_{name}"):
        st.info(plain(note))


def keep(name: str, value: str) -> None:
    """Writes the choice into the link, and for other pages; an empty one leaves the link."""
    st.session_state[f"kept_{name}"] = value
    if value and st.query_params.get(name) != value:
        st.query_params[name] = value
    elif not value:
        st.query_params.pop(name, None)


def read_again() -> None:
    """Forgets what the page's fields hold where the link now says something else."""
    for name, linked in st.query_params.items():
        if linked != st.session_state.get(f"kept_{name}"):
            st.session_state.pop(f"choice_{name}", None)


def linked(name: str) -> str | None:
    """What the link says, or what was chosen before on another page of this visit."""
    kept: str | None = st.session_state.get(f"kept_{name}")
    return st.query_params.get(name, kept)


def note(text: str, name: str) -> None:
    """A note for the field, until the reader changes it."""
    st.session_state[f"note_{name}"] = text
