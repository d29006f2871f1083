"""The rows of the tables of docs/evidence.md, as text."""

import textwrap
from collections.abc import Hashable

import numpy as np
import pandas as pd

from etl.evidence import coverage, levels

# 1.96 standard errors of a difference of two years with the same noise.
TO_MARGIN = 1.96 * 2**0.5


def coverage_rows(noise: pd.DataFrame) -> list[list[str]]:
    """Coverage with half, one, two and three times the noise between true scores."""
    total = noise[noise["measure"] == "total"].sort_values("first_year")
    deviation = float(total["standard_deviation"].iloc[-1])
    rows = []
    for times in (0.5, 1, 2, 3):
        found = coverage.held(deviation, times * deviation)
        shares = [found[name] for name in ("shrunk", "plain", "certain", "right")]
        rows.append([f"{times * deviation:.2f}", *(f"{100 * share:.0f}%" for share in shares)])
    return rows


def level_rows(windows: pd.DataFrame) -> list[list[str]]:
    """What became of each level of the totals, dimensions and sub-dimensions."""
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
                    percent(some["on_side"].mean()),
                    percent(levels.on_side_by_noise()),
                    percent(some["nearer"].mean()),
                    "50%",
                ]
            rows.append([name, label, str(len(some)), *shares])
    return rows


def noise_row(row: pd.Series) -> list[str]:
    """The noise of a measure in a span of years."""
    deviation = float(row["standard_deviation"])
    return [
        str(row["name"]),
        f"{row['first_year']}–{row['last_year']}",
        f"{deviation:.3f} ({row['low']:.2f}–{row['high']:.2f})",
        f"{TO_MARGIN * deviation:.2f}",
        f"{row['comes_back']:.2f}",
        str(row["triples"]),
    ]


def kept_row(name: object, changes: pd.DataFrame) -> list[str]:
    """What was left of changes beyond and within the usual variation."""
    cells = [str(name), str(len(changes))]
    beyond = changes["change"].abs() > changes["margin"]
    return cells + left(changes[beyond]) + left(changes[~beyond])


def left(changes: pd.DataFrame) -> list[str]:
    """How many changes, the share of them given back the next year, and the share half kept."""
    direction = np.sign(changes["change"])
    back = -(changes["next_change"] * direction).sum() / changes["change"].abs().sum()
    left = (changes["change"] + changes["next_change"]) * direction
    kept = (left >= changes["change"].abs() / 2).mean()
    return [str(len(changes)), f"{back:.2f}", percent(kept)]


def reach_row(name: object, era: object, years: pd.DataFrame) -> list[str]:
    """The rate over all years left out, and the lowest and highest rate of a single year."""
    shares = years["gained"] / years["changes"]
    total = years["gained"].sum()
    return [
        str(name), str(era or 2011), str(years["changes"].sum()),
        percent(years["stated"].mean()), percent(total / years["changes"].sum()),
        f"{percent(shares.min())} and {percent(shares.max())}",
        percent(total / years["rises"].sum()),
    ]  # fmt: skip


def back_row(row: dict[Hashable, float]) -> list[str]:
    """What followed a year's largest changes."""
    return [
        f"{row['year']:.0f}", f"{row['provinces']:.0f}", f"{row['back']:.2f}",
        f"{row['top']:+.2f}", percent(row["top_fell"]),
        f"{row['bottom']:+.2f}", percent(row["bottom_rose"]),
    ]  # fmt: skip


def gap_rows(pairs: pd.DataFrame) -> list[list[str]]:
    """What became of the gaps between two totals."""
    apart = pairs["told_apart"]
    return [
        [
            name,
            str(len(some)),
            percent((some["next_gap"] > 0).mean()),
            percent((some["next_gap"] >= some["gap"] / 2).mean()),
            percent((some["next_gap"] > some["gap"]).mean()),
        ]
        for name, some in (
            ("told apart", pairs[apart]),
            ("not told apart", pairs[~apart]),
            ("learning partners", pairs[pairs["partner"]]),
        )
    ]


def gap_lines(gaps: pd.DataFrame) -> str:
    """The measures and spans without a stated noise, by reason."""
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


def percent(share: float) -> str:
    """A share in whole percent."""
    return f"{100 * share:.0f}%"
