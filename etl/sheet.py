"""Holds what was recognised in one sheet: provinces, labelled lines and cell references."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl.utils import get_column_letter

from etl.language import Message
from etl.problem import Problem

Rows = Sequence[Sequence[Any]]


@dataclass
class Place:
    """A province's column (or its row, if the sheet was transposed)."""

    index: int
    printed: str
    code: str = ""


@dataclass
class Line:
    """A measure's row (or column, if transposed): what it is, and its cells by place."""

    index: int
    role: str
    code: str
    weighting: str
    vi: str
    en: str
    scale: str
    cells: list[Any]


@dataclass
class Sheet:
    """What was recognised in one sheet; `problems` lists what was not."""

    file: str
    title: str
    year: int
    turned: bool = False
    layout: str = ""
    division: int = 63
    places: list[Place] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    ignored: list[Message] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    doubtful: set[tuple[int, int]] = field(default_factory=set)  # cells with a problem

    def cell(self, line: int, place: int) -> str:
        """The reference of a cell, `2023_VIE_ENG!F12`."""
        row, column = (place, line) if self.turned else (line, place)
        return f"{self.title}!{get_column_letter(column + 1)}{row + 1}"

    def is_doubtful(self, lines: Iterable[Line], place: Place) -> bool:
        """Whether any of these lines has a cell with a problem for this place."""
        return any((line.index, place.index) in self.doubtful for line in lines)

    def problem(self, line: int, place: int, message: Message, value: object = "") -> None:
        """Records a problem with a cell; what follows from it is not reported separately."""
        where = f"{self.file}: {self.cell(line, place)}"
        self.problems.append(Problem(where, message, value))
        self.doubtful.add((line, place))
