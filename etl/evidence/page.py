"""Writes docs/evidence.md: the evidence for the rules about noise, counted from a warehouse.

It covers noise by measure and span, how it compares with the printed standard errors, and what
became of changes and levels a year later. Changes and levels are judged by the noise of other
years, so that no change is judged by a figure that it, or the change after it, went into.
"""

from pathlib import Path

import duckdb
import pandas as pd

from etl.evidence import aftermath, headings, levels, rows
from etl.noise import variance

PAGE = Path(__file__).parents[2] / "docs" / "evidence.md"

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


def page(con: duckdb.DuckDBPyConnection) -> str:
    """The evidence as Markdown, from a warehouse built from the shipped figures."""
    noise = con.execute(_NOISE).df()
    gaps = con.execute("SELECT * FROM noise_gap WHERE division = 63 ORDER BY ALL").df()
    return "\n".join(
        [
            headings.HEAD,
            _table(
                ["measure", "years", "standard deviation", "a change needs", "comes back",
                 "triples"],
                [rows.noise_row(row) for _, row in noise.iterrows()],
            ),
            "",
            rows.gap_lines(gaps),
            headings.PRINTED_HEAD,
            _table(
                ["year", "provinces", "pooled", "smallest", "largest"],
                [
                    [str(row["year"]), str(row["provinces"])]
                    + [f"{row[name]:.2f}" for name in ("pooled", "least", "most")]
                    for row in con.execute(_PRINTED).df().to_dict("records")
                ],
            ),
            headings.KEPT_HEAD,
            _table(
                ["measure", "changes", "beyond", "given back", "half kept", "within", "given back",
                 "half kept"],
                [
                    rows.kept_row(name, some)
                    for name, some in _judged(con).groupby("group", sort=False)
                ],
            ),
            headings.LEVEL_HEAD.format(side=rows.percent(levels.on_side_by_noise())),
            _table(
                ["measures", "level", "windows", "on its side", "noise alone",
                 "nearer to the new level", "coin toss"],
                rows.level_rows(levels.windows(con)),
            ),
            headings.REACH_HEAD,
            _table(
                ["measure", "since", "changes", "stated", "gained", "lowest and highest in a year",
                 "of the rises"],
                [
                    rows.reach_row(name, era, some)
                    for (name, era), some in aftermath.good_years(con)
                    .sort_values(["era", "position"]).groupby(["name", "era"], sort=False)
                ],
            ),
            headings.BACK_HEAD,
            _table(
                ["year", "provinces", "given back", "top quarter, next year", "of these fell",
                 "bottom quarter, next year", "of these rose"],
                [rows.back_row(row) for row in aftermath.coming_back(con).to_dict("records")],
            ),
            headings.GAPS_HEAD,
            _table(
                ["pairs of totals", "number", "the higher one still higher", "half of the gap left",
                 "the gap grew"],
                rows.gap_rows(aftermath.gaps(con)),
            ),
            headings.COVERAGE_HEAD,
            _table(
                ["spread of true scores", "held", "held by plain draws", "groups certain",
                 "of these right"],
                rows.coverage_rows(noise),
            ),
            headings.LISTED_HEAD,
            _table(
                ["level", *("holds", "given back", "half kept"),
                 *("clear only", "given back", "half kept"),
                 *("within", "given back", "half kept")],
                [
                    [str(level)]
                    + [
                        cell
                        for word in ("holds", "clear", "within")
                        for cell in rows.left(some[some["word"] == word])
                    ]
                    for level, some in con.execute(_LISTED).df().groupby("level", sort=False)
                ],
            ),
            "",
        ]
    )  # fmt: skip


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
                        margin=rows.TO_MARGIN * noise**0.5,
                    )
                )
    judged: pd.DataFrame = pd.concat(found)
    return judged.sort_values("group", ascending=False, kind="stable")


def _table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
