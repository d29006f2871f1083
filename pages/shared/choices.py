"""A page's own choices, each kept in the URL under its name, as a code and not as a label.

The frame binds its pickers to the URL through Streamlit, which writes the option's label there; a
label that changes with the language would break the link, so these are written here. A choice is
taken from the link, else from the last page that offered it, else from the default; invalid
options in a link are reported.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from pages.shared import offered
from pages.shared.plain import plain
from papi.common import typed
from papi.common.language import Language

FEW = 6
LONGEST = 60


@dataclass(frozen=True)
class Option:
    """An option's label, and all the names it is known by, in the form used to compare names."""

    label: str
    keys: Sequence[str]


def choice(
    language: Language,
    name: str,
    label: str,
    options: Mapping[str, str],
    default: str,
    *,
    listed: bool | None = None,
    width: int | str = "content",
) -> str:
    """The code of the chosen option (`options`: code → label); as buttons where they are few,
    unless `listed` decides."""
    key = f"choice_{name}"
    _settle_one(language, name, options, default)
    if listed if listed is not None else len(options) > FEW:
        chosen: str | None = st.selectbox(
            plain(label),
            list(options),
            format_func=lambda code: options.get(code, code),
            key=key,
            width=width if isinstance(width, int) else "stretch",
            on_change=_forget,
            args=(name,),
        )
    else:
        chosen = st.segmented_control(
            plain(label),
            list(options),
            key=key,
            format_func=lambda code: plain(options.get(code, code)),
            required=True,
            on_change=_forget,
            args=(name,),
        )
    _say(name)
    code = chosen or default
    _keep(name, code)
    return code


def several(
    language: Language,
    name: str,
    label: str,
    options: Mapping[str, Option],
    default: Iterable[str] = (),
    *,
    most: int,
    understand: Callable[[str], str | None],
    nearest: Callable[[str], list[str]],
) -> list[str]:
    """The codes of the chosen options, at most `most`, in the order chosen: a field that lists
    matches as one types, and under it the chosen options, which can be pressed to remove them.
    `understand` gives the code of what was typed or linked, `nearest` the labels closest to what it
    does not know."""
    key = f"choice_{name}"
    _settle_several(language, name, options, default, most, understand, nearest)
    chosen: list[str] = st.session_state[key]

    def add() -> None:
        typed = (st.session_state[f"add_{name}"] or "").strip()[:LONGEST]
        st.session_state[f"add_{name}"] = ""
        _forget(name)
        if typed:
            st.session_state[key] = [*chosen, typed]

    with st.container(key=f"several_{name}", gap="small"):
        st.text_input(
            plain(label),
            key=f"add_{name}",
            on_change=add,
            placeholder=language.text("Type a name, with or without accents"),
        )
        left = {one.label: one.keys for code, one in options.items() if code not in chosen}
        offered.show(language, f"add_{name}", left, whole=True)
        if chosen:
            st.pills(
                language.text("Chosen: press one to remove it"),
                chosen,
                selection_mode="multi",
                format_func=lambda code: plain(options[code].label),
                key=key,
                on_change=_forget,
                args=(name,),
            )
    _say(name)
    _keep(name, ",".join(chosen))
    return list(chosen)


def number(
    language: Language, name: str, label: str, low: float, high: float, default: float
) -> float:
    """A number between `low` and `high`, two decimals, typed with comma or point and shown as the
    language writes it; the default is left out of the link."""
    chosen = _settle_typed(language, name, low, high, default)
    st.text_input(plain(label), key=f"choice_{name}", on_change=_forget, args=(name,))
    _say(name)
    _keep(name, "" if chosen == default else f"{chosen:.2f}")
    return chosen


def whole(language: Language, name: str, label: str, low: int, high: int, default: int) -> int:
    """A whole number between `low` and `high`; the default is left out of the link."""
    _settle_number(language, name, low, high, default, kind=int)
    chosen = st.number_input(
        plain(label),
        low,
        high,
        step=1,
        key=f"choice_{name}",
        on_change=_forget,
        args=(name,),
        width=200,
    )
    _say(name)
    _keep(name, "" if chosen == default else str(chosen))
    return int(chosen)


def preset(name: str, value: float | str) -> None:
    """Puts a number or an option's code into its field, as a button does; before the field is
    drawn."""
    st.session_state[f"choice_{name}"] = f"{value:.2f}" if isinstance(value, float) else value
    _forget(name)


def clear(*names: str) -> None:
    """Forgets choices that a page no longer offers, also in the link."""
    for name in names:
        st.session_state.pop(f"choice_{name}", None)
        st.session_state.pop(f"kept_{name}", None)
        st.query_params.pop(name, None)


def _asked(name: str) -> str | None:
    """What the link says, or what was chosen before on another page of this visit."""
    kept: str | None = st.session_state.get(f"kept_{name}")
    return st.query_params.get(name, kept)


def _settle_one(language: Language, name: str, options: Mapping[str, str], default: str) -> None:
    key = f"choice_{name}"
    if key in st.session_state:
        # This year or province no longer offers the choice: say so, never replace it silently.
        if st.session_state[key] in options:
            return
        asked = st.session_state[key]
    else:
        asked = _asked(name)
        if asked not in options and name not in st.query_params:
            asked = None  # kept from a page with other options: nobody asked for it here
    if asked is not None and asked not in options:
        _note(
            language.text(
                "“{asked}” is not among the choices here. Shown instead: {shown}.",
                asked=asked,
                shown=options[default],
            ),
            name,
        )
    st.session_state[key] = asked if asked in options else default


def _settle_number(
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
        asked = _asked(name)
        wanted = typed.number(asked) if asked else default
        if wanted is None or not low <= wanted <= high:
            wanted = default if wanted is None else min(max(wanted, low), high)
            if name in st.query_params:
                _note(
                    language.text(
                        "The link asks for “{asked}” here, which is not one of the choices.",
                        asked=asked,
                    ),
                    name,
                )
        st.session_state[key] = wanted
    st.session_state[key] = kind(min(max(st.session_state[key], low), high))


def _settle_typed(language: Language, name: str, low: float, high: float, default: float) -> float:
    """What was typed, else what the link says, clamped to the limits and written back into the
    field; a note when it was not a number (the previous one stays) or had to be clamped."""
    key = f"choice_{name}"
    kept = typed.number(st.session_state.get(f"kept_{name}") or "")
    before = default if kept is None else kept
    asked = st.session_state[key] if key in st.session_state else _asked(name)
    wanted = typed.number(asked) if asked else default
    chosen = round(min(max(before if wanted is None else wanted, low), high), 2)
    if wanted is None:
        _note(
            language.text(
                "“{asked}” is not a number here; {shown} is kept.",
                asked=asked,
                shown=language.points(chosen),
            ),
            name,
        )
    elif not low <= wanted <= high:
        _note(
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


def _settle_several(
    language: Language,
    name: str,
    options: Mapping[str, Option],
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
        text = _asked(name)
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
        _note(
            language.text(
                "Not among the choices here, and left out: {names}.", names=language.listed(names)
            ),
            name,
        )
    if len(found) > most:
        _note(
            language.text(
                "No more than {most} can be chosen here; the first {most} are shown.", most=most
            ),
            name,
        )
    st.session_state[key] = found[:most]


def _note(text: str, name: str) -> None:
    st.session_state[f"note_{name}"] = text


def _forget(name: str) -> None:
    st.session_state.pop(f"note_{name}", None)


def _say(name: str) -> None:
    if note := st.session_state.get(f"note_{name}"):
        st.info(plain(note))


def _keep(name: str, value: str) -> None:
    st.session_state[f"kept_{name}"] = value
    if value and st.query_params.get(name) != value:
        st.query_params[name] = value
    elif not value:
        st.query_params.pop(name, None)
