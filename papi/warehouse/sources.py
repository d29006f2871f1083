"""Questions about where the figures come from: files, hashes, counts."""

import pandas as pd

from papi.warehouse.connection import Identity, ask


def sources(file: Identity) -> pd.DataFrame:
    """One row per source, newest year first: title, published_by, year, kind, sha256, loaded_at,
    citation, and how many scores of each level came from it."""
    return ask(
        file,
        """
        SELECT s.source, s.title, s.published_by, s.year, s.kind, s.sha256, s.loaded_at, s.citation,
            count(*) FILTER (m.level = 'subdimension')::INTEGER AS subdimensions,
            count(*) FILTER (m.level = 'indicator')::INTEGER AS indicators,
            count(v.standard_error) FILTER (v.measure = 'total')::INTEGER AS margins
        FROM source AS s
        JOIN score AS v USING (source)
        JOIN measure AS m
            ON m.measure = v.measure AND v.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
        GROUP BY ALL
        ORDER BY s.year DESC, s.kind, s.title
        """,
    )
