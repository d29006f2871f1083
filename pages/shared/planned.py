"""What the reader has put into the plan of each province and year: in the link, in the session, and
in the browser, which gives it back to a session that lost it.

Nobody has chosen anything at first: the plan is what the rule proposes. The first choice makes a
basket of it, which then stands in the link as a whole. A province that was not merged in July 2025
has one basket, whichever division is shown."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import streamlit as st

from pages.shared import settled
from papi.common import basket as baskets
from papi.common import proposal
from papi.common.basket import Basket, Kind
from papi.common.parts import View
from papi.warehouse.proposals import RULES, Rule

FIELD = "plan_act"
NAME = "basket"


@dataclass
class Held:
    """What is chosen for a province and year (None: nothing), by which rule the rest is proposed,
    and whether this reader changed it here: then the browser keeps it."""

    chosen: Basket | None = None
    by: Rule = "evidence"
    touched: bool = False
    emptied: bool = False


def whose(view: View) -> tuple[str, int]:
    """Whose plan it is, by code and year."""
    return proposal.of_plan(view.file, view.province_code, view.year)


def held(view: View) -> Held:
    """What is chosen for the view's province and year."""
    known: dict[tuple[str, int], Held] = st.session_state.setdefault("plans", {})
    return known.setdefault(whose(view), Held())


def contents(view: View) -> Basket:
    """What the plan holds: what was chosen, else what the rule proposes."""
    found = held(view)
    if found.chosen is not None:
        return found.chosen
    return proposal.for_plan(view.file, view.province_code, view.year, found.by)


def choose(view: View, chosen: Basket | None) -> None:
    """Takes another basket; None goes back to the proposal."""
    found = held(view)
    found.chosen, found.touched, found.emptied = chosen, chosen is not None, chosen is None
    settled.forget(NAME)


def aim_at(view: View, goals: Mapping[str, float]) -> None:
    """Takes these values as goals, in the measures' own units; what was left out comes back to be
    improved."""
    chosen = contents(view)
    for measure, goal in goals.items():
        held_item = baskets.item_of(chosen, measure)
        if held_item is None or held_item.direction == "out":
            held_item = _added(view, measure, kinds(view)[measure])
        aimed = baskets.item(measure, held_item.kind, held_item.direction, goal, held_item.reason)
        chosen = baskets.with_item(chosen, aimed)
    choose(view, chosen)


def show(view: View) -> None:
    """Settles what the link says, and tells the page's script what is in the plan; on every
    page."""
    found = held(view)
    _settle(view, found)
    chosen = baskets.planned(contents(view))
    say = view.language
    words = {
        "none": say.text("Put into the plan"),
        "mend": say.text("✓ In the plan: to improve"),
        "keep": say.text("✓ In the plan: to maintain"),
    }
    told = {"items": {one.measure: one.direction for one in chosen}, "words": words}
    with st.container(key="plan_told"):
        st.text_input(FIELD, key=FIELD, on_change=_take, args=(view,))
        st.html(
            f"<style>:root {{ --planned: ' ({len(chosen)})' }}</style>"
            f"<div data-planned='{escape(json.dumps(told, ensure_ascii=False))}'></div>"
            + kept_here(_key(view), _to_keep(view, found), FIELD)
        )
    settled.say(NAME)


def kept_here(key: str, value: str | None, to: str) -> str:
    """Markup that asks the browser to keep a text under a key, to give back to the field `to` what
    it has ("": nothing is known here), or to forget it ("-"); None leaves it alone."""
    if value is None:
        return ""
    return f"<div data-kept='{escape(key)}' data-value='{escape(value)}' data-to='{to}'></div>"


def received(field: str) -> list[str]:
    """What the page's script sent through a hidden field: its words, without the time that it puts
    before them; the field is emptied."""
    text = str(st.session_state.get(field) or "")
    st.session_state[field] = ""
    return text.split(" ")[1:]


def kinds(view: View) -> dict[str, Kind]:
    """The measures that can be planned."""
    return proposal.kinds(view.file)


def _settle(view: View, found: Held) -> None:
    """The link's basket when the session begins or the reader goes back, else what was chosen here;
    then the link says what is shown."""
    by = st.session_state.get("choice_rule") or settled.linked("rule")
    found.by = by if by in RULES else "evidence"
    if f"choice_{NAME}" not in st.session_state:
        st.session_state[f"choice_{NAME}"] = True
        if asked := st.query_params.get(NAME):
            _read(view, found, asked)
    own = "" if found.chosen is None else baskets.written(found.chosen, *whose(view))
    settled.keep(NAME, own)


def _read(view: View, found: Held, asked: str) -> None:
    say = view.language
    linked = baskets.read(asked, kinds(view))
    settled.forget(NAME)
    if linked.code is not None and (linked.code, linked.year) != whose(view):
        said = say.text("The plan in the link is of another province or year, and not shown here.")
        settled.note(said, NAME)
        return
    # Whoever goes back to an earlier link of this visit keeps what was chosen since.
    if found.chosen is None:
        found.chosen = linked.basket
    if linked.lost:
        said = say.text(
            "The plan in the link has entries that are not understood here, and left out: {names}.",
            names=say.listed([one[: settled.LONGEST] for one in linked.lost[:3]]),
        )
        settled.note(said, NAME)


def _take(view: View) -> None:
    """What a button or the browser's store sent, before the page is drawn again."""
    match received(FIELD):
        case ["add", measure] if kind := kinds(view).get(measure):
            choose(view, baskets.with_item(contents(view), _added(view, measure, kind)))
        case ["drop", measure] if baskets.item_of(contents(view), measure):
            choose(view, _without(view, measure))
        case ["kept", key, *words] if key == _key(view) and held(view).chosen is None:
            linked = baskets.read(" ".join(words), kinds(view))
            if (linked.code, linked.year) == whose(view):
                choose(view, linked.basket)


def _added(view: View, measure: str, kind: Kind) -> baskets.Item:
    way = proposal.direction(view.file, view.province_code, view.year, measure, held(view).by)
    return baskets.item(measure, kind, way)


def _without(view: View, measure: str) -> Basket:
    """What the rule proposes stays in the basket as left out; what was added is gone."""
    found = held(view)
    proposed = proposal.for_plan(view.file, view.province_code, view.year, found.by)
    if baskets.item_of(proposed, measure):
        return baskets.moved(contents(view), measure, "out")
    return tuple(one for one in contents(view) if one.measure != measure)


def _key(view: View) -> str:
    code, year = whose(view)
    return f"papi_basket_{code}.{year}"


def _to_keep(view: View, found: Held) -> str | None:
    if found.emptied:
        return "-"
    if found.chosen is None:
        return ""
    return baskets.written(found.chosen, *whose(view)) if found.touched else None
