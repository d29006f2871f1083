"""Reads tokens as phrases of `grammar.txt`."""

import re
from dataclasses import replace

from papi.claims import comparisons, grammar, statements
from papi.claims.phrases import Phrase
from papi.claims.tokens import Token

_READERS = {one.__name__: one for one in (*statements.READERS, *comparisons.READERS)}
_JOINING = frozenset({"COMMA", "SEMI", "OPEN", "CLOSE", "DASH", "AND", "BUT", "CON"})


def phrases(tokens: list[Token]) -> list[Phrase]:
    """The phrases that cover these tokens, from left to right, always the longest that states
    something possible; name "mark" joins or encloses, "?" is a token that no phrase covers."""
    said = [one for one in tokens if one.tag]
    row = "".join(grammar.LETTERS.get(one.tag, grammar.LETTERS["?"]) for one in said)
    found: list[Phrase] = []
    at = 0
    while at < len(said):
        phrase = _longest(said, row, at)
        if phrase is None:
            phrase = Phrase("mark" if said[at].tag in _JOINING else "?", [said[at]], {})
        found.append(phrase)
        at += len(phrase.tokens)
    return found


def _longest(said: list[Token], row: str, at: int) -> Phrase | None:
    matches = [
        (name, match) for name, pattern in grammar.PHRASES if (match := pattern.match(row, at))
    ]
    for name, match in sorted(matches, key=lambda one: -one[1].end()):
        phrase = Phrase(name, said[at : match.end()], _groups(said, match))
        drafts = _READERS[name](phrase) if name in _READERS else []
        if drafts is not None:
            phrase.drafts = [replace(one, span=phrase.span) for one in drafts]
            return phrase
    return None


def _groups(said: list[Token], match: re.Match[str]) -> dict[str, Token]:
    """The first token of each named group that took part."""
    return {
        name.partition("__")[0]: said[match.start(name)]
        for name, found in match.groupdict().items()
        if found
    }
