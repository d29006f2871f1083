"""Problems: what is wrong with an input, in words a person can act on."""

from dataclasses import dataclass

from etl.language import ENGLISH, Language, Message, message

SHOWN_AT_MOST = 20
SHOWN_OF_A_KIND = 3
LONGEST_VALUE = 80


@dataclass(frozen=True)
class Problem:
    """One fault: `place` is file and line (or sheet and cell), `value` what was found there."""

    place: str
    message: Message | str
    value: object = ""

    def __str__(self) -> str:
        return self.said(ENGLISH)

    def said(self, language: Language) -> str:
        """The fault in one line."""
        value = language.said(self.value)[:LONGEST_VALUE]
        found = language.text(" (found: {value})", value=value) if value else ""
        return f"{self.place}: {language.said(_open(self.message))}{found}"


def _open(text: Message | str) -> Message:
    return message(text) if isinstance(text, str) else text


def causes(problems: list[Problem], language: Language) -> list[str]:
    """One line per problem; if many cells of a sheet have the same fault, only the first of them
    and how many more there are."""
    alike: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        sheet, at_a_cell, _ = problem.place.partition("!")
        kind = (sheet, _open(problem.message).template)
        alike.setdefault(kind if at_a_cell else (str(problem), ""), []).append(problem)
    lines: list[str] = []
    for same in alike.values():
        if len(same) <= SHOWN_OF_A_KIND:
            lines += [problem.said(language) for problem in same]
        else:
            more = language.text("; the same in {n} more places", n=len(same) - 1)
            lines.append(same[0].said(language) + more)
    return lines


class LoadRefused(Exception):
    """The inputs broke at least one rule; nothing was written."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems

    def __str__(self) -> str:
        return self.said(ENGLISH)

    def said(self, language: Language) -> str:
        """The problems, one per line."""
        lines = causes(self.problems, language)
        rest = len(lines) - SHOWN_AT_MOST
        more = [language.text("… and {n} more problems", n=rest)] if rest > 0 else []
        return "\n".join(lines[:SHOWN_AT_MOST] + more)
