"""Sends drawings and tables past Streamlit's Markdown; the page's script (packed.js) puts them in.

A drawing has thousands of elements. As Markdown each of them is parsed and compared by itself,
which took a quarter of the time of a change of province; Streamlit's HTML leaves out SVG. So a
drawing is sent as text, and the browser makes it in one go.
"""

import re
from pathlib import Path

import streamlit as st

SCRIPT = Path(__file__).with_name("packed.js").read_text(encoding="utf-8")

# What stands for < and & in the text: control characters, which no name may bring along.
_LESS, _AND = "\x01", "\x02"
_SENT = re.compile(r"<div class='packed[^']*'>(.*)</div>", re.DOTALL)


def show(html: str, kind: str = "") -> None:
    """Our own markup; the caller has escaped every text in it. kind: the classes of the element
    that holds it."""
    st.html(packed(html, kind))


def packed(html: str, kind: str = "") -> str:
    """The markup as it is sent: an element that holds nothing but text."""
    # Four times replace: of text that is not all ASCII, translate takes ten times as long.
    text = html.replace(_LESS, "").replace(_AND, "").replace("<", _LESS).replace("&", _AND)
    return f"<div class='{f'packed {kind}'.rstrip()}'>{text}</div>"


def unpacked(body: str) -> str:
    """The markup that was sent; empty where other HTML was."""
    sent = _SENT.fullmatch(body)
    return sent[1].replace(_LESS, "<").replace(_AND, "&") if sent else ""
