"""Where the province stands: the tiles of the map, and the ranking beside them."""

from collections.abc import Sequence
from html import escape

from papi.common import links, nearby, survey_year
from papi.common.drawing import ranking, tile_map
from papi.common.drawing.ranking import RankedProvince
from papi.common.language import Language
from papi.overview import tiles
from papi.overview.gather import Overview
from papi.overview.tiles import RankedTile
from papi.warehouse.connection import Identity


def drawn(language: Language, overview: Overview, placed: Sequence[RankedTile]) -> str:
    """Map and ranking side by side, as HTML."""
    rows = [
        RankedProvince(one.tile.province_code or "", one.tile.name_vi, one.total)
        for one in _by_rank(placed)
    ]
    title, own_code = language.text("All provinces"), overview.province.code
    listed = ranking.drawn(language, title, rows, overview.year, own_code)
    return f"<div class='abreast'>{on_map(language, overview, placed)}{listed}</div>"


def drawn_nearby(language: Language, file: Identity, overview: Overview) -> str:
    """The same of the province's neighbours on the map and in the ranking, where there are too many
    provinces for all, with a link to all of them."""
    own, survey = overview.total, overview.survey
    near = nearby.ranks(survey, "total", own)
    rows = ranking.listed(near, survey_year.names(file))
    title = language.text(
        "Provinces {first} to {last} of {count} by rank",
        first=nearby.first_around(own) + 1,
        last=nearby.first_around(own) + len(near),
        count=survey.ranked("total"),
    )
    listed = ranking.drawn(language, title, rows, overview.year, overview.province.code)
    shown = on_map(language, overview, tiles.nearby(file, overview))
    every = links.ranking(language, overview.province.name, overview.year, overview.province.code)
    said = escape(language.text("All provinces by rank, page by page, and a search"))
    return (
        f"<div class='abreast'>{shown}{listed}</div>"
        f"<p><a href='{escape(every)}' target='_self'>{said}</a></p>"
    )


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
