"""Where the province stands: the tiles of the map, and the ranking beside them."""

from collections.abc import Sequence

from papi.common import links, vocabulary
from papi.common.drawing import ranking, tile_map
from papi.common.drawing.ranking import DrawnRank
from papi.common.language import Language
from papi.common.profile import Rank
from papi.overview import map_words as words
from papi.overview.gather import Overview
from papi.overview.tiles import RankedTile


def drawn(language: Language, overview: Overview, placed: Sequence[RankedTile]) -> str:
    """Map and ranking side by side, as HTML."""
    ranks = [_rank(language, overview, one) for one in _by_rank(placed)]
    estimated = any(one.total and one.total.rank_kind == "estimated" for one in placed)
    headings = [
        vocabulary.rank_heading(language, estimated=estimated),
        language.text("Province"),
        language.text("Points"),
        language.text("Possible ranks, best on the right"),
    ]
    listed = ranking.drawn(language.text("All provinces"), headings, ranks)
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


def _link(language: Language, overview: Overview, one: RankedTile) -> str:
    code = one.tile.province_code or ""
    return links.overview(language, one.tile.name_vi, overview.year, code)


def _rank(language: Language, overview: Overview, one: RankedTile) -> DrawnRank:
    total = one.total
    return DrawnRank(
        language.place(one.tile.name_vi),
        _link(language, overview, one),
        language.points(total.value) if total else language.text("not published"),
        words.possible(language, total) if total else "–",
        Rank(
            total.rank,
            total.ranked_count,
            total.rank_low,
            total.rank_high,
            total.rank_kind == "estimated",
        )
        if total
        else None,
        own=one.tile.province_code == overview.province.code,
    )
