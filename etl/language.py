"""Prints the messages of `check` and `add` in English or Vietnamese.

Sentences are written in English (in the code, in the tables of layouts/ and in rules/) and looked
up in locale/vi.po when they are printed; a test makes sure that the catalogue is complete.
"""

import gettext
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

Code = Literal["vi", "en"]
CODES: tuple[Code, ...] = ("vi", "en")

_LOCALE = Path(__file__).parent / "locale"


@dataclass(frozen=True)
class Message:
    """A sentence with {placeholders}; `values` fill them when it is printed."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return ENGLISH.said(self)


def message(template: str, **values: object) -> Message:
    """A sentence to print later, in the chosen language; a value may be a message itself."""
    return Message(template, values)


def marked(template: str) -> str:
    """The sentence itself, marked for the catalogue because it becomes a message elsewhere."""
    return template


class _CommaFloat(float):
    """A number as Vietnamese writes it."""

    def __format__(self, spec: str) -> str:
        return super().__format__(spec).replace(".", ",")

    def __str__(self) -> str:
        return super().__str__().replace(".", ",")


class Language:
    """One of the two languages."""

    def __init__(self, code: Code) -> None:
        self.code = code
        self._catalogue = _catalogue(code)

    def text(self, template: str, **values: object) -> str:
        """The sentence in this language, with its placeholders filled."""
        return self.said(Message(template, values))

    def counted(self, one: str, many: str, n: int) -> str:
        """The sentence for n things, {n} filled in."""
        return self._catalogue.ngettext(one, many, n).format(n=n)

    def said(self, thing: object) -> str:
        """A message in this language; lists are joined by commas, other values are unchanged."""
        return f"{self._value(thing)}"

    def _value(self, thing: object) -> object:
        match thing:
            case Message():
                text = self._catalogue.gettext(thing.template)
                values = {name: self._value(value) for name, value in thing.values.items()}
                return text.format(**values) if values else text
            case list():
                return ", ".join(map(self.said, thing))
            case float() if self.code == "vi":
                return _CommaFloat(thing)
            case _:
                return thing


@cache
def _catalogue(code: Code) -> gettext.NullTranslations:
    if code == "en":
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with (_LOCALE / f"{code}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


ENGLISH = Language("en")


def of_the_system(environment: Mapping[str, str]) -> Code:
    """The language of the system's messages: the first of LC_ALL, LC_MESSAGES, LANG that is set."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environment[name] for name in names if environment.get(name)), "")
    return "vi" if locale.lower().split(".")[0].split("_")[0] == "vi" else "en"
