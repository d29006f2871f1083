"""Draws of ranks: how far a province's rank could have moved by sampling alone.

Every published value with a standard error is drawn anew from a normal distribution around it,
all provinces of a year and measure together, and ranked each time. The range holds 95% of the
ranks drawn, its ends rounded outwards. A province without a standard error keeps its value in
every draw. Sources of the standard errors: score.standard_error_basis.
"""

import duckdb
import numpy as np
import pandas as pd

SEED = 12
DRAWS = 10_000
OUTSIDE_PERCENT = (2.5, 97.5)

# Only rankings in which at least one province has a standard error can be drawn.
_DRAWABLE = """
    SELECT r.year, r.measure, r.division, r.province_code, r.value, s.standard_error
    FROM ranking AS r
    JOIN score AS s USING (year, measure, province_code)
    QUALIFY count(s.standard_error) OVER (PARTITION BY r.year, r.measure, r.division) > 0
    ORDER BY r.year, r.measure, r.division, r.province_code
"""


def draw_ranks(values: np.ndarray, standard_errors: np.ndarray, seed: list[int]) -> np.ndarray:
    """Ranks (draws × provinces, 1 = highest) of values drawn with their standard errors."""
    generator = np.random.default_rng(seed)
    spread = np.nan_to_num(standard_errors, nan=0.0)
    drawn = values + generator.standard_normal((DRAWS, len(values))) * spread
    ranks = np.empty(drawn.shape, dtype=np.int32)
    np.put_along_axis(
        ranks, np.argsort(-drawn, axis=1), np.arange(1, len(values) + 1)[None, :], axis=1
    )
    return ranks


def ranges(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """One row per year, measure and province of a drawn ranking, as table drawn_rank holds it."""
    drawn = []
    drawable = con.execute(_DRAWABLE).df()
    groups = drawable.groupby(["year", "measure", "division"], sort=True)
    for number, (_, group) in enumerate(groups):
        year = int(group["year"].iloc[0])
        errors = group["standard_error"].to_numpy(dtype=float, na_value=np.nan)
        ranks = draw_ranks(group["value"].to_numpy(dtype=float), errors, [SEED, year, number])
        low, high = np.percentile(ranks, OUTSIDE_PERCENT, axis=0)
        drawn.append(
            group[["year", "measure", "province_code"]].assign(
                low=np.floor(low).astype(int),
                high=np.ceil(high).astype(int),
                draws=DRAWS,
                held=int(np.isnan(errors).sum()),
            )
        )
    columns = ["year", "measure", "province_code", "low", "high", "draws", "held"]
    return pd.concat(drawn) if drawn else pd.DataFrame(columns=columns)
