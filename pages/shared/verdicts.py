"""The choices among printed statements, and the field for a text to check."""

import streamlit as st

from pages.shared import checked_text, choices, show
from pages.shared.frame import Page
from papi.claims import Checked, check, shipped, told, wording
from papi.claims.checking import LONGEST
from papi.claims.shipped import Statements
from papi.common.language import Code, Language
from papi.common.printable import printable
from papi.warehouse.connection import Identity

LINES = 5 * 28  # pixels of five lines of the text field


def chosen(page: Page) -> Statements:
    """The reader's choice among the shipped statements."""
    say, every = page.language, shipped.statements(page.file.as_surveyed)
    years = sorted({one.year for one in every}, reverse=True)
    kinds = [one for one in wording.KINDS if any(one == each.kind for each in every)]
    with st.container(horizontal=True, vertical_alignment="bottom", key="claim_choices"):
        verdict = choices.choice(
            say,
            "verdict",
            say.text("Verdict"),
            {
                "all": say.text("All verdicts"),
                **{one: wording.verdict_name(say, one) for one in wording.VERDICTS},
            },
            "all",
            listed=True,
            width=220,
        )
        kind = choices.choice(
            say,
            "kind",
            say.text("Kind"),
            {"all": say.text("All kinds"), **{one: wording.kind_name(say, one) for one in kinds}},
            "all",
            listed=True,
            width=220,
        )
        year = choices.choice(
            say,
            "printed",
            say.text("Year of the figure"),
            {"all": say.text("All years"), **{str(one): str(one) for one in years}},
            "all",
            listed=True,
            width=160,
        )
        whose = choices.choice(
            say,
            "whose",
            say.text("About"),
            {"all": say.text("All provinces"), "ours": say.text("Our province")},
            "all",
        )
    return Statements(verdict, kind, year, whose)


def pasted(page: Page) -> Checked | None:
    """The field for a text, what it claims and what is left over; None while it is empty."""
    say = page.language
    st.button(say.text("Try an example"), key="try_example", on_click=_put, args=(say,))
    with st.form("check", border=False, enter_to_submit=False):
        st.session_state.setdefault("sentence", st.session_state.get("kept_sentence", ""))
        # No max_chars: the field would refuse a longer text silently; it is cut here, with a note.
        typed = st.text_area(
            say.text("Text to check, in Vietnamese or English"), key="sentence", height=LINES
        )
        text = printable(typed[: LONGEST + 1])
        st.form_submit_button(say.text("Check"), key="check_text")
    st.session_state["kept_sentence"] = text
    if not text.strip():
        show.note(
            say.text(
                "Paste a sentence or a whole article, for example: “{example}” Provinces, years, "
                "points, ranks, groups and changes in it are looked up one by one. A statement "
                "that names no province or year is read as being about the ones chosen above.",
                example=told.example(say),
            )
        )
        return None
    read = _checked(page.file.as_surveyed, text, page.province_code, page.year)
    show.remarks([told.answer(say, read)])
    if read.cut:
        show.remarks([say.text("Only the first {n} characters were read.", n=say.whole(LONGEST))])
    if read.findings or read.leftovers:
        _show(page, read)
    return read


def _put(language: Language) -> None:
    st.session_state["sentence"] = told.example(language)


def _show(page: Page, read: Checked) -> None:
    """The text marked up, and its corrected sentences with a button that copies them."""
    st.html(_marked_up(page.language.code, page.file.as_surveyed, read))
    if corrected := checked_text.corrections(read):
        show.note(page.language.text("Corrected sentences, to copy:"))
        st.code("\n".join(corrected), language=None, wrap_lines=True)


@st.cache_data(max_entries=30, show_spinner=False)
def _checked(file: Identity, text: str, province_code: str, year: int) -> Checked:
    return check(file, text, province_code, year)


@st.cache_data(max_entries=30, show_spinner=False)
def _marked_up(code: Code, file: Identity, read: Checked) -> str:
    return checked_text.markup(Language(code), file, read)
