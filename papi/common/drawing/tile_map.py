"""Draws the map as a grid of links: one tile a province, with its name, rank and group.

The page's style gives a group its colour (class of the group's name); the mark beside the rank says
the same without colour.
"""

from collections.abc import Iterable
from html import escape

from papi.common import links, vocabulary
from papi.common.language import Language
from papi.common.standing import Standing
from papi.common.vocabulary import GROUP_MARKS
from papi.warehouse.places import Tile

Placed = tuple[Tile, Standing | None]


def draw(language: Language, placed: Iterable[Placed], year: int, own_code: str = "") -> str:
    """The tiles in their places, each with its province's standing (None where that was not
    published); our own is outlined, an estimated rank has an outline of dashes, and those that PAPI
    never scores are no links. On a narrow screen the map scrolls sideways."""
    tiles = "".join(_tile(language, tile, one, year, own_code) for tile, one in placed)
    label = escape(language.text("Map of provinces, one tile each"))
    return (
        f"<div class='scroll' tabindex='0' role='region' aria-label='{label}'>"
        f"<div class='tiles' role='list'>{tiles}</div></div>"
    )


def key(language: Language) -> str:
    """What the marks and colours mean."""
    groups = "".join(
        f"<li><span class='tile {group}'>{mark}</span> "
        f"{escape(vocabulary.group_name(language, group))}</li>"
        for group, mark in GROUP_MARKS.items()
    )
    absent = escape(language.text("Not published"))
    return f"<ul class='tile-key'>{groups}<li><span class='tile'>–</span> {absent}</li></ul>"


def _tile(
    language: Language, tile: Tile, standing: Standing | None, year: int, own_code: str
) -> str:
    place = f"style='grid-area: {tile.tile_row} / {tile.tile_col}'"
    name = escape(tile.label).replace("|", "<br>")
    said = escape(words(language, tile, standing))
    if tile.province_code is None:
        inside = f"<span class='tile unscored' title='{said}'>{name}</span>"
        return f"<div role='listitem' {place}>{inside}</div>"
    group = standing.quartile_group if standing else ""
    figure = f"<b>{standing.rank}</b><i>{GROUP_MARKS[group]}</i>" if standing else "<b>–</b>"
    own = " ours" if tile.province_code == own_code else ""
    if standing and standing.rank_kind == "estimated":
        own += " estimated"
    link = escape(links.overview(language, tile.name_vi, year, tile.province_code))
    return (
        f"<div role='listitem' {place}>"
        f"<a class='tile {group}{own}' href='{link}' target='_self' aria-label='{said}'"
        f" title='{said}'{' aria-current=true' if 'ours' in own else ''}>"
        f"<span>{name}</span> {figure}</a></div>"
    )


def words(language: Language, tile: Tile, standing: Standing | None) -> str:
    """What a tile says: full name, points, rank and group."""
    if tile.province_code is None:
        return language.text(
            "{province}: not surveyed by PAPI",
            province=language.either(tile.name_vi, tile.name_en),
        )
    if standing is None:
        return language.text("{province}: not published", province=language.place(tile.name_vi))
    return language.text(
        "{province}: {value} points, {rank} of {count}, {group}",
        province=language.place(tile.name_vi),
        value=language.points(standing.value),
        rank=language.ordinal(standing.rank),
        count=standing.ranked_count,
        group=vocabulary.group_name(language, standing.quartile_group),
    )
