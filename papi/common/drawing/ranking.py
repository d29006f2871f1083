"""A ranking as a table: every province with its rank, its figure and the ranks that it may have."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from papi.common.drawing import marks
from papi.common.profile import Rank
from papi.common.tables import telling


@dataclass(frozen=True)
class DrawnRank:
    """A province's line; rank: None where it was not published; figure, words: its value, and its
    rank's range, as they are written."""

    province: str
    link: str
    figure: str
    words: str
    rank: Rank | None
    own: bool = False


def drawn(title: str, headings: Sequence[str], rows: Sequence[DrawnRank], why: str) -> str:
    """The table in a frame of its own that scrolls, ours outlined; all text escaped. Where no range
    is known, its column, the last one, is left out and `why` said."""
    (ranged,) = telling([[bool(one.rank and one.rank.low)] for one in rows]) or [True]
    shown = headings if ranged else headings[:-1]
    heads = "".join(f"<th scope='col'>{escape(one)}</th>" for one in shown)
    lines = "".join(_row(one, ranged=ranged) for one in rows)
    table = (
        f"<div class='scroll ranks' tabindex='0' role='region' aria-label='{escape(title)}'>"
        f"<table class='ranking'><caption>{escape(title)}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div>"
    )
    return table if ranged else f"<div>{table}<p class='note'>{escape(why)}</p></div>"


def _row(one: DrawnRank, *, ranged: bool) -> str:
    mark = f"<td>{marks.rank(one.rank) if one.rank else ''}</td>" if ranged else ""
    kind = " class='ours'" if one.own else ""
    return (
        f"<tr{kind}><td>{escape(one.words)}</td><th scope='row'>"
        f"<a href='{escape(one.link)}' target='_self'>{escape(one.province)}</a></th>"
        f"<td>{escape(one.figure)}</td>{mark}</tr>"
    )
