"""The year in which last year's plan shows its result, and how a goal of its file is read."""

import re
from dataclasses import dataclass

from papi.common import measures, naming, proposal
from papi.common.language import PlaceName
from papi.common.refusal import InputRefused
from papi.last_plan import written_goals
from papi.last_plan.plan_goals import Fault, SetGoal
from papi.priorities import target as targets
from papi.warehouse.connection import Identity


@dataclass(frozen=True)
class ResultYear:
    """Whose result, and of which year; the plan was made from the scores of the year before."""

    file: Identity
    code: str
    year: int

    @property
    def name(self) -> PlaceName:
        """The province's name."""
        return naming.full_name(self.file, self.code)

    def is_of(self, code: str, year: int) -> bool:
        """Whether a plan of that province from the scores of that year shows its result here."""
        own, _ = proposal.of_plan(self.file, self.code, self.year)
        return year == self.year - 1 and code in (self.code, own)

    def goal(self, words: str, told: str, measure: str | None, place: str) -> SetGoal:
        """The goal as read from a cell, with its fault if it has one. measure: None where the words
        mean none."""
        if measure is None:
            return SetGoal(words, told, None, None, place=place, fault="unknown_measure")
        known = measures.known(self.file)[measure]
        span = known.span(self.year - 1)
        written = written_goals.read(told, known.unit)
        if written is None:
            target = _target(told) if measure == "total" else None
            fault: Fault | None = None if target else "no_figure"
            return SetGoal(words, told, measure, measure, target=target, place=place, fault=fault)
        low, high = span.scale_min, span.scale_max
        if written.value is not None and not (
            (low is None or low <= written.value) and (high is None or written.value <= high)
        ):
            return SetGoal(words, told, measure, measure, place=place, fault="outside")
        return SetGoal(words, told, measure, measure, written.value, kept=written.kept, place=place)


def _target(told: str) -> targets.Target | None:
    """A group or a rank, in a plan's own table with the points that it takes; None where it is
    neither."""
    try:
        found = targets.parse(re.sub(r"\s*\(≥[^()]*\)$", "", told))
    except InputRefused:
        return None
    return None if isinstance(found, targets.PointsTarget) else found
