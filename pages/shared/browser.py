"""Sends the browser the page's styles for screen and print, its language, and its busy messages.

Streamlit's document says lang="en" whatever it shows, and hides the message that a script is
running; `browser.js`, our own code, corrects both and fetches nothing from any host.
"""

import json
from pathlib import Path

import streamlit as st

from papi.common import drawing
from papi.common.language import Language, marked
from papi.common.palette import PALETTES, Palette, exchanged, rgb

STYLE = Path(__file__).with_name("style.css")
SCRIPT = Path(__file__).with_name("browser.js")
COMBOBOX = Path(__file__).with_name("combobox.js").read_text(encoding="utf-8")
OPENING_TABLE = Path(__file__).with_name("opening_table.js").read_text(encoding="utf-8")
LIGHT = PALETTES["light"]
# Streamlit's name of a button or region (for screen readers), and ours.
NAMES = {
    "App pages": marked("Pages"),
    "Sidebar": marked("Pages"),
    "Expand sidebar": marked("Pages"),
    "Collapse sidebar": marked("Close the list of pages"),
    "Open": marked("Open the list"),
    "Close": marked("Close"),
    "Clear all": marked("Clear all"),
    "Selected values": marked("Chosen"),
    "Decrement": marked("Less"),
    "Increment": marked("More"),
    "Add row": marked("Add a row"),
    "Show/hide columns": marked("Show or hide columns"),
    "Download as CSV": marked("Download as CSV"),
    "Search": marked("Search the table"),
    "Fullscreen": marked("Full screen"),
    "Close fullscreen": marked("Exit full screen"),
    "file upload": marked("Choose a file"),
}


def style(palette: Palette) -> None:
    """The dashboard's type, spacing and cell colours, once per page."""
    sheet = drawing.style() + STYLE.read_text(encoding="utf-8")
    st.html(f"<style>{sheet}{drawing.colours(palette)}@media print {{{_paper(palette)}}}</style>")


def tell(language: Language) -> None:
    """The document's language, the messages shown while a page is busy, and the names of
    Streamlit's own buttons."""
    with st.container(key="told"):
        for one in (COMBOBOX, OPENING_TABLE, script(language)):
            st.html(f"<script>{one}</script>", unsafe_allow_javascript=True)


def script(language: Language) -> str:
    """The script that knows the page's language; the same at every run, so that a strict
    content security policy can allow it by its hash (docs/deploy/nginx.conf)."""
    words = json.dumps(
        {
            "lang": language.code,
            "busy": language.text("Working on it…"),
            "done": language.text("The page is up to date."),
            "enter": language.text("Press Enter to apply"),
            "skip": language.text("Skip to the content"),
            "names": {given: language.text(ours) for given, ours in NAMES.items()},
        }
    )
    return f"{SCRIPT.read_text(encoding='utf-8')}({words});"


def _paper(palette: Palette) -> str:
    """Paper is white whatever the screen is: the light theme's colours, which in charts
    replace those they were drawn with."""
    cells = "".join(
        f".stApp .figures td.{name}, .stApp td.{name} *, .stApp :is(.verdict, .tile).{name}"
        f" {{ background: {ground} !important; color: {ink} !important; }}"
        for name, (ground, ink) in LIGHT.cells.items()
    )
    marks = "".join(
        f'.js-plotly-plot [style*="{use}:{space}{written}"] {{ {use}: {after} !important; }}'
        for use, before, after in exchanged(palette, LIGHT)
        # Plotly writes its own colours as rgb(…) and those inside a label as they came.
        for space, written in ((" ", rgb(before)), ("", before))
    )
    return (
        f"html, body, .stApp, .stApp *:not(.swatch) {{ color: {LIGHT.text} !important;"
        " background-color: transparent !important; }"
        f":root {{ {drawing.variables(LIGHT)} color-scheme: light; }}{cells}{marks}"
    )
