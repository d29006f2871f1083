"""Passes the names that a text field suggests to `combobox.js`, which lists them under it."""

import json
from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from papi.common.language import Language


def show(
    language: Language,
    key: str,
    names: Mapping[str, Sequence[str]],
    *,
    held: str = "",
    whole: bool = False,
) -> None:
    """Names for the text field of that key, the likeliest first, each with all that it is known by
    (folded as names are compared). `held`: what the field shows before anything is typed; `whole`:
    whether all names are listed as long as nothing is typed."""
    offers = [{"name": name, "keys": list(keys)} for name, keys in names.items()]
    listed = json.dumps(offers, ensure_ascii=False, separators=(",", ":"))
    _put(language, key, {"names": listed}, held, whole=whole)


def show_asked(
    language: Language, key: str, address: str, *, held: str = "", whole: bool = False
) -> None:
    """The same where there are too many names to send along: the script asks for those that fit at
    `address`, adding what was typed (see names)."""
    _put(language, key, {"ask": address}, held, whole=whole)


def _put(
    language: Language, key: str, offers: Mapping[str, str], held: str, *, whole: bool
) -> None:
    said = {
        "offers": key,
        **offers,
        "held": held,
        "all": "1" if whole else "",
        "none": language.text("No such name in the list. Press Enter to look for the nearest."),
    }
    data = " ".join(f"data-{name}='{_attribute(text)}'" for name, text in said.items())
    with st.container(key=f"offers_{key}"):
        st.html(f"<div {data}>{escape(key)}</div>")


def _attribute(text: str) -> str:
    """A text between single quotes: JSON is full of double ones, each of which `escape` makes six
    characters, half of all names."""
    return escape(text, quote=False).replace("'", "&#39;")
