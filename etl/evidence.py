"""What the rules about noise rest on, counted from a warehouse: docs/evidence.md.

Noise by measure and span, how it compares with the printed standard errors, and what became of
changes and levels a year later. Both are judged by the noise of other years, so that nothing is
judged by a figure that it, or what came of it, helped to make.
"""

from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
from scipy.stats import multivariate_normal, norm

from etl.noise import covariance

PAGE = Path(__file__).parents[1] / "docs" / "evidence.md"

# 1.96 standard errors of a difference of two years with the same noise.
TO_MARGIN = 1.96 * 2**0.5

_NOISE = """
    SELECT n.*, m.level, m.name_en AS name
    FROM noise AS n
    JOIN measure AS m
        ON m.measure = n.measure
        AND n.last_year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
    WHERE n.division = 63
    ORDER BY n.first_year > 2015, m.level = 'subdimension', m.position, n.measure
"""
_PRINTED = """
    SELECT year, count(standard_error)::INTEGER AS provinces,
        sqrt(avg(standard_error ** 2)) AS pooled,
        min(standard_error) AS least, max(standard_error) AS most
    FROM score AS s
    JOIN province AS p USING (province_code)
    WHERE s.measure = 'total' AND p.division = 63
    GROUP BY year HAVING count(standard_error) > 0
    ORDER BY year
"""
_TRIPLES = """
    SELECT t.measure, t.first_year, t.year, t.province_code, t.change, t.next_change
    FROM noise_triple AS t
    SEMI JOIN measure AS m ON m.measure = t.measure AND m.level IN ('total', 'dimension')
    WHERE t.division = 63
    ORDER BY ALL
"""
_ALL_TRIPLES = "SELECT * FROM noise_triple WHERE division = 63 ORDER BY ALL"
_LEVELS = """
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
_HEAD = """# Evidence

Written by `python -m etl evidence` from the shipped figures; a test holds it current. [method.md](method.md) states the rules.

## Noise by measure and span of years

Standard deviation of one year's score of one province, in points, with the 90% interval that comes from drawing the provinces anew. A change of one year is
beyond the usual variation when it is larger than 1.96·√2 times that. "Comes back": the share of a change, less the year's median change, that the next year takes back.
"""  # noqa: E501
_PRINTED_HEAD = """
## The printed standard errors beside it

PAPI prints a standard error of the total for three years only. Pooled: the root of their mean square. The noise above also holds ups and downs that are real but do not last,
so it should be the larger of the two.
"""  # noqa: E501
_KEPT_HEAD = """
## What was left of a change a year later

Changes less the year's median change. A pair of successive changes is judged by the noise of the other pairs of its measure and span. "Given back": what the next year
took back, as a share of the change. "Half kept": how many provinces still had at least half of the change a year later.
"""  # noqa: E501

_LEVEL_HEAD = """
## What became of the level a year later

Table `trend`, by values less the national median: the mean of two years is higher or lower than that of the two before by more than 1.96 standard deviations, or about level.
Each window is judged by the noise of the pairs of changes that do not touch the next year. "On its side": how many provinces stood, that next year, still on the side of the two
years before that the label names. Noise alone would leave {side} there, because the years before were chosen for being low or high, so the fairer question is
whether the next year was nearer to the new level than to the old one. There noise alone is a coin.
"""  # noqa: E501


def page(con: duckdb.DuckDBPyConnection) -> str:
    """The evidence as Markdown, from a warehouse built from the shipped figures."""
    noise = con.execute(_NOISE).df()
    gaps = con.execute("SELECT * FROM noise_gap WHERE division = 63 ORDER BY ALL").df()
    return "\n".join(
        [
            _HEAD,
            _table(
                ["measure", "years", "standard deviation", "a change needs", "comes back",
                 "triples"],
                [_noise_row(row) for _, row in noise.iterrows()],
            ),
            "",
            _gap_lines(gaps),
            _PRINTED_HEAD,
            _table(
                ["year", "provinces", "pooled", "least", "most"],
                [
                    [str(row["year"]), str(row["provinces"])]
                    + [f"{row[name]:.2f}" for name in ("pooled", "least", "most")]
                    for row in con.execute(_PRINTED).df().to_dict("records")
                ],
            ),
            _KEPT_HEAD,
            _table(
                ["measure", "changes", "beyond", "given back", "half kept", "within", "given back",
                 "half kept"],
                [_kept_row(name, some) for name, some in _judged(con).groupby("group", sort=False)],
            ),
            _LEVEL_HEAD.format(side=_percent(_side_by_noise())),
            _table(
                ["measures", "level", "windows", "on its side", "noise alone",
                 "nearer to the new level", "a coin"],
                _level_rows(_levels(con)),
            ),
            "",
        ]
    )  # fmt: skip


def _judged(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every pair of successive changes with the margin that the other pairs give."""
    found = []
    for (measure, _), some in con.execute(_TRIPLES).df().groupby(["measure", "first_year"]):
        for year in sorted(some["year"].unique()):
            variance = _variance(some[some["year"] != year])
            if variance > 0:
                found.append(
                    some[some["year"] == year].assign(
                        group="total" if measure == "total" else "dimensions",
                        margin=TO_MARGIN * variance**0.5,
                    )
                )
    judged: pd.DataFrame = pd.concat(found)
    return judged.sort_values("group", ascending=False, kind="stable")


def _levels(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every window of four years with a next one: its label, by the noise of triples that do not
    touch that year, and where the next year stood."""
    triples = con.execute(_ALL_TRIPLES).df()
    found = []
    for (measure, _), some in con.execute(_LEVELS).df().groupby(["measure", "year"]):
        year = int(some["year"].iloc[0])
        untouched = triples[
            (triples["measure"] == measure)
            & (triples["first_year"] <= year)
            & (year <= triples["last_year"])
            & ~triples["year"].between(year, year + 2)
        ]
        variance = _variance(untouched)
        if variance > 0:
            change = some["latest"] - some["earlier"]
            middle = (some["latest"] + some["earlier"]) / 2
            level = np.where(change > 0, "higher", "lower")
            level[change.abs() <= 1.96 * variance**0.5] = "level"
            found.append(
                some.assign(
                    label=level,
                    on_side=np.sign(change) * (some["next_value"] - some["earlier"]) > 0,
                    nearer=np.sign(change) * (some["next_value"] - middle) > 0,
                )
            )
    return pd.concat(found)


def _side_by_noise() -> float:
    """How often noise alone leaves a fifth year on the side of the first two that the label of the
    four names: the two differences correlate by √⅙."""
    both = multivariate_normal(cov=[[1, 6**-0.5], [6**-0.5, 1]])
    return float(both.cdf([-1.96, 0]) / norm.cdf(-1.96))


def _level_rows(windows: pd.DataFrame) -> list[list[str]]:
    rows = []
    for level, name in (
        ("total", "total"), ("dimension", "dimensions"), ("subdimension", "sub-dimensions"),
    ):  # fmt: skip
        for label in ("higher", "lower", "level"):
            some = windows[(windows["level"] == level) & (windows["label"] == label)]
            shares = ["–"] * 4
            if label != "level":
                shares = [_percent(some["on_side"].mean()), _percent(_side_by_noise()),
                          _percent(some["nearer"].mean()), "50%"]  # fmt: skip
            rows.append([name, label, str(len(some)), *shares])
    return rows


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def _variance(triples: pd.DataFrame) -> float:
    """Noise variance of one year; not above 0 where the triples show none."""
    pairs = [
        covariance(
            np.ones((1, len(some))), some["change"].to_numpy(), some["next_change"].to_numpy()
        )
        for _, some in triples.groupby("year")
    ]
    return -float(np.mean(pairs)) if pairs else 0.0


def _noise_row(row: pd.Series) -> list[str]:
    deviation = float(row["standard_deviation"])
    return [
        str(row["name"]),
        f"{row['first_year']}–{row['last_year']}",
        f"{deviation:.3f} ({row['low']:.2f}–{row['high']:.2f})",
        f"{TO_MARGIN * deviation:.2f}",
        f"{row['comes_back']:.2f}",
        str(row["triples"]),
    ]


def _kept_row(name: object, changes: pd.DataFrame) -> list[str]:
    cells = [str(name), str(len(changes))]
    beyond = changes["change"].abs() > changes["margin"]
    for some in (changes[beyond], changes[~beyond]):
        direction = np.sign(some["change"])
        back = -(some["next_change"] * direction).sum() / some["change"].abs().sum()
        left = (some["change"] + some["next_change"]) * direction
        kept = (left >= some["change"].abs() / 2).mean()
        cells += [str(len(some)), f"{back:.2f}", _percent(kept)]
    return cells


def _gap_lines(gaps: pd.DataFrame) -> str:
    words = {
        "too_few_triples": "Fewer than 100 triples, so nothing is said",
        "interval_reaches_zero": "The interval reaches zero, so nothing is said",
    }
    return "\n\n".join(
        f"{words[str(reason)]}: "
        + ", ".join(f"{row.measure} {row.first_year}–{row.last_year}" for row in some.itertuples())
        + "."
        for reason, some in gaps.groupby("reason")
    )


def _table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
