"""The pickers of province, year, language and division, and how a link sets them.

Year and language are bound to the URL by Streamlit. Province and division are not, because a bound
field puts what it shows in the link, and these show other words in another language. The province
is written to the link by its own name; the division as 34, or left out for provinces as surveyed.
"""

from collections.abc import Collection
from html import escape

import streamlit as st

from pages.shared import asked_for, first_visit, names, offered
from papi.common import naming, survey_year
from papi.common.language import CODES, Code, Language, marked
from papi.common.paged import many
from papi.common.remembered import remembered
from papi.warehouse import places
from papi.warehouse.connection import Identity


def chosen_file(surveyed: Identity) -> Identity:
    """The warehouse for the division that the reader chose; a session that lost its choice uses its
    link."""
    if "division" not in st.session_state:
        linked = st.query_params.get("division") == asked_for.OF_34
        st.session_state["division"] = asked_for.OF_34 if linked else asked_for.SURVEYED
    return surveyed.in_34 if st.session_state["division"] == asked_for.OF_34 else surveyed


def language() -> Code:
    """The chosen language, or the link's, or the browser's, or Vietnamese."""
    for asked in (
        None if link_moved() else st.session_state.get("lang"),
        st.query_params.get("lang"),
        (st.context.locale or "").split("-")[0],
    ):
        for code in CODES:
            if asked == code:
                return code
    return "vi"


def complete_link(surveyed: Identity) -> bool:
    """Applies what the link asks for and writes the link out in full; whether it had to change."""
    asked = {key: st.query_params[key] for key in asked_for.LINKED if key in st.query_params}
    own = first_visit.remembered(st.context.cookies)
    settled = asked_for.settle(surveyed, asked, language(), own)
    others = {key: text for key, text in st.query_params.items() if key not in asked}
    st.session_state["division"] = asked_for.OF_34 if settled.of_34 else asked_for.SURVEYED
    st.session_state["province_code"] = settled.province.code if settled.province else ""
    for field, held in (("year", settled.year), ("lang", settled.link["lang"])):
        if field in st.session_state:
            st.session_state[field] = held
    st.session_state["linked"] = settled.link
    st.session_state["notice"] = settled.notice
    if settled.link == {key: text for key, text in asked.items() if text}:
        return False
    st.query_params.from_dict({**settled.link, **others})
    return True


def link_moved() -> bool:
    """Whether the link is another than this session and its fields wrote: the reader went back or
    forward. (A page opened from the navigation has no province in its link yet.)"""
    linked: dict[str, str] | None = st.session_state.get("linked")
    asked = st.query_params
    if linked is None or "province" not in asked:
        return False
    changed = [name for name in asked_for.LINKED if asked.get(name) != linked.get(name)]
    # Year and language are also written by their fields, before the session hears of it.
    return any(
        name not in ("year", "lang") or asked.get(name) != str(st.session_state.get(name))
        for name in changed
    )


def show(say: Language, surveyed: Identity, file: Identity) -> None:
    """The pickers in a row, which a phone folds under what is chosen; province and division are
    kept in the link."""
    if st.session_state["division"] == asked_for.OF_34:
        st.query_params["division"] = asked_for.OF_34
    else:
        st.query_params.pop("division", None)
    held = ""
    if code := st.session_state["province_code"]:
        province = survey_year.provinces(file)[code].name
        st.query_params["province"] = str(province)
        held = say.place(province)
    else:
        st.query_params.pop("province", None)
    begun = "province" in st.session_state
    if begun and st.session_state["province"] != held:
        st.session_state["province"] = held
    _fold(say, held)
    with st.container(horizontal=True, vertical_alignment="center", key="pickers"):
        typed = st.text_input(
            say.text("Province"),
            None if begun else held,
            key="province",
            label_visibility="collapsed",
            width=210,
            placeholder=say.text("Type a province"),
            on_change=_understand_province,
            args=(surveyed, file),
        )
        if not begun and typed != held:
            # The first run of a session that took over another's, whose process ended, may bring
            # a choice along, for which Streamlit calls nothing.
            _understand_province(surveyed, file)
            st.rerun()
        offer(say, "province", surveyed, file, held=held)
        st.selectbox(
            say.text("Year"),
            survey_year.years(file),
            index=None,
            required=True,
            key="year",
            placeholder=say.text("Year"),
            bind="query-params",
            label_visibility="collapsed",
            width=100,
        )
        st.segmented_control(
            say.text("Provinces"),
            (asked_for.SURVEYED, asked_for.OF_34),
            format_func={
                asked_for.SURVEYED: say.text("63 old"),
                asked_for.OF_34: say.text("34 new"),
            }.__getitem__,
            required=True,
            key="division",
            label_visibility="collapsed",
            on_change=_change_division,
            args=(surveyed,),
        )
        st.segmented_control(
            say.text("Language"),
            CODES,
            required=True,
            key="lang",
            bind="query-params",
            label_visibility="collapsed",
        )
    st.session_state["linked"] = {
        name: st.query_params[name] for name in asked_for.LINKED if name in st.query_params
    }


def _fold(say: Language, province: str) -> None:
    """What is chosen, as the button that opens the fields on a phone (browser.js)."""
    chosen = say.text("Choose your province")
    if province:
        chosen = say.text(
            "{province} · {year} · {division} provinces",
            province=province,
            year=st.session_state.get("year") or st.query_params["year"],
            division=st.session_state["division"],
        )
    with st.container(key="folded"):
        st.html(f"<button type='button' aria-expanded='false'>{escape(chosen)}</button>")


def offer(
    say: Language,
    key: str,
    surveyed: Identity,
    file: Identity,
    *,
    held: str = "",
    division: int | None = None,
    without: Collection[str] = (),
) -> None:
    """Lists the provinces (of one division, where given) under the field of that key, those
    `without` left out; where they are many, the field asks for them."""
    if many(file):
        offered.show_asked(say, key, names.address("province", say, file), held=held, whole=True)
        return
    known = known_as(say.code, surveyed, file)
    here = {say.place(name) for name in survey_year.codes(file, division)}
    left = {name: keys for name, keys in known.items() if name in here and name not in without}
    offered.show(say, key, left, held=held, whole=True)


@remembered(8)
def known_as(lang: Code, surveyed: Identity, file: Identity) -> dict[str, list[str]]:
    """The provinces of a division as a reader sees them, each with all it is known by, as names are
    compared: one of the 34 also by the names of its parts."""
    say, keys = Language(lang), dict[str, list[str]]()
    for known in places.province_names(surveyed):
        keys.setdefault(known.province_code, []).append(known.name_key)
    return {
        say.place(name): sorted(
            {key for one in {code, *naming.parts(surveyed, code)} for key in keys[one]}
        )
        for code, name in survey_year.names(file).items()
    }


def take_province(surveyed: Identity, code: str) -> None:
    """Chooses a province of either division, as a callback does: before the pickers are drawn."""
    unmoved = code in survey_year.provinces(chosen_file(surveyed))
    division = naming.places(surveyed)[code].division
    if not unmoved:
        st.session_state["division"] = asked_for.OF_34 if division == 34 else asked_for.SURVEYED
    st.session_state["province_code"] = code
    st.session_state["notice"] = None
    _remember(code)


def _understand_province(surveyed: Identity, file: Identity) -> None:
    """Chooses the province that was typed, in any spelling; a name that is no province's leaves
    the choice as it was, with a notice. The field is then filled with the province's own name."""
    typed = st.session_state["province"] or ""
    found = asked_for.recognise(surveyed, file.of_34, typed, st.session_state.get("year"))
    if found is None:
        nearest = asked_for.nearest(file, language(), typed)
        message = marked("No province is called “{name}”. Nearest: {nearest}.")
        st.session_state["notice"] = (message, {"name": typed, "nearest": nearest})
        return
    take_province(surveyed, found.code)
    st.session_state["notice"] = found.notice


def _change_division(surveyed: Identity) -> None:
    """Keeps the province: an old one becomes its successor, a new one becomes the old one that was
    viewed before, or the part with the same name."""
    code = st.session_state["province_code"]
    if not code:
        return
    _remember(code)
    file = chosen_file(surveyed)
    known = survey_year.provinces(file)
    if code not in known:
        code = (
            naming.code_in(surveyed, code, 34)
            if file.of_34
            else naming.old_code(surveyed, code, st.session_state.get("old_province"))
        )
    st.session_state["province_code"] = code
    st.session_state["notice"] = None


def _remember(code: str) -> None:
    """Remembers the last old province viewed, to come back to."""
    if not naming.is_of_34(code):
        st.session_state["old_province"] = code
