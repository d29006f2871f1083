"""The question about the catalogue of tasks that plans are drafted from."""

import pandas as pd

from papi.warehouse.connection import Identity, ask


def actions(file: Identity) -> pd.DataFrame:
    """Tasks for each sub-dimension in use, by its number, level (province first) and place in the
    catalogue: measure, code, level, and task, lead, coordinating, timing each in both languages;
    source (a document or `project`). Bodies are parted by "; "."""
    return ask(
        file,
        """
        SELECT a.measure, m.code, a.level, a.task_vi, a.task_en, a.lead_vi, a.lead_en,
            a.coordinating_vi, a.coordinating_en, a.timing_vi, a.timing_en, a.source
        FROM action AS a
        JOIN measure AS m ON m.measure = a.measure AND m.last_year IS NULL
        ORDER BY m.position, a.level = 'commune', a.position
        """,
    )
