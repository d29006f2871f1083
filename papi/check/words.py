"""The sentences of the page that checks."""

from papi.common.language import Language


def headline(language: Language) -> str:
    """What the page does."""
    return language.text("Check a sentence or a number against PAPI's published scores")
