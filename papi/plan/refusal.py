"""What is said when a target or a file is not accepted: a sentence, in the reader's language."""

from papi.language import Language


class Refused(Exception):
    """An input that cannot be used; `text` says why. The message is marked for the catalogue."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message.format(**values))
        self.message = message
        self.values = values

    def text(self, language: Language) -> str:
        """Why it was refused."""
        return language.text(self.message, **self.values)


class TargetRefused(Refused):
    """A target that is not understood or that no score can reach."""


class PlanFileRefused(Refused):
    """A file that holds no plan of ours, or one that is damaged or too large."""
