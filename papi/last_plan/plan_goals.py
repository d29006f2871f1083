"""What the file of last year's plan holds: its goals, and its tasks with their states."""

from dataclasses import dataclass
from typing import Literal

from papi.common.basket import Direction
from papi.common.language import Language
from papi.common.refusal import InputRefused
from papi.plan.progress import Assessed
from papi.priorities.target import Target

# Why a goal cannot be held against a figure: what it is about is none of PAPI's measures, its words
# are no figure in that measure's unit, or the figure lies outside the measure's scale.
Fault = Literal["unknown_measure", "no_figure", "outside"]


class LastPlanRefused(InputRefused):
    """A file that is not last year's plan, or cannot be read; `further`: what else is wrong."""

    def __init__(
        self, message: str, further: tuple["LastPlanRefused", ...] = (), **values: object
    ) -> None:
        super().__init__(message, **values)
        self.further = further

    def text(self, language: Language) -> str:
        """Everything that is wrong, a sentence each."""
        return " ".join([super().text(language), *(one.text(language) for one in self.further)])


@dataclass(frozen=True)
class SetGoal:
    """A goal as the file has it. words, told: what it is about and what it is, as written;
    content: the measure that stands in the plan (None: none that PAPI has); measure: the one by
    which the result is seen; value: in its own unit, None for a target, for what is to be kept and
    where there is no goal; target: a group or rank of the total; place: sheet and cell, where the
    goal was read from one; fault: why it cannot be held against anything."""

    words: str
    told: str
    content: str | None
    measure: str | None
    value: float | None = None
    target: Target | None = None
    kept: bool = False
    direction: Direction | None = None
    place: str = ""
    fault: Fault | None = None


@dataclass(frozen=True)
class LastPlan:
    """The plan of a file. year: of the scores that it was made from, the year before the result;
    scores_year: the year of the scores that it was based on, earlier where that year had none;
    tasks: those that it lists, as they stood at the end of its year."""

    name: str
    year: int
    scores_year: int
    goals: tuple[SetGoal, ...]
    tasks: tuple[Assessed, ...] = ()

    @property
    def followed(self) -> bool:
        """Whether anything was reported of the tasks."""
        return any(one.verdict != "no_report" for one in self.tasks)
