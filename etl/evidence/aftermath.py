"""Counts what became of rises, changes and gaps in the following year, for docs/evidence.md.

Rules are tested on years that they were not derived from: a good year's rise on each year with that
year left out, a gap between two provinces by the noise of the other years.
"""

import duckdb
import pandas as pd

from etl.noise import variance

QUARTER = 0.25

_LASTING = """
    SELECT DISTINCT l.measure, l.province_code, l.change_year, l.difference,
        coalesce(
            (
                SELECT max(b.year) FROM series_break AS b
                WHERE b.measure = l.measure AND b.severity = 'break' AND b.year <= l.change_year
            ), 0
        ) AS era,
        m.position, m.name_en AS name
    FROM lasting_change AS l
    JOIN measure AS m
        ON m.measure = l.measure AND l.change_year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
    WHERE l.division = 63 AND m.level IN ('total', 'dimension') AND l.measure <> 'core'
    ORDER BY ALL
"""  # noqa: E501
_PAIRS = """
    WITH total AS (
        SELECT s.year, s.province_code, s.value, p.value AS next_value
        FROM score AS s
        JOIN score AS p
            ON p.measure = s.measure AND p.province_code = s.province_code AND p.year = s.year + 1
        WHERE s.measure = 'total' AND s.basis = 'published' AND p.basis = 'published'
            AND NOT EXISTS (
                FROM series_break AS b
                WHERE b.measure = 'total' AND b.severity = 'break' AND b.year = s.year + 1
            )
    )
    SELECT
        a.year, a.value - b.value AS gap, a.next_value - b.next_value AS next_gap,
        EXISTS (
            FROM learning_partner AS l
            WHERE l.measure = 'total' AND l.year = a.year
                AND l.partner_code = a.province_code AND l.province_code = b.province_code
        ) AS partner
    FROM total AS a
    JOIN total AS b ON b.year = a.year AND a.value > b.value
    ORDER BY ALL
"""
_TRIPLES = """
    SELECT year, first_year, last_year, change, next_change FROM noise_triple
    WHERE measure = 'total' AND division = 63
    ORDER BY ALL
"""


def good_years(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """One row per era of the total or a dimension and year left out.

    Columns: name, position, era, year; rise, a good year's rise from the other years (points);
    changes, rises and gained, how many of the year's own changes there were, were rises, and were
    at least as large as `rise`; stated, the share of the other years' changes that were as large
    and lasted (0–1).
    """
    found = []
    lasting = con.execute(_LASTING).df()
    for (_, era), history in lasting.groupby(["measure", "era"], sort=False):
        for year in sorted(history["change_year"].unique()):
            own = history.loc[history["change_year"] == year, "difference"]
            others = history.loc[history["change_year"] != year, "difference"]
            rises = others[others > 0]
            if rises.empty:
                continue
            rise = rises.quantile(1 - QUARTER)
            found.append(
                {
                    "name": history["name"].iloc[-1], "position": history["position"].iloc[-1],
                    "era": era, "year": year, "rise": rise, "changes": len(own),
                    "rises": int((own > 0).sum()), "gained": int((own >= rise).sum()),
                    "stated": float((others >= rise).mean()),
                }
            )  # fmt: skip
    return pd.DataFrame(found)


def coming_back(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """For each year of the total, changes less the year's median.

    Gives how much of a change was reversed the next year, and the next year's change of the quarter
    that rose most and the quarter that fell most (mean in points, and the share that then went the
    other way).
    """
    found = []
    for year, some in con.execute(_TRIPLES).df().groupby("year"):
        top = some[some["change"] >= some["change"].quantile(1 - QUARTER)]["next_change"]
        bottom = some[some["change"] <= some["change"].quantile(QUARTER)]["next_change"]
        back = -some["change"].cov(some["next_change"]) / some["change"].var()
        found.append(
            {
                "year": year, "provinces": len(some), "back": back,
                "top": top.mean(), "top_fell": (top < 0).mean(),
                "bottom": bottom.mean(), "bottom_rose": (bottom > 0).mean(),
            }
        )  # fmt: skip
    return pd.DataFrame(found)


def gaps(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every pair of totals of a year, the higher first, with the next year's gap (points).

    Columns: year, gap, next_gap, partner (whether the higher is a learning partner of the lower),
    told_apart (by the noise of triples that do not include the change to the next year).
    """
    pairs, triples = con.execute(_PAIRS).df(), con.execute(_TRIPLES).df()
    found = []
    for year in sorted(pairs["year"].unique().tolist()):
        some = pairs[pairs["year"] == year]
        # A triple of year y uses the scores of y - 1, y and y + 1.
        span = triples[(triples["first_year"] <= year) & (triples["last_year"] >= year)]
        noise = variance(span[~span["year"].isin((year, year + 1))])
        if noise > 0:
            found.append(some.assign(told_apart=some["gap"] > 1.96 * (2 * noise) ** 0.5))
    judged: pd.DataFrame = pd.concat(found)
    return judged
