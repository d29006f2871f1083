"""Reads numbers as people type them: with a decimal comma or point, and either minus sign."""

import re

from papi.common.language import MINUS

_NUMBER = re.compile(r"[+-]?[0-9]{1,9}(?:[.,][0-9]{1,9})?")


def number(text: str) -> float | None:
    """The number typed, or None for anything else. Comma and point both start the decimals, so
    a number with both (1.234,5) is rejected, not guessed at."""
    plain = text.strip().replace(MINUS, "-")
    return float(plain.replace(",", ".")) if _NUMBER.fullmatch(plain) else None
