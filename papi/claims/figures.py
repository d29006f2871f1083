"""Finds the statements in a text with the patterns of `grammar`, in order: text that one pattern
has used is hidden from the next. `attribution` adds their province and year."""

import re
from collections.abc import Iterator
from dataclasses import replace

from papi.claims import grammar, readers
from papi.claims.figure import Figure, Span
from papi.claims.patterns import canonical


def find(plain: str, blocked: list[Span]) -> list[Figure]:
    """All figures in the order of the text; `blocked` spans (years, dates, names with numbers) hold
    none of their own."""
    free = _Free(plain, blocked)
    found: list[Figure] = []
    for pattern, read in grammar.TABLE:
        for match in free.matches(pattern):
            figures = read(match)
            if figures and free.take(match):
                found += figures
                if figures[0].of_change:
                    found += _carried(match, figures[0], free)
                elif figures[0].kind in {"rank", "value"} and not figures[0].word:
                    found += _listed(match, figures[0], free)
    return sorted(found, key=lambda one: one.span)


def directions(plain: str, figures: list[Figure]) -> list[Figure]:
    """Rises and falls stated without a figure."""
    taken = [one.pair or one.span for one in figures]
    return [
        Figure(match.span(), "direction", word)
        for pattern, word in grammar.DIRECTIONS
        for match in pattern.finditer(plain)
        if not any(match.start() < end and start < match.end() for start, end in taken)
    ]


def _carried(match: re.Match[str], figure: Figure, free: "_Free") -> Iterator[Figure]:
    """The figure joined to a change by "and", which moves the same way."""
    more = grammar.MORE.match(match.string, match.end())
    if more and free.take(more):
        sign = "-" if figure.printed.startswith("-") else "+"
        for one in readers.change(sign)(more):
            yield replace(one, span=more.span())


def _listed(match: re.Match[str], figure: Figure, free: "_Free") -> Iterator[Figure]:
    """The other figures of a list with "respectively"."""
    plain, at = match.string, match.end()
    if not grammar.RESPECTIVELY.search(plain, max(0, match.start() - 150), at + 150):
        return
    while (more := grammar.LISTED.match(plain, at)) and free.take(more):
        at = more.end()
        number = canonical(more["n"])
        if ("." in number) == ("." in figure.printed):
            of = int(more["of"]) if more["of"] else figure.printed_of
            yield replace(figure, span=more.span(), printed=number, printed_of=of)


class _Free:
    """The letters that no statement has used yet."""

    def __init__(self, plain: str, blocked: list[Span]) -> None:
        self._plain = plain
        self._used = bytearray(len(plain))
        for start, end in blocked:
            self._use(start, end)

    def _use(self, start: int, end: int) -> None:
        self._used[start:end] = b"\1" * (end - start)

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Matches of the pattern whose figure is still free; where it is not the search goes on
        one letter later."""
        at = 0
        while match := pattern.search(self._plain, at):
            if self._figure_is_free(match):
                yield match
                at = max(match.end(), at + 1)
            else:
                at = match.start() + 1

    def _figure_is_free(self, match: re.Match[str]) -> bool:
        groups = match.groupdict()
        spans = [match.span(name) for name in ("n", "m", "group") if groups.get(name)]
        return not any(any(self._used[start:end]) for start, end in spans or [match.span()])

    def take(self, match: re.Match[str]) -> bool:
        """Marks the match as used; False when its figure already was."""
        if not self._figure_is_free(match):
            return False
        self._use(*match.span())
        return True
