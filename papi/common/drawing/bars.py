"""Rows of bars as a table: a name, a bar of one or two lengths, and the same in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class DrawnBar:
    """A row. first, second: lengths, 0–1 of the room, the second on top of the first; kind: the
    colour of the first (rose · fell · same); estimated: it rests on estimates."""

    name: str
    words: str
    first: float
    second: float = 0.0
    kind: str = "same"
    own: bool = False
    estimated: bool = False


def drawn(title: str, rows: Sequence[DrawnBar], *, half: bool = False) -> str:
    """The table as HTML, all text escaped; half: a dotted line at half of the room."""
    kind = "bars half" if half else "bars"
    return (
        f"<table class='{kind}'><caption>{escape(title)}</caption>"
        f"<tbody>{''.join(map(_row, rows))}</tbody></table>"
    )


def _row(one: DrawnBar) -> str:
    lengths = f"--first:{one.first:.3f};--second:{one.first + one.second:.3f}"
    kind = f"{one.kind} estimated" if one.estimated else one.kind
    ours = " class='ours'" if one.own else ""
    return (
        f"<tr{ours}><th scope='row'>{escape(one.name)}</th>"
        f"<td><i class='{kind}' style='{lengths}'></i></td><td>{escape(one.words)}</td></tr>"
    )
