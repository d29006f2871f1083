"""Writes and reads links inside the dashboard; relative, so that they work under any address."""

from collections.abc import Container, Mapping, Sequence
from urllib.parse import quote_plus, urlencode

from papi.common import naming
from papi.common.language import Language


def overview(language: Language, province: str, year: int, code: str = "") -> str:
    """A link to the overview of a province (by name) in a year; one of the 34 (its code ends in
    "n") is shown among the 34."""
    # A page has hundreds of these, and only the name has to be encoded.
    link = f"./?province={quote_plus(province)}&year={year}&lang={language.code}"
    return link + "&division=34" * naming.is_of_34(code)


def figure(
    language: Language,
    province: str | None,
    year: int,
    measure: str,
    view: str,
    code: str = "",
    *,
    beside: Sequence[str] = (),
) -> str:
    """A link to the page that shows a figure beside its years: the trend of a measure in its view
    (value, rank or group), with the provinces `beside` (by name); without a province, of whichever
    the reader looks at."""
    asked: dict[str, object] = {"province": province} if province else {}
    asked |= {"year": year, "lang": language.code, "measure": measure, "view": view}
    if beside:
        asked["with"] = ",".join(beside)
    return "./trends?" + urlencode(asked | ({"division": 34} if naming.is_of_34(code) else {}))


def ranking(language: Language, province: str, year: int, code: str = "") -> str:
    """A link to all provinces of a year by rank, page by page."""
    asked = {"province": province, "year": year, "lang": language.code}
    return "./country?" + urlencode(asked | ({"division": 34} if naming.is_of_34(code) else {}))


def asked(link: Mapping[str, str], name: str, options: Container[str], default: str) -> str:
    """The option that a link asks for under `name`, else the default."""
    code = link.get(name)
    return code if code is not None and code in options else default
