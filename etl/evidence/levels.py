"""Counts what became of a level a year later, for docs/evidence.md.

Every window of table trend is judged by the noise of pairs of changes that do not include the next
year.
"""

import duckdb
import numpy as np
import pandas as pd
from scipy.stats import multivariate_normal, norm

from etl.noise import variance

_TRIPLES = "SELECT * FROM noise_triple WHERE division = 63 ORDER BY ALL"
_WINDOWS = """
    WITH relative AS (
        SELECT s.* EXCLUDE value, s.value - b.median AS value
        FROM series_point AS s
        JOIN benchmark AS b USING (year, measure, division)
        WHERE b.scope = 'country' AND s.division = 63
    ),
    windowed AS (
        SELECT
            year, measure, province_code,
            count(*) OVER four AS years,
            avg(value) OVER latest AS latest,
            avg(value) OVER earlier AS earlier,
            lead(year) OVER one AS next_year,
            lead(value) OVER one AS next_value
        FROM relative
        WINDOW
            one AS (PARTITION BY measure, province_code, era ORDER BY year),
            four AS (one ROWS 3 PRECEDING),
            latest AS (one ROWS 1 PRECEDING),
            earlier AS (one ROWS BETWEEN 3 PRECEDING AND 2 PRECEDING)
    )
    SELECT w.*, l.level
    FROM windowed AS w
    JOIN (SELECT DISTINCT measure, level FROM measure) AS l USING (measure)
    WHERE w.years = 4 AND w.next_year = w.year + 1
        AND l.level <> 'indicator' AND w.measure <> 'core'
    ORDER BY ALL
"""


def windows(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every window of four years that is followed by another year.

    label: by the noise of triples that do not touch the next year; on_side, nearer: whether the
    next year was on the label's side of the first two years, and nearer to the new level.
    """
    triples = con.execute(_TRIPLES).df()
    found = []
    for (measure, _), some in con.execute(_WINDOWS).df().groupby(["measure", "year"]):
        year = int(some["year"].iloc[0])
        untouched = triples[
            (triples["measure"] == measure)
            & (triples["first_year"] <= year)
            & (year <= triples["last_year"])
            & ~triples["year"].between(year, year + 2)
        ]
        noise = variance(untouched)
        if noise > 0:
            change = some["latest"] - some["earlier"]
            middle = (some["latest"] + some["earlier"]) / 2
            level = np.where(change > 0, "higher", "lower")
            level[change.abs() <= 1.96 * noise**0.5] = "level"
            found.append(
                some.assign(
                    label=level,
                    on_side=np.sign(change) * (some["next_value"] - some["earlier"]) > 0,
                    nearer=np.sign(change) * (some["next_value"] - middle) > 0,
                )
            )
    return pd.concat(found)


def on_side_by_noise() -> float:
    """How often (0–1) noise alone leaves a fifth year on the label's side of the first two: the two
    differences have a correlation of √⅙."""
    both = multivariate_normal(cov=[[1, 6**-0.5], [6**-0.5, 1]])
    return float(both.cdf([-1.96, 0]) / norm.cdf(-1.96))
