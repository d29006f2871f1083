"""The planner's fields: a rise for each dimension, and a target; all of them in the link."""

from collections.abc import Sequence

import streamlit as st

from pages.shared import choices
from pages.shared.frame import Page
from papi.common.standing import Standing
from papi.common.vocabulary import measure_name
from papi.compare.gather import Comparison
from papi.priorities import what_if
from papi.priorities import what_if_words as words
from papi.priorities.gather import Priority, as_shown
from papi.priorities.target import GroupTarget, RankTarget, Target

COLUMNS = 4


def rises(page: Page, seen: Comparison, rows: Sequence[Priority]) -> dict[str, float]:
    """A number for each dimension, points up or down; buttons fill in the points within reach or
    the province's own best."""
    say = page.language
    found = {one.standing.measure: one for one in rows}
    dimensions = seen.dimensions
    with st.container(horizontal=True, key="presets"):
        for key, label, values in (
            (
                "reach",
                say.text("Fill in the points within reach"),
                {one.measure: found[one.measure].points for one in dimensions},
            ),
            (
                "best",
                say.text("Fill in own best"),
                {
                    one.measure: as_shown(found[one.measure].own_best - one.value)
                    for one in dimensions
                },
            ),
            ("none", say.text("Clear"), {one.measure: 0.0 for one in dimensions}),
        ):
            st.button(label, key=f"preset_{key}", on_click=_fill, args=(dimensions, values))
    chosen = {}
    for first in range(0, len(dimensions), COLUMNS):
        # Row by row, so that the fields keep their order where a phone stacks the columns.
        row = dimensions[first : first + COLUMNS]
        for one, column in zip(row, st.columns(COLUMNS), strict=False):
            with column:
                chosen[one.measure] = choices.number(
                    say,
                    f"plus{one.code}",
                    measure_name(say, one, short=True),
                    round(one.scale_min - one.value, 2),
                    round(one.scale_max - one.value, 2),
                    0.0,
                )
    return chosen


def aim(page: Page, total: Standing) -> Target:
    """The chosen target: a group, the next above unless chosen otherwise, or a rank."""
    say = page.language
    above = what_if.groups_above(total)
    chosen = choices.choice(
        say,
        "target",
        say.text("Target"),
        words.targets(say, total),
        above[0] if above else "rank",
    )
    if chosen != "rank":
        return GroupTarget(chosen)
    rank = choices.whole(
        say,
        "rank",
        say.text("Rank, of {count}", count=total.ranked_count),
        1,
        total.ranked_count,
        min(10, total.rank),
    )
    return RankTarget(rank)


def _fill(dimensions: list[Standing], values: dict[str, float]) -> None:
    for one in dimensions:
        choices.preset(f"plus{one.code}", values[one.measure])
