"""The error for a target or file that is not accepted, with a reason in the reader's language."""

from papi.common.language import Language


class InputRefused(Exception):
    """An input that cannot be used; `text` says why. The message is marked for the catalogue;
    floats among the values are written as the language writes them."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message.format(**values))
        self.message = message
        self.values = values

    def text(self, language: Language) -> str:
        """Why it was refused."""
        return language.text(
            self.message,
            **{
                name: language.as_given(value) if isinstance(value, float) else value
                for name, value in self.values.items()
            },
        )
