"""A table as markup: text in cells, for eyes, screen readers and printers.

Written here and not by pandas' Styler, which takes ten times as long and gives every cell an id of
its own, so that a page weighs three times as much and each run's markup differs from the last's.
"""

from html import escape

from papi.common.language import Language
from papi.common.tables import Cell, Column, Table

MANY = 8  # columns that still stand side by side at the house's size of type


def markup(language: Language, shown: Table, *, tall: bool = False) -> str:
    """The table in a frame that scrolls sideways, a tall one downwards too; a wide one is written
    smaller. All of its words are escaped."""
    kind = "scroll" + " tall" * tall + " wide" * (len(shown.columns) > MANY)
    title = escape(shown.title)
    headings = "".join(map(_heading, shown.columns))
    body = "".join(
        f"<tr>{''.join(map(_cell, cells, shown.columns))}</tr>" for cells in shown.cells(language)
    )
    return (
        f"<div class='{kind}' tabindex='0' role='region' aria-label='{title}'>"
        f"<table class='figures'><caption>{title}</caption>"
        f"<thead><tr>{headings}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _heading(column: Column) -> str:
    kind = "" if column.kind == "text" else " class='n'"
    return f"<th scope='col'{kind}>{escape(column.heading)}</th>"


def _cell(cell: Cell, column: Column) -> str:
    kinds = " ".join(filter(None, ("" if column.kind == "text" else "n", cell.look)))
    text = escape(cell.text)
    if cell.link:
        text = f"<a href='{escape(cell.link)}' target='_self'>{text}</a>"
    return f"<td class='{kinds}'>{text}</td>" if kinds else f"<td>{text}</td>"
