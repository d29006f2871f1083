"""The table of last year's goals: before, goal, result, distance, verdict."""

from collections.abc import Callable, Sequence
from typing import Any

from papi.common import quantities
from papi.common.language import Language
from papi.common.tables import Column, Look, Table
from papi.common.vocabulary import change_mark, change_word, group_name, rank_in_range
from papi.last_plan import words
from papi.last_plan.judged import JudgedGoal
from papi.last_plan.plan_goals import LastPlan
from papi.priorities.target import GroupTarget


def goals(language: Language, plan: LastPlan, rows: Sequence[JudgedGoal]) -> Table:
    """A row for each goal. Files have its figures one by one, in the goal's own unit."""
    return Table(
        words.caption(language, plan),
        [
            Column(language.text("Content"), "text", lambda one: words.name(language, one),
                   look=_words, key="content"),
            _figure(language, str(plan.year), lambda one: one.before,
                    lambda one: _written(language, one, one.before)),
            _figure(language, language.text("Goal"), lambda one: one.goal.value,
                    lambda one: words.goal(language, one), in_words=True),
            _figure(language, str(plan.year + 1), lambda one: one.result,
                    lambda one: _result(language, one)),
            _figure(language, language.text("Against the goal"), lambda one: one.distance,
                    lambda one: words.distance(language, one)),
            _figure(language, language.text("Usual ±"),
                    lambda one: one.margin if one.distance is not None else None,
                    lambda one: words.margin(language, one)),
            Column(language.text("Verdict"), "text", lambda one: words.verdict(language, one),
                   look=_words),
            Column(language.text("Change in the year"), "text",
                   lambda one: _change(language, one), look=_words),
        ],
        list(rows),
    )  # fmt: skip


def _figure(
    language: Language,
    heading: str,
    value: Callable[[JudgedGoal], float | None],
    shown: Callable[[JudgedGoal], str | None],
    *,
    in_words: bool = False,
) -> Column:
    """A figure of rows that have different units; shares stay shares in files."""
    in_files: tuple[Column, ...] = (Column(heading, "points", value),)
    if in_words:
        in_files += (
            Column(language.text("Goal in words"), "text", shown),
            Column(language.text("Unit"), "text", lambda one: _unit(language, one)),
        )
    return Column(heading, "text", shown, look=_words if in_words else None, in_files=in_files)


def _unit(language: Language, one: JudgedGoal) -> str | None:
    if one.goal.value is None and one.result is None:
        return None
    if one.unit == "share":
        return language.text("share")
    return quantities.difference_unit(language, one.unit)


def _written(language: Language, one: JudgedGoal, value: float | None) -> str | None:
    return None if value is None else quantities.written(language, one.unit, value)


def _result(language: Language, one: JudgedGoal) -> str | None:
    """The figure; beside it group or rank, where that was the goal."""
    figure = _written(language, one, one.result)
    if figure is None or one.goal.target is None or one.standing is None:
        return figure
    if isinstance(one.goal.target, GroupTarget):
        return f"{figure}\n{group_name(language, one.standing.quartile_group)}"
    return f"{figure}\n{rank_in_range(language, one.standing)}"


def _change(language: Language, one: JudgedGoal) -> str | None:
    """What may be said of the year's change, whatever the goal was."""
    if one.standing is None:
        return None
    return f"{change_mark(one.standing)} {change_word(language, one.standing)}"


def _words(_row: Any) -> Look:
    """The look of a cell that may hold several words."""
    return Look("words")
