"""The contents of the plan as a reader chooses them: what is mended, what is kept up, what is left
out; each with a goal and a reason."""

from dataclasses import replace
from html import escape

import streamlit as st

from pages.shared import planned, show
from pages.shared.frame import Page
from pages.shared.plain import plain
from papi.common import basket as baskets
from papi.common import measures, quantities, typed
from papi.common.basket import LONGEST_REASON, item
from papi.common.parts import headed
from papi.plan import drawing, goal_words, goals, reasons, words
from papi.plan.gather import Plan, PlanItem
from papi.plan.sections import item_name

FIELD = "plan_item_field_"
OPENED = "plan_item_opened"


def show_all(page: Page, plan: Plan) -> None:
    """The contents by direction, the opened one with its fields, and what their goals bring."""
    say = page.language
    with st.container(key="plan_told_contents"):
        st.text_input(drawing.CONTENTS, key=drawing.CONTENTS, on_change=_act, args=(page,))
    chosen = planned.held(page).chosen is not None
    show.question(*headed(words.contents_answer(say, plan, chosen=chosen)))
    if not chosen and (said := reasons.differs(say, plan)):
        show.note(said)
    if chosen:
        st.button(
            say.text("Go back to what is proposed"),
            key="plan_propose",
            on_click=planned.choose,
            args=(page, None),
        )
    _direction(page, plan, say.text("To improve"), plan.mend)
    _direction(page, plan, say.text("To maintain"), plan.keep)
    _left_out(page, plan)
    if found := goals.follows(page.file, plan):
        total = plan.overview.total
        if total is not None:
            show.remarks([goal_words.follows(say, total, found)])


def _direction(page: Page, plan: Plan, title: str, items: list[PlanItem]) -> None:
    """One list, if it has any; under the opened content its fields."""
    if not items:
        return
    say, opened = page.language, st.session_state.get(OPENED)
    at = next((at for at, one in enumerate(items) if one.item.measure == opened), len(items))
    heading = f"<h3 class='plan-heading'>{escape(title)}</h3>"
    st.html(heading + drawing.contents(say, plan, items[: at + 1]))
    if at == len(items):
        return
    _fields(page, plan, items[at])
    if later := drawing.contents(say, plan, items[at + 1 :]):
        st.html(later)


def _fields(page: Page, plan: Plan, one: PlanItem) -> None:
    """A goal in the content's own unit and a reason; and what may be said of the goal."""
    say, measure = page.language, one.item.measure
    unit = one.question.unit if one.question else "points"
    with st.container(key="plan_item_fields", border=True):
        shown = "" if one.item.goal is None else quantities.written(say, unit, one.item.goal)
        goal, why = f"{FIELD}goal_{measure}", f"{FIELD}reason_{measure}"
        st.session_state.setdefault(goal, shown)
        st.session_state.setdefault(why, one.item.reason)
        st.text_input(
            plain(
                say.text(
                    "Goal for {name} (now {now})",
                    name=item_name(say, one),
                    now=quantities.written(say, unit, one.value),
                )
            ),
            key=goal,
            on_change=_take_goal,
            args=(page, one, unit),
        )
        for found in goals.goals(page.file, plan):
            if found.item.item.measure == measure:
                show.note(goal_words.goal(say, found))
        st.text_input(
            say.text("Reason, in your own words (printed in the plan)"),
            key=why,
            max_chars=LONGEST_REASON,
            on_change=_take_reason,
            args=(page, measure),
        )
        st.button(say.text("Close"), key="plan_item_close", on_click=_close)


def _left_out(page: Page, plan: Plan) -> None:
    say = page.language
    out = [one for one in plan.basket if one.direction == "out"]
    if not out:
        return
    known = measures.known(page.file)
    rows = [
        (one.measure, measures.name(say, known[one.measure], plan.overview.year), one.reason)
        for one in out
    ]
    with st.expander(say.count("Left out: {n} content", "Left out: {n} contents", len(out))):
        st.html(drawing.left_out(say, rows))
        for measure, name, why in rows:
            key = f"{FIELD}reason_{measure}"
            st.session_state.setdefault(key, why)
            st.text_input(
                plain(say.text("Why {name} is left out (printed in the notes)", name=name)),
                key=key,
                max_chars=LONGEST_REASON,
                on_change=_take_reason,
                args=(page, measure),
            )


def _take_goal(page: Page, one: PlanItem, unit: str) -> None:
    """Keeps a goal as typed, within its scale; an empty field takes it away."""
    text = str(st.session_state[f"{FIELD}goal_{one.item.measure}"] or "").strip()
    number = typed.number(text.removesuffix("%"))
    goal = None
    if number is not None:
        low, high = _scale(one, unit)
        goal = min(max(number / quantities.factor(unit), low), high)
    elif text:
        _forget()
        return
    _put(page, one.item.measure, goal=goal)


def _scale(one: PlanItem, unit: str) -> tuple[float, float]:
    if one.standing is not None:
        return one.standing.scale_min, one.standing.scale_max
    return (0.0, 1.0) if unit == "share" else (0.0, 1e9)


def _take_reason(page: Page, measure: str) -> None:
    _put(page, measure, reason=str(st.session_state[f"{FIELD}reason_{measure}"] or ""))


def _put(page: Page, measure: str, **changes: object) -> None:
    chosen = planned.contents(page)
    if old := baskets.item_of(chosen, measure):
        new = replace(old, **changes)  # type: ignore[arg-type]
        clean = item(new.measure, new.kind, new.direction, new.goal, new.reason)
        planned.choose(page, baskets.with_item(chosen, clean))
    _forget()


def _close() -> None:
    st.session_state.pop(OPENED, None)
    _forget()


def _forget() -> None:
    """Lets the fields begin from what is chosen again."""
    for name in [one for one in st.session_state if str(one).startswith(FIELD)]:
        del st.session_state[name]


def _act(page: Page) -> None:
    """What a button beside a content sent."""
    chosen = planned.contents(page)
    match planned.received(drawing.CONTENTS):
        case ["open", measure]:
            _close()
            st.session_state[OPENED] = measure
        case [("mend" | "keep" | "out") as way, measure]:
            planned.choose(page, baskets.moved(chosen, measure, way))
        case [("up" | "down") as way, measure]:
            planned.choose(page, baskets.shifted(chosen, measure, -1 if way == "up" else 1))
