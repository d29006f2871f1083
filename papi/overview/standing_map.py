"""Where the province stands: the tiles of the map, and the ranking beside them."""

from collections.abc import Sequence

from papi.common.drawing import ranking, tile_map
from papi.common.drawing.ranking import RankedProvince
from papi.common.language import Language
from papi.overview.gather import Overview
from papi.overview.tiles import RankedTile


def drawn(language: Language, overview: Overview, placed: Sequence[RankedTile]) -> str:
    """Map and ranking side by side, as HTML."""
    rows = [
        RankedProvince(one.tile.province_code or "", one.tile.name_vi, one.total)
        for one in _by_rank(placed)
    ]
    title, own_code = language.text("All provinces"), overview.province.code
    listed = ranking.drawn(language, title, rows, overview.year, own_code)
    return f"<div class='abreast'>{on_map(language, overview, placed)}{listed}</div>"


def on_map(language: Language, overview: Overview, placed: Sequence[RankedTile]) -> str:
    """The map alone."""
    shown = [(one.tile, one.total) for one in placed]
    return tile_map.draw(language, shown, overview.year, overview.province.code)


def _by_rank(placed: Sequence[RankedTile]) -> list[RankedTile]:
    """Provinces in the order of their ranks, unpublished ones last."""
    surveyed = [one for one in placed if one.surveyed]
    return sorted(
        surveyed,
        key=lambda one: (one.total is None, one.total.rank if one.total else 0, one.tile.name_vi),
    )
