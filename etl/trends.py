"""What kind of trend the last five comparable years show: Theil–Sen slope, Mann–Kendall test.

The window of a province, measure and year is its last five published years up to that year within
one unbroken era of the series. Slope: the median of the slopes between all pairs of years
(Theil–Sen). Test: Mann–Kendall, exact and two-sided, which is Kendall's tau of value against year
and asks only for the order of the values. Docs: method, section Trends.
"""

from functools import cache
from itertools import combinations

import duckdb
import numpy as np
import pandas as pd
from scipy.stats import kendalltau, permutation_test, rankdata

WINDOW = 5
# With five values p is 0.017 where all ten pairs agree, 0.083 where one does not, 0.23 where two do
# not: at this level a single step against the direction, between neighbours, is allowed.
LEVEL = 0.10

_PAIRS = np.array(list(combinations(range(WINDOW), 2)))

# Every published value with its year's national median, in the order in which windows slide.
_VALUES = """
    SELECT
        s.measure, s.province_code, s.era, s.year, s.value,
        round(s.value - b.median, 6) AS relative,
        coalesce(c.falls_in_a_row, 0) AS falls
    FROM series_point AS s
    JOIN benchmark AS b
        ON b.year = s.year AND b.measure = s.measure AND b.division = s.division
        AND b.scope = 'country'
    LEFT JOIN yearly_change AS c
        ON c.year = s.year AND c.measure = s.measure AND c.province_code = s.province_code
    ORDER BY s.measure, s.province_code, s.era, s.year
"""


def slopes(years: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Theil–Sen slopes of windows (rows × WINDOW), in the values' unit a year."""
    first, second = _PAIRS.T
    rise = values[:, second] - values[:, first]
    slope: np.ndarray = np.median(rise / (years[:, second] - years[:, first]), axis=1)
    return slope


def p_values(values: np.ndarray) -> np.ndarray:
    """Exact two-sided Mann–Kendall p-values of windows (rows × WINDOW)."""
    orders = rankdata(values, method="dense", axis=1).astype(int)
    return np.array([_exact_p(tuple(order)) for order in orders.tolist()], dtype=float)


@cache
def _exact_p(order: tuple[int, ...]) -> float:
    """The p-value of values in this order; there are 541 orders of five values, ties counted."""
    time = np.arange(WINDOW)
    if len(set(order)) == WINDOW:
        return float(kendalltau(time, order, method="exact").pvalue)
    if len(set(order)) == 1:
        return 1.0

    # scipy's exact test knows no ties: all orders of the same values are tried instead.
    def agreement(values: np.ndarray) -> float:
        first, second = _PAIRS.T
        return float(np.sign(values[second] - values[first]).sum())

    tried = permutation_test(
        (np.array(order),), agreement, permutation_type="pairings", vectorized=False
    )
    return float(tried.pvalue)


def kinds(values: np.ndarray, p: np.ndarray, slope: np.ndarray) -> np.ndarray:
    """rising, falling, turned_up, turned_down or none for each window (rows × WINDOW).

    Turned: the first two steps go one way and the last two the other; never rising or falling too.
    """
    steps = np.sign(np.diff(values, axis=1))
    half = (WINDOW - 1) // 2
    before, after = steps[:, :half], steps[:, half:]
    sure = p <= LEVEL
    return np.select(
        [
            sure & (slope > 0),
            sure & (slope < 0),
            (before < 0).all(axis=1) & (after > 0).all(axis=1),
            (before > 0).all(axis=1) & (after < 0).all(axis=1),
        ],
        ["rising", "falling", "turned_up", "turned_down"],
        "none",
    )


def windows(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """One row per year, measure and province with a published value, as table trend holds it."""
    frame = con.execute(_VALUES).df()
    place = frame.groupby(["measure", "province_code", "era"], sort=False).cumcount().to_numpy()
    count = np.minimum(place + 1, WINDOW)
    ends = np.arange(len(frame))
    year = frame["year"].to_numpy()
    found = frame[["year", "measure", "province_code"]].assign(
        first_year=year[ends - count + 1], years=count
    )
    full = np.flatnonzero(count == WINDOW)
    inside = full[:, None] + np.arange(-WINDOW + 1, 1)
    for column, prefix in (("value", ""), ("relative", "relative_")):
        values = frame[column].to_numpy(dtype=float)[inside]
        slope, p = np.full(len(frame), np.nan), np.full(len(frame), np.nan)
        kind = np.full(len(frame), "too_few", dtype=object)
        slope[full] = slopes(year[inside], values)
        p[full] = p_values(values)
        kind[full] = kinds(values, p[full], slope[full])
        found[f"{prefix}slope"], found[f"{prefix}p_value"] = slope, p
        found[f"{prefix}kind"] = kind
    return found.assign(**_longest_falls(frame))


def _longest_falls(frame: pd.DataFrame) -> dict[str, pd.Series]:
    """The longest row of falls up to each year, and the last year of the latest that long."""
    keys = [frame["measure"], frame["province_code"]]
    longest = frame["falls"].groupby(keys).cummax()
    reached = frame["year"].where((frame["falls"] == longest) & (longest > 0)).astype("Int64")
    return {"longest_falls": longest, "longest_to": reached.groupby(keys).ffill()}
