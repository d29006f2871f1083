"""Sends the browser the page's styles for screen and print, its language, and its busy messages.

Streamlit's document says lang="en" whatever it shows, and hides the message that a script is
running; `browser.js`, our own code, corrects both and fetches nothing from any host.
"""

import json
from pathlib import Path

import streamlit as st

from pages.shared import packed
from papi.common import drawing
from papi.common.language import Language, marked
from papi.common.palette import PALETTES, Palette, exchanged, rgb

STYLES = [Path(__file__).with_name(one) for one in ("style.css", "plan.css")]
SCRIPT = Path(__file__).with_name("browser.js")
COMBOBOX = Path(__file__).with_name("combobox.js").read_text(encoding="utf-8")
OPENING_TABLE = Path(__file__).with_name("opening_table.js").read_text(encoding="utf-8")
PLAN = Path(__file__).with_name("plan.js").read_text(encoding="utf-8")
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
    "Add files": marked("Choose another file"),
}
# Streamlit's own words in fields, menus and messages, as patterns, and ours; {what} stands for the
# group in brackets. (No named groups: a script with "<" before a letter is not let through.)
PHRASES = {
    "Upload": marked("Choose a file"),
    "add icon": marked("Choose another file"),
    "Drag and drop (?:a file|files) here": marked("Drop the file here"),
    r"(\S+) per file.*": marked("At most {what} a file"),
    "Error:": marked("Error:"),
    r".* files are not allowed\.": marked("Files of this kind cannot be read here."),
    r"File must be (\S+) or smaller\.": marked("The file is larger than {what}."),
    "Remove (.+)": marked("Remove {what}"),
    "No results": marked("Nothing fits"),
    "Sort ascending": marked("Sort, smallest first"),
    "Sort descending": marked("Sort, largest first"),
    "Format": marked("Way of writing"),
    "Statistics": marked("Figures of this column"),
    "Autosize": marked("Fit the width"),
    "Pin column": marked("Keep the column in view"),
    "Unpin column": marked("Let the column move"),
    "Hide column": marked("Hide the column"),
}


def style(palette: Palette) -> None:
    """The dashboard's type, spacing and cell colours, once per page."""
    own = "".join(one.read_text(encoding="utf-8") for one in STYLES)
    sheet = drawing.style() + own
    st.html(f"<style>{sheet}{drawing.colours(palette)}@media print {{{_paper(palette)}}}</style>")


def tell(language: Language) -> None:
    """The document's language, the messages shown while a page is busy, and the names of
    Streamlit's own buttons."""
    scripts = (OPENING_TABLE, packed.SCRIPT, COMBOBOX, PLAN, script(language))
    with st.container(key="told"):
        st.html("".join(f"<script>{one}</script>" for one in scripts), unsafe_allow_javascript=True)


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
            "made": language.text("Picture made on {date}", date="{date}"),
            "link": language.text("Link to this part"),
            "embed": language.text("Lines that show this part on another site"),
            "copy": language.text("Copy"),
            "copied": language.text("Copied"),
            "close": language.text("Close"),
            "names": {given: language.text(ours) for given, ours in NAMES.items()},
            "phrases": {
                given: language.text(ours, what="{what}") for given, ours in PHRASES.items()
            },
        }
    )
    return f"{SCRIPT.read_text(encoding='utf-8')}({words});"


def _paper(palette: Palette) -> str:
    """Paper is white whatever the screen is: the light theme's colours, which in charts
    replace those they were drawn with."""
    cells = "".join(
        f".stApp .figures td.{name}, .stApp td.{name} *, .stApp .verdict.{name}"
        f" {{ background: {ground} !important; color: {ink} !important; }}"
        for name, (ground, ink) in LIGHT.cells.items()
    )
    cells += "".join(
        f".stApp .tile.{group}, .stApp .tile.{group} *"
        f" {{ background: {ground} !important; color: {LIGHT.on_groups[group]} !important; }}"
        for group, ground in LIGHT.groups.items()
    )
    marks = "".join(
        f'.js-plotly-plot [style*="{use}:{space}{written}"] {{ {use}: {after} !important; }}'
        for use, before, after in exchanged(palette, LIGHT)
        # Plotly writes its own colours as rgb(…) and those inside a label as they came.
        for space, written in ((" ", rgb(before)), ("", before))
    )
    return (
        f"html, body, .stApp, .stApp *:not(.swatch, .strip i, .shades td)"
        f" {{ color: {LIGHT.text} !important;"
        " background-color: transparent !important; }"
        f":root {{ {drawing.variables(LIGHT)} color-scheme: light; }}{cells}{marks}"
    )
