"""One box for all: provinces by old and new name, measures, pages; accents or not."""

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import shorten
from typing import Literal

from papi import measures, naming, survey_year
from papi.language import CODES, Language
from papi.warehouse import Identity
from papi.warehouse.search import folded, found_names

MOST = 8
LONGEST = 90


@dataclass(frozen=True)
class Found:
    """A hit: a province's code, a measure's name or a page's key; `label` is how it is offered."""

    kind: Literal["province", "measure", "page"]
    code: str
    label: str


def find(language: Language, file: Identity, text: str, pages: Mapping[str, str]) -> list[Found]:
    """What is called like `text`, the best first and pages before all; `pages`: key → title as
    marked for translation, understood in both languages."""
    keys = {
        page: folded(file, [Language(code).text(title) for code in CODES])
        for page, title in pages.items()
    }
    [asked] = folded(file, [text])
    hits = [
        Found("page", page, language.text("Page: {title}", title=language.text(pages[page])))
        for page, names in keys.items()
        if asked and any(name.startswith(asked) for name in names)
    ]
    known = measures.of(file)
    for row in found_names(file, text, MOST).to_dict("records"):
        code = str(row["code"])
        if row["kind"] == "province":
            hits.append(Found("province", code, _province(language, file, code)))
        elif code in known:
            newest = survey_year.years(file)[0]
            hits.append(
                Found("measure", code, _short(language.text(
                    "Measure: {name}", name=measures.option(language, known[code], newest))))
            )  # fmt: skip
    return _once(file, hits)[:MOST]


def _short(label: str) -> str:
    """An indicator's name may be a whole question: a button bears its beginning."""
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
    """An unchanged province is one place: its code of the 34 is not offered beside the old one."""
    return [
        hit
        for hit in hits
        if hit.kind != "province"
        or not naming.places(file)[hit.code].unchanged
        or naming.places(file)[hit.code].division == 63
    ]
