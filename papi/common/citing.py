"""How a page is cited: as text, as BibTeX and as CSL-JSON, with the edition of its figures."""

import json
from dataclasses import dataclass
from datetime import date

from papi.common.language import Language


@dataclass(frozen=True)
class Day:
    """A day as the forms of a citation need it: in ISO form, its year, as a reader writes it."""

    iso: str
    year: str
    shown: str

    @classmethod
    def for_readers(cls, language: Language, day: date) -> "Day":
        """The day for readers of a language."""
        return cls(day.isoformat(), f"{day.year}", language.date(day))


@dataclass(frozen=True)
class Cited:
    """What is cited. title: of the page; source: whose figures; edition and day: of the figures;
    address: of the page, empty where it has none."""

    title: str
    source: str
    edition: str
    day: Day
    address: str = ""

    @property
    def key(self) -> str:
        """A name for reference managers."""
        return f"papi-{self.day.iso}-{self.edition}"


def text(language: Language, one: Cited) -> str:
    """One line for a list of references."""
    said = language.text(
        "{title}. Edition of {day} ({edition}). {source}.",
        title=one.title,
        day=one.day.shown,
        edition=one.edition,
        source=one.source.rstrip("."),
    )
    return f"{said} {one.address}".strip()


def bibtex(one: Cited) -> str:
    """An entry for BibTeX."""
    held = {
        "title": one.title,
        "author": "{CECODES} and {RTA} and {UNDP}",
        "year": one.day.year,
        "edition": one.edition,
        "note": one.source,
        "url": one.address,
    }
    lines = [
        f"  {name} = {{{_for_tex(value) if name != 'url' else value}}}"
        for name, value in held.items()
        if value
    ]
    return f"@misc{{{one.key},\n" + ",\n".join(lines) + "\n}"


def csl(one: Cited) -> str:
    """An item of CSL-JSON, as an array that reference managers import."""
    item = {
        "id": one.key,
        "type": "webpage",
        "title": one.title,
        "author": [{"literal": name} for name in ("CECODES", "RTA", "UNDP")],
        "issued": {"raw": one.day.iso},
        "edition": one.edition,
        "note": one.source,
    }
    if one.address:
        item["URL"] = one.address
    return json.dumps([item], ensure_ascii=False, indent=1)


def _for_tex(value: str) -> str:
    """The characters that TeX would take for commands, behind a backslash; our own braces stay."""
    for mark in "&%$#_":
        value = value.replace(mark, f"\\{mark}")
    return value
