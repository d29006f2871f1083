"""Renders a table as HTML: text in cells, for screens, screen readers and print.

Not pandas' Styler: that takes ten times as long and gives every cell its own id, so that a page is
three times as large and the markup differs from run to run.
"""

from collections.abc import Callable
from html import escape

from papi.common.language import Language
from papi.common.tables import Cell, Column, Table

LONG = 18  # characters; a longer text may take several lines
MANY = 8  # columns that still fit side by side at the normal type size


def markup(
    language: Language, shown: Table, say: Callable[[str], str] = escape, *, tall: bool = False
) -> str:
    """The table in a frame that scrolls sideways, a tall one vertically too; a wide one has
    smaller type. Columns that say nothing of any row are named under it instead. All text is
    escaped; say: how headings are."""
    told, left_out = shown.telling(language)
    kind = "scroll" + " tall" * tall + " wide" * (len(told.columns) > MANY)
    title = escape(told.title)
    headings = "".join(_heading(column, say) for column in told.columns)
    body = "".join(
        f"<tr{_kind(told, row)}>{''.join(map(_cell, cells, told.columns))}</tr>"
        for row, cells in zip(told.rows, told.cells(language), strict=True)
    )
    notes = "".join(f"<div class='note'>{escape(line)}</div>" for line in left_out)
    return (
        f"<div class='{kind}' tabindex='0' role='region' aria-label='{title}'>"
        f"<table class='figures'><caption>{title}</caption>"
        f"<thead><tr>{headings}</tr></thead><tbody>{body}</tbody></table></div>{notes}"
    )


def _kind(shown: Table, row: object) -> str:
    return " class='ours'" if shown.own and shown.own(row) else ""


def _heading(column: Column, say: Callable[[str], str]) -> str:
    kind = "" if column.kind == "text" else " class='n'"
    return f"<th scope='col'{kind}>{say(column.heading)}</th>"


def _cell(cell: Cell, column: Column) -> str:
    many = column.kind == "text" and len(cell.text) > LONG
    kind = "long" if many else "" if column.kind == "text" else "n"
    kinds = " ".join(filter(None, (kind, cell.look)))
    text = escape(cell.text)
    if cell.link:
        text = f"<a href='{escape(cell.link)}' target='_self'>{text}</a>"
    text += cell.drawing
    return f"<td class='{kinds}'>{text}</td>" if kinds else f"<td>{text}</td>"
