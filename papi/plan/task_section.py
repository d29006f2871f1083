"""Section III of the plan: what is done about each content, in the order of the basket."""

from dataclasses import dataclass

from papi.common.language import Language, marked
from papi.plan.author import Author
from papi.plan.gather import Plan
from papi.plan.partner_words import partner_sentence
from papi.plan.row import PlanRow
from papi.plan.row_groups import ItemRows, by_item
from papi.plan.sections import Block, item_name


@dataclass(frozen=True)
class TaskPart:
    """One of the two directions, and its contents."""

    heading: str
    blocks: list[Block]


@dataclass(frozen=True)
class TaskSection:
    """The section: what holds for all of it, and its parts."""

    heading: str
    opening: str
    parts: list[TaskPart]


def section(language: Language, plan: Plan, author: Author, rows: list[PlanRow]) -> TaskSection:
    """III: A what is maintained, B what is improved, then tasks that serve neither. The communes'
    tasks stand in the appendix of a province's plan alone: they are given out again by others."""
    own = [row for row in rows if row.level != "commune"] if author.kind == "province" else rows
    groups = [one for one in by_item(language, plan, own) if one.rows]
    keep = [one for one in groups if one.item and one.item.item.direction == "keep"]
    mend = [one for one in groups if one.item and one.item.item.direction == "mend"]
    other = [one for one in groups if one.item is None]
    named = [
        (language.text("A. Contents to maintain"), keep),
        (language.text("B. Contents to improve"), mend),
        (language.text("C. Other tasks"), other),
    ]
    return TaskSection(
        language.text("III. TASKS AND SOLUTIONS"),
        language.text(_opening(groups, own, rows)),
        [
            TaskPart(heading, [_block(language, plan, one) for one in found])
            for heading, found in named
            if found
        ],
    )


def _opening(groups: list[ItemRows], own: list[PlanRow], rows: list[PlanRow]) -> str:
    if not groups and not rows:
        return marked("No task is set yet.")
    if len(own) < len(rows):
        return marked(
            "The offices and units carry out the tasks below. Who leads, who works with them, by "
            "when and with what product is set in the appendix, which has the communes' tasks "
            "too."
        )
    return marked(
        "The offices and units carry out the tasks below; who leads, who works with them, by when "
        "and with what product is set in the appendix."
    )


def _block(language: Language, plan: Plan, group: ItemRows) -> Block:
    """A content's tasks as a list, then whom to learn from; one task alone stands beside its
    content."""
    name = item_name(language, group.item, short=False) if group.item else ""
    tasks = [_ended(row.task) for row in group.rows if row.task]
    if group.item and (learned := partner_sentence(language, plan, group.item)):
        tasks.append(learned)
    reason = [_ended(group.item.item.reason)] if group.item and group.item.item.reason else []
    if name and len(tasks) == 1 and not reason:
        return Block("", [language.text("{content}: {task}", content=name, task=tasks[0])])
    return Block(name, [*reason, *(f"- {one}" for one in tasks)])


def _ended(task: str) -> str:
    """A task with its mark."""
    return task if task.endswith((".", "!", "?", ";")) else f"{task}."
