"""A row of a plan's appendix, and what a row may hold."""

from dataclasses import dataclass, replace

from papi.common.bodies import Level
from papi.common.printable import printable

LEVELS: tuple[Level, ...] = ("province", "commune")
MOST_ROWS = 500
LONGEST_TEXT = 2_000
COLUMNS = ("content", "task", "lead", "coordinating", "time", "level", "measure")


@dataclass(frozen=True)
class PlanRow:
    """One task: the content it serves (in words, and as a measure where it is one), who leads, who
    coordinates (bodies separated by "; "), when, at which level."""

    content: str
    measure: str | None
    task: str
    lead: str
    coordinating: str
    time: str
    level: Level


def cleaned(rows: list[PlanRow]) -> list[PlanRow]:
    """Rows that a file can hold: printable text of limited length, empty rows left out, and no more
    than MOST_ROWS."""
    kept = []
    for row in rows:
        clean = replace(
            row,
            content=_held(row.content),
            task=_held(row.task),
            lead=_held(row.lead),
            coordinating=_held(row.coordinating),
            time=_held(row.time),
        )
        if clean.task or clean.lead or clean.coordinating or clean.time:
            kept.append(clean)
    return kept[:MOST_ROWS]


def _held(text: str) -> str:
    return printable(text).strip()[:LONGEST_TEXT].strip()
