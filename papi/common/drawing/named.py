"""A drawing as a table: its caption, its headings, and rows that the caller made and escaped."""

from collections.abc import Iterable
from html import escape

Heading = tuple[str, str]  # words, and the class of the column


def table(title: str, headings: Iterable[Heading], rows: str, kind: str) -> str:
    """The table, which scrolls by itself where it is too wide; kind: its class. Roles are written
    out, because a phone lays some tables out as blocks, which takes them away."""
    heads = "".join(
        f"<th role='columnheader' scope='col' class='{align}'>{escape(one)}</th>"
        for one, align in headings
    )
    name = escape(title)
    return (
        f"<div class='scroll' tabindex='0' role='region' aria-label='{name}'>"
        f"<table role='table' class='figures drawing {kind}'><caption>{name}</caption>"
        f"<thead role='rowgroup'><tr role='row'>{heads}</tr></thead>"
        f"<tbody role='rowgroup'>{rows}</tbody></table></div>"
    )
