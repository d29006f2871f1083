"""Explains the glossary's terms on the spot: each is underlined where a part of a page first uses
it, and what it means is shown while a pointer or the keyboard is on it.

The sentence keeps its text. The meanings stand once, hidden, at the end of the page, where screen
readers find them by the term's description and browser.js shows them at the foot of the screen.
"""

from collections.abc import Callable
from functools import cache
from html import escape

from papi.common.language import Code, Language
from papi.data import term_marks
from papi.data.glossary_tables import TERMS


def marker(language: Language) -> Callable[[str], str]:
    """Escapes the texts of one part, one after the other, with each term marked where it first
    appears."""
    return term_marks.marker(language, _marked)


def _marked(key: str, words: str) -> str:
    described = f"tabindex='0' aria-describedby='meaning-{key}'"
    return f"<span class='term' {described}>{words}</span>"


@cache
def meanings(code: Code) -> str:
    """The meanings as markup, hidden until one is asked for."""
    language = Language(code)
    return "".join(
        f"<p class='meaning' id='meaning-{term.key}'><b>{escape(language.text(term.name))}:</b> "
        f"{escape(language.text(term.meaning))}</p>"
        for term in TERMS
    )
