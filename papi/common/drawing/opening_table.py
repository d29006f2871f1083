"""A table whose rows open in place: to rows of the same form, and these to lines of their own.

All of it is in the markup; the page's script (opening_table.js) only shows and hides, and sorts.
On a page without scripts everything stands open, and a row's name may lead to a page of its own.
Roles are written out because a phone lays rows out as blocks, which takes them away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple

from papi.common.tables import telling


@dataclass(frozen=True)
class Heading:
    """A column's heading; by: the figure that the rows are sorted by, if they can be; why: what is
    said under the table in place of the column where it says nothing of any row."""

    words: str
    by: str = ""
    why: str = ""


class DrawnCell(NamedTuple):
    """A cell: its class, its escaped markup, whether it says anything, and what stands before it on
    a phone, where there are no headings."""

    kind: str
    markup: str
    says: bool = True
    label: str = ""


@dataclass(frozen=True)
class DrawnRow:
    """A row. name: its heading; order: the figures that it is sorted by; inside: escaped lines that
    it opens to; parts: rows that it opens to; after: escaped lines under these; link: where its
    name leads."""

    key: str
    name: str
    cells: Sequence[DrawnCell]
    order: Mapping[str, float | None] = field(default_factory=dict)
    inside: Sequence[str] = ()
    parts: Sequence["DrawnRow"] = ()
    after: Sequence[str] = ()
    link: str = ""


def drawn(
    kind: str,
    title: str,
    headings: Sequence[Heading],
    rows: Sequence[DrawnRow],
    foot: DrawnRow | None = None,
    *,
    scripted: bool = True,
) -> str:
    """The table as HTML; kind: its class, for the widths of its columns; scripted: whether the page
    has a script that opens and sorts. A column that says nothing of any row is left out, and its
    heading's `why` stands under the table."""
    shown = [*rows, *(part for row in rows for part in row.parts), *([foot] if foot else [])]
    says = telling([[True, *(cell.says for cell in row.cells)] for row in shown])
    kept = [
        told or not one.why
        for one, told in zip(headings, says or [True] * len(headings), strict=True)
    ]
    bodies = "".join(_bodies(row, kept, scripted=scripted) for row in rows)
    last = (
        f"<tfoot role='rowgroup'><tr role='row'>{_cells(foot, kept, opens=False)}</tr></tfoot>"
        if foot
        else ""
    )
    heads = "".join(
        _heading(one, scripted=scripted) for one, keep in zip(headings, kept, strict=True) if keep
    )
    left_out = [one.why for one, keep in zip(headings, kept, strict=True) if not keep]
    notes = "".join(f"<div class='note'>{escape(one)}</div>" for one in dict.fromkeys(left_out))
    return (
        f"<table class='opening {kind}' role='table'><caption>{escape(title)}</caption>"
        f"<thead role='rowgroup'><tr role='row'>{heads}</tr></thead>"
        f"{bodies}{last}</table>{notes}"
    )


def _heading(one: Heading, *, scripted: bool) -> str:
    words = escape(one.words)
    if one.by and scripted:
        words = f"<button type='button' data-sort='{one.by}'>{words}</button>"
    return f"<th role='columnheader' scope='col'>{words}</th>"


def _bodies(row: DrawnRow, kept: Sequence[bool], *, scripted: bool) -> str:
    """A row and all that it opens to, closed where a script can open it."""
    wide = sum(kept)
    order = "".join(f" data-{by}='{_number(value)}'" for by, value in row.order.items())
    hidden = " hidden" if scripted else ""
    first = (
        f"<tbody role='rowgroup' class='row'{order if scripted else ''}><tr role='row'>"
        f"{_cells(row, kept, opens=scripted)}</tr></tbody>"
    )
    inside = [_line(one, wide) for one in row.inside]
    for part in row.parts:
        inside.append(f"<tr role='row' class='part'>{_cells(part, kept, opens=scripted)}</tr>")
        if part.inside:
            within = "".join(part.inside)
            inside.append(_line(within, wide, f" id='in-{escape(part.key)}'{hidden}"))
    inside += [_line(one, wide) for one in row.after]
    if not inside:
        return first
    return (
        f"{first}<tbody role='rowgroup' class='inside' id='in-{escape(row.key)}'{hidden}>"
        f"{''.join(inside)}</tbody>"
    )


def _line(content: str, wide: int, more: str = "") -> str:
    return (
        f"<tr role='row' class='opened'{more}><td role='cell' colspan='{wide}'>{content}</td></tr>"
    )


def _cells(row: DrawnRow, kept: Sequence[bool], *, opens: bool) -> str:
    name = escape(row.name)
    if opens and (row.inside or row.parts or row.after):
        name = (
            f"<button type='button' aria-expanded='false' aria-controls='in-{escape(row.key)}'>"
            f"{name}</button>"
        )
    elif row.link:
        name = f"<a href='{escape(row.link)}'>{name}</a>"
    others = "".join(
        f"<td role='cell' class='{cell.kind}'{_label(cell)}>{cell.markup}</td>"
        for cell, keep in zip(row.cells, kept[1:], strict=True)
        if keep
    )
    return f"<th role='rowheader' scope='row'>{name}</th>{others}"


def _label(cell: DrawnCell) -> str:
    return f" data-label='{escape(cell.label)}'" if cell.label else ""


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.6f}"
