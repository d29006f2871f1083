"""The tiles of the map, each with its province's standing on the total."""

from dataclasses import dataclass

from papi.common import naming
from papi.common import nearby as around
from papi.common.standing import Standing
from papi.overview.gather import Overview
from papi.warehouse import scores
from papi.warehouse.connection import Identity
from papi.warehouse.places import Tile
from papi.warehouse.scores import GroupSpan


@dataclass(frozen=True)
class RankedTile:
    """A tile and its province's total; None where that was not published or is never surveyed."""

    tile: Tile
    total: Standing | None

    @property
    def surveyed(self) -> bool:
        """Whether PAPI scores what the tile stands for."""
        return self.tile.province_code is not None


def keyed(file: Identity, overview: Overview) -> tuple[dict[str, GroupSpan], list[str]]:
    """What the map's legend names: the groups of the total, and the provinces without one, as they
    stand on the map."""
    spans = scores.group_spans(file, overview.year, "total")
    absent = sorted(
        overview.survey.without_total, key=lambda place: (place.tile_row, place.tile_col)
    )
    return (
        {one.quartile_group: one for one in spans},
        [naming.short_name(file, place.code) for place in absent],
    )


def shown(file: Identity, overview: Overview) -> list[RankedTile]:
    """The map that is drawn: whole, or around the province where there are too many for all."""
    return nearby(file, overview) if overview.survey.many else tiles(file, overview)


def nearby(file: Identity, overview: Overview) -> list[RankedTile]:
    """The map around the province."""
    found = around.tiles(file, overview.province.code)
    codes = [one.province_code for one in found if one.province_code]
    totals = overview.survey.of_each(codes, "total")
    return [RankedTile(tile, totals.get(tile.province_code or "")) for tile in found]


def tiles(file: Identity, overview: Overview) -> list[RankedTile]:
    """The map of the year's division, line by line."""
    totals = {one.province_code: one for one in overview.survey.totals}
    return [
        RankedTile(tile, totals.get(tile.province_code or ""))
        for tile in naming.tiles(file, overview.province.division)
    ]
