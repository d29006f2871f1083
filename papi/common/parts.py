"""What a page, a file and a document are made of."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LegendEntry:
    """A group (or `unpublished`) and what the legend says of it."""

    group: str
    words: str
