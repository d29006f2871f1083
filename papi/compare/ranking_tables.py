"""The ranking of a measure with the lines where groups begin: never a bare league table."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from papi.common import links
from papi.common.language import Language
from papi.common.tables import Column, Look, Table
from papi.common.vocabulary import GROUP_MARKS, GROUPS, group_name


@dataclass(frozen=True)
class Line:
    """Where a group begins, between the provinces above and below it."""

    group: str
    lower_bound: float


def by_rank(
    language: Language,
    placed: pd.DataFrame,
    edges: dict[str, float],
    names: dict[str, str],
    own: str,
    year: int,
) -> Table:
    """Every published province by rank, under a line for each group with its edge in points.
    `placed`: warehouse.placed; `edges`: warehouse.group_edges."""
    rows: list[Line | dict[Any, Any]] = []
    for begins in GROUPS:
        rows.append(Line(begins, edges[begins]))
        rows += placed[placed["quartile_group"] == begins].to_dict("records")

    def of(name: str) -> Any:
        return lambda row: None if isinstance(row, Line) or pd.isna(row[name]) else row[name]

    def group(row: Line | dict[Any, Any]) -> str:
        return row.group if isinstance(row, Line) else str(row["quartile_group"])

    def name(row: Line | dict[Any, Any]) -> str:
        if not isinstance(row, Line):
            return language.place(names[row["province_code"]])
        return _line_words(language, row)

    def look(row: Line | dict[Any, Any]) -> Look | None:
        if isinstance(row, Line):
            return Look(row.group, GROUP_MARKS[row.group])
        return Look("own") if row["province_code"] == own else None

    def link(row: Line | dict[Any, Any]) -> str | None:
        if isinstance(row, Line):
            return None
        return links.overview(language, names[row["province_code"]], year, row["province_code"])

    def rank_range(row: Line | dict[Any, Any]) -> str | None:
        if isinstance(row, Line) or pd.isna(row["rank_low"]):
            return None
        return f"{int(row['rank_low'])}–{int(row['rank_high'])}"

    columns = [
        Column(language.text("Province"), "text", name, look=look, link=link),
        Column(language.text("Rank"), "whole", of("rank")),
        Column(language.text("Points"), "points", of("value")),
        Column(language.text("Group (computed)"), "text",
               lambda row: group_name(language, group(row))),
        Column(language.text("Points to the next group"), "points", of("points_to_next")),
    ]  # fmt: skip
    if placed["share"].notna().any():
        columns.insert(3, Column(language.text("Share of the scale"), "share", of("share")))
    if placed["rank_low"].notna().any():
        heading = language.text("Rank range (95%, estimated)")
        ends = (
            Column(language.text("{heading}: from", heading=heading), "whole", of("rank_low")),
            Column(language.text("{heading}: to", heading=heading), "whole", of("rank_high")),
        )
        columns.append(Column(heading, "text", rank_range, in_files=ends))
    return Table(language.text("Ranking"), columns, rows, divides=lambda row: isinstance(row, Line))


def _line_words(language: Language, line: Line) -> str:
    if line.group == "lowest":
        return language.text("{group}: all below", group=group_name(language, line.group))
    return language.text(
        "{group}: from {points} points",
        group=group_name(language, line.group),
        points=language.points(line.lower_bound),
    )
