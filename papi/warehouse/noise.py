"""Questions about the usual variation of scores, and what it leaves open."""

import pandas as pd

from papi.warehouse.connection import Identity, ask


def noise(file: Identity, year: int) -> pd.DataFrame:
    """The rows of table noise that hold for a year, one per measure; standard deviations in points,
    comes_back 0–1."""
    return ask(file, "FROM noise WHERE $1 BETWEEN first_year AND last_year ORDER BY measure", year)


def noise_gaps(file: Identity, year: int) -> pd.DataFrame:
    """The rows of table noise_gap that hold for a year: measures whose noise is not known."""
    return ask(
        file, "FROM noise_gap WHERE $1 BETWEEN first_year AND last_year ORDER BY measure", year
    )


def usual_variations(file: Identity, year: int, province_code: str) -> pd.DataFrame:
    """How far two scores like the province's lie apart by noise alone 5 times in 100, one row per
    measure whose noise is known: margin, in points."""
    return ask(
        file,
        """
        SELECT measure, 1.96 * sqrt(2) * standard_deviation AS margin FROM score_noise
        WHERE year = $1 AND province_code = $2
        ORDER BY measure
        """,
        year,
        province_code,
    )
