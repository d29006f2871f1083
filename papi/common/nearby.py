"""A province's neighbours, on the map and in the ranking, where there are too many provinces to
show all of them."""

from dataclasses import replace

from papi.common import naming
from papi.common.paged import PAGE
from papi.common.standing import Standing
from papi.common.survey_year import SurveyYear
from papi.warehouse import places
from papi.warehouse.connection import Identity
from papi.warehouse.places import Tile

# How far the map reaches from the province: as many tiles as the map of the 63 has.
ROWS, COLUMNS = 4, 3


def tiles(file: Identity, code: str) -> tuple[Tile, ...]:
    """The map around a province, from 1 at its top and on its left."""
    found = places.tiles_around(file, code, ROWS, COLUMNS)
    top = min((one.tile_row for one in found), default=1) - 1
    left = min((one.tile_col for one in found), default=1) - 1
    return tuple(
        replace(
            one,
            name_vi=naming.short_name(file, one.province_code)
            if one.province_code
            else one.name_vi,
            tile_row=one.tile_row - top,
            tile_col=one.tile_col - left,
        )
        for one in found
    )


def first_around(own: Standing | None) -> int:
    """How many provinces lie above the first of a page with the province in its middle."""
    return max(0, own.rank - 1 - PAGE // 2) if own else 0


def ranks(survey: SurveyYear, measure: str, own: Standing | None) -> list[Standing]:
    """The provinces ranked around our own; without a standing of ours the first."""
    return survey.on_measure(measure, first_around(own), PAGE)
