"""Defines tables: one definition gives both the figures and how they are shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

import pandas as pd

from papi.common.language import MINUS, Language

# points 0–80 · signed points · percent 5.0 = 5% · share 0–1 · places with sign · whole · text
# The look of a row's first cell that makes the row stand out from those of its parts.
WHOLE = "whole"
Kind = Literal[
    "points", "signed", "percent", "percentage_points", "share", "places", "whole", "text"
]


@dataclass(frozen=True)
class Look:
    """How a cell looks: the palette's name for its colours, and the marks after and before the
    figure that say the same without colour. ▲ or ▼ before it replaces its sign."""

    cell: str
    mark: str = ""
    before: str = ""


@dataclass(frozen=True)
class Column:
    """A heading, the kind of its figures, and how to take one from a row; how the cell looks and
    where it links to, if anywhere. A cell that shows several figures, as 46 of 61, names in
    `in_files` the columns that hold them one by one in a file. Its key is the same in every
    language. drawing: escaped markup beside the text on screen, for the same. A column in which no
    row has a figure, or every row one of the words `silent`, is not shown: `why` says so in a
    sentence."""

    heading: str
    kind: Kind
    value: Callable[[Any], Any]
    look: Callable[[Any], Look | None] | None = None
    link: Callable[[Any], str | None] | None = None
    in_files: tuple["Column", ...] = ()
    key: str = ""
    drawing: Callable[[Any], str] | None = None
    silent: tuple[str, ...] = ()
    why: str = ""


class Cell(NamedTuple):
    """What a reader sees: the text, the palette's name of its colours (empty without), a link, and
    a drawing beside the text."""

    text: str
    look: str
    link: str | None
    drawing: str


@dataclass(frozen=True)
class Table:
    """Columns over rows; an absent figure is None and shows as a dash. Rows for which `divides` is
    true separate groups of rows on screen; files leave them out, so that they can be sorted. Rows
    for which `own` is true are outlined as the reader's own."""

    title: str
    columns: list[Column]
    rows: list[Any]
    divides: Callable[[Any], bool] | None = None
    own: Callable[[Any], bool] | None = None

    def only(self, *keys: str) -> "Table":
        """The same rows with the columns of these keys, in this order."""
        columns = {column.key: column for column in self.columns}
        return replace(self, columns=[columns[key] for key in keys])

    def telling(self, language: Language) -> tuple["Table", list[str]]:
        """The same rows with the columns that say something of at least one of them, and a sentence
        on those left out."""
        # Not through `telling`: for nearly every column the first row is enough.
        kept = [
            not self.rows or any(_says(column, row) for row in self.rows) for column in self.columns
        ]
        left = [one for one, keep in zip(self.columns, kept, strict=True) if not keep]
        notes = list(dict.fromkeys(one.why for one in left if one.why))
        bare = [one.heading for one in left if not one.why]
        if bare:
            notes.append(
                language.text(
                    "Not shown, because no row has a figure: {columns}.",
                    columns=language.listed(bare),
                )
            )
        columns = [one for one, keep in zip(self.columns, kept, strict=True) if keep]
        return replace(self, columns=columns), notes

    def for_files(self) -> "Table":
        """The same table with one figure per cell and no dividing rows."""
        columns = [one for column in self.columns for one in column.in_files or (column,)]
        divides = self.divides
        return Table(
            self.title, columns, [row for row in self.rows if not (divides and divides(row))]
        )

    def values(self) -> list[list[Any]]:
        """The figures themselves, unrounded, row by row; whole ones as integers, None without."""
        return [[_figure(column, row) for column in self.columns] for row in self.rows]

    def figures(self) -> pd.DataFrame:
        """The same under the headings."""
        return pd.DataFrame(
            self.values(),
            columns=[column.heading for column in self.columns],
            dtype=object,
        )

    def cells(self, language: Language) -> list[list[Cell]]:
        """The figures as this language's readers write them, each with its mark, row by row."""
        formats = formatters(language)
        return [[_cell(column, row, formats) for column in self.columns] for row in self.rows]

    def shown(self, language: Language) -> pd.DataFrame:
        """The texts of the cells under the headings."""
        return pd.DataFrame(
            [[cell.text for cell in row] for row in self.cells(language)],
            columns=[column.heading for column in self.columns],
        )


def telling(says: Sequence[Sequence[bool]]) -> list[bool]:
    """Which columns say something in at least one row, by rows of whether each cell does; empty
    without rows."""
    return [any(column) for column in zip(*says, strict=True)]


def _says(column: Column, row: Any) -> bool:
    value = column.value(row)
    return value is not None and value not in column.silent


def _figure(column: Column, row: Any) -> Any:
    value = column.value(row)
    # pandas turns a rank of 46 into 46.0 where another is missing.
    return int(value) if column.kind in ("whole", "places") and value is not None else value


def _cell(column: Column, row: Any, formats: dict[Kind, Callable[[Any], str]]) -> Cell:
    value, look = column.value(row), column.look(row) if column.look else None
    text = "–" if value is None else formats[column.kind](value)
    if value is not None and look:
        if look.before.startswith(("▲", "▼")):
            text = text.lstrip(f"+{MINUS}")
        text = " ".join(filter(None, (look.before, text, look.mark)))
    drawing = column.drawing(row) if column.drawing else ""
    if drawing and value is None:
        text = ""
    return Cell(text, look.cell if look else "", column.link(row) if column.link else None, drawing)


def rounded(
    language: Language, after: Callable[[Any], float], before: Callable[[Any], float]
) -> Callable[[Any], Look | None]:
    """Marks a difference that differs from that of its two figures as shown."""
    return lambda row: None if language.adds_up(after(row), before(row)) else Look("", "≈")


def formatters(language: Language) -> dict[Kind, Callable[[Any], str]]:
    """How each kind of figure is written."""
    return {
        "points": language.points,
        "signed": language.signed_points,
        "percent": language.percent,
        "percentage_points": lambda number: language.signed_decimals(number, 1),
        "share": language.share,
        "places": language.signed_whole,
        "whole": language.whole,
        "text": str,
    }
