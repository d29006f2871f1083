"""Numbers as people type them: with a decimal comma or a decimal point, and either minus sign."""

import re

from papi.common.language import MINUS

_NUMBER = re.compile(r"[+-]?[0-9]{1,9}(?:[.,][0-9]{1,9})?")


def number(text: str) -> float | None:
    """The number typed, or None for anything else. Comma and dot both begin the decimals, so a
    number with two marks (1.234,5) is not guessed at."""
    plain = text.strip().replace(MINUS, "-")
    return float(plain.replace(",", ".")) if _NUMBER.fullmatch(plain) else None
