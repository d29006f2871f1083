"""Reads an edited plan's .xlsx back as rows; any other workbook is refused with a clear message.

Formulas are never read, only the values that the spreadsheet stored for them; defusedxml, which
openpyxl uses when it is installed, refuses entities. A reader's file comes through
`bounded_reading`, which refuses damaged and large ones.
"""

import io
from dataclasses import dataclass
from typing import Any

import openpyxl

from papi.common.bodies import Level
from papi.common.language import CODES, Code, Language, marked
from papi.common.refusal import InputRefused
from papi.plan.cell_words import words as _words
from papi.plan.columns import FACTS, MARK, VERSION, headings, level_name
from papi.plan.row import LONGEST_GROUNDS, LONGEST_TEXT, MOST_ROWS, PlanRow, cleaned

VERSIONS = tuple(str(version) for version in range(1, VERSION + 1))
# The columns that every version has.
NEEDED = ("content", "task", "lead", "coordinating", "time")


class PlanFileRefused(InputRefused):
    """A file that is not one of our plans, or is damaged or too large."""


@dataclass(frozen=True)
class LoadedPlan:
    """Whose plan it was, and its rows as edited; `target` as `target.parse` reads it, `basket` as
    `basket.read` does, `rule`, `issuer` and `grounds` (one a line) as they were chosen; each
    empty where the file does not say. version: of the file's form; an older one has been
    converted."""

    province_code: str
    year: int
    language: Code
    target: str
    rows: list[PlanRow]
    version: int = VERSION
    basket: str = ""
    rule: str = ""
    issuer: str = ""
    grounds: str = ""


def read(content: bytes) -> LoadedPlan:
    """The plan of an .xlsx that `sheet.write` made, as edited since. Raises PlanFileRefused for
    another workbook, and whatever openpyxl raises over a damaged file."""
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    facts = _facts(book)
    cells = _cells(book)
    return LoadedPlan(
        province_code=facts["province_code"],
        year=int(facts["year"]),
        language="en" if facts.get("language") == "en" else "vi",
        target=facts.get("target", ""),
        rows=_rows(cells),
        version=int(facts[MARK]),
        basket=facts.get("basket", ""),
        rule=facts.get("rule", ""),
        issuer=facts.get("issuer", "")[:LONGEST_TEXT],
        grounds=facts.get("grounds", "")[:LONGEST_GROUNDS],
    )


def _facts(book: Any) -> dict[str, str]:
    foreign = PlanFileRefused(
        marked(
            "This workbook is not a plan saved here: its sheet “{sheet}” is missing or changed."
        ),
        sheet=FACTS,
    )
    if FACTS not in book.sheetnames:
        raise foreign
    lines = book[FACTS].iter_rows(max_row=20, max_col=2, values_only=True)
    facts = {str(line[0]): _words(line[1] if len(line) > 1 else None) for line in lines if line}
    if facts.get(MARK) not in VERSIONS:
        raise foreign
    year = facts.get("year", "")
    if not facts.get("province_code") or not (year.isdecimal() and len(year) == 4):
        raise foreign
    return facts


def _cells(book: Any) -> list[dict[str, str]]:
    """The rows of the first other sheet, by the names of `COLUMNS`."""
    sheets = [name for name in book.sheetnames if name != FACTS]
    if not sheets:
        raise PlanFileRefused(marked("The workbook has no sheet with the plan's rows."))
    lines = book[sheets[0]].iter_rows(max_row=MOST_ROWS + 2, max_col=30, values_only=True)
    places = _places([_words(value) for value in next(iter(lines), ())])
    rows = [
        {name: _words(line[place]) if place < len(line) else "" for name, place in places.items()}
        for line in lines
    ]
    if len(rows) > MOST_ROWS and any(rows[-1].values()):
        raise PlanFileRefused(
            marked("The plan has more than {limit} rows; no more are read."), limit=MOST_ROWS
        )
    for number, row in enumerate(rows, start=2):
        if any(len(text) > LONGEST_TEXT for text in row.values()):
            raise PlanFileRefused(
                marked("A cell of row {row} is longer than {limit} characters."),
                row=number,
                limit=LONGEST_TEXT,
            )
    return rows


def _places(first: list[str]) -> dict[str, int]:
    """The position of each column, in any order, by its heading in either language."""
    for code in CODES:
        named = {words: name for name, words in headings(Language(code)).items()}
        places = {named[words]: place for place, words in enumerate(first) if words in named}
        absent = [words for words, name in named.items() if name in NEEDED and name not in places]
        if places and not absent:
            return places
    expected = [headings(Language("vi"))[name] for name in NEEDED]
    raise PlanFileRefused(
        marked("The sheet does not have a plan's headings; its first row must contain: {names}."),
        names=", ".join(expected),
    )


def _rows(cells: list[dict[str, str]]) -> list[PlanRow]:
    communes = {level_name(Language(code), "commune").casefold() for code in CODES}
    rows = []
    for cell in cells:
        level: Level = (
            "commune" if cell.get("level", "").strip().casefold() in communes else "province"
        )
        rows.append(
            PlanRow(
                content=cell["content"],
                measure=cell.get("measure") or None,
                task=cell["task"],
                lead=cell["lead"],
                coordinating=cell["coordinating"],
                time=cell["time"],
                level=level,
                id=cell.get("id", "").strip(),
                product=cell.get("product", ""),
                indicator=cell.get("indicator", ""),
                goal=cell.get("goal", ""),
            )
        )
    return cleaned(rows)
