"""Queries the catalogue of tasks: what may be done about a sub-dimension, and by whom."""

from dataclasses import dataclass

from papi.common.bodies import Level
from papi.warehouse.connection import Identity, rows


@dataclass(frozen=True)
class Action:
    """A task of the catalogue, in both languages; bodies are separated by "; "."""

    measure: str
    level: Level
    task_vi: str
    task_en: str
    lead_vi: str
    lead_en: str
    coordinating_vi: str
    coordinating_en: str
    timing_vi: str
    timing_en: str


def actions(file: Identity) -> tuple[Action, ...]:
    """Tasks for each sub-dimension in use, by its number, level (province first) and place in the
    catalogue."""
    return rows(
        file,
        Action,
        """
        SELECT a.measure, a.level, a.task_vi, a.task_en, a.lead_vi, a.lead_en,
            a.coordinating_vi, a.coordinating_en, a.timing_vi, a.timing_en
        FROM action AS a
        JOIN measure AS m ON m.measure = a.measure AND m.last_year IS NULL
        ORDER BY m.position, a.level = 'commune', a.position
        """,
    )
