"""What is wrong with an input, in words a person can act on."""

from dataclasses import dataclass

SHOWN_AT_MOST = 20


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: `place` names file and line (or sheet and cell), `value` what stands there."""

    place: str
    message: str
    value: str = ""

    def __str__(self) -> str:
        found = f" (found: {self.value})" if self.value else ""
        return f"{self.place}: {self.message}{found}"


class LoadRefused(Exception):
    """The inputs broke at least one rule; nothing was written."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems

    def __str__(self) -> str:
        shown = [str(problem) for problem in self.problems[:SHOWN_AT_MOST]]
        rest = len(self.problems) - len(shown)
        return "\n".join(shown + ([f"… and {rest} more problems"] if rest else []))
