"""Columns that show several figures in one cell (46 of 61) and split them up in files."""

from collections.abc import Callable
from typing import Any

from papi.common.language import Language
from papi.common.tables import Column
from papi.common.vocabulary import place

Place = tuple[int, int]


def of_count(
    language: Language,
    heading: str,
    take: Callable[[Any], Place | None],
    *more: Column,
    shown: Callable[[Any], str] | None = None,
    key: str = "",
    why: str = "",
) -> Column:
    """A place or number and out of how many, or None; `shown` writes a cell that says more than
    that, and `more` holds the columns for what it adds; why: as in Column."""

    def words(row: Any) -> str | None:
        found = take(row)
        return None if found is None else shown(row) if shown else place(language, *found)

    return Column(
        heading,
        "text",
        words,
        in_files=(
            Column(heading, "whole", lambda row: (found := take(row)) and found[0]),
            Column(
                language.text("{heading}: out of", heading=heading),
                "whole",
                lambda row: (found := take(row)) and found[1],
            ),
            *more,
        ),
        key=key,
        why=why,
    )
