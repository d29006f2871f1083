"""The words of the grammar and the names in a warehouse, as texts may write them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from papi.claims import folding, grammar, questions
from papi.common.remembered import remembered
from papi.warehouse import measures, places
from papi.warehouse.connection import Identity
from papi.warehouse.measures import MeasureSpan

# A word of a text without accents.
WORD = re.compile(r"[a-z]+(?:n't)?|\d+(?:[.,]\d+)?|[%&]")


@dataclass(frozen=True)
class KnownPlace:
    """A province by name: its code in each division that knows it."""

    codes: dict[int, str]


@dataclass(frozen=True)
class Entry:
    """One way of writing a word or a name. `name` is matched without accents too."""

    tag: str
    value: object
    written: str
    name: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """Entries by their words without accents; how entries may begin; the measures held;
    the divisions of the survey years."""

    entries: dict[str, list[Entry]]
    beginnings: frozenset[str]
    measures: tuple[MeasureSpan, ...]
    divisions: dict[int, int]

    def by_number(self, code: str, year: int | None) -> str | None:
        """The measure with this number in that year (without a year, the last that had it)."""
        found = [
            one.measure
            for one in self.measures
            if one.code == code
            and (year is None or one.first_year <= year <= (one.last_year or year))
        ]
        return found[-1] if found else None

    def level(self, measure: str) -> str:
        """total, dimension, subdimension or indicator."""
        return next((one.level for one in self.measures if one.measure == measure), "total")

    def division(self, year: int | None) -> int:
        """The number of provinces in the country in a survey year, held or to come."""
        return self.divisions.get(year or 0, 34 if (year or 0) >= 2025 else 63)


@remembered(2)
def vocabulary(file: Identity) -> Vocabulary:
    """The words of the grammar with the names in this warehouse."""
    parts = tuple(one for one in measures.measures(file) if one.level != "total")
    entries = [*_words(), *_measures(parts), *_regions(file), *_places(file)]
    found: dict[str, list[Entry]] = defaultdict(list)
    for one in entries:
        found[_key(one.written)].append(one)
    return Vocabulary(
        dict(found),
        frozenset(
            " ".join(key.split()[:end]) for key in found for end in range(1, len(key.split()) + 1)
        ),
        parts,
        questions.divisions(file),
    )


def _words() -> Iterator[Entry]:
    for tag, written in grammar.WORDS.items():
        for one in written:
            word, _, value = one.partition(":")
            yield Entry("" if tag == "silent" else tag, value or None, word)


# How the name of a survey question begins: "Tỷ lệ người trả lời cho biết …".
_LEAD = re.compile(
    r"T[ỷỉ] lệ (?:người (?:trả lời|được hỏi|dân|đi làm thủ tục)|hộ gia đình)(?: cho biết)?(?: họ)? "
)


def _measures(known: tuple[MeasureSpan, ...]) -> Iterator[Entry]:
    for measure, ways in grammar.MEASURES.items():
        for one in ways:
            yield Entry("MEASURE", measure, one)
    named: dict[str, dict[str, str]] = defaultdict(dict)
    for name in known:
        for one in (name.name_vi, name.name_en, name.short_vi, name.short_en):
            whole = re.sub(r"\s*\(%.*\)$", "", one)
            named[whole][name.measure] = name.level
            named[_LEAD.sub("", whole)][name.measure] = name.level
    for written, levels in named.items():
        # Survey questions share names, with each other and with what they are part of.
        parts = [one for one, level in levels.items() if level != "indicator"]
        if len(only := parts or list(levels)) == 1:
            yield Entry("MEASURE", only[0], written)


def _regions(file: Identity) -> Iterator[Entry]:
    named = {code: set(written) for code, written in grammar.REGIONS.items()}
    for one in places.provinces(file):
        if one.region_code and one.region_vi and one.region_en:
            named[one.region_code] |= {one.region_vi, one.region_en}
    for code, written in named.items():
        for each in written:
            yield Entry("REGION", code, each)


def _places(file: Identity) -> Iterator[Entry]:
    codes: dict[str, dict[int, str]] = defaultdict(dict)
    names: dict[str, set[str]] = defaultdict(set)
    for one in places.province_names(file):
        codes[one.name_key][one.division] = one.province_code
        names[one.name_key].add(one.name)
    for key, written in names.items():
        # Two letters just as often mean something else (VT: văn thư). Text with accents is held
        # against the names that have them.
        accented = {one for one in written if folding.has_accents(one)}
        for name in (accented or written) if len(key) > 2 else ():
            yield Entry("PLACE", KnownPlace(codes[key]), name, name=True)
            yield Entry("PLACE", KnownPlace(codes[key]), name.replace(" ", ""), name=True)


def _key(written: str) -> str:
    return " ".join(WORD.findall(folding.fold(written).plain))
