"""What is recognised of one sheet: its provinces, its labelled lines, each cell's reference."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl.utils import get_column_letter

from etl.problem import Problem

Rows = Sequence[Sequence[Any]]


@dataclass
class Place:
    """A province's column (row, where the sheet was turned)."""

    index: int
    printed: str
    code: str = ""


@dataclass
class Line:
    """A measure's row (column, where the sheet was turned): what it is and its cells by place."""

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
    """What was recognised of one sheet; `problems` says what was not."""

    file: str
    title: str
    year: int
    turned: bool = False
    layout: str = ""
    division: int = 63
    places: list[Place] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def cell(self, line: int, place: int) -> str:
        """The reference of a cell, `2023_VIE_ENG!F12`."""
        row, column = (place, line) if self.turned else (line, place)
        return f"{self.title}!{get_column_letter(column + 1)}{row + 1}"

    def problem(self, line: int, place: int, message: str, value: object = "") -> None:
        """Notes what is wrong with a cell."""
        where = f"{self.file}: {self.cell(line, place)}"
        self.problems.append(Problem(where, message, str(value)[:80]))
