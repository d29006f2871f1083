"""Search for provinces by old or new name, measures and pages, with or without accents."""

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import shorten
from typing import Literal

from papi.common import measures, naming, survey_year
from papi.common.language import CODES, Language
from papi.search.questions import FoundName, folded, found_names, known_names
from papi.warehouse.connection import Identity

MOST = 8
LONGEST = 90


@dataclass(frozen=True)
class Found:
    """A hit: a province's code, a measure's name or a page's key; `label` is how it is offered."""

    kind: Literal["province", "measure", "page"]
    code: str
    label: str


def find(language: Language, file: Identity, text: str, pages: Mapping[str, str]) -> list[Found]:
    """What matches `text`: pages first, then the best matches; `pages`: key → title as marked for
    translation, understood in both languages."""
    [asked] = folded(file, [text])
    hits = [
        hit
        for hit, names in _pages(language, file, pages)
        if asked and any(name.startswith(asked) for name in names)
    ]
    hits += [hit for name in found_names(file, text, MOST) if (hit := _found(language, file, name))]
    return _once(file, hits)[:MOST]


def all_names(
    language: Language, file: Identity, pages: Mapping[str, str]
) -> list[tuple[Found, list[str]]]:
    """Everything that can be found, with its folded names: provinces, measures by level, pages."""
    keys = {
        hit: list(name.keys) for name in known_names(file) if (hit := _found(language, file, name))
    }
    return [*((hit, keys[hit]) for hit in _once(file, list(keys))), *_pages(language, file, pages)]


def _pages(
    language: Language, file: Identity, pages: Mapping[str, str]
) -> list[tuple[Found, list[str]]]:
    """Pages with their titles in both languages, folded for comparison."""
    return [
        (
            Found("page", page, language.text("Page: {title}", title=language.text(title))),
            folded(file, [Language(code).text(title) for code in CODES]),
        )
        for page, title in pages.items()
    ]


def _found(language: Language, file: Identity, called: FoundName) -> Found | None:
    """What a name in the warehouse refers to; None for a measure that readers are not shown."""
    code = called.code
    if called.kind == "province":
        return Found("province", code, _province(language, file, code))
    known = measures.known(file)
    if code not in known:
        return None
    name = measures.option(language, known[code], survey_year.years(file)[0])
    return Found("measure", code, _short(language.text("Measure: {name}", name=name)))


def _short(label: str) -> str:
    """The start of a label: an indicator's name may be a whole question."""
    return shorten(label, LONGEST, placeholder="…")


def _province(language: Language, file: Identity, code: str) -> str:
    place = naming.places(file)[code]
    name = naming.full_name(file, code)
    if place.unchanged:
        return language.text("{province} (unchanged in July 2025)", province=name)
    if place.division == 34:
        return language.text(
            "{province}: one of the 34 since July 2025, from {parts}",
            province=name,
            parts=language.listed(
                [naming.full_name(file, part) for part in naming.parts(file, code)]
            ),
        )
    return language.text(
        "{province}: one of the 63 as surveyed, now part of {successor}",
        province=name,
        successor=naming.full_name(file, place.successor),
    )


def _once(file: Identity, hits: list[Found]) -> list[Found]:
    """The hits with each unchanged province once: its code in the 34 is not offered as well."""
    return [
        hit
        for hit in hits
        if hit.kind != "province"
        or not naming.places(file)[hit.code].unchanged
        or naming.places(file)[hit.code].division == 63
    ]
