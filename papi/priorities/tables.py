"""The table of priorities: each measure's gap, a good year's rise, and what is within reach."""

from collections.abc import Callable, Sequence
from typing import Any

from papi.common.language import Language
from papi.common.rank_columns import of_count
from papi.common.tables import Column, Look, Table
from papi.common.vocabulary import GROUP_MARKS, group_heading, group_name, measure_name, place
from papi.priorities.gather import Priority

LEVELS = {
    "both": ("dimension", "subdimension"),
    "dimension": ("dimension",),
    "subdimension": ("subdimension",),
}


def _absent_last(take: Callable[[Priority], float | None]) -> Callable[[Priority], Any]:
    """In descending order, unknown values last."""

    def key(one: Priority) -> tuple[bool, float, str]:
        value = take(one)
        return (value is None, -(value or 0.0), one.standing.code or "")

    return key


ORDERS: dict[str, Callable[[Priority], Any]] = {
    "reach": _absent_last(lambda one: one.reach.points if one.reach else None),
    "places": _absent_last(lambda one: one.reach.places if one.reach else None),
    "gap": _absent_last(lambda one: one.gap),
    "often": _absent_last(lambda one: one.made_up.share if one.made_up else None),
    "rise": _absent_last(lambda one: one.good_year.rise if one.good_year else None),
    "falls": _absent_last(lambda one: one.standing.falls_in_a_row),
    "points": _absent_last(lambda one: one.standing.value),
    "number": lambda one: one.standing.code or "",
}


def orders(language: Language) -> dict[str, str]:
    """The columns by which the table can be sorted: code → label."""
    return {
        "reach": language.text("Points within reach"),
        "places": language.text("Places within reach"),
        "gap": language.text("Gap to the benchmark"),
        "often": language.text("How often made up and kept"),
        "rise": language.text("A good year's rise that lasted"),
        "falls": language.text("Falls in a row"),
        "points": language.text("Points"),
        "number": language.text("Number of the measure"),
    }


def priorities(language: Language, rows: Sequence[Priority], level: str, order: str) -> Table:
    """One row per measure of the chosen level, sorted; a dash where nothing is known."""
    shown = [one for one in rows if one.standing.level in LEVELS[level]]
    return Table(
        language.text("Priorities"),
        [
            Column(language.text("Measure"), "text",
                   lambda one: measure_name(language, one.standing, short=True)),
            Column(language.text("Points within reach"), "points",
                   lambda one: one.reach and one.points),
            of_count(language, language.text("Rank now and within reach"),
                     lambda one: (one.standing.rank, one.standing.ranked_count),
                     Column(language.text("Rank within reach"), "whole",
                            lambda one: one.reach and one.reach.rank),
                     shown=lambda one: _ranks(language, one)),
            Column(language.text("Group within reach"), "text",
                   lambda one: one.reach and group_name(language, one.reach.quartile_group)),
            Column(language.text("Gap to the benchmark"), "points", lambda one: one.gap),
            Column(language.text("Usual variation of a gap (±)"), "points", lambda one: one.margin),
            Column(language.text("Gap and usual variation"), "text",
                   lambda one: _beside(language, one)),
            of_count(language, language.text("Made up and kept"),
                     lambda one: one.made_up and (one.made_up.times, one.made_up.changes)),
            Column(language.text("A good year's rise that lasted"), "points",
                   lambda one: one.good_year and one.good_year.rise),
            Column(language.text("Points"), "points", lambda one: one.standing.value),
            Column(group_heading(language, estimated=any(one.standing.rank_kind == "estimated"
                                                         for one in shown)), "text",
                   lambda one: group_name(language, one.standing.quartile_group),
                   look=lambda one: Look(one.standing.quartile_group,
                                         GROUP_MARKS[one.standing.quartile_group])),
            Column(language.text("Benchmark"), "points", lambda one: one.benchmark),
            Column(language.text("Own best"), "points", lambda one: one.own_best),
            Column(language.text("Year of own best"), "text",
                   lambda one: str(one.own_best_year)),
            Column(language.text("Falls in a row"), "whole",
                   lambda one: one.standing.falls_in_a_row),
        ],
        sorted(shown, key=ORDERS[order]),
    )  # fmt: skip


def _beside(language: Language, one: Priority) -> str | None:
    """How the gap compares with the usual variation, in words."""
    if not one.gap or one.margin is None:
        return None
    return language.text("no gap to speak of") if one.within else language.text("beyond it")


def _ranks(language: Language, one: Priority) -> str:
    now = place(language, one.standing.rank, one.standing.ranked_count)
    if one.reach is None or not one.reach.places:
        return now
    return f"{now} → {one.reach.rank}"
