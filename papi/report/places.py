"""Where to look first: the sub-dimensions whose figures call for a question, and why each does.

A place is chosen by the warehouse's own verdicts: that it fell clearly, that its rank lies in the
lower half in 95 of 100 simulations, that it is low inside a high dimension. Where there are too few
such places, the lowest ranks follow, and are called no more than that.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from papi.common.standing import Standing
from papi.common.variation import kind
from papi.common.vocabulary import GROUPS
from papi.overview.gather import Overview

Reason = Literal["clear_fall", "surely_low", "hidden", "lowest"]
MOST = 5
STEPS = 2  # groups that a part lies below its dimension to be called hidden


@dataclass(frozen=True)
class PlaceToLook:
    """A sub-dimension (or a dimension without published parts), why it is one, and the dimension
    that it is part of."""

    standing: Standing
    reason: Reason
    whole: Standing | None


def places(overview: Overview, most: int = MOST) -> list[PlaceToLook]:
    """The places to look at, the most pressing first; each once."""
    parts = [one for one in overview.measures.values() if one.level == "subdimension"]
    parts = parts or overview.dimensions
    hidden = {one.measure for one, _ in low_parts(overview)}
    reasons: list[tuple[Reason, Iterable[Standing]]] = [
        ("clear_fall", sorted(filter(_fell, parts), key=_fall)),
        ("surely_low", sorted(filter(_surely_low, parts), key=_rank)),
        ("hidden", sorted((one for one in parts if one.measure in hidden), key=_rank)),
        ("lowest", sorted((one for one in parts if kind(one) != "clear_rise"), key=_rank)),
    ]
    chosen: dict[str, PlaceToLook] = {}
    for reason, rows in reasons:
        for one in rows:
            whole = overview.measures.get(one.parent or "") if one.level != "dimension" else None
            chosen.setdefault(one.measure, PlaceToLook(one, reason, whole))
    return list(chosen.values())[:most]


def low_parts(overview: Overview) -> list[tuple[Standing, Standing]]:
    """The sub-dimensions two groups or more below their dimension, each with it; the lowest rank
    first."""
    pairs = [
        (part, whole)
        for whole in overview.dimensions
        for part in overview.parts(whole.measure)
        if GROUPS.index(part.quartile_group) - GROUPS.index(whole.quartile_group) >= STEPS
    ]
    return sorted(pairs, key=lambda pair: _rank(pair[0]))


def _fell(one: Standing) -> bool:
    return kind(one) == "clear_fall"


def _surely_low(one: Standing) -> bool:
    """Whether even the best of its possible ranks lies in the lower half."""
    return one.rank_low is not None and one.rank_low > one.ranked_count / 2


def _fall(one: Standing) -> float:
    """The fall in usual variations, the largest first."""
    return (one.difference or 0.0) / (one.margin or 1.0)


def _rank(one: Standing) -> float:
    """The rank's share of all, the last first."""
    return -one.rank / one.ranked_count
