"""What a program is told when it gets no figures: problem details (RFC 9457) in its language."""

from dataclasses import dataclass, field
from typing import Any

from papi.common.language import Language, marked

# The kinds of problem there are, by HTTP status.
TITLES = {
    400: marked("The question was not understood"),
    404: marked("Not found"),
    405: marked("Only reading is possible"),
    413: marked("The text is too long"),
    500: marked("The question could not be answered"),
    503: marked("The data cannot be read just now"),
}
CONTENT_TYPE = "application/problem+json"
LONGEST_ECHO = 60


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: the message (marked for the catalogue), its blanks, the parameter it
    is about, and what more a program can use: allowed (a JSON schema), nearest."""

    message: str
    values: dict[str, object] = field(default_factory=dict)
    parameter: str | None = None
    more: dict[str, Any] = field(default_factory=dict)

    def text(self, language: Language) -> str:
        """What is wrong, long input cut."""
        short = {name: _short(str(value)) for name, value in self.values.items()}
        return language.text(self.message, **short)


class QuestionRefused(Exception):
    """A question that gets no rows: an HTTP status and all that is wrong with it."""

    def __init__(self, status: int, *faults: Fault) -> None:
        super().__init__(status, *(fault.message for fault in faults))
        self.status = status
        self.faults = faults


def problem(language: Language, refused: QuestionRefused) -> dict[str, Any]:
    """The problem details: type, title, status, detail, and errors, one for each fault."""
    return {
        "type": "about:blank",
        "title": language.text(TITLES[refused.status]),
        "status": refused.status,
        "detail": " ".join(fault.text(language) for fault in refused.faults),
        "errors": [
            {"parameter": fault.parameter, "detail": fault.text(language), **fault.more}
            for fault in refused.faults
        ],
    }


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_ECHO else text[: LONGEST_ECHO - 1] + "…"
