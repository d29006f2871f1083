"""The names in a warehouse, prepared for finding in text; queried once per file."""

import re
from dataclasses import dataclass

from papi.claims import folding, lexicon, questions
from papi.claims.patterns import whole
from papi.common.remembered import remembered
from papi.warehouse import places as place_questions
from papi.warehouse.connection import Identity

_MARK = re.compile(r"(cu|moi|old|new|63|34)$")


@dataclass(frozen=True)
class KnownPlace:
    """A name of provinces: its code in each division that knows it, and the ways of writing it.
    Without codes it is a name that no province has."""

    codes: dict[int, str]
    names: frozenset[str]


@dataclass(frozen=True)
class Vocabulary:
    """Places by folded name; measures and regions by plain phrase with one pattern for each set;
    `numbered` maps (year span, code) to measures; the newest division wins where a year is open."""

    places: dict[str, KnownPlace]
    measures: dict[str, str]
    measure_pattern: re.Pattern[str]
    regions: dict[str, str]
    region_pattern: re.Pattern[str]
    numbered: list[tuple[str, int, int, str]]
    levels: dict[str, str]
    divisions: dict[int, int]

    def by_number(self, code: str, year: int | None) -> str | None:
        """The measure with this number in that year (without a year, the last that had it)."""
        found = [
            measure
            for number, first, last, measure in self.numbered
            if number == code and (year is None or first <= year <= last)
        ]
        return found[-1] if found else None

    def division(self, year: int | None) -> int:
        """The number of provinces in the country in a survey year, held or to come."""
        if year is None:
            return 63
        return self.divisions.get(year, 34 if year >= 2025 else 63)


@remembered(2)
def vocabulary(file: Identity) -> Vocabulary:
    """The vocabulary of this warehouse."""
    names = questions.measure_names(file)
    measures = {
        folding.fold(phrase).plain: measure
        for measure, phrases in lexicon.MEASURES.items()
        for phrase in phrases
    }
    for one in names:
        for name in (one.name_vi, one.name_en):
            measures.setdefault(folding.fold(name).plain, one.measure)
    regions = {phrase: code for code, all_ in lexicon.REGIONS.items() for phrase in all_}
    for region in questions.region_names(file):
        for name in (region.name_vi, region.name_en):
            regions.setdefault(folding.fold(name).plain, region.region_code)
    return Vocabulary(
        places=_places(file),
        measures={_joined(phrase): measure for phrase, measure in measures.items()},
        measure_pattern=re.compile(whole(measures)),
        regions={_joined(phrase): code for phrase, code in regions.items()},
        region_pattern=re.compile(whole(regions)),
        numbered=[(one.code, one.first_year, one.last_year, one.measure) for one in names],
        levels={one.measure: one.level for one in names},
        divisions=questions.divisions(file),
    )


def _joined(phrase: str) -> str:
    return re.sub(r"[\s,]+", " ", phrase)


def phrase_key(found: str) -> str:
    """How a phrase found in plain text is looked up in `measures` and `regions`."""
    return _joined(found)


def _places(file: Identity) -> dict[str, KnownPlace]:
    places: dict[str, KnownPlace] = {}
    for known in place_questions.province_names(file):
        name_key = known.name_key
        # Two letters just as often mean something else (VT: văn thư).
        if len(name_key) < 3:
            continue
        before = places.get(name_key, KnownPlace({}, frozenset()))
        codes = before.codes | {known.division: known.province_code}
        places[name_key] = KnownPlace(codes, before.names | {_MARK.sub("", known.name).strip()})
    return {key: KnownPlace(one.codes, _accented(one.names)) for key, one in places.items()}


def _accented(names: frozenset[str]) -> frozenset[str]:
    """The names with accents, which text with accents is held against; all where none has any."""
    return frozenset(one for one in names if folding.has_accents(one)) or names
