"""A ranking as a table: every province with its rank, its figure and the ranks that it may have."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from papi.common.drawing import marks
from papi.common.profile import Rank


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


def drawn(title: str, headings: Sequence[str], rows: Sequence[DrawnRank]) -> str:
    """The table in a frame of its own that scrolls, ours outlined; all text escaped."""
    heads = "".join(f"<th scope='col'>{escape(one)}</th>" for one in headings)
    return (
        f"<div class='scroll ranks' tabindex='0' role='region' aria-label='{escape(title)}'>"
        f"<table class='ranking'><caption>{escape(title)}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(map(_row, rows))}</tbody></table></div>"
    )


def _row(one: DrawnRank) -> str:
    mark = marks.rank(one.rank) if one.rank else ""
    kind = " class='ours'" if one.own else ""
    return (
        f"<tr{kind}><td>{escape(one.words)}</td><th scope='row'>"
        f"<a href='{escape(one.link)}' target='_self'>{escape(one.province)}</a></th>"
        f"<td>{escape(one.figure)}</td><td>{mark}</td></tr>"
    )
