"""The table of priorities: each measure's gap, a good year's rise, and what is within reach."""

from collections.abc import Sequence

from papi.common.language import Language
from papi.common.rank_columns import of_count
from papi.common.tables import Column, Look, Table
from papi.common.vocabulary import GROUP_MARKS, group_heading, group_name, measure_name, place
from papi.priorities.gather import Priority


def most_within_reach(one: Priority) -> tuple[bool, float, str]:
    """Orders measures: most points within reach first, unknown ones last, then by number."""
    return (one.reach is None, -one.points, one.standing.code or "")


def priorities(language: Language, rows: Sequence[Priority]) -> Table:
    """One row per measure, most points within reach first; a dash where nothing is known."""
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
                     shown=lambda one: ranks(language, one)),
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
                                                         for one in rows)), "text",
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
        sorted(rows, key=most_within_reach),
    )  # fmt: skip


def _beside(language: Language, one: Priority) -> str | None:
    """How the gap compares with the usual variation, in words."""
    if not one.gap or one.margin is None:
        return None
    return language.text("within usual variation") if one.within else language.text("beyond it")


def ranks(language: Language, one: Priority) -> str:
    """The rank now, and within reach where it would change."""
    now = place(language, one.standing.rank, one.standing.ranked_count)
    if one.reach is None or not one.reach.places:
        return now
    return f"{now} → {one.reach.rank}"
