"""The ranking of a measure, with a line where each group starts: never a bare league table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from papi.common import links
from papi.common.drawing import marks
from papi.common.language import Language
from papi.common.profile import Rank
from papi.common.tables import Column, Look, Table
from papi.common.vocabulary import GROUP_MARKS, GROUPS, group_name, no_ranges
from papi.compare.ranking_questions import Placed


@dataclass(frozen=True)
class GroupLine:
    """Where a group begins, between the provinces above and below it."""

    group: str
    lower_bound: float


def by_rank(
    language: Language,
    placed: Sequence[Placed],
    edges: dict[str, float],
    names: dict[str, str],
    own: str,
    year: int,
) -> Table:
    """Every published province by rank, under a line for each group with its edge in points.
    `placed`, `edges`: the answers to the questions of these names."""
    rows: list[GroupLine | Placed] = []
    for begins in GROUPS:
        held = [one for one in placed if one.quartile_group == begins]
        # A page of a long ranking has not all of them.
        if held or not placed or len(placed) == placed[0].ranked_count:
            rows += [GroupLine(begins, edges[begins]), *held]

    def field(name: str) -> Callable[[GroupLine | Placed], Any]:
        return lambda row: None if isinstance(row, GroupLine) else getattr(row, name)

    def group(row: GroupLine | Placed) -> str:
        return row.group if isinstance(row, GroupLine) else row.quartile_group

    def name(row: GroupLine | Placed) -> str:
        if not isinstance(row, GroupLine):
            return language.place(names[row.province_code])
        return _line_words(language, row)

    def look(row: GroupLine | Placed) -> Look | None:
        if isinstance(row, GroupLine):
            return Look(row.group, GROUP_MARKS[row.group])
        return None

    def link(row: GroupLine | Placed) -> str | None:
        if isinstance(row, GroupLine):
            return None
        return links.overview(language, names[row.province_code], year, row.province_code)

    def rank_range(row: GroupLine | Placed) -> str | None:
        if isinstance(row, GroupLine) or row.rank_low is None:
            return None
        return f"{row.rank_low}–{row.rank_high}"

    def whisker(row: GroupLine | Placed) -> str:
        if isinstance(row, GroupLine) or row.rank_low is None:
            return ""
        found = Rank(row.rank, row.ranked_count, row.rank_low, row.rank_high, row.estimated)
        return marks.rank(found)

    columns = [
        Column(language.text("Province"), "text", name, look=look, link=link),
        Column(language.text("Rank"), "whole", field("rank")),
        Column(language.text("Points"), "points", field("value")),
        Column(language.text("Group (computed)"), "text",
               lambda row: group_name(language, group(row))),
        Column(language.text("Points to the next group"), "points", field("points_to_next")),
    ]  # fmt: skip
    if any(one.share is not None for one in placed):
        columns.insert(3, Column(language.text("Share of the scale"), "share", field("share")))
    heading = language.text("Rank range (95%, estimated)")
    columns.append(
        Column(
            heading,
            "text",
            rank_range,
            in_files=(
                Column(
                    language.text("{heading}: from", heading=heading), "whole", field("rank_low")
                ),
                Column(
                    language.text("{heading}: to", heading=heading), "whole", field("rank_high")
                ),
            ),
            drawing=whisker,
            why=no_ranges(language),
        )
    )
    return Table(
        language.text("Ranking"),
        columns,
        rows,
        divides=lambda row: isinstance(row, GroupLine),
        own=lambda row: isinstance(row, Placed) and row.province_code == own,
    )


def _line_words(language: Language, line: GroupLine) -> str:
    if line.group == "lowest":
        return language.text("{group}: all below", group=group_name(language, line.group))
    return language.text(
        "{group}: from {points} points",
        group=group_name(language, line.group),
        points=language.points(line.lower_bound),
    )
