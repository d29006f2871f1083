"""Questions about peers: with whom a province is compared, and from whom it may learn."""

import pandas as pd

from papi.warehouse.connection import Identity, ask


def peers(file: Identity, year: int, province_code: str) -> pd.DataFrame:
    """The province's peers that year, one row per peer_set and peer_code, and how far the peer's
    profile is (`distance`, in standard deviations; null where a dimension is not published)."""
    return ask(
        file,
        """
        SELECT p.peer_set, p.peer_code, d.distance
        FROM peer AS p
        LEFT JOIN profile_distance AS d
            ON d.year = p.year AND d.province_code = p.province_code AND d.peer_code = p.peer_code
        WHERE p.year = $1 AND p.province_code = $2
        ORDER BY p.peer_set, d.distance, p.peer_code
        """,
        year,
        province_code,
    )


def learning_partners(file: Identity, year: int, province_code: str) -> pd.DataFrame:
    """Provinces that stood where this one stood some years before and are clearly higher now, for
    every measure: one row per measure and partner_code, the then_year after which the partner
    gained most on the province. Columns of the view learning_partner keep their names; the
    largest lead first."""
    return ask(
        file,
        """
        FROM learning_partner
        WHERE year = $1 AND province_code = $2
        QUALIFY row_number() OVER (
            PARTITION BY measure, partner_code
            ORDER BY gap - (partner_then - own_then) DESC, then_year DESC
        ) = 1
        ORDER BY measure, gap DESC, partner_code
        """,
        year,
        province_code,
    )
