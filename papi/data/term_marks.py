"""Finds the glossary's terms in sentences, so that each can be explained where a part first uses
it; the sentence keeps its text."""

import re
from collections.abc import Callable
from functools import cache
from html import escape

from papi.common.language import Code, Language
from papi.data.glossary_tables import TERMS


def marker(language: Language, marked: Callable[[str, str], str]) -> Callable[[str], str]:
    """Escapes the texts of one part, one after the other, with each term marked where it first
    appears; `marked` turns a term's key and its escaped words into markup."""
    pattern, by_form = _forms(language.code)
    seen: set[str] = set()

    def mark(found: re.Match[str]) -> str:
        words = found[0]
        key = by_form[words.lower()]
        if key in seen:
            return words
        seen.add(key)
        return marked(key, words)

    return lambda text: pattern.sub(mark, escape(text))


@cache
def _forms(code: Code) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds any form of any term in escaped text, and the term of each form."""
    language = Language(code)
    by_form = {
        escape(form).lower(): term.key
        for term in TERMS
        for form in language.text(term.forms).split("|")
    }
    longest_first = sorted(by_form, key=len, reverse=True)
    either = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE), by_form
