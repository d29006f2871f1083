"""Addresses inside the dashboard, relative, so that they hold wherever it is served from."""

from urllib.parse import urlencode

from papi.language import Language


def overview(language: Language, province: str, year: int) -> str:
    """The overview of a province, called by its own name, in a year."""
    return "./?" + urlencode({"province": province, "year": year, "lang": language.code})
