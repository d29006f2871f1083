"""The map as tiles of HTML: each a link to its province, with its name and rank as text, a mark
and a colour for its group. No borders of places, nothing fetched."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from papi.common.vocabulary import GROUP_MARKS


@dataclass(frozen=True)
class DrawnTile:
    """A tile. row, column: from 1 at the top and on the left; label: its name, lines separated by
    |; figure: its rank, a dash without one; group: of the four, None without one; estimated: the
    group is an estimate; link: None where there is nothing to open; said: all of it in words."""

    row: int
    column: int
    label: str
    figure: str
    group: str | None
    said: str
    link: str | None = None
    own: bool = False
    estimated: bool = False


def drawn(title: str, tiles: Iterable[DrawnTile]) -> str:
    """The map as HTML, all text escaped; on a narrow screen it scrolls sideways."""
    made = "".join(map(_tile, tiles))
    return (
        f"<div class='scroll' tabindex='0' role='region' aria-label='{escape(title)}'>"
        f"<div class='tiles' role='list'>{made}</div></div>"
    )


def _tile(one: DrawnTile) -> str:
    kinds = " ".join(
        filter(None, ("tile", one.group, "ours" * one.own, "estimated" * one.estimated))
    )
    mark = f"<i>{GROUP_MARKS[one.group]}</i>" if one.group else ""
    words = f"{escape(one.label).replace('|', '<br>')} <b>{escape(one.figure)}</b>{mark}"
    place = f"style='grid-area:{one.row}/{one.column}' role='listitem'"
    said = escape(one.said)
    if one.link is None:
        return f"<div class='{kinds}' {place} title='{said}'>{words}</div>"
    return (
        f"<div {place}><a class='{kinds}' href='{escape(one.link)}' target='_self' title='{said}'"
        f" aria-label='{said}'>{words}</a></div>"
    )
