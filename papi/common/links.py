"""Addresses inside the dashboard, relative, so that they hold wherever it is served from; and what
they ask for."""

from collections.abc import Container, Mapping
from urllib.parse import urlencode

from papi.common import naming
from papi.common.language import Language


def overview(language: Language, province: str, year: int, code: str = "") -> str:
    """The overview of a province, called by its own name, in a year; one of the 34 (by its code,
    which ends in "n") is shown among these."""
    asked = {"province": province, "year": year, "lang": language.code}
    return "./?" + urlencode(asked | ({"division": 34} if naming.is_of_34(code) else {}))


def asked(link: Mapping[str, str], name: str, options: Container[str], default: str) -> str:
    """The option that a link asks for under `name`, else the default, as a page takes it."""
    code = link.get(name)
    return code if code is not None and code in options else default
