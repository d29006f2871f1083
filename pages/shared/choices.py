"""A page's own choices, each kept in the URL under its name, as a code and not as a label.

The frame binds its pickers to the URL through Streamlit, which writes the option's label there; a
label that changes with the language would break the link, so these are written here. A choice is
taken from the link, else from the last page that offered it, else from the default; invalid
options in a link are reported.
"""

from collections.abc import Callable, Collection, Iterable, Mapping

import streamlit as st

from pages.shared.plain import plain
from pages.shared.settled import (
    FEW,
    LONGEST,
    forget,
    keep,
    linked,
    say,
    settle_number,
    settle_one,
    settle_several,
    settle_typed,
)
from papi.common.language import Language


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
    settle_one(language, name, options, default)
    if listed if listed is not None else len(options) > FEW:
        chosen: str | None = st.selectbox(
            plain(label),
            list(options),
            format_func=lambda code: options.get(code, code),
            key=key,
            placeholder=plain(label),
            width=width if isinstance(width, int) else "stretch",
            on_change=forget,
            args=(name,),
        )
    else:
        chosen = st.segmented_control(
            plain(label),
            list(options),
            key=key,
            format_func=lambda code: plain(options.get(code, code)),
            required=True,
            on_change=forget,
            args=(name,),
        )
    say(name)
    code = chosen or default
    keep(name, code)
    return code


def several(
    language: Language,
    name: str,
    label: str,
    options: Collection[str],
    default: Iterable[str] = (),
    *,
    most: int,
    called: Callable[[str], str],
    offer: Callable[[str, Collection[str]], None],
    understand: Callable[[str], str | None],
    nearest: Callable[[str], list[str]],
) -> list[str]:
    """The codes of the chosen options, at most `most`, in the order chosen: a field that lists
    matches as one types, and under it the chosen options, which can be pressed to remove them.
    `called` gives an option's label, `offer` lists those that are not chosen under the field of a
    key (it is given the labels of the chosen);
    `understand` gives the code of what was typed or linked, `nearest` the labels closest to what it
    does not know."""
    key = f"choice_{name}"
    settle_several(language, name, options, default, most, understand, nearest)
    chosen: list[str] = st.session_state[key]

    def add() -> None:
        typed = (st.session_state[f"add_{name}"] or "").strip()[:LONGEST]
        st.session_state[f"add_{name}"] = ""
        forget(name)
        if typed:
            st.session_state[key] = [*chosen, typed]

    with st.container(key=f"several_{name}", gap="small"):
        st.text_input(
            plain(label),
            key=f"add_{name}",
            on_change=add,
            placeholder=language.text("Type a name, with or without accents"),
        )
        offer(f"add_{name}", [called(code) for code in chosen])
        if chosen:
            st.pills(
                language.text("Chosen: press one to remove it"),
                chosen,
                selection_mode="multi",
                format_func=lambda code: plain(called(code)),
                key=key,
                on_change=forget,
                args=(name,),
            )
    say(name)
    keep(name, ",".join(chosen))
    return list(chosen)


def left_out(name: str, options: Mapping[str, str]) -> list[str]:
    """The codes of the options whose ticks the reader took away (`options`: code → label); all are
    ticked at first, and the link names those that are not."""
    asked = st.query_params.get(name, "")
    if st.session_state.get(f"kept_{name}") != asked:
        for code in options:
            st.session_state[f"tick_{name}_{code}"] = code not in asked.split(",")
    ticks = {
        code: st.checkbox(plain(label), key=f"tick_{name}_{code}")
        for code, label in options.items()
    }
    without = [code for code, ticked in ticks.items() if not ticked]
    keep(name, ",".join(without))
    return without


def number(
    language: Language, name: str, label: str, low: float, high: float, default: float
) -> float:
    """A number between `low` and `high`, two decimals, typed with comma or point and shown as the
    language writes it; the default is left out of the link."""
    chosen = settle_typed(language, name, low, high, default)
    st.text_input(plain(label), key=f"choice_{name}", on_change=forget, args=(name,))
    say(name)
    keep(name, "" if chosen == default else f"{chosen:.2f}")
    return chosen


def whole(language: Language, name: str, label: str, low: int, high: int, default: int) -> int:
    """A whole number between `low` and `high`; the default is left out of the link."""
    settle_number(language, name, low, high, default, kind=int)
    chosen = st.number_input(
        plain(label),
        low,
        high,
        step=1,
        key=f"choice_{name}",
        on_change=forget,
        args=(name,),
        width=200,
    )
    say(name)
    keep(name, "" if chosen == default else str(chosen))
    return int(chosen)


def typed(name: str, label: str, *, on_change: Callable[[], None]) -> str:
    """What was typed into a field, at most LONGEST letters; an empty one is left out of the
    link. on_change: called when it is another."""
    key = f"choice_{name}"
    if key not in st.session_state:
        st.session_state[key] = (linked(name) or "")[:LONGEST]
    typed = st.text_input(
        plain(label), key=key, max_chars=LONGEST, on_change=on_change, type="search", width=320
    )
    found = (typed or "").strip()
    keep(name, found)
    return found


def forget_choice(name: str) -> None:
    """Lets a field begin anew, as a callback does: before it is drawn."""
    forget(name)
    clear(name)


def preset(name: str, value: float | str) -> None:
    """Puts a number or an option's code into its field, as a button does; before the field is
    drawn."""
    st.session_state[f"choice_{name}"] = f"{value:.2f}" if isinstance(value, float) else value
    forget(name)


def clear(*names: str) -> None:
    """Forgets choices that a page no longer offers, also in the link."""
    for name in names:
        st.session_state.pop(f"choice_{name}", None)
        st.session_state.pop(f"kept_{name}", None)
        st.query_params.pop(name, None)
