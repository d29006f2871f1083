"""Vietnamese and English: the catalogue of sentences, and numbers as their readers write them.

Sentences are written in English in the code and looked up in `locale/vi.po`; a test checks that the
catalogue is complete. Numbers follow CLDR (through Babel): decimal comma in Vietnamese, a true
minus.
"""

import gettext
import io
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import get_decimal_symbol, get_group_symbol

Code = Literal["vi", "en"]
CODES: tuple[Code, ...] = ("vi", "en")

LOCALE = Path(__file__).parents[1] / "locale"

NEW, OLD = "(mới)", "(cũ)"
MINUS = "\N{MINUS SIGN}"
NOTABLE_PERCENT = 5.0  # a change of more is called notable
_ENGLISH_ORDINAL = {"one": "st", "two": "nd", "few": "rd", "other": "th"}


def _decimals(number: float) -> int:
    """Two, or as many as it takes to see that a number is not zero. Scores have six decimals:
    anything smaller is rounding error."""
    exact = Decimal(str(number))  # rounded as Babel rounds when it writes
    return next((n for n in range(2, 7) if round(exact, n)), 2)


def _decimals_beside(number: float, limit: float, least: int) -> int:
    """At least `least`, or as many as it takes to see on which side of a limit a number lies."""
    exact, edge = Decimal(str(number)), Decimal(str(limit))
    return next((n for n in range(least, 7) if round(exact, n) != round(edge, n)), least)


class PlaceName(str):
    """A province's name as keys, links and the warehouse have it; it may end in NEW or OLD.
    `Language.place` turns it into what a reader sees; `Language.text` does so by itself."""


def marked(message: str) -> str:
    """The message itself, marked for the catalogue because it is looked up elsewhere."""
    return message


@cache
def _catalogue(code: Code) -> gettext.NullTranslations:
    if code == "en":
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with (LOCALE / f"{code}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


# A page writes thousands of figures. Python rounds as Babel does, which reads its pattern again
# each time and takes six times as long.
@cache
def _marks(code: Code) -> dict[int, str]:
    """The marks of a language in place of those that Python writes."""
    return str.maketrans({",": get_group_symbol(code), ".": get_decimal_symbol(code), "-": MINUS})


def _written(code: Code, number: Decimal, places: int, sign: Literal["-", "+"] = "-") -> str:
    """The number rounded to so many places; one that rounds to zero has no sign."""
    written = f"{number:{sign},.{places}f}"
    if written[0] in "+-" and not written.strip("+-0.,"):
        written = written[1:]
    return written.translate(_marks(code))


class Language:
    """Words and numbers of one language."""

    def __init__(self, code: Code) -> None:
        self.code = code
        self._locale = Locale.parse(code)
        self._catalogue = _catalogue(code)

    def text(self, message: str, **values: object) -> str:
        """The message in this language, its {names} filled in."""
        shown = {key: self._shown(value) for key, value in values.items()}
        return self._catalogue.gettext(message).format(**shown)

    def place(self, name: str) -> str:
        """A province's name, with (new) or (old) as this language writes it."""
        if name.endswith(NEW):
            return name.removesuffix(NEW) + self.text("(new)")
        return name.removesuffix(OLD) + self.text("(old)") if name.endswith(OLD) else str(name)

    def _shown(self, value: object) -> object:
        return self.place(value) if isinstance(value, PlaceName) else value

    def count(self, one: str, many: str, n: int) -> str:
        """The message for n things, {n} filled in."""
        return self._catalogue.ngettext(one, many, n).format(n=self.whole(n))

    def either(self, vietnamese: str, english: str) -> str:
        """The Vietnamese or the English name, by language."""
        return vietnamese if self.code == "vi" else english

    def whole(self, number: float) -> str:
        """A count, with this language's thousands mark."""
        return self._format(number, 0)

    def points(self, number: float) -> str:
        """Points, two decimals."""
        return self._format(number, 2)

    def decimals(self, number: float, places: int) -> str:
        """A figure with as many decimals as its source printed."""
        return self._format(number, places)

    def signed_decimals(self, number: float, places: int) -> str:
        """The same with its sign; zero has none."""
        return self._format(number, places, "+")

    def signed_points(self, number: float) -> str:
        """A difference in points with its sign; one too small for two decimals gets more of them,
        so that a change never shows as none."""
        return self._format(number, _decimals(number), "+")

    def too_small(self, number: float) -> bool:
        """Whether a difference would show as none with two decimals, though there is one."""
        return _decimals(number) > 2

    def amount(self, number: float) -> str:
        """How much, without a sign: two decimals, or that it is less than they can show."""
        if self.too_small(number):
            return self.text("less than {n}", n=self.points(0.01))
        return self.points(abs(number))

    def signed_amount(self, number: float) -> str:
        """The same with its sign; less than two decimals can show has none."""
        return self.amount(number) if self.too_small(number) else self.signed_points(number)

    def compared(self, number: float, limit: float, share: float = 1.0) -> tuple[str, str]:
        """Two amounts with as many decimals as it takes to see which is larger, two at least: the
        number or that share of the limit. With two, a tiny number is less than they can show."""
        places = _decimals_beside(abs(number), share * abs(limit), least=2)
        if places == 2:
            return self.amount(number), self.points(abs(limit))
        exact = max(places, _decimals(number))
        return self.decimals(abs(number), exact), self.decimals(abs(limit), places)

    def adds_up(self, after: float, before: float) -> bool:
        """Whether the difference of two figures, as shown, is that of the figures as shown."""
        exact = Decimal(str(after)) - Decimal(str(before))
        shown = round(Decimal(str(after)), 2) - round(Decimal(str(before)), 2)
        return shown == round(exact, _decimals(float(exact)))

    def percent(self, number: float) -> str:
        """Percent with its sign, one decimal; `number` is 5.0 for five percent. A number
        close to the limit of 5% gets more decimals, so that it shows on which side it lies."""
        places = _decimals_beside(abs(number), NOTABLE_PERCENT, least=1)
        return self._format(number, places, "+") + "%"

    def percent_amount(self, number: float) -> str:
        """How much in percent, without a sign, where words say the direction."""
        return self.percent(abs(number)).removeprefix("+")

    def share(self, number: float) -> str:
        """A share of 0–1 as percent, one decimal."""
        return _written(self.code, Decimal(str(number)).scaleb(2), 1) + "%"

    def date(self, day: date) -> str:
        """A day in figures: 29/11/2026; English has the unmistakable 2026-11-29."""
        return f"{day:%d/%m/%Y}" if self.code == "vi" else f"{day:%Y-%m-%d}"

    def as_given(self, number: float) -> str:
        """A number with the decimals that it has, nine at most: as somebody typed it."""
        written = self._format(number, 9)
        return written.rstrip("0").rstrip(get_decimal_symbol(self.code))

    def signed_whole(self, number: int) -> str:
        """A change of rank with its sign."""
        return self._format(number, 0, "+")

    def ordinal(self, number: int) -> str:
        """A place: 46th; Vietnamese writes the bare number."""
        if self.code == "vi":
            return str(number)
        return f"{number}{_ENGLISH_ORDINAL[self._locale.ordinal_form(number)]}"

    def listed(self, items: Iterable[str]) -> str:
        """Items as a sentence lists them: a, b and c."""
        shown = [str(self._shown(item)) for item in items]
        if len(shown) < 2:
            return "".join(shown)
        return self.text("{first} and {last}", first=", ".join(shown[:-1]), last=shown[-1])

    def _format(self, number: float, places: int, sign: Literal["-", "+"] = "-") -> str:
        return _written(self.code, Decimal(str(number or 0)), places, sign)


def as_clause(sentence: str) -> str:
    """A note as part of a sentence; abbreviations such as D7 or PAPI stay as they are."""
    return sentence[:1].lower() + sentence[1:] if sentence[1:2].islower() else sentence


def as_sentence(words: str) -> str:
    """Words with a capital at the beginning, where a sentence may begin with a figure in words."""
    return words[:1].upper() + words[1:]
