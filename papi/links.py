"""Addresses inside the dashboard, relative, so that they hold wherever it is served from."""

from urllib.parse import urlencode

from papi.language import Language


def overview(language: Language, province: str, year: int, code: str = "") -> str:
    """The overview of a province, called by its own name, in a year; one of the 34 (by its code,
    which ends in "n") is shown among these."""
    asked = {"province": province, "year": year, "lang": language.code}
    return "./?" + urlencode(asked | ({"division": 34} if code.endswith("n") else {}))
