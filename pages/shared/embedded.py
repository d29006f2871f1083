"""A page in a frame of another site: one part of it, its source and a link back, nothing else.

The page runs as always, so that every choice of its link holds; what is not of the part is neither
drawn (kept) nor seen (style).
"""

from collections.abc import Callable
from html import escape
from urllib.parse import parse_qs, urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.shared import part_row, show
from papi.common.language import Language
from papi.subjects import SUBJECTS

KEY = "embedded"
LABEL = "estimated"  # of what says that the figures are estimates
SOURCE = "source_alone"


def asked() -> str:
    """The part that the link asks for (`embed=`), empty without one. Streamlit keeps this word of a
    link from scripts, so it is read from the link itself."""
    run = get_script_run_ctx()
    return parse_qs(run.query_string).get("embed", [""])[0] if run else ""


def show_alone(language: Language, stem: str, name: str, page: Callable[[], None]) -> None:
    """Runs the page and shows that part of it, its source, and the link back to all that its reader
    could choose there; the link alone where the page has no such part."""
    known = name in SUBJECTS[stem].parts
    _style(name if known else "")
    if known:
        page()
    address = "./" if stem == next(iter(SUBJECTS)) else f"./{stem}"
    anchor = f"#{name}" if known else ""
    link = escape(f"{address}?{urlencode(st.query_params.to_dict())}{anchor}")
    opens = escape(language.text("Open in the PAPI dashboard"))
    with st.container(key=KEY):
        show.markup(f"<p class='note'><a href='{link}' target='_blank'>{opens}</a></p>")


def _style(name: str) -> None:
    """Hides all but the part, the page's headline over it, notices, and the link back."""
    part = f".st-key-{part_row.key(name)}"
    ours = f"{part}, .st-key-{KEY}, .st-key-{LABEL}, .st-key-{SOURCE}"
    shown = f":has({ours}, h1.headline, .stAlert)"
    inside = f":is({ours}) *"
    st.html(
        "<style>.stApp :is([data-testid=stHeader], .st-key-line, .st-key-bar, .take, footer)"
        " { display: none; }"
        ".stApp .stMainBlockContainer.stMainBlockContainer { padding: 0.75rem; max-width: none; }"
        ".stApp .headline.headline { font-size: 0.95rem; font-weight: 400; }"
        ".stApp .stMain :is([data-testid=stElementContainer], [data-testid=stLayoutWrapper])"
        f":not({shown}, {inside}) {{ display: none; }}</style>"
    )
