"""Questions about the 34 provinces since July 2025 and the old ones they are made of."""

import pandas as pd

from papi.warehouse.connection import Identity, ask


def estimated_years(file: Identity) -> list[int]:
    """Years in which some values are means of old provinces, and so every rank and group is an
    estimate; none as surveyed."""
    found = ask(file, "SELECT DISTINCT year FROM score WHERE basis <> 'published' ORDER BY year")
    return found["year"].tolist()


def both_divisions(file: Identity) -> pd.DataFrame:
    """All provinces of both divisions, scored or not: province_code, name_vi, name_en, division,
    successor_code, successor (code with "n"), parts (how many old provinces its successor has)."""
    return ask(
        file,
        """
        SELECT p.province_code, p.name_vi, p.name_en, p.division, p.successor_code,
            s.province_code AS successor,
            (SELECT count(*) FROM province AS o
             WHERE o.division = 63 AND o.successor_code = p.successor_code)::INTEGER AS parts
        FROM province AS p
        JOIN successor AS s USING (successor_code)
        ORDER BY p.division DESC, name_key(p.name_vi)
        """,
    )
