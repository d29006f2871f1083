"""Queries the catalogue of tasks: what may be done about a sub-dimension, and by whom."""

from dataclasses import dataclass

from papi.common.bodies import Level
from papi.warehouse.connection import Identity, rows


@dataclass(frozen=True)
class Action:
    """A task of a catalogue, in both languages: who leads and who works with them (bodies of table
    `body`, and their names, separated by "; "), when, what is handed over, and the survey questions
    that it serves (stable names)."""

    id: str
    measure: str
    level: Level
    task_vi: str
    task_en: str
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    lead_vi: str
    lead_en: str
    coordinating_vi: str
    coordinating_en: str
    timing_vi: str
    timing_en: str
    product_vi: str
    product_en: str
    indicators: tuple[str, ...]


def actions(file: Identity, year: int) -> tuple[Action, ...]:
    """Tasks for each sub-dimension in use, by its number, level (province first) and place in the
    catalogue. Bodies are named as in a plan for `year`; two that have become one stand once."""
    return rows(
        file,
        Action,
        """
        WITH named AS (
            SELECT t.id, n.name_vi, n.name_en,
                arg_min(t.role, t.role = 'coordinating') AS role,
                min(t.place) AS place
            FROM task_body AS t
            JOIN body_name AS n
                ON n.body = t.body
                AND ? BETWEEN coalesce(n.first_year, 0) AND coalesce(n.last_year, 9999)
            GROUP BY t.id, n.name_vi, n.name_en
        ),
        joined AS (
            SELECT id,
                string_agg(name_vi, '; ' ORDER BY place) FILTER (role = 'lead') AS lead_vi,
                string_agg(name_en, '; ' ORDER BY place) FILTER (role = 'lead') AS lead_en,
                string_agg(name_vi, '; ' ORDER BY place) FILTER (role <> 'lead') AS others_vi,
                string_agg(name_en, '; ' ORDER BY place) FILTER (role <> 'lead') AS others_en
            FROM named
            GROUP BY id
        )
        SELECT a.id, a.measure, a.level, a.task_vi, a.task_en,
            string_split(a.lead, '; ') AS lead,
            string_split(a.coordinating, '; ') AS coordinating,
            j.lead_vi, j.lead_en,
            coalesce(j.others_vi, '') AS coordinating_vi,
            coalesce(j.others_en, '') AS coordinating_en,
            a.timing_vi, a.timing_en, a.product_vi, a.product_en,
            coalesce(string_split(a.indicators, '; '), []) AS indicators
        FROM action AS a
        JOIN joined AS j USING (id)
        JOIN measure AS m ON m.measure = a.measure AND m.last_year IS NULL
        ORDER BY m.position, a.level = 'commune', a.position
        """,
        year,
    )
