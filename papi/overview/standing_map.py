"""Where the province stands: the tiles of the map, and the ranking beside them."""

from collections.abc import Sequence

from papi.common.drawing import ranking, tile_map
from papi.common.drawing.ranking import RankedProvince
from papi.common.language import Language
from papi.overview.gather import Overview
from papi.overview.tiles import RankedTile


def drawn(language: Language, overview: Overview, placed: Sequence[RankedTile]) -> str:
    """Map and ranking side by side, as HTML."""
    year, own_code = overview.year, overview.province.code
    on_map = tile_map.draw(language, [(one.tile, one.total) for one in placed], year, own_code)
    rows = [
        RankedProvince(one.tile.province_code or "", one.tile.name_vi, one.total)
        for one in _by_rank(placed)
    ]
    listed = ranking.drawn(language, language.text("All provinces"), rows, year, own_code)
    return f"<div class='abreast'>{on_map}{listed}</div>"


def _by_rank(placed: Sequence[RankedTile]) -> list[RankedTile]:
    """Provinces in the order of their ranks, unpublished ones last."""
    surveyed = [one for one in placed if one.surveyed]
    return sorted(
        surveyed,
        key=lambda one: (one.total is None, one.total.rank if one.total else 0, one.tile.name_vi),
    )
