"""What a table is: one definition gives both the figures and how they are shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from papi.language import Language

# points 0–80 · signed points · percent 5.0 = 5% · share 0–1 · places with sign · whole · text
Kind = Literal["points", "signed", "percent", "share", "places", "whole", "text"]


@dataclass(frozen=True)
class Column:
    """A heading, the kind of its figures, and how to take one from a row."""

    heading: str
    kind: Kind
    value: Callable[[Any], Any]


@dataclass(frozen=True)
class Table:
    """Columns over rows; an absent figure is None and shows as a dash."""

    title: str
    columns: list[Column]
    rows: list[Any]

    def figures(self) -> pd.DataFrame:
        """The figures themselves, unrounded, under the headings."""
        return pd.DataFrame(
            [[column.value(row) for column in self.columns] for row in self.rows],
            columns=[column.heading for column in self.columns],
            dtype=object,
        )

    def shown(self, language: Language) -> pd.DataFrame:
        """The figures as this language's readers write them."""
        formats = formatters(language)
        return pd.DataFrame(
            [
                [
                    "–" if (value := column.value(row)) is None else formats[column.kind](value)
                    for column in self.columns
                ]
                for row in self.rows
            ],
            columns=[column.heading for column in self.columns],
        )


def formatters(language: Language) -> dict[Kind, Callable[[Any], str]]:
    """How each kind of figure is written."""
    return {
        "points": language.points,
        "signed": language.signed_points,
        "percent": language.percent,
        "share": language.share,
        "places": language.signed_whole,
        "whole": language.whole,
        "text": str,
    }
