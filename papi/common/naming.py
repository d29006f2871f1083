"""Unambiguous names for provinces: marks old and new provinces of the same name.

A merged province of the 34 has the name of one of its old provinces and is marked as new: "Tây Ninh
(mới)". The old province is marked "(cũ)" wherever both may appear. Others keep their plain name:
old provinces whose name is no longer used (Long An), and the 11 provinces left unchanged in July
2025, which are one place with one name in either division. These names are the same in every
language, so that keys and links are too; `Language` shows an English reader "(new)" and "(old)".
"""

from dataclasses import replace

from papi.common.language import NEW, OLD, Language, PlaceName
from papi.common.remembered import remembered
from papi.warehouse import merged
from papi.warehouse import places as place_questions
from papi.warehouse.connection import Identity
from papi.warehouse.merged import Place
from papi.warehouse.places import Tile

# What the codes of the 34 provinces end in: Tây Ninh (mới) is 80n.
OF_34_MARK = "n"


def is_of_34(code: str) -> bool:
    """Whether the code is that of one of the 34 provinces since July 2025."""
    return code.endswith(OF_34_MARK)


@remembered(4)
def places(file: Identity) -> dict[str, Place]:
    """All 97 provinces of both divisions by code, scored or not."""
    return {place.code: place for place in merged.both_divisions(file)}


def full_name(file: Identity, code: str) -> PlaceName:
    """The name that is unique to this province among all 97; raises KeyError for an unknown
    code."""
    known = places(file)
    place = known[code]
    if place.unchanged:
        return PlaceName(place.name_vi)
    if place.division == 34:
        return PlaceName(f"{place.name_vi} {NEW}")
    lives_on = known[place.successor].name_vi == place.name_vi
    return PlaceName(f"{place.name_vi} {OLD}" if lives_on else place.name_vi)


def short_name(file: Identity, code: str) -> PlaceName:
    """The name where only provinces of one division appear: plain for the 63 as surveyed, marked
    for the merged ones of the 34; raises KeyError for an unknown code."""
    place = places(file)[code]
    return PlaceName(place.name_vi) if place.division == 63 else full_name(file, code)


def parts(file: Identity, code: str) -> list[str]:
    """Codes of the old provinces that were merged into one of the 34; for an old one, its own
    code."""
    known = places(file)
    if known[code].division == 63:
        return [code]
    return [one.code for one in known.values() if one.division == 63 and one.successor == code]


def code_in(file: Identity, code: str, division: int) -> str:
    """The province as the other division knows it: an unchanged one under its code there, an old
    one as its successor, anything else unchanged. A merged province has no single old code."""
    place = places(file)[code]
    if place.division == division or (division == 63 and not place.unchanged):
        return code
    if division == 34:
        return place.successor
    return parts(file, code)[0]


def old_code(file: Identity, code: str, before: str | None = None) -> str:
    """The old province to show for one of the 34: `before`, if it is a part of it, else the part
    with its name, else the first."""
    found = parts(file, code)
    if before in found:
        return before or code
    name = places(file)[code].name_vi
    return next((one for one in found if places(file)[one].name_vi == name), found[0])


@remembered(4)
def tiles(file: Identity, division: int) -> tuple[Tile, ...]:
    """The map of a division as `places.tiles` has it, provinces called by their short names."""
    return tuple(
        replace(tile, name_vi=short_name(file, tile.province_code)) if tile.province_code else tile
        for tile in place_questions.tiles(file, division)
    )


def nearest(language: Language, file: Identity, name: str) -> str:
    """The provinces whose names are closest to an unknown one, as a list in a sentence."""
    return language.listed(place_questions.nearest_names(file, name))
