"""The plan's contents and tasks as HTML that a reader acts on: cards of wrapped text, each with its
buttons. All text is escaped. A button says in data-send what it does, to the hidden field that
data-to names (pages/shared/plan.js)."""

from collections.abc import Mapping, Sequence
from html import escape

from papi.common.language import Language
from papi.plan import goals, reasons, results
from papi.plan.columns import headings, level_name
from papi.plan.gather import Plan, PlanItem
from papi.plan.merging import Conflict
from papi.plan.results import Result
from papi.plan.row import PlanRow
from papi.plan.sections import item_name

CONTENTS = "plan_contents_act"
CARDS = "plan_card_act"


def button(to: str, does: str, words: str, about: str, *, shown: str = "") -> str:
    """A button; about: what it acts on, for those who hear it without seeing where it stands."""
    label = f"{words}: {about}"
    return (
        f"<button type='button' data-to='{to}' data-send='{escape(does)}' "
        f"aria-label='{escape(label)}' title='{escape(words)}'>{escape(shown or words)}</button>"
    )


def contents(language: Language, plan: Plan, items: Sequence[PlanItem]) -> str:
    """Contents of one direction as a list: name, why, indicator now and goal."""
    rows = "".join(_content(language, plan, one) for one in items)
    return f"<ol class='plan-contents'>{rows}</ol>" if rows else ""


def _content(language: Language, plan: Plan, one: PlanItem) -> str:
    name, measure = item_name(language, one), one.item.measure
    found = results.result(language, plan, one)
    why = [one.item.reason, _unchecked(language, plan, one, found), reasons.reason(language, one)]
    lines = "".join(f"<p>{escape(line)}</p>" for line in why if line)
    other = "keep" if one.item.direction == "mend" else "mend"
    moves = {
        "mend": language.text("Move to improve"),
        "keep": language.text("Move to maintain"),
    }
    acts = [
        button(CONTENTS, f"open {measure}", language.text("Goal and reason"), name),
        button(CONTENTS, f"{other} {measure}", moves[other], name),
        button(CONTENTS, f"out {measure}", language.text("Leave out"), name),
        button(CONTENTS, f"up {measure}", language.text("Move up"), name, shown="↑"),
        button(CONTENTS, f"down {measure}", language.text("Move down"), name, shown="↓"),
    ]
    goal = results.goal_in_words(language, found)
    if one.question is None and found.unit != "points":
        goal = f"{found.name}: {goal}"
    return (
        f"<li class='{one.item.kind}'><div><b>{escape(name)}</b>"
        f"<p class='goal'>{escape(goal)}</p>{lines}</div>"
        f"<div class='acts'>{''.join(acts)}</div></li>"
    )


def _unchecked(language: Language, plan: Plan, one: PlanItem, found: Result) -> str:
    """That a goal cannot be checked, where chance alone may reach or miss it."""
    within = goals.within_variation(plan, one, found)
    if within is None:
        return ""
    return language.text(
        "The goal is within the usual variation (±{margin}): no goal that can be checked.",
        margin=language.points(within[1]),
    )


def left_out(language: Language, contents: Sequence[tuple[str, str, str]]) -> str:
    """Contents that are left out, each a measure, its name and the reason; with a way back."""
    rows = "".join(
        f"<li><b>{escape(name)}</b>{f'<p>{escape(why)}</p>' if why else ''}<div class='acts'>"
        + button(CONTENTS, f"mend {measure}", language.text("Move to improve"), name)
        + button(CONTENTS, f"keep {measure}", language.text("Move to maintain"), name)
        + "</div></li>"
        for measure, name, why in contents
    )
    return f"<ul class='plan-contents'>{rows}</ul>"


def cards(
    language: Language, rows: Sequence[PlanRow], edited: frozenset[str], *, result: bool = True
) -> str:
    """Tasks as cards in their order; `edited`: the ids of those that a reader changed or added;
    `result`: whether each says its indicator and goal, or their heading does."""
    made = "".join(_card(language, row, row.id in edited, result) for row in rows)
    return f"<ol class='plan-cards'>{made}</ol>" if made else ""


def _card(language: Language, row: PlanRow, edited: bool, result: bool) -> str:
    names = headings(language)
    shown = [
        (names["lead"], row.lead),
        (names["coordinating"], row.coordinating),
        (names["time"], row.time),
        (names["product"], row.product),
        *([(names["indicator"], row.indicator), (names["goal"], row.goal)] if result else []),
        (names["level"], level_name(language, row.level)),
    ]
    facts = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(words)}</dd></div>"
        for name, words in shown
        if words
    )
    changed = escape(language.text("changed"))
    mark = f"<i>{changed}</i> " if edited else ""
    task = row.task or language.text("(no task yet)")
    acts = [
        button(CARDS, f"open {row.id}", language.text("Edit"), task),
        button(CARDS, f"delete {row.id}", language.text("Delete"), task),
        button(CARDS, f"up {row.id}", language.text("Move up"), task, shown="↑"),
        button(CARDS, f"down {row.id}", language.text("Move down"), task, shown="↓"),
    ]
    return (
        f"<li id='card-{escape(row.id)}'><p class='task'>{mark}{escape(task)}</p>"
        f"<dl>{facts}</dl><div class='acts'>{''.join(acts)}</div></li>"
    )


def offered(language: Language, measure: str, name: str, rows: Sequence[PlanRow]) -> str:
    """Tasks of the catalogue that can be added to a content, and a task of one's own."""
    made = "".join(
        f"<li><p class='task'>{escape(row.task)}</p><p>{escape(row.lead)}</p><div class='acts'>"
        + button(CARDS, f"take {row.id}", language.text("Add to the plan"), row.task)
        + "</div></li>"
        for row in rows
    )
    none = language.text("All catalogue tasks for this content are already in the plan.")
    own = [
        button(CARDS, f"new {measure}", language.text("Write a task of your own"), name),
        button(CARDS, "close", language.text("Close"), name),
    ]
    inside = f"<ul class='plan-cards'>{made}</ul>" if made else f"<p>{escape(none)}</p>"
    return f"<div class='plan-offered'>{inside}<div class='acts'>{''.join(own)}</div></div>"


def conflicts(language: Language, found: Sequence[Conflict], tasks: Mapping[str, str]) -> str:
    """What two people changed differently: mine stands, the other's can be taken. `tasks` by id."""
    names = headings(language)
    rows = ""
    for at, one in enumerate(found):
        task = tasks.get(one.id, one.id)
        if one.field:
            mine, theirs = one.mine or "–", one.theirs or "–"
        else:
            kept, gone = language.text("kept"), language.text("deleted")
            mine, theirs = (gone, kept) if one.theirs else (kept, gone)
        lines = [
            names.get(one.field, ""),
            language.text("Here: {words}", words=mine),
            language.text("In the file: {words}", words=theirs),
        ]
        said = "".join(f"<p>{escape(line)}</p>" for line in lines)
        rows += (
            f"<li><b>{escape(task)}</b>{said}<div class='acts'>"
            + button(CARDS, f"mine {at}", language.text("Keep what is here"), task)
            + button(CARDS, f"theirs {at}", language.text("Take what the file has"), task)
            + "</div></li>"
        )
    return f"<ul class='plan-conflicts'>{rows}</ul>"


def heading(language: Language, name: str, measure: str, result: str = "") -> str:
    """The name of a content above its cards, with the way to add a task to it; result: the
    indicator and goal that all of them have."""
    add = (
        button(CARDS, f"offer {measure}", language.text("Add a task"), name, shown="+")
        if measure
        else ""
    )
    goal = f"<p class='plan-result'>{escape(result)}</p>" if result else ""
    return f"<h3 class='plan-heading'>{escape(name)} {add}</h3>{goal}"
