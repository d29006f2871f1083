"""Writes docs/evidence.md: the evidence for the rules about noise, counted from a warehouse.

It covers noise by measure and span, how it compares with the printed standard errors, and what
became of changes and levels a year later. Changes and levels are judged by the noise of other
years, so that no change is judged by a figure that it, or the change after it, went into.
"""

import textwrap
from collections.abc import Hashable
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from etl.evidence import aftermath, coverage, levels
from etl.noise import variance

PAGE = Path(__file__).parents[2] / "docs" / "evidence.md"

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
    WHERE t.division = 63 AND t.measure <> 'core'
    ORDER BY ALL
"""
_LISTED = """
    SELECT m.level, t.change, t.next_change,
        CASE WHEN NOT c.clear THEN 'within' WHEN c.clear_in_list THEN 'holds' ELSE 'clear' END
            AS word
    FROM noise_triple AS t
    JOIN yearly_change AS c USING (year, measure, province_code)
    JOIN measure AS m
        ON m.measure = t.measure
        AND t.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
    WHERE t.division = 63 AND t.measure <> 'core' AND c.clear IS NOT NULL
    ORDER BY m.level = 'subdimension', m.level = 'dimension', t.measure, t.year, t.province_code
"""
_HEAD = """# Evidence

Written by `python -m etl evidence` from the shipped figures; a test keeps it up to date.
[method.md](method.md) states the rules.

## Noise by measure and span of years

Standard deviation of one year's score of one province, in points, with the 90% interval from
resampling the provinces. A one-year change is beyond the usual variation when it is larger than
1.96·√2 times the standard deviation. "Comes back": the share of a change, less the year's median
change, that is reversed the next year. "Triples": pairs of successive changes, each over three
years.
"""
_PRINTED_HEAD = """
## Compared with the printed standard errors

PAPI prints a standard error of the total for three years only. "Pooled" is the root of their mean
square. The noise above also includes ups and downs that are real but do not last, so it should be
the larger of the two.
"""
_KEPT_HEAD = """
## What was left of a change a year later

Changes less the year's median change. Each pair of successive changes is judged by the noise of the
other pairs of its measure and span. "Beyond" and "within": changes larger and no larger than the
usual variation. "Given back": how much of the change was reversed the next year, as a share of the
change. "Half kept": how many provinces still had at least half of the change a year later.
"""
_LISTED_HEAD = """
## What was left of changes that hold among all provinces

The same pairs, grouped by the terms used on the pages, whose noise is measured on these pairs too.
"Holds": clear, and also clear by the Benjamini–Hochberg method (10%) among all provinces of that
measure and year. "Clear only": clear, but not among all provinces.
"""

_LEVEL_HEAD = """
## What became of the level a year later

Table `trend`, on values less the national median: the mean of two years is higher or lower than
that of the two before by more than 1.96 standard deviations, or else at about the same level. Each
window is judged by the noise of the pairs of changes that do not touch the next year. "On its
side": how many provinces were, the next year, still on the side of the first two years that the
label names. Noise alone would leave {side} there, because windows were chosen for a low or high
start. So the fairer question is whether the next year was nearer to the new level than to the old
one. For that, noise alone gives the same result as a coin toss.
"""
_REACH_HEAD = """
## Points within reach, gained at the stated rate

A good year's rise is computed from all other years of an era and tried on the year left out.
"Stated": the share of the other years' changes that were as large and lasted, which is what the
pages state. "Gained": the same share in the years left out; "of the rises": the share among rises
that lasted at all, where one in four is expected. On average the rate holds. In a single year it
often does not: years differ widely, and nine in ten changes fall short of it. So such a rise is the
exception, and the pages state how often it was achieved. No page says what can be done "in one good
year".
"""

_BACK_HEAD = """
## Coming back: what followed a year's largest changes of the total

Changes less the year's median change. For the quarter of provinces that rose most and the quarter
that fell most in a year: their mean change in the next year, and how many then went the other way.
"""

_GAPS_HEAD = """
## Told apart, a year later

Pairs of totals of one year, the higher first, told apart by the noise of the triples that do not
include the change to the next year. A coin toss would leave 50% still higher. Learning partners are
told apart from the province, were level with it some years before and lead by more than 5%. Leads
last; few of them grow, and part of each is lost again.
"""

_COVERAGE_HEAD = """
## Possible ranks and groups in simulated countries

A hundred countries of 61 provinces each, with the noise of the newest total and true scores that
are closer together or further apart. "Held": the true rank is in the range that is meant to hold 95
of 100. "Plain draws": ranges from draws around the scores as they are, which adds noise to noise.
"Certain": the share of provinces with a group that holds at least 80 of 100 draws, and how often
that group is the true one.
"""


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
                ["year", "provinces", "pooled", "smallest", "largest"],
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
            _LEVEL_HEAD.format(side=_percent(levels.on_side_by_noise())),
            _table(
                ["measures", "level", "windows", "on its side", "noise alone",
                 "nearer to the new level", "coin toss"],
                _level_rows(levels.windows(con)),
            ),
            _REACH_HEAD,
            _table(
                ["measure", "since", "changes", "stated", "gained", "lowest and highest in a year",
                 "of the rises"],
                [
                    _reach_row(name, era, some)
                    for (name, era), some in aftermath.good_years(con)
                    .sort_values(["era", "position"]).groupby(["name", "era"], sort=False)
                ],
            ),
            _BACK_HEAD,
            _table(
                ["year", "provinces", "given back", "top quarter, next year", "of these fell",
                 "bottom quarter, next year", "of these rose"],
                [_back_row(row) for row in aftermath.coming_back(con).to_dict("records")],
            ),
            _GAPS_HEAD,
            _table(
                ["pairs of totals", "number", "the higher one still higher", "half of the gap left",
                 "the gap grew"],
                _gap_rows(aftermath.gaps(con)),
            ),
            _COVERAGE_HEAD,
            _table(
                ["spread of true scores", "held", "held by plain draws", "groups certain",
                 "of these right"],
                _coverage_rows(noise),
            ),
            _LISTED_HEAD,
            _table(
                ["level", *("holds", "given back", "half kept"),
                 *("clear only", "given back", "half kept"),
                 *("within", "given back", "half kept")],
                [
                    [str(level)]
                    + [
                        cell
                        for word in ("holds", "clear", "within")
                        for cell in _left(some[some["word"] == word])
                    ]
                    for level, some in con.execute(_LISTED).df().groupby("level", sort=False)
                ],
            ),
            "",
        ]
    )  # fmt: skip


def _coverage_rows(noise: pd.DataFrame) -> list[list[str]]:
    """Coverage with half, one, two and three times the noise between true scores."""
    total = noise[noise["measure"] == "total"].sort_values("first_year")
    deviation = float(total["standard_deviation"].iloc[-1])
    rows = []
    for times in (0.5, 1, 2, 3):
        found = coverage.held(deviation, times * deviation)
        shares = [found[name] for name in ("shrunk", "plain", "certain", "right")]
        rows.append([f"{times * deviation:.2f}", *(f"{100 * share:.0f}%" for share in shares)])
    return rows


def _judged(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every pair of successive changes, with the margin from the other pairs."""
    found = []
    for (measure, _), some in con.execute(_TRIPLES).df().groupby(["measure", "first_year"]):
        for year in sorted(some["year"].unique()):
            noise = variance(some[some["year"] != year])
            if noise > 0:
                found.append(
                    some[some["year"] == year].assign(
                        group="total" if measure == "total" else "dimensions",
                        margin=TO_MARGIN * noise**0.5,
                    )
                )
    judged: pd.DataFrame = pd.concat(found)
    return judged.sort_values("group", ascending=False, kind="stable")


def _level_rows(windows: pd.DataFrame) -> list[list[str]]:
    rows = []
    for level, name in (
        ("total", "total"),
        ("dimension", "dimensions"),
        ("subdimension", "sub-dimensions"),
    ):
        for label in ("higher", "lower", "level"):
            some = windows[(windows["level"] == level) & (windows["label"] == label)]
            shares = ["–"] * 4
            if label != "level":
                shares = [
                    _percent(some["on_side"].mean()),
                    _percent(levels.on_side_by_noise()),
                    _percent(some["nearer"].mean()),
                    "50%",
                ]
            rows.append([name, label, str(len(some)), *shares])
    return rows


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"


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
    return cells + _left(changes[beyond]) + _left(changes[~beyond])


def _left(changes: pd.DataFrame) -> list[str]:
    """How many changes, the share of them given back the next year, and the share half kept."""
    direction = np.sign(changes["change"])
    back = -(changes["next_change"] * direction).sum() / changes["change"].abs().sum()
    left = (changes["change"] + changes["next_change"]) * direction
    kept = (left >= changes["change"].abs() / 2).mean()
    return [str(len(changes)), f"{back:.2f}", _percent(kept)]


def _reach_row(name: object, era: object, years: pd.DataFrame) -> list[str]:
    """The rate over all years left out, and the lowest and highest rate of a single year."""
    shares = years["gained"] / years["changes"]
    total = years["gained"].sum()
    return [
        str(name), str(era or 2011), str(years["changes"].sum()),
        _percent(years["stated"].mean()), _percent(total / years["changes"].sum()),
        f"{_percent(shares.min())} and {_percent(shares.max())}",
        _percent(total / years["rises"].sum()),
    ]  # fmt: skip


def _back_row(row: dict[Hashable, float]) -> list[str]:
    return [
        f"{row['year']:.0f}", f"{row['provinces']:.0f}", f"{row['back']:.2f}",
        f"{row['top']:+.2f}", _percent(row["top_fell"]),
        f"{row['bottom']:+.2f}", _percent(row["bottom_rose"]),
    ]  # fmt: skip


def _gap_rows(pairs: pd.DataFrame) -> list[list[str]]:
    apart = pairs["told_apart"]
    return [
        [
            name,
            str(len(some)),
            _percent((some["next_gap"] > 0).mean()),
            _percent((some["next_gap"] >= some["gap"] / 2).mean()),
            _percent((some["next_gap"] > some["gap"]).mean()),
        ]
        for name, some in (
            ("told apart", pairs[apart]),
            ("not told apart", pairs[~apart]),
            ("learning partners", pairs[pairs["partner"]]),
        )
    ]


def _gap_lines(gaps: pd.DataFrame) -> str:
    words = {
        "too_few_triples": "Fewer than 100 triples, so noise is not stated",
        "interval_reaches_zero": "The interval reaches zero, so noise is not stated",
    }
    paragraphs = (
        f"{words[str(reason)]}: "
        + ", ".join(f"{row.measure} {row.first_year}–{row.last_year}" for row in some.itertuples())
        + "."
        for reason, some in gaps.groupby("reason")
    )
    return "\n\n".join(textwrap.fill(one, 110) for one in paragraphs)


def _table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
