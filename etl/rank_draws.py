"""Simulates ranks: the range of ranks, and the groups, that are possible for each province.

Part of the spread of a year's scores is noise. Each score is therefore shrunk towards the year's
mean and redrawn around there: τ² is the variance of the scores less that of the noise,
B = τ²/(τ² + sd²), centre mean + B·(score − mean), spread √B·sd. All provinces of a ranking are
drawn together and ranked each time. The range holds 95 of 100 ranks of one province, taken on its
own. See docs/method.md, section Noise.
"""

from math import floor

import duckdb
import numpy as np
import pandas as pd

SEED = 12
DRAWS = 2_000
WITHIN = 0.95
GROUPS = ("highest", "high_average", "low_average", "lowest")

# A ranking can be drawn only if the noise of every score in it is known.
_DRAWABLE = """
    SELECT r.year, r.measure, r.division, r.province_code, r.value, n.standard_deviation
    FROM ranking AS r
    LEFT JOIN score_noise AS n USING (year, measure, province_code)
    WINDOW ranked AS (PARTITION BY r.year, r.measure, r.division)
    QUALIFY count(n.standard_deviation) OVER ranked = count(*) OVER ranked
    ORDER BY r.year, r.measure, r.division, r.province_code
"""


def shrunk(values: np.ndarray, noise: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Centre and spread to draw each score from, in points; `noise`: its standard deviation.

    Scores that differ by no more than noise share one centre, so every order is equally likely.
    """
    variance = max(float(np.var(values, ddof=1) - np.mean(noise**2)), 0.0)
    if variance == 0:
        return np.full(len(values), values.mean()), noise
    kept = variance / (variance + noise**2)
    return values.mean() + kept * (values - values.mean()), np.sqrt(kept) * noise


def drawn_ranks(centre: np.ndarray, spread: np.ndarray, draws: np.ndarray) -> np.ndarray:
    """The ranks of each province in `draws` (draws × provinces, standard normal), the highest
    first: provinces × draws, each province's ranks in ascending order."""
    count = len(centre)
    order = np.argsort(draws * -spread.astype(draws.dtype) - centre.astype(draws.dtype), axis=1)
    # A table of provinces × ranks would grow with the square of their number.
    ranks = np.empty(order.shape, dtype=np.int16 if count < 2**15 else np.int32)
    np.put_along_axis(ranks, order, np.arange(1, count + 1, dtype=ranks.dtype)[None, :], axis=1)
    return np.sort(ranks.T, axis=1)


def bounds(ranks: np.ndarray, own: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """First and last rank of each province, from its ranks in ascending order. At most a twentieth
    of the draws is outside, split equally between both sides, and the rank of its centre (`own`) is
    always inside."""
    draws = ranks.shape[1]
    outside = floor(draws * (1 - WITHIN) / 2 + 1e-9)
    return np.minimum(ranks[:, outside], own), np.maximum(ranks[:, draws - 1 - outside], own)


def group_shares(ranks: np.ndarray) -> np.ndarray:
    """Shares of the draws in which a province falls into a group: provinces × GROUPS."""
    until = np.cumsum(np.bincount(groups_of_ranks(len(ranks)), minlength=len(GROUPS)))
    within = np.stack([np.sum(ranks <= last, axis=1) for last in until], axis=1)
    shares: np.ndarray = np.diff(within, axis=1, prepend=0) / ranks.shape[1]
    return shares


def own_ranks(centre: np.ndarray) -> np.ndarray:
    """The rank of each score; equal scores have the same rank, the best of theirs."""
    ranks: np.ndarray = 1 + len(centre) - np.searchsorted(np.sort(centre), centre, side="right")
    return ranks


def groups_of_ranks(count: int) -> np.ndarray:
    """The index in GROUPS of each rank among `count` different scores. Edges are percentiles with
    linear interpolation, and a score on an edge is in the group above."""
    below = np.arange(count - 1, -1, -1) / max(count - 1, 1)
    return np.select([below >= 0.75, below >= 0.5, below >= 0.25], [0, 1, 2], 3)


def tables(con: duckdb.DuckDBPyConnection) -> dict[str, pd.DataFrame]:
    """The rows of tables rank_range and group_share, for the division of the current schema."""
    drawable = con.execute(_DRAWABLE).df()
    begins = np.flatnonzero(~drawable.duplicated(["year", "measure", "division"]))
    ends = np.append(begins[1:], len(drawable))
    most = max(ends - begins, default=0)
    # Every ranking uses the same draws, so results do not depend on what else is in the file.
    draws = np.random.default_rng(SEED).standard_normal((DRAWS, most), dtype=np.float32)
    values, noise = (drawable[name].to_numpy() for name in ("value", "standard_deviation"))
    low, high = np.empty((2, len(drawable)), dtype=int)
    shares = np.empty((len(drawable), len(GROUPS)))
    for begin, end in zip(begins, ends, strict=True):
        ranking = slice(begin, end)
        centre, spread = shrunk(values[ranking], noise[ranking])
        found = drawn_ranks(centre, spread, draws[:, : end - begin])
        low[ranking], high[ranking] = bounds(found, own_ranks(centre))
        shares[ranking] = group_shares(found)
    places = drawable[["year", "measure", "province_code", "division"]]
    wide = places.assign(**dict(zip(GROUPS, shares.round(6).T, strict=True)))
    return {
        "rank_range": places.assign(low=low, high=high),
        "group_share": wide.melt(
            list(places.columns), var_name="quartile_group", value_name="share"
        ),
    }
