"""A checked sentence with the printed figures replaced by the computed ones, to copy."""

import re
from collections import defaultdict
from dataclasses import dataclass

from papi.claims.checking import Checked, CheckedSentence, Finding
from papi.claims.phrases import AMOUNTS
from papi.claims.tokens import Span
from papi.common.language import Language

_NUMBER = re.compile(r"(\d+(?:[.,]\d+)?)(st|nd|rd|th)?\b")
_WRONG = frozenset({"differs", "wrong_denominator"})


@dataclass(frozen=True)
class _Literal:
    """A number as it stands in the text, with the ending of an English ordinal."""

    span: Span
    written: str
    ordinal: bool

    @property
    def value(self) -> str:
        """The number with a decimal point."""
        return self.written.replace(",", ".")

    def with_value(self, value: str) -> str:
        """Another number, in the same marks."""
        if self.ordinal:
            return Language("en").ordinal(int(value))
        return value.replace(".", ",") if "," in self.written else value


def corrected(checked: Checked, sentence: CheckedSentence) -> str | None:
    """The sentence with computed figures in its own number marks; None where nothing changes, or
    where something wrong in it is no number that stands there."""
    wanted: dict[Span, set[str]] = defaultdict(set)
    for one in sentence.findings:
        changes = _changes(checked.text, one)
        if not changes and one.verdict in _WRONG:
            return None
        for span, new in changes.items():
            wanted[span].add(new)
    if any(len(new) > 1 for new in wanted.values()):
        return None
    start, end = sentence.span
    written = checked.text[start:end]
    for span, (new,) in sorted(wanted.items(), reverse=True):
        written = written[: span[0] - start] + new + written[span[1] - start :]
    return None if written == checked.text[start:end] else " ".join(written.split())


def _changes(text: str, one: Finding) -> dict[Span, str]:
    """What stands where its figure, and what it is "of", was printed; nothing where that cannot be
    said."""
    start, end = one.claim.span
    literals = [
        _Literal((start + found.start(), start + found.end()), found[1], bool(found[2]))
        for found in _NUMBER.finditer(text[start:end])
    ]
    row = one.figures
    figure = _only(literals, row.printed.lstrip("-"))
    changes: dict[Span, str] = {}
    if one.verdict != "wrong_denominator":
        value = _value(one)
        if figure is None or value is None:
            return {}
        changes[figure.span] = figure.with_value(value)
    if row.printed_of is not None and row.printed_of != row.computed_of:
        after = [lit for lit in literals if figure is None or lit.span[0] > figure.span[0]]
        of = _only(after, str(row.printed_of))
        if of is None or row.computed_of is None:
            return {}
        changes[of.span] = of.with_value(str(row.computed_of))
    return changes


def _only(literals: list[_Literal], value: str) -> _Literal | None:
    found = [one for one in literals if one.value == value]
    return found[0] if len(found) == 1 else None


def _value(one: Finding) -> str | None:
    """The number to print, without its sign; None where the sentence would need other words."""
    row, printed = one.figures, one.figures.printed
    if one.verdict == "agrees":
        return printed.lstrip("-")
    if row.computed is None or one.verdict == "cannot_be_checked":
        return None
    if one.claim.precision in {"at_least", "at_most"}:
        return None
    places = len(printed.partition(".")[2])
    value = f"{abs(row.computed):.{places}f}"
    turned = row.kind in AMOUNTS and (row.computed < 0) != printed.startswith("-")
    return None if turned or not re.search("[1-9]", value) else value
