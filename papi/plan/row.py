"""A row of a plan's appendix, and what a row may hold."""

import re
from dataclasses import dataclass, replace

from papi.common.bodies import Level
from papi.common.printable import printable

LEVELS: tuple[Level, ...] = ("province", "commune")
MOST_ROWS = 500
LONGEST_TEXT = 2_000
LONGEST_GROUNDS = 4_000
ID = re.compile(r"[0-9a-z]{1,16}")
# What readers write in a row, in the order of a spreadsheet's columns.
WORDS = ("content", "task", "lead", "coordinating", "time", "product", "indicator", "goal")
COLUMNS = (*WORDS, "level", "measure", "id")


@dataclass(frozen=True)
class PlanRow:
    """One task: the content it serves (in words, and as a measure where it is one), who leads, who
    coordinates (bodies separated by "; "), when, at which level, what it produces, by which
    indicator its result is seen and what that is to reach (now → goal). id: the same in both
    languages and in every copy of the plan; empty for a row that nobody has numbered yet."""

    content: str
    measure: str | None
    task: str
    lead: str
    coordinating: str
    time: str
    level: Level
    id: str = ""
    product: str = ""
    indicator: str = ""
    goal: str = ""


def cleaned(rows: list[PlanRow]) -> list[PlanRow]:
    """Rows that a file can hold: printable text of limited length, empty rows left out, no more
    than MOST_ROWS, each id once: a row that repeats another's has none."""
    kept, ids = [], set()
    for row in rows:
        known = row.id if ID.fullmatch(row.id) and row.id not in ids else ""
        clean = replace(
            row,
            id=known,
            content=held(row.content),
            task=held(row.task),
            lead=held(row.lead),
            coordinating=held(row.coordinating),
            time=held(row.time),
            product=held(row.product),
            indicator=held(row.indicator),
            goal=held(row.goal),
        )
        if clean.task or clean.lead or clean.coordinating or clean.time:
            ids.add(known)
            kept.append(clean)
    return kept[:MOST_ROWS]


def held(text: str) -> str:
    """The text as a file can hold it."""
    return printable(text).strip()[:LONGEST_TEXT].strip()
