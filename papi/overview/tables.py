"""The overview's tables: changes, parts, distances, the map as a list, indicators."""

from collections.abc import Callable, Mapping
from typing import Any

from papi.common import vocabulary
from papi.common.language import Language
from papi.common.rank_columns import of_count
from papi.common.standing import Standing
from papi.common.tables import Column, Table, rounded
from papi.overview.gather import Overview
from papi.overview.questions import PrintedGroup
from papi.overview.tiles import RankedTile


def _if_changed(take: Callable[[Standing], Any]) -> Callable[[Standing], Any]:
    """The figure only where there is a comparable score the year before."""
    return lambda one: take(one) if one.changed else None


def _estimated(rows: list[Standing]) -> bool:
    """Whether ranks and groups of these rows are estimates; all of one year are, or none."""
    return any(one.rank_kind == "estimated" for one in rows)


def changes(
    language: Language, rows: list[Standing], printed: Mapping[str, PrintedGroup] | None = None
) -> Table:
    """Value and change of measures, with rank, group and place among all provinces' changes; of
    measures whose group was printed (`printed`, by measure) both groups."""
    groups = {
        one.measure: vocabulary.group_name(language, printed[one.measure].group)
        for one in rows
        if printed and one.measure in printed
    }
    previous = {one.previous_year for one in rows if one.changed}
    before = str(previous.pop()) if len(previous) == 1 else language.text("Before")
    return Table(
        language.text("Change by measure"),
        [
            Column(language.text("Measure"), "text",
                   lambda one: vocabulary.measure_name(language, one, short=True), key="measure"),
            Column(language.text("Points"), "points", lambda one: one.value, key="points"),
            Column(before, "points", _if_changed(lambda one: one.previous_value), key="before"),
            Column(language.text("Difference"), "signed", _if_changed(lambda one: one.difference),
                   look=rounded(language, lambda one: one.value,
                                lambda one: one.previous_value or 0.0), key="difference"),
            Column(language.text("Usual variation (±)"), "points",
                   _if_changed(lambda one: one.margin), key="variation"),
            Column(language.text("In words"), "text",
                   lambda one: vocabulary.change_word(language, one), key="in_words"),
            Column(language.text("Percent"), "percent", _if_changed(lambda one: one.percent),
                   key="percent"),
            Column(language.text("Over 5%"), "text",
                   lambda one: vocabulary.notable_word(language, one)),
            Column(language.text("Against the median change"), "signed",
                   _if_changed(lambda one: one.relative_difference)),
            of_count(language, language.text("Place among all changes"),
                     _if_changed(lambda one: (one.change_rank or 0, one.changes or 0))),
            of_count(language, language.text("Rank"), lambda one: (one.rank, one.ranked_count),
                     key="rank"),
            Column(language.text("Places"), "places", _if_changed(lambda one: one.rank_change),
                   key="places"),
            *([Column(language.text("Group (printed)"), "text",
                      lambda one: groups.get(one.measure))] if groups else []),
            Column(vocabulary.group_heading(language, estimated=_estimated(rows)), "text",
                   lambda one: vocabulary.group_name(language, one.quartile_group), key="group"),
            Column(language.text("National median"), "points", lambda one: one.country_median,
                   key="median"),
        ],
        rows,
    )  # fmt: skip


def distance(language: Language, overview: Overview) -> Table:
    """Points to the next group's edge and above its own group's edge, for the total and
    dimensions."""
    total = [overview.total] if overview.total else []
    return Table(
        language.text("Distance to the groups' edges"),
        [
            Column(language.text("Measure"), "text",
                   lambda one: vocabulary.measure_name(language, one, short=True)),
            Column(language.text("Points needed"), "points", lambda one: one.points_to_next),
            Column(language.text("Next group"), "text",
                   lambda one: one.next_group and vocabulary.group_name(language, one.next_group)),
            Column(language.text("Its edge"), "points", lambda one: one.next_edge),
            Column(language.text("Points"), "points", lambda one: one.value),
            Column(vocabulary.group_heading(language, estimated=_estimated(overview.dimensions)),
                   "text", lambda one: vocabulary.group_name(language, one.quartile_group)),
            Column(language.text("Points above the lower edge"), "points",
                   lambda one: one.cushion),
        ],
        [*total, *overview.dimensions],
    )  # fmt: skip


def ranking(language: Language, tiles: list[RankedTile]) -> Table:
    """The map as a list: every province with rank, points and group, unpublished ones last."""

    def order(one: RankedTile) -> tuple[bool, int, str]:
        return one.total is None, one.total.rank if one.total else 0, one.tile.name_vi

    placed = sorted((one for one in tiles if one.surveyed), key=order)
    ranked = [one.total for one in placed if one.total]
    return Table(
        language.text("All provinces"),
        [
            Column(language.text("Rank"), "whole", lambda one: one.total and one.total.rank),
            Column(language.text("Province"), "text", lambda one: language.place(one.tile.name_vi)),
            Column(language.text("Points"), "points", lambda one: one.total and one.total.value),
            Column(vocabulary.group_heading(language, estimated=_estimated(ranked)), "text",
                   lambda one: vocabulary.group_name(language, one.total.quartile_group)
                   if one.total else language.text("not published")),
        ],
        placed,
    )  # fmt: skip
