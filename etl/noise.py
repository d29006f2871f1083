"""Measures how much of a change is noise, from the published scores alone.

Noise in one year raises a province's change and lowers the next, so the variance of one year's
noise is minus the mean covariance of successive changes, each less that year's median change (view
noise_triple). There is one figure per measure and span of years, the same for every province. It
includes sampling error and real ups and downs that do not last. See docs/method.md, section Noise.
"""

from dataclasses import dataclass
from functools import cache

import duckdb
import numpy as np
import pandas as pd
from scipy.stats import false_discovery_control, norm

SEED = 15
RESAMPLES = 2_000
# The interval holds 90% of the estimates from provinces resampled with replacement.
OUTSIDE_PERCENT = (5, 95)
LEAST_TRIPLES = 100

_SPANS = """
    SELECT s.measure, d.division, s.first_year, s.last_year
    FROM noise_span AS s
    CROSS JOIN (
        SELECT DISTINCT p.division FROM score JOIN province AS p USING (province_code)
    ) AS d
    ORDER BY ALL
"""
# Always from main, where the published scores are, even when the 34 are the current schema.
_TRIPLES = """
    SELECT measure, division, first_year, year, province_code, change, next_change
    FROM main.noise_triple
    ORDER BY ALL
"""
_CHANGES = """
    SELECT year, measure, province_code, division, difference, standard_deviation
    FROM change_noise
    ORDER BY ALL
"""


@dataclass(frozen=True)
class Estimate:
    """Noise of one measure and span.

    variance, low, high: of one year's score, with its interval, in points squared; comes_back: the
    share of a change that is reversed the next year; triples: how many triples of years it is
    based on; first_change: the year of the first change among them.
    """

    variance: float
    low: float
    high: float
    comes_back: float
    triples: int
    first_change: int


def covariance(weights: np.ndarray, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Sample covariances (rows × years), one for each row of `weights` and year.

    `weights` (rows × provinces) says how often each province counts. `first` and `second` are
    provinces × years; a province with NaN in either is left out of that year.
    """
    known = ~(np.isnan(first) | np.isnan(second))
    a, b = np.where(known, first, 0.0), np.where(known, second, 0.0)
    # One product for all: with thousands of provinces, a copy of the weights for each year of each
    # measure takes longer than everything else.
    count, sum_a, sum_b, sum_ab = np.split(weights @ np.hstack([known, a, b, a * b]), 4, axis=1)
    found: np.ndarray = (sum_ab - sum_a * sum_b / count) / (count - 1)
    return found


@cache
def resampled(provinces: int) -> np.ndarray:
    """How often each province counts (rows × provinces): once in the first row, then as often as it
    is drawn in each of RESAMPLES draws of that many provinces with replacement."""
    again = np.random.default_rng(SEED).multinomial(
        provinces, np.full(provinces, 1 / provinces), size=RESAMPLES
    )
    return np.vstack([np.ones(provinces), again])


def estimate(triples: pd.DataFrame) -> Estimate | None:
    """The noise in triples (year, province_code, change, next_change); None if there are none."""
    if triples.empty:
        return None
    by_year = [
        table.pivot(index="province_code", columns="year")
        for table in (
            triples[["province_code", "year", name]] for name in ("change", "next_change")
        )
    ]
    first, second = (table.to_numpy(dtype=float) for table in by_year)
    weights = resampled(len(first))
    variances = -np.mean(covariance(weights, first, second), axis=1)
    spread = np.mean(covariance(weights[:1], first, first))
    low, high = np.nanpercentile(variances[1:], OUTSIDE_PERCENT)
    return Estimate(
        variance=float(variances[0]),
        low=float(low),
        high=float(high),
        comes_back=float(variances[0] / spread),
        triples=len(triples),
        first_change=int(triples["year"].min()),
    )


def gap(found: Estimate | None) -> str | None:
    """Why an estimate is not good enough to judge changes by; None where it is."""
    if found is None or found.triples < LEAST_TRIPLES:
        return "too_few_triples"
    return "interval_reaches_zero" if found.low <= 0 else None


def tables(con: duckdb.DuckDBPyConnection) -> dict[str, pd.DataFrame]:
    """The rows of tables noise and noise_gap, for the division of the current schema.

    The 34 use the panel of the 63 until they have enough years of their own: each of them is
    surveyed as one of the 63 was.
    """
    triples = con.execute(_TRIPLES).df()
    shown = {
        key: estimate(some) for key, some in triples.groupby(["measure", "division", "first_year"])
    }
    known, unknown = [], []
    for measure, division, first_year, last_year in con.execute(_SPANS).fetchall():
        own = shown.get((measure, division, first_year))
        of_the_63 = division != 63 and gap(own) is not None
        found = shown.get((measure, 63, first_year)) if of_the_63 else own
        row = {"measure": measure, "division": division, "last_year": last_year}
        if reason := gap(found):
            few = found.triples if found else 0
            unknown.append(row | {"first_year": first_year, "triples": few, "reason": reason})
        elif found:
            known.append(
                row
                | {
                    "first_year": found.first_change - 1,
                    "standard_deviation": round(found.variance**0.5, 6),
                    "low": round(found.low**0.5, 6),
                    "high": round(found.high**0.5, 6),
                    "triples": found.triples,
                    "comes_back": round(found.comes_back, 6),
                    "basis": "panel of the 63" if of_the_63 else "panel",
                }
            )
    return {"noise": pd.DataFrame(known), "noise_gap": pd.DataFrame(unknown)}


def in_list(con: duckdb.DuckDBPyConnection) -> dict[str, pd.DataFrame]:
    """The rows of table change_in_list, for the division of the current schema.

    Each change is adjusted for those of all provinces in the same year and measure, because of a
    hundred changes that are pure noise five are clear by chance.
    """
    changes = con.execute(_CHANGES).df()
    changes["p_value"] = 2 * norm.sf(changes["difference"].abs() / changes["standard_deviation"])
    lists = changes.groupby(["year", "measure", "division"])["p_value"]
    changes["adjusted"] = lists.transform(false_discovery_control)
    columns = ["year", "measure", "province_code", "p_value", "adjusted"]
    return {"change_in_list": changes[columns]}


def variance(triples: pd.DataFrame) -> float:
    """Noise variance of one year, in points squared; 0 or negative where the triples show none."""
    pairs = [
        covariance(
            np.ones((1, len(some))), some[["change"]].to_numpy(), some[["next_change"]].to_numpy()
        )
        for _, some in triples.groupby("year")
    ]
    return -float(np.mean(pairs)) if pairs else 0.0
